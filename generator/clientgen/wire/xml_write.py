"""Values to XML: exact order, names and namespaces, with everything escaped."""

from __future__ import annotations

import re

from .json_body import expect_dict, expect_list, refuse_unknown, to_json
from .options import WireOptions
from .problems import WireError, item_path, member_path
from .scalars import is_number, scalar_to_text
from .shapes import (
    AnyShape,
    Field,
    ListShape,
    MapShape,
    NullableShape,
    NumberShape,
    RecordShape,
    Shape,
    Types,
    UnionShape,
    Value,
    XmlName,
)
from .xml_names import INSTANCE, STRING_WRAPPER, field_of, item_of, root_of

_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>'
_DECLARED = f' xmlns:i="{INSTANCE}"'
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# letters that all editions of XML have in names: Latin, Greek, Cyrillic, kana, Han and Hangul
_LETTERS = (
    r"A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e"
    r"\u0388-\u038a\u038e-\u03a1\u03a3-\u03ce\u0401-\u040c\u040e-\u044f\u0451-\u045c\u045e-\u0481"
    r"\u3041-\u3094\u30a1-\u30fa\u4e00-\u9fa5\uac00-\ud7a3"
)
_NAME = re.compile(rf"[{_LETTERS}][{_LETTERS}0-9.-]*")
# a parser makes a line feed of a carriage return, and in attributes a blank of each white space
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"})
_ATTRIBUTE_ESCAPES = str.maketrans({"\t": "&#9;", "\n": "&#10;"})


def to_xml(value: Value, shape: Shape, types: Types, options: WireOptions) -> bytes:
    """Return an XML document; `WireError` if the value does not fit or XML cannot say it."""
    wrapped = options.json_in_xml_string
    writer = _Writer(types, _DECLARED if options.xml_instance and not wrapped else "")
    if wrapped:
        text = to_json(value, shape, types, options).decode()
        writer.open(STRING_WRAPPER, "", "", _escape(text, ""))
    else:
        writer.element(root_of(shape, types), "", value, shape, "")
    declaration = _DECLARATION if options.xml_declaration else ""
    return (declaration + "".join(writer.parts)).encode()


def _escape(text: str, path: str) -> str:
    if _ILLEGAL.search(text):
        raise WireError("contains a character that XML cannot carry", path)
    return text.translate(_ESCAPES)


_OF_XML = "http://www.w3.org/XML/1998/namespace"
"""The namespace of the prefix `xml`, which nobody declares."""


