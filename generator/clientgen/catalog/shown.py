"""The fields of records that the examples of an API show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from clientgen.catalog.named_types import NamedTypes
from clientgen.catalog.unions import chosen
from clientgen.ir import (
    Field,
    Kind,
    ListType,
    ListValue,
    MapType,
    ObjectValue,
    RecordType,
    Text,
    Value,
    names_in,
)

Member: TypeAlias = tuple[Text, Text]
"""A record and one of its fields, by their names."""


def members_shown(types: NamedTypes, values: Iterable[tuple[Value, Kind]]) -> frozenset[Member]:
    """Return the fields that some of `values` show, at any depth."""
    return frozenset(member for value, kind in values for member in _shown(types, value, kind))


def shows(types: NamedTypes, holder: Text, kind: Kind, value: Value) -> bool:
    """Tell whether `value` shows the content of a field of the record `holder`.

    An empty list or map does not, and null instead of a record, list or map does not either, unless
    the missing type leads back to the record, because the nesting must end somewhere.
    """
    match types.bare(kind), value:
        case ListType(items=inner), ListValue(items=items) if items:
            return any(shows(types, holder, inner, item) for item in items)
        case MapType(values=inner), ObjectValue(members=members) if members:
            return any(shows(types, holder, inner, item) for _, item in members)
        case RecordType() | ListType() | MapType(), None | ListValue(items=()):
            return leads_back(types, holder, kind)
        case MapType(), ObjectValue():
            return leads_back(types, holder, kind)
        case _:
            return True


def leads_back(types: NamedTypes, holder: Text, kind: Kind) -> bool:
    """Tell whether a type that is mentioned in `kind` leads back to the type `holder`."""
    return not types.circles[holder].isdisjoint(names_in(kind))


def _member(given: dict[Text, Value], field: Field) -> Value:
    """Remove a member from the members of a record that are left, and return its value.

    The last one is that of all members which are not listed.
    """
    if field.is_rest:
        return ObjectValue(members=tuple(given.items()))
    return given.pop(field.wire_name)


def _shown(types: NamedTypes, value: Value, kind: Kind) -> Iterator[Member]:
    kind = chosen(types, kind, value)
    bare = types.bare(kind)
    match bare, value:
        case RecordType(fields=fields), ObjectValue(members=members):
            record = types.record_name(kind)
            given = dict(members)
            for field in fields:
                is_given = given if field.is_rest else field.wire_name in given
                if record is not None and is_given:
                    item = _member(given, field)
                    if shows(types, record, field.type, item):
                        yield record, field.wire_name
                    yield from _shown(types, item, field.type)
        case ListType(items=inner), ListValue(items=items):
            for item in items:
                yield from _shown(types, item, inner)
        case MapType(values=inner), ObjectValue(members=members):
            for _, item in members:
                yield from _shown(types, item, inner)
