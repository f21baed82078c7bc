"""Element names and namespaces of shapes, for the reader and the writer."""

from __future__ import annotations

from .shapes import (
    AnyShape,
    BooleanShape,
    EnumShape,
    Field,
    ListShape,
    NullableShape,
    NumberShape,
    RefShape,
    Shape,
    Types,
    XmlName,
)

INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
STRING_WRAPPER = XmlName(
    name="string", namespace="http://schemas.microsoft.com/2003/10/Serialization/"
)


def root_of(shape: Shape, types: Types) -> XmlName:
    """Return the root element of a body: as declared, else as a .NET data contract names it."""
    declared, plain = shape.xml, types.resolve(shape)
    name = declared.name or plain.xml.name
    namespace = declared.namespace if declared.namespace is not None else plain.xml.namespace
    if name is None and isinstance(shape, RefShape):
        name = shape.name
    if name is None and isinstance(plain, NullableShape):
        return root_of(plain.item, types)
    if name is None and isinstance(plain, ListShape):
        item = root_of(plain.items, types)
        name = f"ArrayOf{plain.item or item.name}"
        namespace = item.namespace if namespace is None else namespace
    return XmlName(name=name or _kind_name(plain), namespace=namespace)


def _kind_name(shape: Shape) -> str:
    if isinstance(shape, NumberShape):
        return "int" if shape.whole else "double"
    if isinstance(shape, EnumShape):
        return "string" if shape.base == "string" else "int"
    if isinstance(shape, BooleanShape):
        return "boolean"
    return "anyType" if isinstance(shape, AnyShape) else "string"


def item_of(shape: ListShape, types: Types, namespace: str, fallback: str | None) -> XmlName:
    """Return the element of one item of a list.

    `namespace` is that of the list's own element, or of the member that an unwrapped list is; the
    latter has `fallback` for a name, and its items are as much members as any other.
    """
    own = types.bare(shape.items).xml.namespace
    name = shape.item or fallback or root_of(shape.items, types).name
    is_member = fallback is not None
    return XmlName(name=name, namespace=namespace if own is None or is_member else own)


def field_of(field: Field, namespace: str) -> XmlName:
    """Return the element of a member of a record whose members are in `namespace`."""
    own = field.xml.namespace
    return XmlName(name=field.xml_name, namespace=namespace if own is None else own)
