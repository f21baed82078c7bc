"""Reads Markdown as blocks: CommonMark with tables, front matter, definition lists and HTML."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from clientgen.pages import html, html_tree
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

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_NESTING = 40
"""How deep the parser goes; what is deeper is refused."""
_HEAD_MEMBER = re.compile(r"([A-Za-z_][\w.-]*):[ \t]+(.+)")
_ANCHOR = re.compile(r"[ \t]*\{#([\w.:/-]+)[^}]*\}[ \t]*\Z")
_NAMED = re.compile(r"""<a\s+(?:name|id)=["']?([^"'\s>]+)["']?\s*/?>""", re.IGNORECASE)
_TAG = re.compile(r"</?([A-Za-z][\w-]*)[^>]*>")
_HREF = re.compile(r"""\shref=["']?([^"'\s>]+)""", re.IGNORECASE)
_FENCE = re.compile(r" {0,3}(```|~~~)")
_EMPTY = "<!---->"


def read(text: str, drop: Callable[[html_tree.Element], bool]) -> Document:
    """Return the document of a page, without the elements of HTML that `drop` accepts."""
    tokens = _parser().parse(_whole_tables(text))
    if len(tokens) > 8 * BLOCK_LIMIT:
        raise TooDeepError(1, "blocks")
    reader = _Reader(tokens, drop)
    document = Document(blocks=reader.blocks())
    if tokens and tokens[0].type == "front_matter":
        _read_head(tokens[0].content, document)
    return document


def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.front_matter import front_matter_plugin

    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": _NESTING})
    return parser.enable(["table", "strikethrough"]).use(front_matter_plugin).use(deflist_plugin)


def _whole_tables(text: str) -> str:
    """Fill the empty lines within a table of HTML, where CommonMark would end it."""
    if "<table" not in text:
        return text
    lines, open_tables, fence = text.split("\n"), 0, ""
    for index, line in enumerate(lines):
        mark = _FENCE.match(line)
        if mark and (not fence or fence == mark[1]) and not open_tables:
            fence = "" if fence else mark[1]
        if fence:
            continue
        if open_tables and not line.strip():
            lines[index] = _EMPTY
        open_tables = max(0, open_tables + line.count("<table") - line.count("</table"))
    # a table that nobody ends must not swallow the page
    return text if open_tables else "\n".join(lines)


def _read_head(content: str, document: Document) -> None:
    for number, line in enumerate(content.split("\n"), 2):
        member = _HEAD_MEMBER.fullmatch(line.rstrip())
        if member and member[1] not in document.head:
            document.head[member[1]] = (member[2].strip().strip("\"'"), number)
    document.title = document.head.get("title", ("", 0))[0]


class _Reader:
    def __init__(self, tokens: list[Token], drop: Callable[[html_tree.Element], bool]) -> None:
        self._tokens = tokens
        self._at = 0
        self._drop = drop

    def blocks(self, end: str = "", line: int = 1, quoted: bool = False) -> list[Block]:
        """Read blocks until the token `end`."""
        found: list[Block] = []
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            if token.type == end:
                break
            line = token.map[0] + 1 if token.map else line
            if token.level >= _NESTING - 2:
                raise TooDeepError(line, "blocks")
            self._take(token, line, quoted, found)
        return found

    def _take(self, token: Token, line: int, quoted: bool, found: list[Block]) -> None:
        match token.type:
            case "heading_open":
                found.append(self._heading(int(token.tag[1:]), line))
            case "inline":
                text = inline(token, line)
                if text.text:
                    found.append(Paragraph(text, line, quoted))
            case "fence":
                language = token.info.strip().split(" ")[0]
                found.append(Code(language, token.content, line, line + 1))
            case "code_block":
                found.append(Code("", token.content, line, line))
            case "html_block":
                found += html.blocks_of(html_tree.parse(token.content, line), self._drop)
            case "table_open":
                found.append(self._table(line))
            case "bullet_list_open" | "ordered_list_open":
                found.append(self._items(token.type.replace("open", "close"), line))
            case "dl_open":
                found.append(self._terms(line))
            case "blockquote_open":
                found += self.blocks("blockquote_close", line, quoted=True)
            case _:
                pass

    def _heading(self, level: int, line: int) -> Heading:
        token = self._tokens[self._at]
        self._at += 2
        named = _NAMED.search(token.content)
        text = inline(token, line)
        anchor = named[1] if named else None
        if text.spans and (tail := _ANCHOR.search(text.spans[-1].text)):
            anchor = tail[1]
            last = Span(text.spans[-1].text[: tail.start()])
            text = Inline((*text.spans[:-1], last), line)
        return Heading(level, text, anchor, line)

    def _items(self, end: str, line: int) -> Items:
        start, items = line, []
        while (token := self._tokens[self._at]).type != end:
            self._at += 1
            line = token.map[0] + 1 if token.map else line
            items.append(_item(self.blocks("list_item_close", line), line))
        self._at += 1
        return Items(tuple(items), start)

    def _terms(self, line: int) -> Terms:
        start, items = line, list[Item]()
        while (token := self._tokens[self._at]).type != "dl_close":
            self._at += 1
            line = token.map[0] + 1 if token.map else line
            if token.type == "dt_open":
                items.append(Item(inline(self._tokens[self._at], line), (), line))
                self._at += 2
            elif token.type == "dd_open" and items:
                last = items[-1]
                body = self.blocks("dd_close", line)
                items[-1] = Item(last.text, (*last.blocks, *body), last.line)
        self._at += 1
        return Terms(tuple(items), start)

    def _table(self, line: int) -> Table:
        start, rows = line, list[list[Cell]]()
        while (token := self._tokens[self._at]).type != "table_close":
            self._at += 1
            if token.type == "tr_open":
                line = token.map[0] + 1 if token.map else line
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(Cell(inline(token, line)))
        self._at += 1
        header, *body = [tuple(row) for row in rows]
        if not any(cell.text.text for cell in header):
            header = ()
        full = [row for row in body if any(cell.text.text for cell in row)]
        return Table(header, tuple(full), start)


def _item(blocks: list[Block], line: int) -> Item:
    if blocks and isinstance(blocks[0], Paragraph):
        return Item(blocks[0].text, tuple(blocks[1:]), line)
    return Item(Inline((), line), tuple(blocks), line)


class _Style:
    def __init__(self) -> None:
        self.code = self.strong = self.emphasis = 0
        self.href: list[str | None] = []

    def span(self, text: str, *, code: bool = False) -> Span:
        href = next((each for each in reversed(self.href) if each), None)
        return Span(text, code or self.code > 0, self.strong > 0, self.emphasis > 0, href)


def inline(token: Token, line: int) -> Inline:
    """Return the text of an inline token; tags of HTML are read, and others are text."""
    style, spans = _Style(), list[Span]()
    for child in token.children or ():
        match child.type:
            case "text":
                spans.append(style.span(child.content))
            case "code_inline":
                # a bar is written so in tables, also within code
                spans.append(style.span(child.content.replace("&#124;", "|"), code=True))
            case "softbreak":
                spans.append(style.span(" "))
            case "hardbreak":
                spans.append(Span("\n"))
            case "strong_open" | "strong_close":
                style.strong += child.nesting
            case "em_open" | "em_close":
                style.emphasis += child.nesting
            case "link_open":
                style.href.append(str(child.attrGet("href") or ""))
            case "link_close":
                style.href.pop()
            case "html_inline":
                _take_tag(child.content, style, spans)
            case _:
                pass
    return Inline(tuple(spans), line)


def _take_tag(tag: str, style: _Style, spans: list[Span]) -> None:
    match = _TAG.fullmatch(tag)
    name = match[1].lower() if match else ""
    step = -1 if tag.startswith("</") else 1
    if not match:
        if not tag.startswith("<!"):
            spans.append(style.span(tag))
    elif name in {"br", "p", "li", "tr", "div", "ul", "ol"}:
        spans.append(Span("\n"))
    elif name in {"code", "tt"}:
        style.code = max(0, style.code + step)
    elif name in {"b", "strong"}:
        style.strong = max(0, style.strong + step)
    elif name in {"i", "em"}:
        style.emphasis = max(0, style.emphasis + step)
    elif name == "a":
        href = _HREF.search(tag)
        if step > 0:
            style.href.append(href[1] if href else None)
        elif style.href:
            style.href.pop()
    elif name not in html_tree.HTML_TAGS:
        spans.append(style.span(tag))
