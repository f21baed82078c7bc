"""XML documents as typed values, and typed values as XML.

Reading a document: no DOCTYPE, no entities, and limits for everything else. Reading values is
liberal: members are found by local name, in any namespace and order. Writing is exact.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from msgspec import inspect, structs

from .limits import DEEPEST, LONGEST_TAG, MOST_PARTS, MOST_PREFIXES
from .records import UNSET, Record, Xml, XmlMember
from .scalars import to_text

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
NIL = f"{{{INSTANCE}}}nil"
"""The name in the tree of the attribute that says that an element is null."""

_PIECE = 128 * 1024

_NIL_MARK = f' i:nil="true" xmlns:i="{INSTANCE}"'
_USUAL = XmlMember()
# letters that all editions of XML have in names: Latin, Greek, Cyrillic, kana, Han and Hangul
_LETTERS = (
    r"A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e"
    r"\u0388-\u038a\u038e-\u03a1\u03a3-\u03ce\u0401-\u040c\u040e-\u044f\u0451-\u045c\u045e-\u0481"
    r"\u3041-\u3094\u30a1-\u30fa\u4e00-\u9fa5\uac00-\ud7a3"
)
_NAME = re.compile(rf"[{_LETTERS}][{_LETTERS}0-9.-]*")


class XmlError(ValueError):
    """A document that is not well-formed, is too large, or does not have the expected shape."""


class _Builder:
    """Makes a tree of local names from the events of a parser, within the limits.

    The parser knows no namespaces: with them it would make every name as long as the address of
    its namespace, so that a small document could fill the memory.
    """

    def __init__(self) -> None:
        self._tree = ET.TreeBuilder()
        self._scopes = [{"xml": "http://www.w3.org/XML/1998/namespace"}]
        self._count = 0

    def refuse_doctype(self, *_: object) -> None:
        """Raise `XmlError`."""
        raise XmlError("a DOCTYPE is not allowed")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element; raises `XmlError` beyond a limit."""
        self._count += 1 + len(attributes)
        if len(self._scopes) > DEEPEST:
            raise XmlError(f"more than {DEEPEST} levels of elements")
        if self._count > MOST_PARTS:
            raise XmlError(f"more than {MOST_PARTS} elements and attributes")
        scope = self._scopes[-1]
        if attributes:
            scope = _extended(scope, attributes)
            attributes = _without_prefixes(attributes, scope)
        self._scopes.append(scope)
        self._tree.start(_without_prefix(name, scope), attributes)

    def end(self, name: str) -> None:
        """End the element."""
        self._scopes.pop()
        self._tree.end(name.rpartition(":")[2])

    def data(self, text: str) -> None:
        """Take text."""
        self._tree.data(text)

    def close(self) -> Element:
        """Return the root element."""
        return self._tree.close()


def _extended(scope: dict[str, str], attributes: dict[str, str]) -> dict[str, str]:
    """Return the prefixes that hold where an element stands, with their namespaces."""
    more = {name[6:]: value for name, value in attributes.items() if name.startswith("xmlns:")}
    if not more:
        return scope
    if len(scope) + len(more) > MOST_PREFIXES:
        raise XmlError(f"more than {MOST_PREFIXES} prefixes of namespaces")
    return {**scope, **more}


