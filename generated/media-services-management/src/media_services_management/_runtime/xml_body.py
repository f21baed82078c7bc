"""Converts XML trees to typed values.

Reading is lenient: fields are found in any order and, if no namespace is declared for them, in any
namespace. Elements of other namespaces are ignored.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from msgspec import inspect

from .kinds import union_of
from .records import Xml, XmlMember
from .spellings import cut_fraction
from .unions import Alternative, OneOf
from .xml_space import Space
from .xml_tree import NAMESPACE, NIL, XmlError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


_SCALARS = frozenset(
    {inspect.BoolType, inspect.DateTimeType, inspect.DecimalType, inspect.FloatType}
    | {inspect.IntType, inspect.StrType, inspect.TimeType, inspect.UUIDType}
)
_MOMENTS = frozenset({inspect.DateTimeType, inspect.TimeType})
_TRUE = frozenset({"true", "1"})
USUAL = XmlMember()
"""A field about whose form in XML nothing is declared."""
_NUMBER = re.compile(r"[+-]?[0-9]{1,400}(?:\.[0-9]{1,400})?(?:[eE][+-]?[0-9]{1,3})?")


def read(element: Element, kind: object) -> object:
    """Return the root element's content as plain data for the type `kind`.

    Scalars stay text, for a lenient conversion; times are cut to microseconds. Raises `XmlError` if
    the structure does not match.
    """
    return _reader_of(kind)(element, Space(None, element.get(NAMESPACE, "")))


@cache
def shape_of(kind: object) -> inspect.Type:
    """Return msgspec's description of a type."""
    return inspect.type_info(kind)


_Reader: TypeAlias = Callable[["Element", Space], object]
"""Reads an element in its namespace as plain data for one type."""


@cache
def _reader_of(kind: object) -> _Reader:
    return _reader(shape_of(kind))


@cache
def _reader_of_scalar(kind: object) -> _Reader:
    return _reader_of_text(shape_of(kind))


def _reader(shape: inspect.Type) -> _Reader:
    """Return what reads a type; a null element is `None`."""
    if type(shape) in _SCALARS:
        return _reader_of_text(shape)
    if isinstance(shape, inspect.UnionType):
        return _reader_of_optional(shape)
    read = _reader_of_content(shape)
    return lambda element, space: None if element.get(NIL) in _TRUE else read(element, space)


def _reader_of_content(shape: inspect.Type) -> _Reader:
    if isinstance(shape, inspect.StructType):
        record = shape.cls
        return lambda element, space: _read_record(element, record, space)
    if isinstance(shape, inspect.ListType):
        return _reader_of_items(shape.item_type)
    if isinstance(shape, inspect.DictType):
        return _reader_of_map(shape.value_type)
    union = union_of(shape)
    if union is not None:
        return lambda element, space: _read_alternative(element, union, space)
    if isinstance(shape, inspect.AnyType) or _is_object(shape):
        return lambda element, _: _read_any(element)
    return _reader_of_text(shape)


def _reader_of_text(shape: inspect.Type) -> _Reader:
    if isinstance(shape, inspect.StrType):
        return _text
    if isinstance(shape, inspect.FloatType):
        return _number
    return _moment if type(shape) in _MOMENTS else _stripped


def _text(element: Element, _: object) -> object:
    """Return the text of an element, or what it has instead."""
    if len(element) or element.get(NIL) in _TRUE:
        return _read_any(element)
    return element.text or ""


def _stripped(element: Element, _: object) -> object:
    if len(element) or element.get(NIL) in _TRUE:
        return _read_any(element)
    return (element.text or "").strip()


def _number(element: Element, _: object) -> object:
    text = _stripped(element, None)
    # the decoder drops the sign
    return -0.0 if text == "-0" else text


def _moment(element: Element, _: object) -> object:
    text = _stripped(element, None)
    return cut_fraction(text) if type(text) is str else text


def _reader_of_items(shape: inspect.Type) -> _Reader:
    read, kind = _reader(shape), _bare(shape)
    own = xml_of(kind.cls).namespace if isinstance(kind, inspect.StructType) else None

    def read_items(element: Element, space: Space) -> object:
        declared = space.declared if own is None else own
        children = space.members(list(element), declared)
        return [read(child, space.of(child, declared)) for child in children]

    return read_items


