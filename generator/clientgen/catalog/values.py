"""Checks examples and defaults against their types.

Values are not nested deeper than a file may be, so recursion over values is limited; types are
never followed without a value.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from clientgen.catalog.named_types import NamedTypes
from clientgen.catalog.scalars import scalar_fault
from clientgen.catalog.unions import chosen, is_unknown, pick
from clientgen.diagnostics import nearest, quote
from clientgen.ir import (
    Kind,
    ListType,
    ListValue,
    MapType,
    ObjectValue,
    RecordType,
    Text,
    UnionType,
    Value,
    reveal,
)


class Misfit(NamedTuple):
    """A part of a value that does not fit its type: its path in the value, and a phrase.

    `stray` is a member that its record does not have, and the record; `meant` is the path of a
    member with a similar name, empty if there is none.
    """

    path: str
    phrase: str
    stray: tuple[RecordType, Text] | None = None
    meant: str = ""

    def __str__(self) -> str:
        return f"{quote(self.path) if self.path else 'it'} {self.phrase}"


def misfits(catalog: NamedTypes, value: Value, kind: Kind, path: str = "") -> Iterator[Misfit]:
    """Yield the parts of `value` that do not fit `kind`; missing fields are found by `lacks`."""
    bare = catalog.bare(kind)
    if value is None:
        if not catalog.is_nullable(kind):
            yield Misfit(path, "is null")
        return
    match bare:
        case UnionType():
            yield from _union_misfits(catalog, value, bare, path)
        case RecordType():
            yield from _record_misfits(catalog, value, bare, path)
        case ListType():
            yield from _list_misfits(catalog, value, bare, path)
        case MapType():
            yield from _map_misfits(catalog, value, bare, path)
        case _:
            fault = scalar_fault(value, bare)
            if fault:
                yield Misfit(path, fault)


def _union_misfits(
    catalog: NamedTypes, value: Value, kind: UnionType, path: str
) -> Iterator[Misfit]:
    if not catalog.is_known(kind):
        return
    found = pick(catalog, kind, value)
    if found is not None:
        yield from misfits(catalog, value, found, path)
    elif not is_unknown(catalog, kind, value):
        yield Misfit(path, "is of none of the alternatives of its type")


def member_path(path: str, name: Text) -> str:
    """Return the path of a member of the value at `path`."""
    return f"{path}.{reveal(name)}" if path else reveal(name)


def _record_misfits(
    catalog: NamedTypes, value: Value, kind: RecordType, path: str
) -> Iterator[Misfit]:
    if not isinstance(value, ObjectValue):
        yield Misfit(path, "is not a mapping")
        return
    given = dict(value.members)
    known = {field.wire_name: field for field in kind.fields}
    for name, item in given.items():
        if name in known:
            at = member_path(path, name)
            yield from misfits(catalog, item, known[name].type, at)
        elif kind.rest is not None:
            rest = ObjectValue(members=((name, item),))
            yield from misfits(catalog, rest, kind.rest.type, path)
        elif kind.is_whole:
            near = nearest(reveal(name), (reveal(other) for other in known if other not in given))
            instead = f"; did you mean {quote(near)}?" if near else ""
            phrase = f"is not a member of its type{instead}"
            meant = member_path(path, Text(near)) if near else ""
            yield Misfit(member_path(path, name), phrase, (kind, name), meant)


def _list_misfits(catalog: NamedTypes, value: Value, kind: ListType, path: str) -> Iterator[Misfit]:
    if not isinstance(value, ListValue):
        yield Misfit(path, "is not a list")
        return
    count = len(value.items)
    if kind.bounds.is_too_small(count):
        yield Misfit(path, f"has fewer than {kind.bounds.minimum} items")
    if kind.bounds.is_too_large(count):
        yield Misfit(path, f"has more than {kind.bounds.maximum} items")
    for index, item in enumerate(value.items):
        yield from misfits(catalog, item, kind.items, f"{path}[{index}]")


def _map_misfits(catalog: NamedTypes, value: Value, kind: MapType, path: str) -> Iterator[Misfit]:
    if not isinstance(value, ObjectValue):
        yield Misfit(path, "is not a mapping")
        return
    for name, item in value.members:
        yield from misfits(catalog, item, kind.values, member_path(path, name))


def lacks(
    catalog: NamedTypes, written: Value, complete: Value, kind: Kind, path: str = ""
) -> Iterator[str]:
    """The paths of required fields that are missing in both `written` and `complete`.

    A field whose type could not be read is not included: its type has no example to take.
    """
    bare = catalog.bare(chosen(catalog, kind, written))
    match bare, written, complete:
        case RecordType(), ObjectValue(), ObjectValue():
            given, full = dict(written.members), dict(complete.members)
            for field in bare.fields:
                name, at = field.wire_name, member_path(path, field.wire_name)
                if name in given and name in full:
                    yield from lacks(catalog, given[name], full[name], field.type, at)
                elif field.required and name not in full and catalog.is_known(field.type):
                    yield at
        case ListType(items=inner), ListValue(items=items), ListValue(items=full_items):
            for index, (item, full_item) in enumerate(zip(items, full_items, strict=False)):
                yield from lacks(catalog, item, full_item, inner, f"{path}[{index}]")
        case MapType(values=inner), ObjectValue(), ObjectValue():
            known = dict(complete.members)
            for name, item in written.members:
                if name in known:
                    yield from lacks(catalog, item, known[name], inner, member_path(path, name))
