"""Whether an example or a default is a value of its type.

Values nest no deeper than a file may, so recursion by value is bounded; types are never followed
without a value.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.catalog.named_types import NamedTypes
from clientgen.catalog.scalars import scalar_fault
from clientgen.diagnostics import nearest, quote
from clientgen.ir import (
    Kind,
    ListType,
    ListValue,
    MapType,
    ObjectValue,
    RecordType,
    Text,
    Value,
    reveal,
)


def misfits(
    catalog: NamedTypes, value: Value, kind: Kind, path: str = "", *, lenient: bool = False
) -> Iterator[str]:
    """What is wrong with `value` as one of `kind`: a phrase for each place.

    With `lenient`, members that a record requires may be missing.
    """
    bare = catalog.bare(kind)
    if value is None:
        if not catalog.is_nullable(kind):
            yield f"{_it(path)} is null"
        return
    match bare:
        case RecordType():
            yield from _record_misfits(catalog, value, bare, path, lenient)
        case ListType():
            yield from _list_misfits(catalog, value, bare, path, lenient)
        case MapType():
            yield from _map_misfits(catalog, value, bare, path, lenient)
        case _:
            fault = scalar_fault(value, bare)
            if fault:
                yield f"{_it(path)} {fault}"


def _it(path: str) -> str:
    return quote(path) if path else "it"


def member_path(path: str, name: Text) -> str:
    """Return the path of a member of what stands at `path`."""
    return f"{path}.{reveal(name)}" if path else reveal(name)


def _record_misfits(
    catalog: NamedTypes, value: Value, kind: RecordType, path: str, lenient: bool
) -> Iterator[str]:
    if not isinstance(value, ObjectValue):
        yield f"{_it(path)} is not a mapping"
        return
    given = dict(value.members)
    known = {field.wire_name: field for field in kind.fields}
    for name, item in given.items():
        if name in known:
            at = member_path(path, name)
            yield from misfits(catalog, item, known[name].type, at, lenient=lenient)
        else:
            near = nearest(reveal(name), (reveal(other) for other in known if other not in given))
            instead = f"; did you mean {quote(near)}?" if near else ""
            yield f"{quote(member_path(path, name))} is not a member of its type{instead}"
    for field in kind.fields:
        if field.required and field.wire_name not in given and not lenient:
            yield f"{quote(member_path(path, field.wire_name))} is missing"


def _list_misfits(
    catalog: NamedTypes, value: Value, kind: ListType, path: str, lenient: bool
) -> Iterator[str]:
    if not isinstance(value, ListValue):
        yield f"{_it(path)} is not a list"
        return
    count = len(value.items)
    if kind.bounds.is_too_small(count):
        yield f"{_it(path)} has fewer than {kind.bounds.minimum} items"
    if kind.bounds.is_too_large(count):
        yield f"{_it(path)} has more than {kind.bounds.maximum} items"
    for index, item in enumerate(value.items):
        yield from misfits(catalog, item, kind.items, f"{path}[{index}]", lenient=lenient)


def _map_misfits(
    catalog: NamedTypes, value: Value, kind: MapType, path: str, lenient: bool
) -> Iterator[str]:
    if not isinstance(value, ObjectValue):
        yield f"{_it(path)} is not a mapping"
        return
    for name, item in value.members:
        yield from misfits(catalog, item, kind.values, member_path(path, name), lenient=lenient)
