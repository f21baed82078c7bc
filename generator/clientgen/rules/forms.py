"""Bodies that are forms, flat or nested."""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.catalog import Catalog
from clientgen.diagnostics import quote
from clientgen.ir import (
    AnyType,
    Body,
    BytesType,
    Kind,
    ListType,
    MapType,
    RecordType,
    TypeUse,
    fields_of,
    reveal,
)
from clientgen.ir.operation import ListStyle
from clientgen.rules.bodies import bodies
from clientgen.rules.rule import Finding, at, rule

_FORM = "application/x-www-form-urlencoded"


@rule("SPEC310", "a form that is not a flat record")
def _forms(catalog: Catalog) -> Iterator[Finding]:
    nested = {body.path for body in _nested(catalog)}
    for body in bodies(catalog):
        is_form = "form" in body.kinds() and body.path not in nested
        if is_form and not _is_flat(catalog, body.type):
            yield at(
                body,
                f"a body of the media type {quote(_FORM)} is not a flat record",
                "refer to a record whose members are scalars and lists of scalars, or write "
                "`style: deep` in a request whose names are `name[member]`",
            )


def _is_flat(catalog: Catalog, kind: TypeUse) -> bool:
    record = catalog.bare(kind)
    if not isinstance(record, RecordType) or catalog.is_nullable(kind):
        return False
    return all(_is_flat_member(catalog, field.type) for field in record.fields)


def _is_flat_member(catalog: Catalog, kind: TypeUse) -> bool:
    bare = catalog.bare(kind)
    return catalog.is_scalar(bare.items if isinstance(bare, ListType) else bare)


@rule("SPEC360", "a nested form that cannot be written")
def _nested_forms(catalog: Catalog) -> Iterator[Finding]:
    forms = {body.path for body in bodies(catalog) if "form" in body.kinds()}
    for body in _nested(catalog):
        if body.path not in forms:
            yield at(
                body,
                f"`style: deep` has no effect: no media type of the body is {quote(_FORM)}",
                "remove it, or correct `media_types`",
            )
        elif fault := _nested_fault(catalog, body):
            yield at(body, f"a nested form {fault[0]}", fault[1])


def _nested(catalog: Catalog) -> Iterator[Body]:
    for operation in catalog.service.operations:
        body = operation.body
        if body is not None and body.lists is not None and catalog.is_known(body.type):
            yield body


def _nested_fault(catalog: Catalog, body: Body) -> tuple[str, str] | None:
    """The problem of a nested form and its hint, or None."""
    whole = catalog.bare(body.type)
    if not isinstance(whole, RecordType | MapType) or catalog.is_nullable(body.type):
        return "is neither a record nor a map", "refer to a record"
    within = [each.type for each in catalog.reach([body.type])]
    roots = [body.type, *(field.type for kind in within for field in fields_of(kind))]
    parts = (part for root in roots for part in catalog.inside(root))
    return next(filter(None, (_part_fault(catalog, part, body.lists) for part in parts)), None)


def _part_fault(catalog: Catalog, part: Kind, lists: ListStyle | None) -> tuple[str, str] | None:
    match part:
        case AnyType() | BytesType():
            return (
                f"has a value of the type `{part.kind}`",
                "state its type: a scalar, a record, a map or a list",
            )
        case ListType(items=inner) | MapType(values=inner) if catalog.is_nullable(inner):
            return (
                "has a list or map of values that can be null",
                "remove `nullable`: a form has no null",
            )
        case ListType(items=items) if lists != "indexed" and not catalog.is_scalar(items):
            return (
                f"has a list whose items are not scalars, which `list_style: {lists}` cannot express",
                "write `list_style: indexed`, which is `name[0]`",
            )
        case RecordType(fields=fields):
            for name in (reveal(field.wire_name) for field in fields):
                if not {"[", "]"}.isdisjoint(name):
                    return (
                        f"has the member {quote(name)}, whose name has brackets",
                        "write the member as a record, a map or a list; brackets are added",
                    )
            return None
        case _:
            return None
