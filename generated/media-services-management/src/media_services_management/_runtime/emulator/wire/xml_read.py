"""Values from XML: members by name, no DOCTYPE, limited depth.

Where namespaces do not count, elements of another one are taken for members only where there are
no others: what a sender adds in namespaces of its own disturbs nothing.
"""

from __future__ import annotations

from typing import Never
from xml.etree import ElementTree as ET

from .json_body import from_json
from .options import WireOptions
from .problems import WireError, item_path, member_path
from .scalars import scalar_from_text, scalar_to_text
from .shapes import (
    ANY,
    Alternative,
    AnyShape,
    Field,
    ListShape,
    MapShape,
    NullableShape,
    RecordShape,
    Shape,
    StringShape,
    Types,
    UnionShape,
    Value,
    XmlName,
)
from .xml_names import INSTANCE, STRING_WRAPPER, field_of, item_of, root_of
from .xml_spellings import common_spelling

_NIL = f"{{{INSTANCE}}}nil"


class _Builder(ET.TreeBuilder):
    """Builds elements and refuses document types (so entities too) and deep nesting."""

    def __init__(self, max_depth: int) -> None:
        super().__init__()
        self._left = max_depth
        self._max_depth = max_depth

    def doctype(self, *_: str | None) -> Never:
        """Refuse; expat calls this before it reads any entity."""
        raise WireError("a document type is not allowed")

    def start(self, tag: str, attrs: dict[str, str], /) -> ET.Element:
        """Open an element, one level deeper."""
        self._left -= 1
        if self._left < 0:
            raise WireError(f"nested deeper than {self._max_depth} levels")
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> ET.Element:
        """Close an element."""
        self._left += 1
        return super().end(tag)


def parse_xml(text: str, max_depth: int) -> ET.Element:
    """Return the root element; `WireError` for what is malformed, deep or has a DOCTYPE."""
    parser = ET.XMLParser(target=_Builder(max_depth))  # noqa: S314 - see `_Builder`
    try:
        # Fed at once: some versions of expat need quadratic time for a token in many pieces.
        parser.feed(text)
        root: ET.Element = parser.close()
    except ET.ParseError as error:
        line, column = error.position
        raise WireError(f"not XML: malformed at line {line}, column {column + 1}") from None
    except ValueError:
        raise WireError("not XML: its text cannot be read") from None
    return root


def from_xml(text: str, shape: Shape, types: Types, options: WireOptions) -> Value:
    """Return the value of an XML document; `WireError` if it is malformed or does not fit."""
    root = parse_xml(text, options.max_depth)
    reader = _Reader(types, options)
    if options.json_in_xml_string:
        reader.expect(root, STRING_WRAPPER)
        return from_json(_text(root, ""), shape, types, options)
    name = root_of(shape, types)
    reader.expect(root, name)
    return reader.value(root, name.namespace or "", shape, "")


def _split(tag: str) -> tuple[str, str]:
    namespace, _, local = tag[1:].partition("}") if tag[:1] == "{" else ("", "", tag)
    return namespace, local


def _text(element: ET.Element, path: str) -> str:
    if len(element):
        raise WireError("expected text, found an element", path)
    return element.text or ""


