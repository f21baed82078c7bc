"""Bodies with content from files: multipart bodies and their parts."""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.catalog import Catalog, media_kind
from clientgen.diagnostics import nearest, quote
from clientgen.ir import (
    Body,
    Kind,
    NullableType,
    Reference,
    Text,
    fields_of,
    reveal,
)
from clientgen.rules.bodies import BodyUse, bodies, multipart_bodies
from clientgen.rules.rule import Finding, at, rule

_MULTIPART = "multipart/form-data"


@rule("SPEC361", "a multipart body that cannot be written")
def _multipart(catalog: Catalog) -> Iterator[Finding]:
    requests = {each.body.path for each in catalog.service.operations if each.body is not None}
    for body in bodies(catalog):
        names = [reveal(name) for name in body.media_types if reveal(name).startswith("multipart/")]
        fault = _multipart_fault(catalog, body, is_request=body.path in requests) if names else None
        if fault is not None:
            yield at(body, f"a body of the media type {quote(names[0])} {fault[0]}", fault[1])


def _multipart_fault(
    catalog: Catalog, body: BodyUse, *, is_request: bool
) -> tuple[str, str] | None:
    if not is_request:
        return "cannot be read in a response", "correct `media_types`"
    if {reveal(name) for name in body.media_types} != {_MULTIPART}:
        return (
            "has other media types beside it, or is not a form",
            f"write {quote(_MULTIPART)} only",
        )
    if not isinstance(body.type, Reference) or catalog.record(body.type) is None:
        return (
            "is not a record",
            "refer to a record whose members are the parts; a member of the type `bytes` is a file",
        )
    return None


@rule("SPEC362", "a part of a multipart body that is not declared or cannot be written")
def _parts(catalog: Catalog) -> Iterator[Finding]:
    for operation in catalog.service.operations:
        body = operation.body
        if body is None or not catalog.is_known(body.type):
            continue
        if media_kind(body.media_types[0]) != "multipart":
            if body.part_types:
                hint = f"remove it, or write `media_types: [{_MULTIPART}]`"
                yield at(body, "`encoding` has no effect: the body is not multipart", hint)
            continue
        yield from _part_faults(catalog, body)


def _part_faults(catalog: Catalog, body: Body) -> Iterator[Finding]:
    members = fields_of(catalog.bare(body.type))
    names = [reveal(field.wire_name) for field in members]
    for name in (reveal(stated) for stated, _ in body.part_types):
        if name not in names:
            near = nearest(name, names)
            hint = f"did you mean {quote(near)}?" if near else f"the members are {', '.join(names)}"
            yield at(
                body, f"`encoding` names {quote(name)}, which is not a member of the body", hint
            )
    if not body.required and any(field.required for field in members):
        message = "a multipart body that is optional has required members"
        yield at(body, message, "remove `required: false`, or require none of its members")
    for field in members:
        if catalog.is_file(field.type) and catalog.is_nullable(field.type):
            name = quote(reveal(field.wire_name))
            message = f"the file {name} can be null, but a part of a multipart body cannot"
            yield at(field, message, "remove `nullable`")


@rule("SPEC363", "a record with files that is used elsewhere than as a multipart body")
def _elsewhere(catalog: Catalog) -> Iterator[Finding]:
    parts = multipart_bodies(catalog)
    records = (catalog.class_of(body.type) for body in bodies(catalog) if body.path in parts)
    with_files = {
        record.name
        for record in records
        if record is not None
        if any(catalog.is_file(field.type) for field in fields_of(record.type))
    }
    for kind, use in catalog.parts() if with_files else ():
        name = _name(kind)
        if name in with_files and use.path not in parts:
            yield at(
                use,
                f"the record {quote(reveal(name))} has files, but is not a multipart body here",
                f"use it only as a body with `media_types: [{_MULTIPART}]`, or write `type: string` "
                "with `format: byte` for base64",
            )


def _name(kind: Kind) -> Text:
    inner = kind.item if isinstance(kind, NullableType) else kind
    return inner.name if isinstance(inner, Reference) else Text("")