def _without_prefixes(attributes: dict[str, str], scope: dict[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in attributes.items():
        prefix, colon, _ = name.partition(":")
        if prefix == "xmlns":
            continue
        local = _without_prefix(name, scope)
        if colon and scope[prefix] == INSTANCE:
            # what XML Schema says of an element is none of its members
            if local == "nil":
                found[NIL] = value.strip()
            continue
        if local in found:
            raise XmlError("two attributes of one name")
        found[local] = value
    return found


def _without_prefix(name: str, scope: dict[str, str]) -> str:
    prefix, colon, local = name.partition(":")
    if not colon:
        return name
    if prefix not in scope or not local or ":" in local:
        raise XmlError("not well-formed XML: a prefix that is not declared")
    return local


def parse(document: bytes) -> Element:
    """Return the root element of a document in UTF-8, whatever encoding it claims.

    Names in the tree are local, but for the attribute that says that an element is nil. Raises
    `XmlError`, whose text never quotes the document.
    """
    builder, parser = _Builder(), expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = builder.refuse_doctype
    parser.StartElementHandler, parser.EndElementHandler = builder.start, builder.end
    parser.CharacterDataHandler = builder.data
    try:
        _feed(parser, memoryview(document))
    except expat.ExpatError as error:
        raise XmlError(
            f"not well-formed XML at line {error.lineno}, column {error.offset + 1}"
        ) from None
    return builder.close()


def _feed(parser: expat.XMLParserType, document: memoryview) -> None:
    # in pieces, because a parser goes on to the end of one after a refusal; in large ones, because
    # it looks at a tag that is not whole from its beginning again
    for begin in range(0, len(document), _PIECE):
        piece = document[begin : begin + _PIECE]
        parser.Parse(piece, False)
        if begin + len(piece) - max(parser.CurrentByteIndex, 0) > LONGEST_TAG:
            raise XmlError(f"a tag, comment or instruction of more than {LONGEST_TAG} bytes")
    parser.Parse(b"", True)


def read(element: Element, kind: object) -> object:
    """Return the element's content as plain data in the shape of the type `kind`.

    Scalars stay text, ready for a conversion that is not strict. Raises `XmlError` where the
    shape cannot fit.
    """
    return _read(element, shape_of(kind))


@cache
def shape_of(kind: object) -> inspect.Type:
    """Return msgspec's description of a type."""
    return inspect.type_info(kind)


def _read(element: Element, shape: inspect.Type) -> object:
    if element.get(NIL) in ("true", "1"):
        return None
    if isinstance(shape, inspect.UnionType):
        return _read_union(element, shape)
    if isinstance(shape, inspect.StructType):
        return _read_record(element, shape)
    if isinstance(shape, inspect.ListType):
        return [_read(child, shape.item_type) for child in element]
    if isinstance(shape, inspect.DictType):
        return {child.tag: _read(child, shape.value_type) for child in element}
    if isinstance(shape, inspect.AnyType) or _is_object(shape):
        return _read_any(element)
    return _read_scalar(element, shape)


def _is_object(shape: inspect.Type) -> bool:
    return isinstance(shape, inspect.CustomType) and shape.cls is object


def _read_union(element: Element, shape: inspect.UnionType) -> object:
    kind = next(each for each in shape.types if not isinstance(each, inspect.NoneType))
    value = _read(element, kind)
    # an empty element is how an absent number or date is often written
    is_text = isinstance(kind, (inspect.StrType, inspect.BytesType))
    return None if value == "" and not is_text else value


def _read_scalar(element: Element, shape: inspect.Type) -> str:
    if len(element):
        raise XmlError(f"an element `{_shown(element)}` should hold text, not elements")
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


def _by_name(element: Element) -> dict[str, list[Element]]:
    found: dict[str, list[Element]] = {}
    for child in element:
        found.setdefault(child.tag, []).append(child)
    return found


def _read_record(element: Element, shape: inspect.StructType) -> dict[str, object]:
    children = _by_name(element)
    special = _xml_of(shape.cls).members
    members: dict[str, object] = {}
    for member in shape.fields:
        wire = member.encode_name
        how = special.get(wire, _USUAL)
        name = how.name or wire
        if not how.wrapped:
            members[wire] = [_read(each, _item(member.type)) for each in children.get(name, ())]
        elif name in children:
            members[wire] = _read(_only(children[name]), member.type)
        elif name in element.attrib:
            members[wire] = element.attrib[name]
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


def _xml_of(record: type) -> Xml:
    described = getattr(record, "__xml__", None)
    return described if isinstance(described, Xml) else Xml(name=record.__name__)


def write(
    value: object,
    name: str | None = None,
    namespace: str | None = None,
    item: str | None = None,
) -> bytes:
    """Return the document for a record, or for another value in an element called `name`.

    `item` names the elements of the items of a list.

    Raises `ValueError` for a character that XML cannot carry and `TypeError` for a value that has
    no XML form.
    """
    if isinstance(value, Record):
        described = _xml_of(type(value))
        name, namespace = name or described.name, namespace or described.namespace
    text = _write(value, name or "value", namespace or "", "", item)
    if not _is_xml_text(text):
        raise ValueError("a character that XML cannot carry")
    return text.encode("utf-8")


def _write(value: object, name: str, namespace: str, scope: str, item: str | None) -> str:
    """Write one element; `scope` is the default namespace where it stands."""
    mark = "" if namespace == scope else f" xmlns={quoteattr(namespace)}"
    if value is None:
        return f"<{name}{mark}{_NIL_MARK}/>"
    if isinstance(value, Record):
        attributes, content = _write_record(value, namespace)
        return f"<{name}{mark}{attributes}>{content}</{name}>"
    if isinstance(value, Mapping):
        content = "".join(
            _write(each, _as_name(key), namespace, namespace, item) for key, each in value.items()
        )
    elif isinstance(value, (list, tuple)):
        content = "".join(_write_item(each, item, namespace) for each in value)
    else:
        content = escape(to_text(value))
    return f"<{name}{mark}>{content}</{name}>"


def _as_name(key: object) -> str:
    text = to_text(key)
    if not _NAME.fullmatch(text):
        raise ValueError("a key that is no name of an element")
    return text


def _write_item(value: object, name: str | None, scope: str) -> str:
    if not isinstance(value, Record):
        # a list within a list is called `ArrayOf` and the name of its items
        inner = name.removeprefix("ArrayOf") if name and name.startswith("ArrayOf") else None
        return _write(value, name or "string", scope, scope, inner)
    described = _xml_of(type(value))
    namespace = scope if described.namespace is None else described.namespace
    return _write(value, name or described.name, namespace, scope, None)


def _write_record(record: Record, scope: str) -> tuple[str, str]:
    described = _xml_of(type(record))
    inner = scope if described.namespace is None else described.namespace
    attributes, content = [], []
    for member in structs.fields(record):
        value, how = getattr(record, member.name), described.members.get(member.encode_name, _USUAL)
        if value is UNSET or (not member.required and value == member.default):
            continue
        if member.encode_name in record.__integers__:
            value = _in_words(value, record.__integers__[member.encode_name])
        name = how.name or member.encode_name
        namespace = inner if how.namespace is None else how.namespace
        if how.attribute:
            attributes.append(f" {name}={quoteattr(to_text(value))}")
        elif how.wrapped or not isinstance(value, (list, tuple)):
            content.append(_write(value, name, namespace, scope, how.item))
        else:
            content.extend(_write(each, name, namespace, scope, None) for each in value)
    return "".join(attributes), "".join(content)


def _in_words(value: object, words: Mapping[str, int]) -> object:
    """Return numbers as the words that XML has for them, where it has."""
    if isinstance(value, (list, tuple)):
        return [_in_words(each, words) for each in value]
    return next((word for word, number in words.items() if number == value), value)


def _is_xml_text(text: str) -> bool:
    return text.isprintable() or all(_is_xml_character(ord(c)) for c in set(text))


def _is_xml_character(code: int) -> bool:
    if code < 0x20:
        return code in (0x9, 0xA, 0xD)
    return not (0xD800 <= code <= 0xDFFF or code in (0xFFFE, 0xFFFF))
