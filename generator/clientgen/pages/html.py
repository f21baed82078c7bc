"""Reads HTML as blocks, with the standard parser: nothing is fetched, executed or expanded.

End tags that HTML lets authors leave out are implied. What is nested deeper than the limit, or has
more elements than the limit, is refused while it is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from clientgen.pages.blocks import (
    BLOCK_LIMIT,
    Block,
    Cell,
    Code,
    Document,
    Heading,
    Inline,
    Item,
    Items,
    Paragraph,
    Span,
    Table,
    Terms,
    TooDeepError,
)

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
_DROPPED = frozenset(
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
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_INLINE = frozenset(
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
_ENDS_PARAGRAPH = frozenset(
    {*_HEADINGS, "p", "ul", "ol", "dl", "table", "pre", "div", "blockquote"}
)
HTML_TAGS = (
    _VOID | _DROPPED | _INLINE | frozenset(_HEADINGS) | _ENDS_PARAGRAPH | frozenset(_IMPLIED)
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


def read(text: str, drop: Callable[[Element], bool]) -> Document:
    """Return the document of a page, without the elements that `drop` accepts."""
    root = parse(text)
    document = Document(blocks=blocks_of(root, drop))
    title = next((e for e in _walk(root) if e.tag == "title"), None)
    document.title = _flat(title).strip() if title else ""
    return document


def _walk(element: Element) -> Iterator[Element]:
    yield element
    for child in element.children:
        if isinstance(child, Element):
            yield from _walk(child)


def blocks_of(element: Element, drop: Callable[[Element], bool]) -> list[Block]:
    """Return the blocks in an element."""
    found: list[Block] = []
    loose: list[Element | str] = []

    def flush(line: int) -> None:
        first = next((c.line for c in loose if isinstance(c, Element)), line)
        inline = _inline(loose, first)
        if inline.text:
            found.append(Paragraph(inline, first))
        loose.clear()

    line = element.line
    for child in element.children:
        if isinstance(child, str):
            if not loose:
                text = child.lstrip("\n ")
                line += child[: len(child) - len(text)].count("\n")
            loose.append(child)
        elif child.tag in _INLINE:
            loose.append(child)
        else:
            flush(line)
            line = child.line
            if not (child.tag in _DROPPED or drop(child)):
                found += _block(child, drop)
    flush(line)
    return found


def _block(element: Element, drop: Callable[[Element], bool]) -> list[Block]:
    line = element.line
    match element.tag:
        case "pre":
            code = next(element.elements("code"), element)
            language = code.attributes.get("class", "") or element.attributes.get("class", "")
            return [Code(language.removeprefix("language-"), _flat(element), line, line)]
        case "table":
            return [_table(element, drop)]
        case "ul" | "ol":
            items = [_item(each, drop) for each in element.elements("li")]
            return [Items(tuple(items), line)]
        case "dl":
            return [_terms(element, drop)]
        case "hr":
            return []
        case tag if tag in _HEADINGS:
            anchor = element.attributes.get("id") or _named(element)
            return [Heading(_HEADINGS[tag], _inline(element.children, line), anchor, line)]
        case _:
            return blocks_of(element, drop)


def _named(element: Element) -> str | None:
    for each in element.elements("a"):
        anchor = each.attributes.get("name") or each.attributes.get("id")
        if anchor:
            return anchor
    return None


def _item(element: Element, drop: Callable[[Element], bool]) -> Item:
    first, *others = blocks_of(element, drop) or [Paragraph(Inline((), element.line), element.line)]
    if isinstance(first, Paragraph):
        return Item(first.text, tuple(others), element.line)
    return Item(Inline((), element.line), (first, *others), element.line)


def _terms(element: Element, drop: Callable[[Element], bool]) -> Terms:
    items: list[Item] = []
    for child in element.elements("dt", "dd"):
        if child.tag == "dt":
            items.append(Item(_inline(child.children, child.line), (), child.line))
        elif items:
            last = items[-1]
            items[-1] = Item(last.text, (*last.blocks, *blocks_of(child, drop)), last.line)
    return Terms(tuple(items), element.line)


def _table(element: Element, drop: Callable[[Element], bool]) -> Table:
    rows = [_row(each, drop) for each in _rows(element)]
    header: tuple[Cell, ...] = ()
    if len(rows) > 1 and len(rows[0]) > 1 and all(cell.heading for cell in rows[0]):
        header, rows = rows[0], rows[1:]
    return Table(header, tuple(row for row in rows if row), element.line)


def _rows(table: Element) -> Iterator[Element]:
    for child in table.elements("tr", "thead", "tbody", "tfoot"):
        if child.tag == "tr":
            yield child
        else:
            yield from child.elements("tr")


def _row(element: Element, drop: Callable[[Element], bool]) -> tuple[Cell, ...]:
    return tuple(_cell(each, drop) for each in element.elements("td", "th"))


def _cell(element: Element, drop: Callable[[Element], bool]) -> Cell:
    blocks = blocks_of(element, drop)
    heading = element.tag == "th"
    if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
        return Cell(blocks[0].text, heading)
    spans: list[Span] = []
    for block in blocks:
        spans += [*text_of(block), Span("\n")]
    return Cell(Inline(tuple(spans), element.line), heading, tuple(blocks))


def text_of(block: Block) -> list[Span]:
    """Return the text of a block within a cell as spans, a line for each item."""
    match block:
        case Paragraph(text=text) | Heading(text=text):
            return list(text.spans)
        case Code(text=text):
            return [Span(text, code=True)]
        case Items(items=items) | Terms(items=items):
            spans: list[Span] = []
            for item in items:
                spans += [*item.text.spans, Span("\n")]
                for each in item.blocks:
                    spans += [*text_of(each), Span("\n")]
            return spans
        case _:
            return []


def _flat(element: Element) -> str:
    parts: list[str] = []
    pending: list[Element | str] = [element]
    while pending:
        node = pending.pop()
        if isinstance(node, str):
            parts.append(node)
        elif node.tag == "br":
            parts.append("\n")
        else:
            pending.extend(reversed(node.children))
    return "".join(parts)


def _inline(children: list[Element | str], line: int) -> Inline:
    spans: list[Span] = []
    _add_spans(children, Span(""), spans)
    return Inline(tuple(spans), line)


def _add_spans(children: list[Element | str], style: Span, spans: list[Span]) -> None:
    for child in children:
        if isinstance(child, str):
            text = " ".join(child.split()) if child.strip() else " "
            before = " " if child[:1].isspace() and child.strip() else ""
            after = " " if child[-1:].isspace() and child.strip() else ""
            spans.append(_styled(style, f"{before}{text}{after}"))
        elif child.tag == "br":
            spans.append(Span("\n"))
        elif child.tag not in _DROPPED:
            _add_spans(child.children, _style(child, style), spans)
            if child.tag not in _INLINE:
                spans.append(Span("\n"))


def _style(element: Element, style: Span) -> Span:
    tag = element.tag
    return Span(
        "",
        code=style.code or tag in {"code", "tt", "kbd", "samp", "var"},
        strong=style.strong or tag in {"b", "strong"},
        emphasis=style.emphasis or tag in {"em", "i"},
        href=element.attributes.get("href", style.href) if tag == "a" else style.href,
    )


def _styled(style: Span, text: str) -> Span:
    return Span(text, style.code, style.strong, style.emphasis, style.href)
