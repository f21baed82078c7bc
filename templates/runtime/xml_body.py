"""Converts XML trees to typed values.

Reading is lenient: fields are found in any order and, if no namespace is declared for them, in any
namespace. Elements of other namespaces are ignored.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from msgspec import inspect

from .kinds import union_of
from .records import Xml, XmlMember
from .unions import Alternative, OneOf
from .xml_tree import NAMESPACE, NIL, XmlError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


_SCALARS = frozenset(
    {inspect.BoolType, inspect.DateTimeType, inspect.DecimalType, inspect.FloatType}
    | {inspect.IntType, inspect.StrType, inspect.UUIDType}
)
USUAL = XmlMember()
"""A field about whose form in XML nothing is declared."""
_NUMBER = re.compile(r"[+-]?[0-9]{1,400}(?:\.[0-9]{1,400})?(?:[eE][+-]?[0-9]{1,3})?")


def read(element: Element, kind: object) -> object:
    """Return the root element's content as plain data for the type `kind`.

    Scalars stay text, for a lenient conversion. Raises `XmlError` if the structure does not match.
    """
    return _read(element, shape_of(kind), _Space(None, element.get(NAMESPACE, "")))


@cache
def shape_of(kind: object) -> inspect.Type:
    """Return msgspec's description of a type."""
    return inspect.type_info(kind)


class _Space(NamedTuple):
    """The declared namespace of an element, if any, and its actual one."""

    declared: str | None
    actual: str

    def of(self, element: Element, declared: str | None) -> _Space:
        """Return that of a child."""
        return _Space(declared, element.get(NAMESPACE, self.actual))

    def members(self, children: Sequence[Element], declared: str | None) -> Sequence[Element]:
        """Return the children in the declared namespace.

        If there are none, return those in the namespace of their parent or without one, as some
        servers write them; without a declared namespace, those in any.
        """
        if len(children) == 1:
            found_in = children[0].get(NAMESPACE, self.actual)
            is_own = declared is None or found_in in (declared, self.actual, "")
            return children if is_own else ()
        for wanted in (
            ((declared,), (self.actual, "")) if declared is not None else ((self.actual, ""),)
        ):
            found = [each for each in children if each.get(NAMESPACE, self.actual) in wanted]
            if found:
                return found
        return children if declared is None else ()


def _read(element: Element, shape: inspect.Type, space: _Space) -> object:
    if element.get(NIL) in ("true", "1"):
        return None
    if type(shape) in _SCALARS:
        return _read_scalar(element, shape)
    if isinstance(shape, inspect.UnionType):
        return _read_union(element, shape, space)
    if isinstance(shape, inspect.StructType):
        return _read_record(element, shape, space)
    if isinstance(shape, inspect.ListType):
        return _read_items(element, shape.item_type, space)
    if isinstance(shape, inspect.DictType):
        children = _by_name(space.members(list(element), space.declared))
        values = {name: _only(each) for name, each in children.items()}
        return {
            name: _read(each, shape.value_type, space.of(each, space.declared))
            for name, each in values.items()
        }
    union = union_of(shape)
    if union is not None:
        return _read_alternative(element, union, space)
    if isinstance(shape, inspect.AnyType) or _is_object(shape):
        return _read_any(element)
    return _read_scalar(element, shape)


def _read_items(element: Element, shape: inspect.Type, space: _Space) -> list[object]:
    kind = _bare(shape)
    own = xml_of(kind.cls).namespace if isinstance(kind, inspect.StructType) else None
    declared = space.declared if own is None else own
    children = space.members(list(element), declared)
    return [_read(child, shape, space.of(child, declared)) for child in children]


def _read_alternative(element: Element, union: type[OneOf], space: _Space) -> object:
    """Read an element of a union: told by its members, and text if it has none."""
    for each in union.alternatives:
        kind = each.type()
        if each.kind == "object":
            found = (
                _read(element, shape_of(kind), space) if _has_sign(element, each, kind) else None
            )
        else:
            found = None if len(element) else _typed(_read_scalar(element, shape_of(kind)), each)
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


def _read_union(element: Element, shape: inspect.UnionType, space: _Space) -> object:
    kind = _bare(shape)
    # a missing record, number or date is often written as an empty element
    if isinstance(kind, inspect.StructType) and _is_empty(element) and _needs_members(kind):
        return None
    value = _read(element, kind, space)
    return None if value == "" and not _can_be_empty(kind) else value


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


def _read_scalar(element: Element, shape: inspect.Type) -> object:
    if len(element):
        return _read_any(element)  # of the wrong kind
    text = element.text or ""
    return text if isinstance(shape, inspect.StrType) else text.strip()


def _read_any(element: Element) -> object:
    if element.get(NIL) in ("true", "1"):
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


def _read_record(element: Element, shape: inspect.StructType, space: _Space) -> dict[str, object]:
    children, namespace = _by_name(element), xml_of(shape.cls).namespace
    inner = space.declared if namespace is None else namespace
    members: dict[str, object] = {}
    for wire, member, how, name, mark in _members_of(shape.cls):
        declared = inner if how.namespace is None else how.namespace
        own = space.members(found, declared) if (found := children.get(name)) else ()
        if how.text:
            text = _read_scalar(element, _bare(member.type))
            members |= {wire: text} if text or member.required else {}
        elif not how.wrapped:
            kind = _item(member.type)
            members[wire] = [_read(each, kind, space.of(each, declared)) for each in own]
        elif own:
            only, kind = _only(own), member.type
            around = space if type(kind) in _SCALARS else space.of(only, declared)
            members[wire] = _read(only, kind, around)
        elif mark in element.attrib:
            members[wire] = element.attrib[mark]
    return members


@cache
def _members_of(
    record: type,
) -> tuple[tuple[str, inspect.Field, XmlMember, str, str], ...]:
    """Return the members of a record by wire names: how and by what names they are written."""
    shape, described = shape_of(record), xml_of(record)
    assert isinstance(shape, inspect.StructType)
    found = ((each.encode_name, each) for each in shape.fields)
    hows = ((wire, each, described.members.get(wire, USUAL)) for wire, each in found)
    return tuple((w, each, how, how.name or w, how.attribute_name(w)) for w, each, how in hows)


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