class _Writer:
    """Collects the pieces of one document; what it writes has the attributes `declared`."""

    def __init__(self, types: Types, declared: str = "") -> None:
        self.types = types
        self._declared = declared
        self.parts: list[str] = []

    def open(self, name: XmlName, outer: str, attributes: str, content: str) -> None:
        """Add one whole element whose content is already escaped."""
        namespace = name.namespace or ""
        xmlns = "" if namespace == outer else f' xmlns="{_attribute(namespace, "")}"'
        head = f"<{name.name}{xmlns}{self._declared}{attributes}"
        self.parts.append(f"{head}>{content}</{name.name}>" if content else f"{head}/>")

    def element(self, name: XmlName, outer: str, value: Value, shape: Shape, path: str) -> None:
        """Add the element of one value inside an element of the namespace `outer`."""
        plain = self.types.bare(shape) if value is None else self.types.of(value, shape, path)
        if value is None:
            self._null(name, outer, shape, path)
        elif isinstance(plain, RecordShape):
            self._record(name, outer, value, plain, path)
        elif isinstance(plain, ListShape):
            inner = _Writer(self.types)
            inner.items(name.namespace or "", None, value, plain, path)
            self.open(name, outer, "", "".join(inner.parts))
        elif isinstance(plain, MapShape):
            self._map(name, outer, expect_dict(value, path), plain.values, path)
        elif isinstance(plain, AnyShape) and isinstance(value, dict):
            self._other(name, outer, value, shape, path)
        elif isinstance(plain, AnyShape) and isinstance(value, (list, tuple)):
            items = ListShape(items=plain, item="item", wrapped=True)
            self.element(name, outer, value, items, path)
        else:
            text = _text(value, plain, self.types, path)
            self.open(name, outer, "", _escape(text, path))

    def _null(self, name: XmlName, outer: str, shape: Shape, path: str) -> None:
        if not isinstance(self.types.resolve(shape), (NullableShape, AnyShape)):
            raise WireError("must not be null", path)
        declared = "" if self._declared else _DECLARED
        self.open(name, outer, f'{declared} i:nil="true"', "")

    def _other(
        self, name: XmlName, outer: str, value: dict[str, Value], shape: Shape, path: str
    ) -> None:
        """Add plain data; of a record of an unknown kind, the kind may be an attribute."""
        union = self.types.bare(shape)
        field = self.types.attribute_of_kind(union) if isinstance(union, UnionShape) else None
        if field is None:
            self._map(name, outer, value, AnyShape(), path)
            return
        text = scalar_to_text(value[field.name], AnyShape(), self.types, path)
        members = {key: each for key, each in value.items() if key != field.name}
        attribute = _named(field, 0, _attribute(text, path))
        self._map(name, outer, members, AnyShape(), path, attribute)

    def _map(
        self,
        name: XmlName,
        outer: str,
        value: dict[str, Value],
        shape: Shape,
        path: str,
        attributes: str = "",
    ) -> None:
        inner = _Writer(self.types)
        namespace = name.namespace or ""
        for key, item in value.items():
            if not isinstance(key, str) or not _NAME.fullmatch(key):
                raise WireError("a name in a map is not an XML name", path)
            element = XmlName(name=key, namespace=namespace)
            inner.element(element, namespace, item, shape, member_path(path, key))
        self.open(name, outer, attributes, "".join(inner.parts))

    def _record(
        self, name: XmlName, outer: str, value: Value, shape: RecordShape, path: str
    ) -> None:
        members = expect_dict(value, path)
        refuse_unknown(members, shape, path)
        own = name.namespace or ""
        namespace = own if shape.xml.namespace is None else shape.xml.namespace
        inner = _Writer(self.types)
        attributes: list[str] = []
        for field in shape.fields:
            if field.name not in members:
                continue
            at = member_path(path, field.name)
            if field.xml.attribute:
                text = _text(members[field.name], field.type, self.types, at)
                attributes.append(_named(field, len(attributes), _attribute(text, at)))
            elif field.xml.text:
                text = _text(members[field.name], field.type, self.types, at)
                inner.parts.append(_escape(text, at))
            else:
                inner._member(field, namespace, own, members[field.name], at)
        self.open(name, outer, "".join(attributes), "".join(inner.parts))

    def _member(self, field: Field, namespace: str, outer: str, value: Value, path: str) -> None:
        plain = self.types.bare(field.type)
        element = field_of(field, namespace)
        if isinstance(plain, ListShape) and not plain.wrapped and value is not None:
            self.items(outer, element, value, plain, path)
        else:
            self.element(element, outer, value, field.type, path)

    def items(
        self, outer: str, field: XmlName | None, value: Value, shape: ListShape, path: str
    ) -> None:
        """Add one element for each item; `field` is the member that an unwrapped list is."""
        namespace = outer if field is None else field.namespace or ""
        name = item_of(shape, self.types, namespace, field.name if field else None)
        for index, item in enumerate(expect_list(value, path)):
            self.element(name, outer, item, shape.items, item_path(path, index))


def _text(value: Value, shape: Shape, types: Types, path: str) -> str:
    """Return the text of a scalar; XML, unlike JSON and forms, has words for numbers with names."""
    plain = types.bare(shape)
    if isinstance(plain, NumberShape) and plain.names and is_number(value, whole=True):
        return plain.name_of(value) or str(value)
    return scalar_to_text(value, plain, types, path)


def _named(field: Field, index: int, text: str) -> str:
    """Return an attribute; one with a namespace has a prefix that the element declares."""
    space = field.xml.namespace
    if space is None:
        return f' {field.xml_name}="{text}"'
    if space == _OF_XML:
        return f' xml:{field.xml_name}="{text}"'
    prefix = f"n{index}"
    return f' xmlns:{prefix}="{_attribute(space, "")}" {prefix}:{field.xml_name}="{text}"'


def _attribute(text: str, path: str) -> str:
    return _escape(text, path).translate(_ATTRIBUTE_ESCAPES)
