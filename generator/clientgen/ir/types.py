"""Data types of a service: a closed union of small frozen nodes, without Python names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal, TypeVar

from clientgen.diagnostics import Location
from clientgen.ir.evidence import DOCUMENTED, Deprecation, Evidence, Source
from clientgen.text import Text, Value, reveal

T = TypeVar("T")

StringFormat = Literal[
    "date-time",
    "date",
    "time",
    "duration",
    "uuid",
    "uri",
    "byte",
    "decimal",
    "http-date",
    "int64",
    "uint64",
]
"""The format of a string; a plain string has none. That of a whole number is a number in Python."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Xml:
    """The XML form of a value: OpenAPI's `xml` object."""

    name: Text | None = None
    namespace: Text | None = None
    attribute: bool = False
    text: bool = False
    wrapped: bool = True


NO_XML = Xml()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The minimum and maximum of a number, of characters or of items; None if not stated."""

    minimum: float | None = None
    maximum: float | None = None
    exclusive_minimum: float | None = None
    exclusive_maximum: float | None = None

    @property
    def stated(self) -> tuple[float, ...]:
        """The bounds that are stated."""
        every = (self.minimum, self.maximum, self.exclusive_minimum, self.exclusive_maximum)
        return tuple(bound for bound in every if bound is not None)

    def is_too_large(self, value: float) -> bool:
        """Tell whether `value` is too large."""
        most, end = self.maximum, self.exclusive_maximum
        return (most is not None and value > most) or (end is not None and value >= end)

    def is_too_small(self, value: float) -> bool:
        """Tell whether `value` is too small."""
        least, end = self.minimum, self.exclusive_minimum
        return (least is not None and value < least) or (end is not None and value <= end)

    def contradictions(self) -> tuple[tuple[float, float], ...]:
        """Return the pairs of a lower and an upper bound that no value satisfies."""
        lower = ((self.minimum, False), (self.exclusive_minimum, True))
        upper = ((self.maximum, False), (self.exclusive_maximum, True))
        return tuple(
            (low, high)
            for low, is_low_open in lower
            for high, is_high_open in upper
            if low is not None and high is not None
            if low > high or (low == high and (is_low_open or is_high_open))
        )


UNBOUNDED = Bounds()


@dataclass(frozen=True, slots=True, kw_only=True)
class StringType:
    """Text, with bounds on its length in characters and a pattern that must match in it."""

    kind: ClassVar[str] = "string"
    format: StringFormat | None = None
    bounds: Bounds = UNBOUNDED
    pattern: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IntegerName:
    """The name of one value of an integer, in XML or in an inexact response."""

    value: int
    name: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class IntegerType:
    """A whole number; `names` are the words for some of its values (a .NET enumeration)."""

    kind: ClassVar[str] = "integer"
    bounds: Bounds = UNBOUNDED
    names: tuple[IntegerName, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberType:
    """A number that may have a fraction."""

    kind: ClassVar[str] = "number"
    bounds: Bounds = UNBOUNDED


@dataclass(frozen=True, slots=True, kw_only=True)
class UnixTimeType:
    """A moment as the number of seconds since 1970; an integer has no fraction of a second."""

    base: Literal["integer", "number"] = "integer"

    @property
    def kind(self) -> str:
        """The word for it in specs and in described types."""
        return self.base


@dataclass(frozen=True, slots=True, kw_only=True)
class BooleanType:
    """True or false."""

    kind: ClassVar[str] = "boolean"


@dataclass(frozen=True, slots=True, kw_only=True)
class BytesType:
    """A body of bytes, uninterpreted."""

    kind: ClassVar[str] = "bytes"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConstType:
    """Always the same value, which clients fill in by themselves."""

    kind: ClassVar[str] = "const"
    value: Text | int

    @property
    def base(self) -> Literal["string", "integer", "boolean"]:
        """The type of the value."""
        if isinstance(self.value, Text):
            return "string"
        return "boolean" if isinstance(self.value, bool) else "integer"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyType:
    """Any value."""

    kind: ClassVar[str] = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListType:
    """A list, with bounds on the number of items; `items_xml` names the XML element of one."""

    items: TypeUse
    bounds: Bounds = UNBOUNDED
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
    """A named type of the same service; lowering reports one that does not exist."""

    name: Text


SimpleType = (
    StringType
    | IntegerType
    | NumberType
    | UnixTimeType
    | BooleanType
    | BytesType
    | ConstType
    | AnyType
)
"""A type that contains no other type; `kind` is its word in specs and in described types."""

BoundedType = StringType | IntegerType | NumberType | ListType
"""A type whose values, or their sizes, have bounds."""

TypeUse = SimpleType | ListType | MapType | NullableType | Reference
"""A type where it is used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One member of a record. `seen` is false for a documented member that was never received.

    `key` is its name in the spec, if that is not its name on the wire; `flag` is its name on the
    command line, if that does not follow from its name in Python. `is_rest` means that it holds
    the members that are not listed, by name: on the wire these stand beside the others, so that
    `REST` is a name for it that no message has.
    """

    wire_name: Text
    key: Text | None = None
    type: TypeUse
    location: Location
    path: Text
    required: bool = False
    secret: bool = False
    seen: bool = True
    read_only: bool = False
    write_only: bool = False
    python_name: Text | None = None
    flag: Text | None = None
    description: Text | None = None
    default: Value = None
    has_default: bool = False
    xml: Xml = NO_XML
    deprecated: Deprecation | None = None
    evidence: Evidence = DOCUMENTED
    is_rest: bool = False


REST = Text("...")
"""The wire name of the member that holds those that are not listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordType:
    """Named members, in the order in which they are sent.

    `json_order` has the wire names of the first members in JSON, if the order in JSON differs;
    `bases` are the records whose members are among its own; `is_whole` is false if a member
    may be missing: one of these records could not be read, or a name is not that of a member.
    """

    fields: tuple[Field, ...]
    json_order: tuple[Text, ...] = ()
    bases: tuple[Text, ...] = ()
    is_whole: bool = True

    @property
    def rest(self) -> Field | None:
        """The member that holds those that are not listed, if they are kept."""
        return next((each for each in self.fields if each.is_rest), None)

    def unlisted(self, members: Mapping[str, T]) -> dict[str, T]:
        """Return those of the members of a value that are kept without being listed."""
        if self.rest is None:
            return {}
        known = {reveal(field.wire_name) for field in self.fields}
        return {name: each for name, each in members.items() if name not in known}


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumMember:
    """One value of an enumeration and the Python name that its author gave it."""

    value: Text | int
    location: Location
    python_name: Text | None = None
    description: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumType:
    """One of some values; an open enumeration keeps values that are not listed."""

    members: tuple[EnumMember, ...]
    open: bool
    base: Literal["string", "integer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Discriminator:
    """The member that tells the alternatives of a union apart, and its values by type.

    `mapping` is empty if the alternatives themselves say their values.
    """

    member: Text
    mapping: tuple[tuple[Text, Text], ...]
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class UnionType:
    """One of some types; an open union also has records of kinds that nobody knows yet."""

    alternatives: tuple[TypeUse, ...]
    places: tuple[Location, ...]
    discriminator: Discriminator | None = None
    open: bool = False


ScalarType = (
    StringType | IntegerType | NumberType | UnixTimeType | BooleanType | ConstType | EnumType
)
"""A type whose values are one text on the wire."""

NamedType = RecordType | EnumType | UnionType
"""A type that has a name in Python."""

BareType = SimpleType | ListType | MapType | NamedType
"""A type after references and `nullable` have been resolved."""

PlainType = BareType | NullableType
"""A type after references have been resolved."""

Kind = TypeUse | NamedType
"""Any type: one that is used, or one that a name refers to."""


def fields_of(kind: Kind) -> tuple[Field, ...]:
    """Return the members of a record; none for any other type."""
    return kind.fields if isinstance(kind, RecordType) else ()


def parts_of(kind: Kind) -> tuple[TypeUse, ...]:
    """Return the types used directly by a type: of items, of values, of members."""
    if kind.__class__ in _WITHOUT_PARTS:  # nearly always, and several times as fast
        return ()
    match kind:
        case ListType(items=inner) | MapType(values=inner) | NullableType(item=inner):
            return (inner,)
        case RecordType(fields=fields):
            return tuple(field.type for field in fields)
        case UnionType(alternatives=alternatives):
            return alternatives
        case StringType() | IntegerType() | NumberType() | BooleanType() | BytesType():
            return ()
        case UnixTimeType() | ConstType() | AnyType() | EnumType() | Reference():
            return ()


_WITHOUT_PARTS = frozenset({Reference, StringType, IntegerType, NumberType, BooleanType})


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeExample:
    """An example of a named type; `name` is empty if it is the only one or the first."""

    name: Text
    value: Value
    location: Location
    path: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeDefinition:
    """A named type: its own record or enumeration, or a name for another type.

    `is_inline` means that it is written where it is used; its example is a part of one around it.
    `input_of` is the type in whose place requests have this one, without its read-only members.
    """

    name: Text
    type: Kind
    location: Location
    path: Text
    description: Text | None = None
    python_name: Text | None = None
    source: Source | None = None
    secret: bool = False
    xml: Xml = NO_XML
    examples: tuple[TypeExample, ...] = ()
    notes: tuple[Text, ...] = ()
    is_inline: bool = False
    input_of: Text | None = None
