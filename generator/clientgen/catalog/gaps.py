"""What a full example lacks.

Values nest no deeper than a file may, so recursion by value is bounded; types are never followed
without a value.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.catalog.catalog import Catalog
from clientgen.catalog.values import member_path
from clientgen.ir import (
    Kind,
    ListType,
    ListValue,
    MapType,
    NullableType,
    ObjectValue,
    RecordType,
    Reference,
    Text,
    Value,
)


def gaps(
    catalog: Catalog,
    value: Value,
    kind: Kind,
    path: str = "",
    within: frozenset[Text] = frozenset(),
) -> Iterator[str]:
    """The places that a full example fills and `value` does not.

    A full example has every member of every record and an item in every list and map. Where a type
    stands within itself, `within`, that would never end, so there anything may be left out.
    """
    for part in _names_of(catalog, kind):
        if part in within:
            return
        within |= {part}
    bare = catalog.bare(kind)
    match bare, value:
        case RecordType(), ObjectValue():
            given = dict(value.members)
            for field in bare.fields:
                at = member_path(path, field.wire_name)
                if field.wire_name in given:
                    yield from gaps(catalog, given[field.wire_name], field.type, at, within)
                elif not within & set(_names_of(catalog, _innermost(catalog, field.type))):
                    yield at
        case ListType(), ListValue(items=items):
            yield from _item_gaps(catalog, [*items], bare.items, path, within)
        case MapType(), ObjectValue(members=members):
            yield from _item_gaps(catalog, [m for _, m in members], bare.values, path, within)
        case (RecordType() | ListType() | MapType()), None:
            yield path


def _item_gaps(
    catalog: Catalog, items: list[Value], kind: Kind, path: str, within: frozenset[Text]
) -> Iterator[str]:
    if within & set(_names_of(catalog, _innermost(catalog, kind))):
        return
    found = [
        list(gaps(catalog, item, kind, f"{path}[{n}]", within)) for n, item in enumerate(items)
    ]
    yield from min(found, key=len, default=[f"{path}[0]"])


def _names_of(catalog: Catalog, kind: Kind) -> list[Text]:
    """The names by which `kind` is known, outermost first."""
    names: list[Text] = []
    while True:
        kind = kind.item if isinstance(kind, NullableType) else kind
        if not isinstance(kind, Reference) or kind.name in names or kind.name not in catalog.types:
            return names
        names.append(kind.name)
        kind = catalog.types[kind.name].type


def _innermost(catalog: Catalog, kind: Kind) -> Kind:
    """What the items of the items of a list or map are."""
    seen: set[int] = set()
    while id(kind) not in seen:
        seen.add(id(kind))
        bare = catalog.bare(kind)
        if isinstance(bare, ListType):
            kind = bare.items
        elif isinstance(bare, MapType):
            kind = bare.values
    return kind
