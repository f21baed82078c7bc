"""Names of XML elements that only depend on a type, as in .NET's data contracts."""

from __future__ import annotations

from clientgen.catalog import Catalog
from clientgen.ir import (
    AnyType,
    BooleanType,
    IntegerType,
    Kind,
    ListType,
    NullableType,
    NumberType,
    Reference,
    Text,
    TypeUse,
    UnionType,
    UnixTimeType,
    reveal,
)


def element_name(catalog: Catalog, use: TypeUse) -> Text:
    """Return the default name of the element for a value of the type `use`.

    It is the name of its type, `ArrayOf` and the name of an item, or the name of a scalar.
    """
    if isinstance(use, Reference):
        return catalog.xml_of(use).name or use.name
    if isinstance(use, NullableType):
        return element_name(catalog, use.item)
    if isinstance(use, ListType):
        return Text(f"ArrayOf{reveal(item_name(catalog, use))}")
    return Text(_scalar_name(catalog.plain(use)))


def element_namespace(catalog: Catalog, use: TypeUse) -> Text | None:
    """Return the namespace of the element: of its type, or of the items of a list; else None."""
    while isinstance(use, ListType | NullableType):
        use = use.items if isinstance(use, ListType) else use.item
    return catalog.xml_of(use).namespace


def listed(catalog: Catalog, use: TypeUse) -> ListType | None:
    """Return the list type of `use`, or of the values if `use` is a map; else None."""
    parts = (part for part in catalog.inside(use) if isinstance(part, ListType | UnionType))
    found = next(parts, None)
    return found if isinstance(found, ListType) else None


def item_name(catalog: Catalog, use: ListType) -> Text:
    """Return the name of the element of one item of a list."""
    return use.items_xml.name or element_name(catalog, use.items)


def _scalar_name(plain: Kind) -> str:
    match plain:
        case IntegerType() | UnixTimeType(base="integer"):
            return "int"
        case NumberType() | UnixTimeType():
            return "double"
        case BooleanType():
            return "boolean"
        case AnyType():
            return "anyType"
        case _:
            return "string"
