"""Reads HTML as blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from clientgen.pages.blocks import (
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
)
from clientgen.pages.html_tree import DROPPED, HEADINGS, INLINE, Element, parse


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
        elif child.tag in INLINE:
            loose.append(child)
        else:
            flush(line)
            line = child.line
            if not (child.tag in DROPPED or drop(child)):
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
        case tag if tag in HEADINGS:
            anchor = element.attributes.get("id") or _named(element)
            return [Heading(HEADINGS[tag], _inline(element.children, line), anchor, line)]
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
        elif child.tag not in DROPPED:
            _add_spans(child.children, _style(child, style), spans)
            if child.tag not in INLINE:
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
