"""Shapes of values: a closed family of small, frozen types.

A shape says nothing about Python classes: values are plain builtins by wire name (a record is a
`dict`, a list a `list`, formatted strings stay `str`, bytes are `bytes`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from .problems import WireError

Value: TypeAlias = Any
"""Builtins in the shape that a shape describes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class XmlName:
    """The XML form of a value; None means that of its parent."""

    name: str | None = None
    namespace: str | None = None
    attribute: bool = False
    text: bool = False
    """Whether the value is the text of the element of its record."""


NO_XML = XmlName()


@dataclass(frozen=True, slots=True, kw_only=True)
class StringShape:
    """Text, perhaps in a named format, which is checked but never converted."""

    format: str | None = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    xml: XmlName = NO_XML


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberShape:
    """A number; `names` is filled for integers that XML writes by name, such as 201 `Created`.

    With `moment`, it is the number of seconds since 1970.
    """

    whole: bool = False
    moment: bool = False
    minimum: float | None = None
    maximum: float | None = None
    exclusive_minimum: float | None = None
    exclusive_maximum: float | None = None
    names: tuple[tuple[int, str], ...] = ()
    xml: XmlName = NO_XML

    def name_of(self, value: float) -> str | None:
        """Return the name for a number, or None if it has none."""
        return next((name for number, name in self.names if number == value), None)

    def number_of(self, name: str) -> int | None:
        """Return the number for a name, or None if there is none."""
        return next((number for number, known in self.names if known == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class BooleanShape:
    """True or false."""

    xml: XmlName = NO_XML


@dataclass(frozen=True, slots=True, kw_only=True)
class ConstShape:
    """Always the same value."""

    value: str | int
    xml: XmlName = NO_XML

    def is_value(self, value: Value) -> bool:
        """Tell whether a value is this one; `true` is no number."""
        return type(value) is type(self.value) and bool(value == self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyShape:
    """Whatever JSON can say."""

    xml: XmlName = NO_XML


ANY = AnyShape()


@dataclass(frozen=True, slots=True, kw_only=True)
class BytesShape:
    """Bytes: as they are in a body of their own, base64 inside JSON and XML."""

    xml: XmlName = NO_XML


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumShape:
    """One of a few values; an open one may have others."""

    base: Literal["string", "integer"] = "string"
    values: tuple[str | int, ...]
    open: bool = False
    xml: XmlName = NO_XML


@dataclass(frozen=True, slots=True, kw_only=True)
class ListShape:
    """Many of one shape; `item` names the XML element of one of them."""

    items: Shape
    min_items: int | None = None
    max_items: int | None = None
    item: str | None = None
    wrapped: bool = False
    xml: XmlName = NO_XML


@dataclass(frozen=True, slots=True, kw_only=True)
class MapShape:
    """Values of one shape by free names."""

    values: Shape
    xml: XmlName = NO_XML


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One member of a record; `name` is its wire name in JSON and forms.

    `default` is what the service takes where the member is missing, if `has_default`.
    """

    name: str
    type: Shape
    required: bool = False
    secret: bool = False
    has_default: bool = False
    default: Value = None
    xml: XmlName = NO_XML

    @property
    def xml_name(self) -> str:
        """The name of its element or attribute."""
        return self.xml.name or self.name

    @property
    def attribute_name(self) -> str:
        """The name of its attribute in a tree, with its namespace as `{namespace}name`."""
        space = self.xml.namespace
        return self.xml_name if space is None else f"{{{space}}}{self.xml_name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordShape:
    """Members by name, in the order in which they are written.

    `json_order` names those that come first in JSON, where its order is another; `rest` is the
    shape of the values of members that are not declared, if there may be any.
    """

    fields: tuple[Field, ...]
    json_order: tuple[str, ...] = ()
    rest: Shape | None = None
    xml: XmlName = NO_XML

    @property
    def json_fields(self) -> tuple[Field, ...]:
        """The members in the order of JSON."""
        if not self.json_order:
            return self.fields
        places = {name: place for place, name in enumerate(self.json_order)}
        return tuple(sorted(self.fields, key=lambda each: places.get(each.name, len(places))))


@dataclass(frozen=True, slots=True, kw_only=True)
class NullableShape:
    """A shape or null."""

    item: Shape
    xml: XmlName = NO_XML


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """One shape of a union and what tells it: the kind of JSON, and `values` of the value itself.

    With a `member`, the values are those of this member. None means that any value will do.
    """

    type: Shape
    json: str
    member: str | None = None
    values: tuple[str | int, ...] = ()

    def is_of(self, value: Value) -> bool:
        """Tell whether a value is of this alternative."""
        if _KINDS.get(type(value)) != self.json:
            return False
        if self.member is not None:
            if self.member not in value:
                return False
            value = value[self.member]
        return not self.values or any(
            type(each) is type(value) and each == value for each in self.values
        )


_KINDS: Mapping[type, str] = {
    str: "string",
    bool: "boolean",
    int: "number",
    float: "number",
    list: "array",
    tuple: "array",
    dict: "object",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class UnionShape:
    """One of several shapes; a record with another text in the `discriminator` may be allowed."""

    alternatives: tuple[Alternative, ...]
    discriminator: str | None = None
    xml: XmlName = NO_XML

    def of(self, value: Value) -> Shape | None:
        """Return the shape of a value; None if it is of none."""
        for each in self.alternatives:
            if each.is_of(value):
                return each.type
        if self.discriminator is not None and isinstance(value, dict):
            return AnyShape() if isinstance(value.get(self.discriminator), str) else None
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class RefShape:
    """A shape with a name in `Types`."""

    name: str
    xml: XmlName = NO_XML


ScalarShape: TypeAlias = (
    StringShape | NumberShape | BooleanShape | ConstShape | EnumShape | BytesShape
)
PlainShape: TypeAlias = (
    ScalarShape | AnyShape | ListShape | MapShape | RecordShape | UnionShape | NullableShape
)
Shape: TypeAlias = PlainShape | RefShape
_OTHERS = (RefShape, NullableShape)


class Types:
    """The named shapes of one API."""

    __slots__ = ("_shapes",)

    def __init__(self, shapes: Mapping[str, Shape]) -> None:
        self._shapes = dict(shapes)

    @property
    def field_names(self) -> frozenset[str]:
        """The names of all fields of records."""
        records = (each for each in self._shapes.values() if isinstance(each, RecordShape))
        return frozenset(field.name for record in records for field in record.fields)

    def resolve(self, shape: Shape) -> PlainShape:
        """Return the shape behind references; `ValueError` if there is none."""
        seen: set[str] = set()
        while isinstance(shape, RefShape):
            if shape.name in seen or shape.name not in self._shapes:
                raise ValueError(f"type `{shape.name}` is not declared or refers to itself")
            seen.add(shape.name)
            shape = self._shapes[shape.name]
        return shape

    def bare(self, shape: Shape) -> PlainShape:
        """Return the shape behind references and nullability."""
        if not isinstance(shape, _OTHERS):
            return shape
        plain = self.resolve(shape)
        while isinstance(plain, NullableShape):
            plain = self.resolve(plain.item)
        return plain

    def of(self, value: Value, shape: Shape, path: str = "") -> PlainShape:
        """Return the shape of a value: of a union its alternative; `WireError` if it is of none."""
        plain = self.bare(shape)
        while isinstance(plain, UnionShape):
            found = plain.of(value)
            if found is None:
                raise WireError("is of none of the alternatives", path)
            plain = self.bare(found)
        return plain

    def attribute_of_kind(self, union: UnionShape) -> Field | None:
        """Return the attribute of XML that has the kind of a record; None if an element has it."""
        records = (self.bare(each.type) for each in union.alternatives)
        fields = (
            field for each in records if isinstance(each, RecordShape) for field in each.fields
        )
        found = next((field for field in fields if field.name == union.discriminator), None)
        return found if found is not None and found.xml.attribute else None