def _reader_of_map(shape: inspect.Type) -> _Reader:
    read = _reader(shape)

    def read_map(element: Element, space: Space) -> object:
        children = _by_name(space.members(list(element), space.declared))
        values = {name: _only(each) for name, each in children.items()}
        return {name: read(each, space.of(each, space.declared)) for name, each in values.items()}

    return read_map


def _read_alternative(element: Element, union: type[OneOf], space: Space) -> object:
    """Read an element of a union: told by its members, and text if it has none."""
    for each in union.alternatives:
        kind = each.type()
        if each.kind == "object":
            found = _reader_of(kind)(element, space) if _has_sign(element, each, kind) else None
        else:
            found = None if len(element) else _typed(_reader_of_scalar(kind)(element, space), each)
        if found is not None:
            return found
    # the conversion refuses what is of no kind, unless others may come
    return _read_other(element, union)


def _read_other(element: Element, union: type[OneOf]) -> object:
    """Read a record of a kind that is not known; the kind may be an attribute."""
    found = _read_any(element)
    how = kind_of_others(union)
    text = element.attrib.get(how.attribute_name(union.discriminator)) if how.attribute else None
    if text is None:
        return found
    return {**(found if isinstance(found, dict) else {}), union.discriminator: text}


def kind_of_others(union: type[OneOf]) -> XmlMember:
    """Return how the member is written that has the kind of a record, if others may come."""
    records = (each.type() for each in union.alternatives if each.kind == "object")
    return xml_of(next(records)).members.get(union.discriminator, USUAL)


def _typed(text: object, alternative: Alternative) -> object:
    """Return the text of an alternative as its kind of JSON, by which unions are told apart."""
    if not isinstance(text, str):
        return text
    if alternative.kind == "boolean":
        return {"true": True, "1": True, "false": False, "0": False}.get(text, text)
    if alternative.kind != "number" or not _NUMBER.fullmatch(text):
        return text
    return Decimal(text)


def _has_sign(element: Element, alternative: Alternative, kind: type) -> bool:
    """Return whether an element has the member that tells an alternative."""
    if alternative.member is None:
        return bool(len(element)) or _has_attributes(element)
    how = xml_of(kind).members.get(alternative.member, USUAL)
    name = how.name or alternative.member
    attribute = how.attribute_name(alternative.member)
    text = element.attrib.get(attribute) if how.attribute else element.findtext(name)
    values = [str(each).lower() if type(each) is not str else each for each in alternative.values]
    return text is not None and (not values or text.strip() in values)


def _is_object(shape: inspect.Type) -> bool:
    return isinstance(shape, inspect.CustomType) and shape.cls is object


def _bare(shape: inspect.Type) -> inspect.Type:
    """Return a type without `None`."""
    if not isinstance(shape, inspect.UnionType):
        return shape
    return next(each for each in shape.types if not isinstance(each, inspect.NoneType))


def _reader_of_optional(shape: inspect.UnionType) -> _Reader:
    kind = _bare(shape)
    read, can_be_empty = _reader(kind), _can_be_empty(kind)
    record = kind if isinstance(kind, inspect.StructType) else None

    def read_optional(element: Element, space: Space) -> object:
        # a missing record, number or date is often written as an empty element
        if record is not None and _is_empty(element) and _needs_members(record):
            return None
        value = read(element, space)
        return None if value == "" and not can_be_empty else value

    return read if can_be_empty else read_optional


def _can_be_empty(kind: inspect.Type) -> bool:
    if isinstance(kind, inspect.EnumType):
        return any(each.value == "" for each in kind.cls)
    return isinstance(kind, (inspect.StrType, inspect.BytesType))


def _is_empty(element: Element) -> bool:
    has_text = bool(element.text and element.text.strip())
    return not len(element) and not has_text and not _has_attributes(element)


def _has_attributes(element: Element) -> bool:
    """Return whether an element has attributes without a namespace; others can be of anybody."""
    return any(name != NAMESPACE and not name.startswith("{") for name in element.attrib)


def _needs_members(shape: inspect.StructType) -> bool:
    """Return whether a record's element must contain an element or an attribute."""
    special = xml_of(shape.cls).members
    return any(
        member.required and special.get(member.encode_name, USUAL).wrapped
        for member in shape.fields
    )


