"""Parses XML documents to trees of local names: without DOCTYPE and entities, within limits."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from xml.parsers import expat

from .limits import DEEPEST, LONGEST_NAMESPACE, LONGEST_TAG, MOST_PARTS, MOST_PREFIXES

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
NIL = f"{{{INSTANCE}}}nil"
"""The name in the tree of the attribute for a null element."""
NAMESPACE = "xmlns"
"""The name in the tree of the attribute with a namespace that differs from the parent's."""

_PIECE = 128 * 1024


class XmlError(ValueError):
    """A document that is not well-formed, is too large, or does not have the expected shape."""


class _Builder:
    """Makes a tree of local names from the events of a parser, within the limits.

    The parser does not resolve namespaces: it would make every name as long as the URI of its
    namespace, so that a small document could fill the memory.
    """

    def __init__(self) -> None:
        self._tree = ET.TreeBuilder()
        self._scopes = [{"": "", "xml": "http://www.w3.org/XML/1998/namespace"}]
        self._spaces = [""]
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
            attributes = _own_attributes(attributes, scope)
        space, local = _split(name, scope) if ":" in name else (scope[""], name)
        if space != self._spaces[-1]:
            attributes[NAMESPACE] = space
        self._scopes.append(scope)
        self._spaces.append(space)
        self._tree.start(local, attributes)

    def end(self, name: str) -> None:
        """End the element."""
        self._scopes.pop()
        self._spaces.pop()
        self._tree.end(name.rpartition(":")[2] if ":" in name else name)

    @property
    def data(self) -> Callable[[str], object]:
        """What takes text."""
        return self._tree.data

    def close(self) -> Element:
        """Return the root element."""
        return self._tree.close()


def _extended(scope: dict[str, str], attributes: dict[str, str]) -> dict[str, str]:
    """Return the prefixes in scope for an element, with their namespaces."""
    more = {
        name[6:]: value
        for name, value in attributes.items()
        if name == "xmlns" or name.startswith("xmlns:")
    }
    if not more:
        return scope
    if len(scope) + len(more) > MOST_PREFIXES:
        raise XmlError(f"more than {MOST_PREFIXES} prefixes of namespaces")
    return {**scope, **more}


def _own_attributes(attributes: dict[str, str], scope: dict[str, str]) -> dict[str, str]:
    """Return the attributes by name, those with a prefix as `{namespace}name`."""
    found: dict[str, str] = {}
    foreign: set[tuple[str, str]] = set()
    for name, value in attributes.items():
        prefix, colon, _ = name.partition(":")
        if not colon and name != "xmlns":
            found[name] = value
        if not colon or prefix == "xmlns":
            continue
        full = _split(name, scope)
        if full in foreign:
            raise XmlError("duplicate attribute")
        foreign.add(full)
        space, local = full
        if len(space) > LONGEST_NAMESPACE:
            continue
        key = f"{{{space}}}{local}"
        found[key] = value.strip() if key == NIL else value
    return found


def _split(name: str, scope: dict[str, str]) -> tuple[str, str]:
    """Return the namespace and the local name."""
    prefix, colon, local = name.partition(":")
    if not colon:
        return scope[""], name
    if not prefix or prefix not in scope or not local or ":" in local:
        raise XmlError("not well-formed XML: a prefix that is not declared")
    return scope[prefix], local


def parse(document: str) -> Element:
    """Return the root element of a document in any declared encoding.

    Names in the tree are local, except for the attributes `NIL` and `NAMESPACE`. Raises `XmlError`,
    whose text never quotes the document.
    """
    builder, parser = _Builder(), expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = builder.refuse_doctype
    parser.StartElementHandler, parser.EndElementHandler = builder.start, builder.end
    parser.CharacterDataHandler = builder.data
    try:
        _feed(parser, memoryview(document.encode("utf-8")))
    except expat.ExpatError as error:
        raise XmlError(
            f"not well-formed XML at line {error.lineno}, column {error.offset + 1}"
        ) from None
    return builder.close()


def _feed(parser: expat.XMLParserType, document: memoryview) -> None:
    # in pieces, because after an error the parser continues to the end of one; in large pieces,
    # because it parses an incomplete tag again from its beginning
    for begin in range(0, len(document), _PIECE):
        piece = document[begin : begin + _PIECE]
        parser.Parse(piece, False)
        if begin + len(piece) - max(parser.CurrentByteIndex, 0) > LONGEST_TAG:
            raise XmlError(f"a tag, comment or instruction of more than {LONGEST_TAG} bytes")
    parser.Parse(b"", True)


def texts(element: Element) -> Iterable[tuple[str, str]]:
    """Yield the name and the text of each child that contains only text."""
    for child in element:
        if not len(child):
            yield child.tag, child.text or ""


def is_xml_text(text: str) -> bool:
    """Return whether XML can carry every character of a text."""
    return text.isprintable() or all(_is_character(ord(c)) for c in set(text))


def _is_character(code: int) -> bool:
    if code < 0x20:
        return code in (0x9, 0xA, 0xD)
    return not (0xD800 <= code <= 0xDFFF or code in (0xFFFE, 0xFFFF))
