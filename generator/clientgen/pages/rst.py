"""Reads reStructuredText as blocks: what API pages use of it, with the fields of httpdomain.

No directive is executed and nothing is included: directives that describe an operation or show
code are read, the text of notes is text, and the others are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clientgen.pages import rst_tables
from clientgen.pages.blocks import (
    BLOCK_LIMIT,
    DEPTH_LIMIT,
    Block,
    Cell,
    Code,
    Directive,
    Document,
    FieldItem,
    Fields,
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
from clientgen.pages.rst_tables import Line

_ADORNMENT = re.compile(r"([=\-~^\"'`#*+.:_<>!$%&])\1{2,}\s*\Z")
_DIRECTIVE = re.compile(r"\.\. ([\w:-]+)::(?:[ \t]+(.*))?\Z")
_OPERATION = re.compile(r"http:(get|post|put|delete|head|patch|options|copy|any)\Z")
_CODE = frozenset({"code-block", "code", "sourcecode", "literalinclude", "highlight"})
_TABLES = frozenset({"list-table", "csv-table"})
_PROSE = frozenset({"note", "warning", "seealso", "tip", "important", "hint", "caution"})
_FIELD = re.compile(
    r":([<>a-zA-Z][\w<>-]*)((?:[ \t]+[^:`\n]+?(?::\w[^:`\n]*?)?)?):(?:[ \t]+(.*))?\Z"
)
_BULLET = re.compile(r"([-*+•]|\d{1,3}[.)]|#\.)(?:[ \t]+|\Z)")
_INLINE = re.compile(
    r"``(?P<code>(?:[^`]|`(?!`))+)``"
    r"|:(?P<role>[\w:+-]{1,40}):`(?P<content>[^`]+)`"
    r"|`(?P<link>[^`<]+)<(?P<href>[^`>]+)>`__?"
    r"|`(?P<plain>[^`]+)`_{0,2}"
    r"|\*\*(?P<strong>[^*]+)\*\*"
    r"|\*(?P<emphasis>[^*\s][^*]*)\*"
)
_TARGET = re.compile(r"(?P<words>[^<]*)<(?P<target>[^>]+)>\Z", re.DOTALL)
_LINKING = frozenset({"ref", "doc"})
_CODE_ROLES = frozenset({"mimetype", "header", "code", "method", "config", "literal"})


def read(text: str) -> Document:
    """Return the document of a page."""
    lines = [Line(n, line.expandtabs(8).rstrip()) for n, line in enumerate(text.split("\n"), 1)]
    reader = _Reader()
    document = Document(blocks=reader.blocks(lines, 0))
    first = next((block for block in document.blocks if isinstance(block, Heading)), None)
    document.title = first.text.text if first else ""
    return document


class _Reader:
    def __init__(self) -> None:
        self._styles: list[str] = []
        self._count = 0

    def blocks(self, lines: list[Line], depth: int) -> list[Block]:
        """Return the blocks of lines that begin at one indentation."""
        if depth > DEPTH_LIMIT:
            raise TooDeepError(lines[0].number if lines else 1, "blocks")
        found: list[Block] = []
        at = 0
        while at < len(lines):
            if not lines[at].text:
                at += 1
                continue
            self._count += 1
            if self._count > BLOCK_LIMIT:
                raise TooDeepError(lines[at].number, "blocks")
            at = self._take(lines, at, depth, found)
        return found

    def _take(self, lines: list[Line], at: int, depth: int, found: list[Block]) -> int:
        line = lines[at]
        text = line.text.strip()
        if line.indent > lines[_first(lines)].indent and (not found or depth == 0):
            end = _body_end(lines, at, line.indent - 1)
            found += self.blocks(lines[at:end], depth + 1)
            return end
        if heading := self._heading(lines, at):
            found.append(heading[0])
            return heading[1]
        if text.startswith(".. ") or text == "..":
            return self._explicit(lines, at, depth, found)
        if _FIELD.match(text) and not text.startswith("::"):
            return _fields(lines, at, found)
        if rst_tables.GRID.fullmatch(text) or rst_tables.SIMPLE.fullmatch(text):
            return _table(lines, at, found)
        if _BULLET.match(text):
            return self._list(lines, at, depth, found)
        return self._paragraph(lines, at, depth, found)

    def _heading(self, lines: list[Line], at: int) -> tuple[Heading, int] | None:
        text = lines[at].text
        following = [each.text for each in lines[at + 1 : at + 3]] + ["", ""]
        if _ADORNMENT.match(text) and following[0] and _adorns(following[1], text[0]):
            style, title, end = text[0] * 2, lines[at + 1], at + 3
        elif (
            text
            and not text[0].isspace()
            and _adorns(following[0])
            and len(following[0]) >= len(text)
        ):
            style, title, end = following[0][0], lines[at], at + 2
        else:
            return None
        if style not in self._styles:
            self._styles.append(style)
        inline = _inline(title.text.strip(), title.number)
        return Heading(self._styles.index(style) + 1, inline, None, title.number), end

    def _explicit(self, lines: list[Line], at: int, depth: int, found: list[Block]) -> int:
        line = lines[at]
        end = _body_end(lines, at + 1, line.indent)
        directive = _DIRECTIVE.match(line.text.strip())
        if not directive:
            return end
        name, argument = directive[1].lower(), (directive[2] or "").strip()
        body = _dedented(lines[at + 1 : end])
        if operation := _OPERATION.match(name):
            within = self.blocks(_without_options(body), depth + 1)
            found.append(Directive(operation[1].upper(), argument, line.number, len(within)))
            found += within
        elif name in _CODE:
            shown = _without_options(body)
            start = shown[0].number if shown else line.number
            found.append(Code(argument, "\n".join(e.text for e in shown), line.number, start))
        elif name in _TABLES:
            found += self._tabled(name, lines[at + 1 : end], line.number, depth)
        elif name in _PROSE:
            inner = [Line(line.number, argument), Line(line.number, ""), *body]
            for block in self.blocks(inner if argument else body, depth + 1):
                found.append(_quoted(block))
        return end

    def _tabled(self, name: str, lines: list[Line], line: int, depth: int) -> list[Block]:
        rows = _without_options(_dedented(lines))
        if name == "csv-table":
            head = rst_tables.option(lines, "header")
            cells, headed = rst_tables.separated(rows, head, line)
            return [_filled(cells, headed, line)] if cells else []
        heads = rst_tables.option(lines, "header-rows")
        table = rst_tables.listed(self.blocks(rows, depth + 1), heads, line)
        return [table] if table else []

    def _list(self, lines: list[Line], at: int, depth: int, found: list[Block]) -> int:
        start, items, indent = at, list[Item](), lines[at].indent
        while at < len(lines) and lines[at].indent == indent:
            bullet = _BULLET.match(lines[at].text.strip())
            if not bullet:
                break
            first = Line(
                lines[at].number, " " * len(bullet[0]) + lines[at].text.strip()[len(bullet[0]) :]
            )
            end = _body_end(lines, at + 1, indent)
            inner = [first, *(Line(n, t[indent:]) for n, t in lines[at + 1 : end])]
            items.append(_item(self.blocks(_dedented(inner), depth + 1), lines[at].number))
            at = end
        found.append(Items(tuple(items), lines[start].number))
        return at

    def _paragraph(self, lines: list[Line], at: int, depth: int, found: list[Block]) -> int:
        indent, end = lines[at].indent, at + 1
        while end < len(lines) and lines[end].text and lines[end].indent == indent:
            end += 1
        texts = [each.text.strip() for each in lines[at:end]]
        body_end = _body_end(lines, end, indent)
        body = lines[end:body_end]
        if texts[-1].endswith("::"):
            texts[-1] = texts[-1][:-1] if texts[-1] != "::" else ""
            if any(texts):
                found.append(
                    Paragraph(_inline("\n".join(texts), lines[at].number), lines[at].number)
                )
            code = _dedented(_stripped(body))
            start = code[0].number if code else lines[at].number
            found.append(Code("", "\n".join(e.text for e in code), start, start))
            return body_end
        if end - at == 1 and end < len(lines) and lines[end].text and lines[end].indent > indent:
            inner = self.blocks(_dedented(body), depth + 1)
            item = Item(_inline(texts[0], lines[at].number), tuple(inner), lines[at].number)
            if found and isinstance(found[-1], Terms):
                found[-1] = Terms((*found[-1].items, item), found[-1].line)
            else:
                found.append(Terms((item,), lines[at].number))
            return body_end
        found.append(Paragraph(_inline("\n".join(texts), lines[at].number), lines[at].number))
        return end


def _quoted(block: Block) -> Block:
    return Paragraph(block.text, block.line, True) if isinstance(block, Paragraph) else block


def _first(lines: list[Line]) -> int:
    return next((index for index, line in enumerate(lines) if line.text), 0)


def _adorns(text: str, character: str = "") -> bool:
    return bool(_ADORNMENT.match(text)) and (not character or text[0] == character)


def _body_end(lines: list[Line], at: int, indent: int) -> int:
    """Return the index after the lines from `at` that are empty or indented by more."""
    last = at
    for index in range(at, len(lines)):
        if lines[index].text:
            if lines[index].indent <= indent:
                break
            last = index + 1
    return last


def _stripped(lines: list[Line]) -> list[Line]:
    first = _first(lines)
    return lines[first:]


def _dedented(lines: list[Line]) -> list[Line]:
    indents = [line.indent for line in lines if line.text]
    common = min(indents, default=0)
    return [Line(number, text[common:]) for number, text in lines]


def _without_options(lines: list[Line]) -> list[Line]:
    at = 0
    while (
        at < len(lines)
        and lines[at].text.startswith(":")
        and re.match(r":[\w-]+:(?:[ ]|\Z)", lines[at].text)
    ):
        if lines[at].text.partition(":")[2].partition(":")[0] not in _OPTIONS:
            break
        at = _body_end(lines, at + 1, 0)
    return _stripped(lines[at:])


_OPTIONS = rst_tables.OPTIONS | {
    *("synopsis", "deprecated", "noindex", "linenos", "caption", "emphasize-lines", "name")
}


def _item(blocks: list[Block], line: int) -> Item:
    if blocks and isinstance(blocks[0], Paragraph):
        return Item(blocks[0].text, tuple(blocks[1:]), line)
    return Item(Inline((), line), tuple(blocks), line)


def _fields(lines: list[Line], at: int, found: list[Block]) -> int:
    start, items = lines[at].number, list[FieldItem]()
    while at < len(lines):
        line = lines[at]
        match = _FIELD.match(line.text.strip()) if line.text else None
        if not match:
            following = next((n for n in range(at, len(lines)) if lines[n].text), len(lines))
            if following in {at, len(lines)} or not _FIELD.match(lines[following].text.strip()):
                break
            at = following
            continue
        end = _body_end(lines, at + 1, line.indent)
        texts = [match[3] or "", *(each.text.strip() for each in lines[at + 1 : end])]
        body = _inline("\n".join(texts).strip(), line.number)
        items.append(FieldItem(match[1], match[2].strip(), body, line.number))
        at = end
    found.append(Fields(tuple(items), start))
    return at


def _table(lines: list[Line], at: int, found: list[Block]) -> int:
    start = at
    while at < len(lines) and lines[at].text:
        at += 1
    found.append(_filled(*rst_tables.drawn(lines[start:at]), lines[start].number))
    return at


def _filled(rows: list[rst_tables.Row], headed: bool, line: int) -> Table:
    cells = [tuple(Cell(_inline(text.strip(), number)) for number, text in row) for row in rows]
    top, body = (cells[0], cells[1:]) if headed and cells else ((), cells)
    return Table(top, tuple(body), line)


def _inline(text: str, line: int) -> Inline:
    return Inline(tuple(_spans(text)), line)


def _spans(text: str) -> Iterator[Span]:
    at = 0
    for match in _INLINE.finditer(text):
        if match.start() > at:
            yield Span(text[at : match.start()])
        at = match.end()
        yield _marked(match)
    if at < len(text):
        yield Span(text[at:])


def _marked(match: re.Match[str]) -> Span:
    if match["code"] is not None:
        return Span(match["code"], code=True)
    if match["role"] is not None:
        role, content = match["role"].rpartition(":")[2], match["content"]
        target = _TARGET.match(content)
        words = target["words"].strip() if target else content.rpartition("/")[2]
        if role in _LINKING:
            return Span(words or content, href=f"#{target['target'] if target else content}")
        return Span(target["words"].strip() if target else content, code=role in _CODE_ROLES)
    if match["link"] is not None:
        return Span(match["link"].strip(), href=match["href"])
    if match["strong"] is not None:
        return Span(match["strong"], strong=True)
    if match["emphasis"] is not None:
        return Span(match["emphasis"], emphasis=True)
    return Span(match["plain"])