def _read_any(element: Element) -> object:
    if element.get(NIL) in _TRUE:
        return None
    if not len(element):
        return element.text or ""
    found: dict[str, object] = {}
    for name, children in _by_name(element).items():
        values = [_read_any(child) for child in children]
        found[name] = values[0] if len(values) == 1 else values
    return found


def _by_name(children: Iterable[Element]) -> dict[str, list[Element]]:
    found: dict[str, list[Element]] = {}
    for child in children:
        found.setdefault(child.tag, []).append(child)
    return found


class _Field(NamedTuple):
    """How a field of a record is read from XML."""

    wire: str
    tag: str
    """The name of its element, or of those of its items."""
    mark: str
    """The name of its attribute in a tree."""
    namespace: str | None
    read: _Reader
    is_scalar: bool


class _Fields(NamedTuple):
    """The fields of a record by their form, and its own namespace."""

    usual: tuple[_Field, ...]
    unwrapped: tuple[_Field, ...]
    """Lists whose items are in the record itself."""
    texts: tuple[tuple[_Field, bool], ...]
    """Fields that are the text of the record's element; whether they are required."""
    namespace: str | None


@cache
def _fields_of(record: type) -> _Fields:
    shape, described = shape_of(record), xml_of(record)
    assert isinstance(shape, inspect.StructType)
    usual, unwrapped, texts = list[_Field](), list[_Field](), list[tuple[_Field, bool]]()
    for each in shape.fields:
        how = described.members.get(each.encode_name, USUAL)
        if how.text:
            read = _reader_of_text(_bare(each.type))
        else:
            read = _reader(each.type if how.wrapped else _item(each.type))
        field = _Field(
            wire=each.encode_name,
            tag=how.name or each.encode_name,
            mark=how.attribute_name(each.encode_name),
            namespace=how.namespace,
            read=read,
            is_scalar=type(_bare(each.type)) in _SCALARS,
        )
        if how.text:
            texts.append((field, each.required))
        else:
            (usual if how.wrapped else unwrapped).append(field)
    return _Fields(tuple(usual), tuple(unwrapped), tuple(texts), described.namespace)


def _read_record(element: Element, record: type, space: Space) -> dict[str, object]:
    fields = _fields_of(record)
    around = space.declared if fields.namespace is None else fields.namespace
    members: dict[str, object] = {}
    children = {child.tag: child for child in element}
    several = _by_name(element) if len(children) < len(element) else None
    for wire, tag, mark, namespace, read, is_scalar in fields.usual:
        declared = around if namespace is None else namespace
        child = children.get(tag)
        # an only one in the namespace of the record is always its own
        if child is not None and (several or child.get(NAMESPACE) is not None):
            own = space.members(several[tag] if several else (child,), declared)
            child = _only(own) if own else None
        if child is not None:
            members[wire] = read(child, space if is_scalar else space.of(child, declared))
        elif (text := element.get(mark)) is not None:
            members[wire] = text
    for wire, tag, _, namespace, read, _ in fields.unwrapped:
        declared = around if namespace is None else namespace
        found = several.get(tag, ()) if several else [children[tag]] if tag in children else ()
        own = space.members(found, declared)
        members[wire] = [read(each, space.of(each, declared)) for each in own]
    for field, is_required in fields.texts:
        own_text = field.read(element, space)
        if own_text or is_required:
            members[field.wire] = own_text
    return members


def _only(elements: Sequence[Element]) -> Element:
    if len(elements) > 1:
        raise XmlError(f"more than one element `{_shown(elements[0])}`")
    return elements[0]


def _shown(element: Element) -> str:
    name = element.tag[:100]
    return name if name.isprintable() else "?"


def _item(shape: inspect.Type) -> inspect.Type:
    kinds = shape.types if isinstance(shape, inspect.UnionType) else (shape,)
    lists = (kind.item_type for kind in kinds if isinstance(kind, inspect.ListType))
    return next(lists, inspect.AnyType())


def xml_of(record: type) -> Xml:
    """Return how a record stands in XML."""
    described = getattr(record, "__xml__", None)
    return described if isinstance(described, Xml) else Xml(name=record.__name__)
