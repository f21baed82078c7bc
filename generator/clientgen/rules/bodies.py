"""Bodies and their media types: raw text and bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from clientgen.catalog import (
    Catalog,
    MediaKind,
    media_kind,
    media_types_of_errors,
    service_uses,
)
from clientgen.diagnostics import Location, quote
from clientgen.ir import (
    EMPTY_STATUSES,
    BytesType,
    IntegerType,
    Kind,
    MapType,
    RecordType,
    Response,
    Text,
    TypeUse,
    fields_of,
    reveal,
)
from clientgen.rules.rule import Finding, Placed, at, rule


class BodyUse(NamedTuple):
    """The body of a request or a response."""

    type: TypeUse
    media_types: tuple[Text, ...]
    location: Location
    path: Text
    streams_items: bool = False

    def kinds(self) -> dict[MediaKind, str]:
        """The forms of the body, each with its first media type."""
        kinds: dict[MediaKind, str] = {}
        for name in self.media_types:
            kinds.setdefault(media_kind(name), reveal(name))
        return kinds


def bodies(catalog: Catalog) -> Iterator[BodyUse]:
    """Every body of every request and response whose type is known."""
    return (body for body in _all_bodies(catalog) if catalog.is_known(body.type))


def _all_bodies(catalog: Catalog) -> Iterator[BodyUse]:
    for operation in catalog.service.operations:
        for each in (operation.body, *operation.responses):
            if each is not None and each.type is not None:
                yield BodyUse(
                    type=each.type,
                    media_types=each.media_types,
                    location=each.location,
                    path=each.path,
                    streams_items=isinstance(each, Response)
                    and each.stream is not None
                    and each.stream.of == "items",
                )
    media_types = media_types_of_errors(catalog.response_kinds)
    for body in catalog.service.error_bodies:
        yield BodyUse(
            type=body.type, media_types=media_types, location=body.location, path=body.path
        )


@rule("SPEC311", "a type that does not fit its media type")
def _raw(catalog: Catalog) -> Iterator[Finding]:
    for body in bodies(catalog):
        # the schema lists the media types of streams of items
        for kind, media_type in () if body.streams_items else body.kinds().items():
            fault, hint = _raw_fault(catalog, body.type, kind)
            if fault and not media_type.startswith("multipart/"):
                yield at(body, f"a body of the media type {quote(media_type)} {fault}", hint)


def _raw_fault(catalog: Catalog, kind: TypeUse, media: MediaKind) -> tuple[str, str]:
    is_bytes = isinstance(catalog.bare(kind), BytesType)
    if media == "multipart":  # SPEC361
        return "", ""
    if media == "bytes" and not is_bytes:
        return "is not of the type `bytes`", "write `type: bytes`, or correct the media type"
    if media == "text" and not is_bytes and not catalog.is_scalar(kind):
        return "is neither a scalar nor `bytes`", "write `type: string`, or correct the media type"
    if media not in ("bytes", "text") and is_bytes:
        return "is of the type `bytes`", "write `type: string` with `format: byte` for base64"
    return "", ""


@rule("SPEC331", "bytes inside another type", whole=True, apart=True)
def _inner_bytes(catalog: Catalog) -> Iterator[Finding]:
    whole = {body.path for body in bodies(catalog) if isinstance(body.type, BytesType)}
    parts = multipart_bodies(catalog)
    sent = (fields_of(catalog.bare(body.type)) for body in bodies(catalog) if body.path in parts)
    whole |= {field.path for fields in sent for field in fields if catalog.is_file(field.type)}
    for part, use in catalog.parts():
        if isinstance(part, BytesType) and use.path not in whole:
            yield at(
                use,
                "`bytes` can only be the type of a whole body, or of a file in a multipart body",
                "write `type: string` with `format: byte` for base64",
            )


@rule("SPEC391", "members that are not listed, outside JSON")
def _unlisted(catalog: Catalog) -> Iterator[Finding]:
    for body in bodies(catalog):
        kinds = body.kinds()
        other = next((kinds[kind] for kind in kinds if kind != "json"), None)
        inside = catalog.reach([body.type]) if other is not None and not body.streams_items else ()
        keeping = next((each for each in inside if _keeps_unlisted(each.type)), None)
        if other is not None and keeping is not None:
            yield at(
                body,
                f"{quote(reveal(keeping.name))} keeps members that are not listed, for which only "
                f"JSON has a form, but a media type is {quote(other)}",
                "remove `additionalProperties` beside `properties`, or the media type",
            )


def _keeps_unlisted(kind: Kind) -> bool:
    return isinstance(kind, RecordType) and kind.rest is not None


def multipart_bodies(catalog: Catalog) -> frozenset[Text]:
    """Return the paths of the requests whose bodies are multipart."""
    sent = (operation.body for operation in catalog.service.operations)
    return frozenset(
        body.path
        for body in sent
        if body is not None and media_kind(body.media_types[0]) == "multipart"
    )


@rule("SPEC219", "a response with a body that HTTP does not allow")
def _never_sent(catalog: Catalog) -> Iterator[Finding]:
    for operation in catalog.service.operations:
        for response in operation.responses:
            bodiless = operation.verb == "HEAD" or response.status in EMPTY_STATUSES
            if bodiless and response.type is not None:
                what = (
                    "to a HEAD request"
                    if operation.verb == "HEAD"
                    else f"with the status {response.status}"
                )
                yield at(
                    response,
                    f"a response {what} cannot have a body",
                    "remove `body`, or correct the status",
                )


@rule("SPEC325", "a default that is not one of the media types")
def _other_default(catalog: Catalog) -> Iterator[Finding]:
    for operation in catalog.service.operations:
        for response in operation.responses:
            default = response.default_media_type
            if default is not None and default not in response.media_types:
                yield at(
                    response,
                    f"{quote(reveal(default))} is not a media type of this response",
                    f"the response has {_listed(response.media_types)}",
                )


@rule("SPEC222", "a number with `names` that is not a member of a record", apart=True)
def _words(catalog: Catalog) -> Iterator[Finding]:
    for use in service_uses(catalog.service):
        if any(map(_has_words, catalog.inside(use.type))):
            yield _no_words(use, f"a {use.what}")
    in_xml = catalog.reach(body.type for body in bodies(catalog) if "xml" in body.kinds())
    for field in (field for definition in in_xml for field in fields_of(definition.type)):
        if any(map(_has_words, _in_maps(catalog, field.type))):
            yield _no_words(field, "a map in XML")


def _no_words(node: Placed, what: str) -> Finding:
    return at(
        node,
        f"{what} cannot have `names` for its numbers",
        "only members of records have them; remove `names`, or use a record",
    )


def _in_maps(catalog: Catalog, kind: Kind) -> Iterator[Kind]:
    for part in catalog.inside(kind):
        if isinstance(part, MapType):
            yield from catalog.inside(part.values)


def _has_words(kind: Kind) -> bool:
    return isinstance(kind, IntegerType) and bool(kind.names)


def _listed(media_types: Iterable[Text]) -> str:
    return ", ".join(quote(reveal(name)) for name in media_types)