class _Reader:
    """Reads elements as values."""

    def __init__(self, types: Types, options: WireOptions) -> None:
        self.types = types
        self._strict = options.xml_namespace == "strict"
        self._drop = options.xml_order == "drop"

    def expect(self, root: ET.Element, name: XmlName) -> None:
        """Raise `WireError` unless the root element is the declared one."""
        namespace, local = _split(root.tag)
        if local != name.name:
            raise WireError(f"expected the root element `{name.name}`")
        if self._strict and namespace != (name.namespace or ""):
            raise WireError(f"expected `{name.name}` in the namespace `{name.namespace or ''}`")

    def value(self, element: ET.Element, namespace: str, shape: Shape, path: str) -> Value:
        """Return the value of one element that is declared to be in `namespace`."""
        plain = self.types.bare(shape)
        if element.get(_NIL) in ("true", "1"):
            return None
        if isinstance(plain, RecordShape):
            if isinstance(self.types.resolve(shape), NullableShape) and self._lacks(element, plain):
                return None
            return self._record(element, namespace, plain, path)
        if isinstance(plain, UnionShape):
            return self._alternative(element, namespace, plain, path)
        if isinstance(plain, ListShape):
            name = item_of(plain, self.types, namespace, None)
            return self._items(self._named(element, name), name, plain, path)
        if isinstance(plain, MapShape):
            return self._map(element, namespace, plain, path)
        if isinstance(plain, AnyShape):
            return self._any(element, path)
        return self._scalar(_text(element, path), plain, path)

    def _alternative(
        self, element: ET.Element, namespace: str, shape: UnionShape, path: str
    ) -> Value:
        """Read an element as the alternative that its members tell, or as text without any."""
        for each in shape.alternatives:
            plain = self.types.bare(each.type)
            if not isinstance(plain, RecordShape):
                if not len(element):
                    return self._scalar(_text(element, path), plain, path)
            elif self._has_sign(element, each, plain):
                return self._record(element, namespace, plain, path)
        if shape.discriminator is None:
            raise WireError("is of none of the alternatives", path)
        return self._other(element, shape, path)

    def _other(self, element: ET.Element, shape: UnionShape, path: str) -> Value:
        """Read a record of a kind that is not known; the kind may be an attribute."""
        found, field = self._any(element, path), self.types.attribute_of_kind(shape)
        if field is None or field.attribute_name not in element.attrib:
            return found
        members = found if isinstance(found, dict) else {}
        return {**members, field.name: element.attrib[field.attribute_name]}

    def _has_sign(self, element: ET.Element, each: Alternative, shape: RecordShape) -> bool:
        if each.member is None:
            return bool(len(element) or element.attrib)
        field = next(field for field in shape.fields if field.name == each.member)
        children = {_split(child.tag)[1]: child.text or "" for child in element}
        found = element.attrib if field.xml.attribute else children
        name = field.attribute_name if field.xml.attribute else field.xml_name
        if name not in found:
            return False
        values = [scalar_to_text(value, ANY, self.types) for value in each.values]
        return not values or found[name].strip() in values

    def _scalar(self, text: str, shape: Shape, path: str) -> Value:
        plain = self.types.bare(shape)
        if isinstance(plain, StringShape):
            text = common_spelling(text, plain.format)
        return scalar_from_text(text, plain, self.types, path)

    def _lacks(self, element: ET.Element, shape: RecordShape) -> bool:
        """Whether an element is empty though there must be something in it: so no record at all."""
        is_empty = not len(element) and not (element.text or "").strip() and not element.attrib
        return is_empty and any(f.required and self._unwrapped(f) is None for f in shape.fields)

    def _named(self, parent: ET.Element, name: XmlName) -> list[ET.Element]:
        children = [child for child in parent if _split(child.tag)[1] == name.name]
        return self._in(children, name.namespace or "", parent)

    def _in(
        self, children: list[ET.Element], namespace: str, parent: ET.Element
    ) -> list[ET.Element]:
        """Return the children in a namespace, or else in that which their sender uses for it."""
        spaces = [_split(child.tag)[0] for child in children]
        if self._strict:
            return [child for child, own in zip(children, spaces, strict=True) if own == namespace]
        for wanted in ((namespace,) if namespace else (), (_split(parent.tag)[0], "")):
            found = [child for child, own in zip(children, spaces, strict=True) if own in wanted]
            if found:
                return found
        return children

    def _items(
        self, elements: list[ET.Element], name: XmlName, shape: ListShape, path: str
    ) -> list[Value]:
        return [
            self.value(element, name.namespace or "", shape.items, item_path(path, index))
            for index, element in enumerate(elements)
        ]

    def _map(
        self, element: ET.Element, namespace: str, shape: MapShape, path: str
    ) -> dict[str, Value]:
        result: dict[str, Value] = {}
        for child in self._in(list(element), namespace, element):
            name = _split(child.tag)[1]
            at = member_path(path, name)
            if name in result:
                raise WireError("is given twice", at)
            result[name] = self.value(child, namespace, shape.values, at)
        return result

    def _any(self, element: ET.Element, path: str) -> Value:
        if not len(element):
            return element.text or ""
        result: dict[str, Value] = {}
        for child in element:
            name = _split(child.tag)[1]
            nil = child.get(_NIL) in ("true", "1")
            value = None if nil else self._any(child, member_path(path, name))
            result.setdefault(name, []).append(value)
        return {name: values if len(values) > 1 else values[0] for name, values in result.items()}

    def _record(
        self, element: ET.Element, namespace: str, shape: RecordShape, path: str
    ) -> dict[str, Value]:
        inner = namespace if shape.xml.namespace is None else shape.xml.namespace
        found = self._members(element, inner, shape, path)
        result: dict[str, Value] = {}
        for field in shape.fields:
            at = member_path(path, field.name)
            if field.xml.attribute:
                text = element.attrib.get(field.attribute_name)
                if text is not None:
                    result[field.name] = self._scalar(text, field.type, at)
            elif field.xml.text:
                if element.text or field.required:
                    result[field.name] = self._scalar(element.text or "", field.type, at)
            elif field.name in found and self._is_absent(found[field.name], field):
                continue
            elif field.name in found:
                result[field.name] = self._member(found[field.name], field, inner, at)
            elif field.required and self._unwrapped(field) is not None:
                result[field.name] = []
        return result

    def _is_absent(self, elements: list[ET.Element], field: Field) -> bool:
        plain = self.types.bare(field.type)
        if field.required or not isinstance(plain, RecordShape):
            return False
        return self._lacks(elements[0], plain)

    def _members(
        self, element: ET.Element, namespace: str, shape: RecordShape, path: str
    ) -> dict[str, list[ET.Element]]:
        """Return the elements of each member, without those that the order option loses."""
        places = self._places(shape, namespace)
        by_name: dict[str, list[ET.Element]] = {}
        for child in element:
            by_name.setdefault(_split(child.tag)[1], []).append(child)
        own = {
            id(child)
            for local, (_, _, name) in places.items()
            for child in self._in(by_name.get(local, []), name.namespace or "", element)
        }
        found: dict[str, list[ET.Element]] = {}
        last = -1
        for child in element:
            if id(child) not in own:
                continue
            place, field, _ = places[_split(child.tag)[1]]
            repeated = self._unwrapped(field) is not None
            if self._drop and (place < last or (place == last and not repeated)):
                continue
            if field.name in found and not repeated:
                raise WireError("is given twice", member_path(path, field.name))
            last = place
            found.setdefault(field.name, []).append(child)
        return found

    def _places(self, shape: RecordShape, namespace: str) -> dict[str, tuple[int, Field, XmlName]]:
        places: dict[str, tuple[int, Field, XmlName]] = {}
        for place, field in enumerate(shape.fields):
            if not field.xml.attribute and not field.xml.text:
                name = self._element_of(field, namespace)
                places[name.name or ""] = (place, field, name)
        return places

    def _unwrapped(self, field: Field) -> ListShape | None:
        plain = self.types.bare(field.type)
        return plain if isinstance(plain, ListShape) and not plain.wrapped else None

    def _element_of(self, field: Field, namespace: str) -> XmlName:
        name = field_of(field, namespace)
        items = self._unwrapped(field)
        return (
            name if items is None else item_of(items, self.types, name.namespace or "", name.name)
        )

    def _member(self, elements: list[ET.Element], field: Field, namespace: str, path: str) -> Value:
        name = self._element_of(field, namespace)
        items = self._unwrapped(field)
        if items is not None:
            return self._items(elements, name, items, path)
        return self.value(elements[0], name.namespace or "", field.type, path)
