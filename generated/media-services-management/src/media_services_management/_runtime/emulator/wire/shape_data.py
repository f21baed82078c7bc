"""Shapes from plain JSON data, the form in which they are stored."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .shapes import (
    NO_XML,
    Alternative,
    AnyShape,
    BooleanShape,
    BytesShape,
    ConstShape,
    EnumShape,
    Field,
    ListShape,
    MapShape,
    NullableShape,
    NumberShape,
    RecordShape,
    RefShape,
    Shape,
    StringShape,
    Types,
    UnionShape,
    XmlName,
)

_Data = Mapping[str, Any]


def shapes_from_data(types: Mapping[str, _Data]) -> Types:
    """Return the named shapes; `ValueError` for an unknown kind or reference."""
    shapes = {name: shape_from_data(data) for name, data in types.items()}
    result = Types(shapes)
    for shape in shapes.values():
        result.resolve(shape)
    return result


def shape_from_data(data: _Data) -> Shape:
    """Return the shape that plain data describes; `ValueError` for an unknown kind."""
    maker = _MAKERS.get(data.get("kind", ""))
    if maker is None:
        raise ValueError(f"`{data.get('kind')}` is not a kind of shape")
    return maker(data)


def _xml(data: _Data) -> XmlName:
    xml = data.get("xml")
    if not xml:
        return NO_XML
    return XmlName(
        name=xml.get("name"),
        namespace=xml.get("namespace"),
        attribute=xml.get("attribute", False),
        text=xml.get("text", False),
    )


def _string(data: _Data) -> Shape:
    return StringShape(
        format=data.get("format"),
        min_length=data.get("minLength"),
        max_length=data.get("maxLength"),
        pattern=data.get("pattern"),
        xml=_xml(data),
    )


def _number(data: _Data) -> Shape:
    names = data.get("names") or {}
    return NumberShape(
        whole=data["kind"] == "integer",
        moment=data.get("format") == "unix-time",
        minimum=data.get("minimum"),
        maximum=data.get("maximum"),
        exclusive_minimum=data.get("exclusiveMinimum"),
        exclusive_maximum=data.get("exclusiveMaximum"),
        names=tuple((int(number), name) for number, name in names.items()),
        xml=_xml(data),
    )


def _enum(data: _Data) -> Shape:
    return EnumShape(
        base=data.get("base", "string"),
        values=tuple(data["values"]),
        open=data.get("open", False),
        xml=_xml(data),
    )


def _list(data: _Data) -> Shape:
    xml = data.get("xml") or {}
    return ListShape(
        items=shape_from_data(data["items"]),
        min_items=data.get("minItems"),
        max_items=data.get("maxItems"),
        item=xml.get("item"),
        wrapped=xml.get("wrapped", False),
        xml=_xml(data),
    )


def _record(data: _Data) -> Shape:
    rest = next((field["type"]["values"] for field in data["fields"] if field.get("rest")), None)
    return RecordShape(
        fields=tuple(_field(field) for field in data["fields"] if not field.get("rest")),
        rest=None if rest is None else shape_from_data(rest),
        json_order=tuple(data.get("json_order", ())),
        xml=_xml(data),
    )


def _union(data: _Data) -> Shape:
    return UnionShape(
        alternatives=tuple(
            Alternative(
                type=shape_from_data(each["type"]),
                json=each["json"],
                member=each.get("member"),
                values=tuple(each.get("values", ())),
            )
            for each in data["alternatives"]
        ),
        discriminator=data.get("discriminator"),
        xml=_xml(data),
    )


def _field(data: _Data) -> Field:
    return Field(
        name=data["name"],
        type=shape_from_data(data["type"]),
        required=data.get("required", False),
        secret=data.get("secret", False),
        has_default="default" in data,
        default=data.get("default"),
        xml=_xml(data),
    )


_MAKERS: Mapping[str, Callable[[_Data], Shape]] = {
    "string": _string,
    "integer": _number,
    "number": _number,
    "boolean": lambda data: BooleanShape(xml=_xml(data)),
    "const": lambda data: ConstShape(value=data["value"], xml=_xml(data)),
    "any": lambda data: AnyShape(xml=_xml(data)),
    "bytes": lambda data: BytesShape(xml=_xml(data)),
    "enum": _enum,
    "list": _list,
    "map": lambda data: MapShape(values=shape_from_data(data["values"]), xml=_xml(data)),
    "record": _record,
    "union": _union,
    "nullable": lambda data: NullableShape(item=shape_from_data(data["item"]), xml=_xml(data)),
    "ref": lambda data: RefShape(name=data["name"], xml=_xml(data)),
}
