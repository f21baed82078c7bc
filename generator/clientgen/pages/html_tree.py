"""Parses HTML into elements, with the standard parser: nothing is fetched, executed or expanded.

End tags that HTML lets authors leave out are implied, and every text has its line and column, neither
of which a tree of Beautiful Soup over the same parser has. What is nested deeper than the limit, or
has more elements than the limit, is refused while it is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from clientgen.pages.blocks import BLOCK_LIMIT, TooDeepError

_DOCTYPE = re.compile(r"\A\s*<!doctype[^<>]{0,300}>", re.IGNORECASE)
_DECLARATION = re.compile(r"<(?=[!?])")
ELEMENT_DEPTH = 96
"""Maximum nesting of elements."""
_VOID = frozenset(
    {
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    }
)
DROPPED = frozenset(
    {
        "script",
        "style",
        "template",
        "nav",
        "head",
        "svg",
        "iframe",
        "noscript",
        "object",
        "footer",
        "form",
    }
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
INLINE = frozenset(
    {
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "br",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    }
)
_IMPLIED: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li", "p"}), frozenset({"ul", "ol"})),
    "dt": (frozenset({"dt", "dd", "p"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd", "p"}), frozenset({"dl"})),
    "td": (frozenset({"td", "th", "p"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th", "p"}), frozenset({"tr", "table"})),
    "tr": (frozenset({"tr", "td", "th", "p"}), frozenset({"table"})),
    "tbody": (frozenset({"thead", "tbody", "tr", "td", "th"}), frozenset({"table"})),
}
"""What the start of an element ends, and within what it was begun."""
_ENDS_PARAGRAPH = frozenset({*HEADINGS, "p", "ul", "ol", "dl", "table", "pre", "div", "blockquote"})
HTML_TAGS = (
    _VOID | DROPPED | INLINE | frozenset(HEADINGS) | _ENDS_PARAGRAPH | frozenset(_IMPLIED)
    | frozenset({"html", "body", "main", "section", "article", "header", "aside", "details", "summary", "figure", "thead", "tfoot", "center"})
)  # fmt: skip


@dataclass(slots=True)
class Element:
    """An element; `line` is that of its start tag."""

    tag: str
    attributes: dict[str, str]
    line: int
    children: list[Element | str] = field(default_factory=list)

    def elements(self, *tags: str) -> Iterator[Element]:
        """The children with one of these tags."""
        return (c for c in self.children if isinstance(c, Element) and c.tag in tags)


class _Builder(HTMLParser):
    def __init__(self, line: int) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("body", {}, line)
        self._open = [self.root]
        self._shift = line - 1
        self._count = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in HTML_TAGS:
            # not HTML, as a placeholder in an address is not
            self.handle_data(self.get_starttag_text() or f"<{tag}>")
            return
        self._imply(tag)
        element = Element(tag, {name: value or "" for name, value in attrs}, self._line())
        self._count += 1
        if self._count > BLOCK_LIMIT or len(self._open) > ELEMENT_DEPTH:
            raise TooDeepError(self._line(), "elements")
        self._open[-1].children.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag in HTML_TAGS and tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        names = [element.tag for element in self._open]
        if tag in names[1:]:
            del self._open[len(names) - names[::-1].index(tag) - 1 :]

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)

    def _imply(self, tag: str) -> None:
        if tag in _ENDS_PARAGRAPH and self._open[-1].tag == "p":
            self._open.pop()
        ended, within = _IMPLIED.get(tag, (frozenset(), frozenset()))
        last = len(self._open)
        for index in range(len(self._open) - 1, 0, -1):
            name = self._open[index].tag
            if name in within:
                break
            if name in ended:
                last = index
        del self._open[last:]

    def _line(self) -> int:
        return self.getpos()[0] + self._shift


def parse(text: str, line: int = 1) -> Element:
    """Return the elements of a text that begins at a line; raise `TooDeepError`."""
    builder = _Builder(line)
    builder.feed(_plain(text))
    builder.close()
    return builder.root


def _plain(text: str) -> str:
    """Return a text without comments and declarations, with its lines; one left open ends it.

    The standard parser looks for the end of each anew, which takes the square of their number.
    """
    parts, at = list[str](), 0
    while (start := text.find("<!--", at)) >= 0:
        end = text.find("-->", start + 4)
        parts.append(text[at:start])
        if end < 0:
            at = len(text)
            break
        parts.append("\n" * text.count("\n", start, end))
        at = end + 3
    parts.append(text[at:])
    declared = _DOCTYPE.sub("", "".join(parts))
    return _DECLARATION.sub("&lt;", declared)
