"""The tree of an XML document that arrived: no DOCTYPE, no entities, and bounds for all the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from xml.parsers import expat

from .limits import DEEPEST, LONGEST_TAG, MOST_PARTS, MOST_PREFIXES

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
NIL = f"{{{INSTANCE}}}nil"
"""The name in the tree of the attribute that says that an element is null."""

_PIECE = 128 * 1024


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
