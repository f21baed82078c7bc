"""Data types of a service: a closed union of small frozen nodes, without Python names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from clientgen.diagnostics import Location
from clientgen.ir.evidence import DOCUMENTED, Evidence, Source
from clientgen.ir.text import Text, Value

StringFormat = Literal["date-time", "date", "time", "duration", "uuid", "uri", "byte", "decimal"]
"""What a string means; a plain string has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Xml:
    """How a value looks in XML: OpenAPI's `xml` object."""

    name: Text | None = None
    namespace: Text | None = None
    attribute: bool = False
    wrapped: bool = True


NO_XML = Xml()


@dataclass(frozen=True, slots=True, kw_only=True)
class StringType:
    """Text, with bounds on its length in characters and a pattern searched in it."""

    format: StringFormat | None = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IntegerName:
    """The word that stands for one value of an integer, in XML or in a careless answer."""

    value: int
    name: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class IntegerType:
    """A whole number; `names` are the words for some of its values (a .NET enumeration)."""

    minimum: int | None = None
    maximum: int | None = None
    exclusive_minimum: int | None = None
    exclusive_maximum: int | None = None
    names: tuple[IntegerName, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberType:
    """A number with a fraction."""

    minimum: float | None = None
    maximum: float | None = None
    exclusive_minimum: float | None = None
    exclusive_maximum: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BooleanType:
    """True or false."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BytesType:
    """A body of bytes, uninterpreted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyType:
    """Whatever arrives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListType:
    """A list; in XML `items_xml` names the element of one item."""

    items: TypeUse
    min_items: int | None = None
    max_items: int | None = None
    items_xml: Xml = NO_XML


@dataclass(frozen=True, slots=True, kw_only=True)
class MapType:
    """Text keys to values of one type."""

    values: TypeUse


@dataclass(frozen=True, slots=True, kw_only=True)
class NullableType:
    """A value or null."""

    item: TypeUse


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A named type of the same service; lowering reports one that is nowhere."""

    name: Text


SimpleType = StringType | IntegerType | NumberType | BooleanType | BytesType | AnyType
"""A type in which no other stands."""

TypeUse = SimpleType | ListType | MapType | NullableType | Reference
"""A type where it is used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One member of a record. `seen` is false for a member that is documented and never came."""

    wire_name: Text
    type: TypeUse
    location: Location
    path: Text
    required: bool = False
    secret: bool = False
    seen: bool = True
    python_name: Text | None = None
    description: Text | None = None
    default: Value = None
    has_default: bool = False
    xml: Xml = NO_XML
    evidence: Evidence = DOCUMENTED


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordType:
    """Named members, in the order in which they are sent."""

    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumMember:
    """One value of an enumeration and the Python name that its author gave it."""

    value: Text | int
    location: Location
    python_name: Text | None = None
    description: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumType:
    """One of some values; an open enumeration keeps values that nobody listed."""

    members: tuple[EnumMember, ...]
    open: bool
    base: Literal["string", "integer"]


ScalarType = StringType | IntegerType | NumberType | BooleanType | EnumType
"""A type whose values are one text on the wire."""

BareType = SimpleType | ListType | MapType | RecordType | EnumType
"""What is behind names and `nullable`."""

PlainType = BareType | NullableType
"""What is behind names."""

Kind = TypeUse | RecordType | EnumType
"""Any type: one that is used, or what a name stands for."""


def fields_of(kind: Kind) -> tuple[Field, ...]:
    """Return the members of a record; none for any other type."""
    return kind.fields if isinstance(kind, RecordType) else ()


def parts_of(kind: Kind) -> tuple[TypeUse, ...]:
    """Return the types that stand directly in a type: of items, of values, of members."""
    match kind:
        case ListType(items=inner) | MapType(values=inner) | NullableType(item=inner):
            return (inner,)
        case _:
            return tuple(field.type for field in fields_of(kind))


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeDefinition:
    """A named type: a record or an enumeration of its own, or a name for another type."""

    name: Text
    type: Kind
    location: Location
    path: Text
    description: Text | None = None
    python_name: Text | None = None
    source: Source | None = None
    secret: bool = False
    xml: Xml = NO_XML
    example: Value = None
    has_example: bool = False
    notes: tuple[Text, ...] = ()
