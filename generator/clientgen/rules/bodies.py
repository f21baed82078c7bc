"""Bodies and their media types: forms, raw text and bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from clientgen.catalog import (
    Kind,
    MediaKind,
    Scope,
    all_parts,
    media_kind,
    operation_uses,
    parameter_uses,
    parts,
)
from clientgen.diagnostics import Location, quote
from clientgen.ir import (
    BytesType,
    IntegerType,
    ListType,
    MapType,
    RecordType,
    Reference,
    Text,
    TypeUse,
    reveal,
)
from clientgen.rules.rule import Finding, Rule

_FORM = "application/x-www-form-urlencoded"
_EMPTY_STATUSES = (204, 205)


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyUse:
    """A body that is sent or answered."""

    type: TypeUse
    media_types: tuple[Text, ...]
    location: Location
    path: Text

    def kinds(self) -> dict[MediaKind, str]:
        """How the body can be written, each with the first media type that says so."""
        kinds: dict[MediaKind, str] = {}
        for name in self.media_types:
            kinds.setdefault(media_kind(name), reveal(name))
        return kinds


def bodies(scope: Scope) -> Iterator[BodyUse]:
    """Every body of every request and answer whose type is known."""
    return (body for body in _all_bodies(scope) if scope.is_known(body.type))


def _all_bodies(scope: Scope) -> Iterator[BodyUse]:
    for operation in scope.service.operations:
        sent = operation.body
        if sent is not None:
            yield BodyUse(
                type=sent.type,
                media_types=sent.media_types,
                location=sent.location,
                path=sent.path,
            )
        for answer in operation.responses:
            if answer.type is not None:
                yield BodyUse(
                    type=answer.type,
                    media_types=answer.media_types,
                    location=answer.location,
                    path=answer.path,
                )


def _at(body: BodyUse, message: str, hint: str) -> Finding:
    return Finding(location=body.location, path=body.path, message=message, hint=hint)


def _forms(scope: Scope) -> Iterator[Finding]:
    for body in bodies(scope):
        if "form" in body.kinds() and not _is_flat(scope, body.type):
            yield _at(
                body,
                f"a body of the media type {quote(_FORM)} is not a flat record",
                "refer to a record whose members are scalars and lists of scalars",
            )


def _is_flat(scope: Scope, kind: TypeUse) -> bool:
    record = scope.bare(kind)
    if not isinstance(record, RecordType) or scope.is_nullable(kind):
        return False
    return all(_is_flat_member(scope, field.type) for field in record.fields)


def _is_flat_member(scope: Scope, kind: TypeUse) -> bool:
    bare = scope.bare(kind)
    return scope.is_scalar(bare.items if isinstance(bare, ListType) else bare)


def _raw(scope: Scope) -> Iterator[Finding]:
    for body in bodies(scope):
        for kind, media_type in body.kinds().items():
            fault, hint = _raw_fault(scope, body.type, kind)
            if fault:
                yield _at(body, f"a body of the media type {quote(media_type)} {fault}", hint)
    yield from _inner_bytes(scope)


def _raw_fault(scope: Scope, kind: TypeUse, media: MediaKind) -> tuple[str, str]:
    is_bytes = isinstance(scope.bare(kind), BytesType)
    if media == "bytes" and not is_bytes:
        return "is not of the type `bytes`", "write `type: bytes`, or correct the media type"
    if media == "text" and not is_bytes and not scope.is_scalar(kind):
        return "is neither a scalar nor `bytes`", "write `type: string`, or correct the media type"
    if media not in ("bytes", "text") and is_bytes:
        return "is of the type `bytes`", "write `type: string` with `format: byte` for base64"
    return "", ""


def _inner_bytes(scope: Scope) -> Iterator[Finding]:
    whole = {body.path for body in bodies(scope) if isinstance(body.type, BytesType)}
    for part, location, path in all_parts(scope):
        if isinstance(part, BytesType) and path not in whole:
            yield Finding(
                location=location,
                path=path,
                message="`bytes` is the type of a whole body and of nothing else",
                hint="write `type: string` with `format: byte` for base64",
            )


def _never_sent(scope: Scope) -> Iterator[Finding]:
    for operation in scope.service.operations:
        for answer in operation.responses:
            bodiless = operation.verb == "HEAD" or answer.status in _EMPTY_STATUSES
            if bodiless and answer.type is not None:
                what = "to HEAD" if operation.verb == "HEAD" else f"of the status {answer.status}"
                yield Finding(
                    location=answer.location,
                    path=answer.path,
                    message=f"an answer {what} has no body",
                    hint="remove `body`, or correct the status",
                )


def _other_default(scope: Scope) -> Iterator[Finding]:
    for operation in scope.service.operations:
        for answer in operation.responses:
            default = answer.default_media_type
            if default is not None and default not in answer.media_types:
                yield Finding(
                    location=answer.location,
                    path=answer.path,
                    message=f"{quote(reveal(default))} is none of the media types of this answer",
                    hint=f"the answer has {_listed(answer.media_types)}",
                )


def _words(scope: Scope) -> Iterator[Finding]:
    for operation in scope.service.operations:
        for use in operation_uses(operation):
            if any(map(_has_words, _alone(scope, use.type))):
                yield _no_words(f"a {use.what}", use.location, use.path)
    for use in parameter_uses(scope.service.parameters):
        if any(map(_has_words, _alone(scope, use.type))):
            yield _no_words("a parameter", use.location, use.path)
    xml = scope.reach(body.type for body in bodies(scope) if "xml" in body.kinds())
    for definition in map(scope.types.__getitem__, xml):
        for field in definition.type.fields if isinstance(definition.type, RecordType) else ():
            if any(map(_has_words, _in_maps(scope, field.type))):
                yield _no_words("a map in XML", field.location, field.path)


def _no_words(what: str, location: Location, path: Text) -> Finding:
    return Finding(
        location=location,
        path=path,
        message=f"{what} cannot have `names` for its numbers",
        hint="only members of records have them; remove `names`, or use a record",
    )


def _in_maps(scope: Scope, kind: Kind) -> Iterator[Kind]:
    for part in _alone(scope, kind):
        if isinstance(part, MapType):
            yield from _alone(scope, part.values)


def _alone(scope: Scope, kind: Kind) -> Iterator[Kind]:
    """The type with what stands in it, through names but not into records."""
    waiting, seen = [kind], set[Text]()
    while waiting:
        for part in parts(waiting.pop()):
            yield part
            if isinstance(part, Reference) and part.name in scope.types and part.name not in seen:
                seen.add(part.name)
                waiting.append(scope.types[part.name].type)


def _has_words(kind: Kind) -> bool:
    return isinstance(kind, IntegerType) and bool(kind.names)


def _listed(media_types: Iterable[Text]) -> str:
    return ", ".join(quote(reveal(name)) for name in media_types)


RULES = (
    Rule(code="SPEC219", summary="an answer with a body where HTTP has none", find=_never_sent),
    Rule(code="SPEC222", summary="names of numbers where nothing reads them", find=_words),
    Rule(code="SPEC310", summary="a form that is not a flat record", find=_forms),
    Rule(code="SPEC311", summary="a type that does not fit its media type", find=_raw),
    Rule(code="SPEC325", summary="a default that is none of the media types", find=_other_default),
)
