"""Parses XML documents to trees of local names: without DOCTYPE and entities, within limits.

The parser and the builder of the tree are those of Python, in C, without a call of Python for each
element. The parser refuses what is not well-formed, undeclared entities and duplicate attributes. Kept
here: no DOCTYPE, so that no entity can be declared; the length of a tag, while it is read; the number
of elements and attributes, before the tree takes memory; the levels of elements, before a document is
found not to end, and in the tree; and prefixes, of which the parser knows nothing, in the tree as well.
"""

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
_FIRST_SCOPE = {"": "", "xml": "http://www.w3.org/XML/1998/namespace"}
_TOO_DEEP = f"more than {DEEPEST} levels of elements"


class XmlError(ValueError):
    """A document that is not well-formed, is too large, or does not have the expected shape."""


class _Counter:
    """Counts the elements and attributes of a document, and its levels, within the limits."""

    def __init__(self) -> None:
        self._count = 0
        self._level = 0

    def start(self, _: str, attributes: dict[str, str]) -> None:
        """Count an element; raises `XmlError` beyond a limit."""
        self._count += 1 + len(attributes)
        self._level += 1
        if self._level > DEEPEST:
            raise XmlError(_TOO_DEEP)
        if self._count > MOST_PARTS:
            raise XmlError(f"more than {MOST_PARTS} elements and attributes")

    def end(self, _: str) -> None:
        """End the element."""
        self._level -= 1


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
    """Return the namespace and the local name of a name with a prefix."""
    prefix, _, local = name.partition(":")
    if not prefix or prefix not in scope or not local or ":" in local:
        raise XmlError("not well-formed XML: a prefix that is not declared")
    return scope[prefix], local


def parse(document: str) -> Element:
    """Return the root element of a document in any declared encoding.

    Names in the tree are local, except for the attributes `NIL` and `NAMESPACE`. Raises `XmlError`,
    whose text never quotes the document.
    """
    data = document.encode("utf-8")
    if _may_be_beyond(data):
        counter = _Counter()
        _feed(data, counter.start, counter.end)
    builder = ET.TreeBuilder()
    names = _feed(data, builder.start, builder.end, builder.data)
    root = builder.close()
    _refuse_deep(root)
    if any(":" in name for name in names):
        _make_local(root, _FIRST_SCOPE, "")
    return root


def _may_be_beyond(document: bytes) -> bool:
    """Return whether a document may have too many parts, or many elements that never end.

    Each part has a `<` or a `=`; an element has at most two `<`, and one `/` where it ends.
    """
    marks = document.count(b"<")
    is_many = marks + document.count(b"=") > MOST_PARTS
    return is_many or marks > 2 * document.count(b"/") + DEEPEST


def _feed(
    document: bytes,
    start: Callable[[str, dict[str, str]], object],
    end: Callable[[str], object],
    data: Callable[[str], object] | None = None,
) -> Iterable[str]:
    """Hand the elements and texts of a document to functions; return all names in it, as they are.

    The parser does not resolve namespaces: it would make every name as long as the URI of its
    namespace, so that a small document could fill the memory.
    """
    names: dict[str, str] = {}
    parser = expat.ParserCreate("utf-8", None, names)
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = data
    try:
        _feed_pieces(parser, memoryview(document))
    except expat.ExpatError as error:
        raise XmlError(
            f"not well-formed XML at line {error.lineno}, column {error.offset + 1}"
        ) from None
    return names


def _feed_pieces(parser: expat.XMLParserType, document: memoryview) -> None:
    # in pieces, because after an error the parser continues to the end of one; in large pieces,
    # because it parses an incomplete tag again from its beginning
    for begin in range(0, len(document), _PIECE):
        piece = document[begin : begin + _PIECE]
        parser.Parse(piece, False)
        if begin + len(piece) - max(parser.CurrentByteIndex, 0) > LONGEST_TAG:
            raise XmlError(f"a tag, comment or instruction of more than {LONGEST_TAG} bytes")
    parser.Parse(b"", True)


def _refuse_doctype(*_: object) -> None:
    raise XmlError("a DOCTYPE is not allowed")


def _refuse_deep(root: Element) -> None:
    level = [root]
    for _ in range(DEEPEST - 1):
        level = [child for element in level for child in element if len(child)]
        if not level:
            return
    raise XmlError(_TOO_DEEP)


def _make_local(element: Element, scope: dict[str, str], around: str) -> None:
    """Give an element and all in it their local names; those in it are in a namespace or in `around`."""
    if element.keys():
        given = dict(element.items())
        scope = _extended(scope, given)
        element.attrib = _own_attributes(given, scope)
    space = scope[""]
    if ":" in element.tag:
        space, element.tag = _split(element.tag, scope)
    if space != around:
        element.set(NAMESPACE, space)
    is_another = scope[""] != space
    for child in element:
        if is_another or len(child) or child.keys() or ":" in child.tag:
            _make_local(child, scope, space)


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
