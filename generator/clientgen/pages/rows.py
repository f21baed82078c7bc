"""Tables, lists, definitions and fields to rows: one for each name that a page describes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from clientgen.pages.blocks import Block, Cell, Inline, Item, Items, Paragraph, Span, Table, Terms
from clientgen.pages.drafts import FieldDraft, Row
from clientgen.pages.facts import LONGEST_WORDS, Origin
from clientgen.pages.hints import Hints
from clientgen.pages.links import Links
from clientgen.pages.profile import Profile
from clientgen.pages.spots import Spots
from clientgen.pages.vocabulary import Column, column, plain
from clientgen.text import Text

_BETWEEN = re.compile(r",\s*|\n|\s+or\s+|\s+(?=[\w.+-]{1,60}/[\w.+-]{1,60}(?:\s|\Z))")
"""What stands between values: also the space before a media type."""
_NAME = re.compile(r"[@$]?[A-Za-z_*][\w.:$*/@{}\[\]<>-]{0,119}")
_TITLED = re.compile(r"[A-Z]\w{0,60}(?: [A-Z]\w{0,60}){1,2}")
"""A name of several words, as `Listener Type`."""
_ASSIGNED = re.compile(r"\A([A-Za-z_][\w.\[\]$-]{0,99})=(\S{0,200})\Z")
_TYPED = re.compile(r"(?P<name>[A-Za-z_][\w.$-]{0,99})=\[(?P<type>[A-Za-z][\w -]{0,40})\]")
_SPLIT = re.compile(r"\s+[-–—]{1,2}\s+|\s*[–—:]\s+|\s*:\Z|\n|\s+(?=\()|\s+--\s+")
_STATUS = re.compile(
    r"\A\s*(?:(?:HTTP(?:/\d(?:\.\d)?)?|success|response|error|status)[\s:]+)?([1-5]\d\d)\b(?![\w.-]*\w@)",
    re.IGNORECASE,
)
_INDENT = re.compile(r"\A[\s\u00a0]*(?:(?:[-–>↳└→]|&nbsp;)+[\s\u00a0]*)+")
DEEPEST = 12
"""Maximum nesting of lists of members."""


class Rows:
    """Reads rows from blocks of one page."""

    def __init__(self, spots: Spots, profile: Profile, links: Links) -> None:
        self.spots, self.profile, self.links = spots, profile, links
        self.hints = Hints(spots, profile)
        self._columns = {plain(words): Column(kind) for words, kind in profile.columns}

    def columns(self, table: Table) -> tuple[Table, tuple[Column | None, ...]]:
        """Return a table with its head, also where that is its first row, and its columns."""
        if not table.header and table.rows:
            kinds = self._kinds(table.rows[0])
            titles = [cell.text.text for cell in table.rows[0]]
            known = [kind for kind in kinds if kind is not None]
            if (
                len(known) == len(kinds) > 1
                and len(set(known)) > 1
                and all(len(t) < 40 for t in titles)
            ):
                return Table(table.rows[0], table.rows[1:], table.line), kinds
        return table, self._kinds(table.header)

    def _kinds(self, cells: Sequence[Cell]) -> tuple[Column | None, ...]:
        found: list[Column | None] = []
        for cell in cells:
            words = plain(cell.text.text)
            kind = self._columns.get(words, column(words) if words else None)
            found.append(None if kind in found and kind is not Column.DESCRIPTION else kind)
        return tuple(found)

    def of_table(self, table: Table, kinds: Sequence[Column | None]) -> list[Row]:
        """Return the rows of a table of names; those without a name are left out."""
        at = {kind: index for index, kind in reversed(list(enumerate(kinds))) if kind}
        name_at = at.get(Column.NAME, at.get(Column.CODE, 0))
        if Column.NAME not in at and at.get(Column.DESCRIPTION) == 0:
            return []
        found: list[Row] = []
        for cells in table.rows:
            if name_at >= len(cells):
                continue
            about = _described(cells, kinds, name_at)
            for row in self._named(cells[name_at].text, about):
                self._fill(row, cells, kinds, name_at)
                found.append(row)
        return _nested(
            found, [cells[name_at].text.text for cells in table.rows if name_at < len(cells)]
        )

    def _fill(
        self, row: Row, cells: Sequence[Cell], kinds: Sequence[Column | None], name_at: int
    ) -> None:
        whole = " | ".join(cell.text.text for cell in cells)
        typed = Column.TYPE in kinds
        for index, cell in enumerate(cells):
            kind = kinds[index] if index < len(kinds) else None
            text = cell.text
            if index == name_at or not text.text:
                continue
            match kind:
                case Column.TYPE:
                    self.hints.type(row.draft, text.text, text.line, whole)
                    self.links.add(row.draft.links, text)
                case Column.REQUIRED:
                    self.hints.required(row.draft, text.text, text.line, whole)
                case Column.LOCATION:
                    row.location = text.text
                case Column.DEFAULT:
                    value = text.text.strip("`\"'. ")
                    if value and value.lower() not in {"-", "none", "n/a", "–"}:
                        row.draft.defaults.add(
                            self.spots.said(Text(value), text.line, value, whole)
                        )
                case Column.VALUES:
                    self._values(row.draft, text, whole)
                case Column.EXAMPLE | Column.STATUS | Column.METHOD | Column.ADDRESS:
                    pass
                case _:
                    self.hints.describe(row.draft, text, typed=not typed)

    def _values(self, draft: FieldDraft, text: Inline, whole: str) -> None:
        parts = text.codes or tuple(_BETWEEN.split(text.text))
        words = [part.strip("`\"' .") for part in parts]
        if (
            all(re.fullmatch(r"[\w./+:;=-]{1,60}", word) for word in words if word)
            and len(words) < 60
        ):
            for word in filter(None, words):
                if word.lower() not in {"n/a", "none", "-"}:
                    draft.values.add(self.spots.said(Text(word), text.line, word, whole))

    def of_items(self, items: Items, depth: int = 0, style: str = "") -> list[Row]:
        """Return the rows of a list whose items begin with a name; empty for any other list.

        Items whose names are marked in another way than the first describe the one above them.
        """
        if depth > DEEPEST or _is_index(items):
            return []
        begun = [(item, *split(item.text)) for item in items.items]
        named = [(item, name, rest) for item, name, rest in begun if name is not None]
        if len(named) * 2 <= len(begun):
            return []
        style = style or _style(named[0][1])
        alike = [each for each in named if _style(each[1]) == style]
        return [row for each in alike for row in self._item(*each, depth, style)]

    def _item(self, item: Item, name: Inline, rest: Inline, depth: int, style: str) -> list[Row]:
        within = [self.of_items(b, depth + 1, style) for b in item.blocks if isinstance(b, Items)]
        prose = [b for b in item.blocks if not isinstance(b, Items)]
        told = prose if any(within) else item.blocks
        rows = self._named(name, rest.text)
        for row in rows:
            self.hints.describe(row.draft, _joined(rest, told))
            self.links.add(row.draft.links, rest, only_types=True)
            row.members += [each for members in within for each in members]
        return rows

    def of_assignment(self, text: Inline) -> list[Row]:
        """Return the row of a line that is no more than a name and its type: `page=[integer]`."""
        shown = [span for span in text.spans if span.text.strip()]
        match = (
            _TYPED.fullmatch(shown[0].text.strip()) if len(shown) == 1 and shown[0].code else None
        )
        if not match:
            return []
        row = self.row(match["name"], text.line, text.text)
        self.hints.type(row.draft, match["type"], text.line, text.text)
        return [row]

    def of_terms(self, terms: Terms) -> list[Row]:
        """Return the rows of a list of definitions."""
        found: list[Row] = []
        for item in terms.items:
            first = next((b.text for b in item.blocks if isinstance(b, Paragraph)), None)
            for row in self._named(item.text, first.text if first is not None else ""):
                if first is not None:
                    self.hints.describe(row.draft, _joined(first, item.blocks[1:]))
                    self.links.add(row.draft.links, first, only_types=True)
                for block in item.blocks:
                    if isinstance(block, Terms):
                        row.members += self.of_terms(block)
                found.append(row)
        return found

    def row(self, name: str, line: int, around: str = "", origin: Origin = "stated") -> Row:
        """Return a row for a name."""
        draft = FieldDraft(name)
        draft.places.add(self.spots.said(Text(name), line, name, around or name, origin))
        return Row(name, line, draft)

    def _named(self, inline: Inline, about: str = "") -> list[Row]:
        """Return a row for each name of a cell; marks beside a name are read as hints.

        `about` is what the page says of it beside the name.
        """
        marked = [
            span.text.strip()
            for span in inline.spans
            if (span.code or span.strong) and span.text.strip()
        ]
        text = _INDENT.sub("", inline.text)
        names = marked if marked and all(_as_name(each) for each in marked) else [text]
        if names == marked and not text.strip("*`[(").startswith(marked[0][:20]):
            names = [text]
        rows = []
        for each in names[:8]:
            first = re.split(r"[\s(]|,\s", each, maxsplit=1)[0].strip("*`\"'")
            if marked == [text] and _TITLED.fullmatch(text):
                # its first word alone would be the name of something else
                first = text
            name, value = _assigned(first)
            if not name:
                continue
            told = about.strip()
            if len(told) > LONGEST_WORDS:
                told = f"{told[: LONGEST_WORDS - 1]}…"
            row = self.row(name, inline.line, told or inline.text)
            if value:
                row.value = self.spots.said(Text(value), inline.line, value, inline.text)
                row.draft.values.add(row.value)
            rest = inline.text.partition(first)[2]
            if rest and len(names) == 1:
                self._beside(row, rest, inline)
            self.links.add(row.draft.links, inline)
            row.anchors = self.links.anchors(inline)
            rows.append(row)
        return rows

    def _beside(self, row: Row, rest: str, inline: Inline) -> None:
        if self.hints.marks(row.draft, rest, inline.line, inline.text):
            return
        marks = Inline((Span(rest.strip(" *`")),), inline.line)
        self.hints.describe(row.draft, marks)
        inner = re.fullmatch(
            r"[\s(*_]*(?P<type>[A-Za-z][\w \[\]<>-]{0,40}?)(?:,\s*(?:required|optional))?[\s)*_]*",
            rest,
        )
        if inner and not row.draft.types:
            self.hints.describe(row.draft, Inline((Span(inner["type"]),), inline.line))


def _described(cells: Sequence[Cell], kinds: Sequence[Column | None], name_at: int) -> str:
    """Return what a row says of its name: the description, or all other cells."""
    others = [
        (kinds[index] if index < len(kinds) else None, cell.text.text)
        for index, cell in enumerate(cells)
        if index != name_at
    ]
    told = [text for kind, text in others if kind in (Column.DESCRIPTION, None) and text]
    return " ".join(told or [text for _, text in others])


def statuses(cell: Inline) -> tuple[int, ...]:
    """Return the statuses that a text begins with: `200`, `201 Created`, `400, 404`."""
    match = _STATUS.match(cell.text)
    if not match:
        return ()
    found = [int(match[1])]
    listed = re.match(r"\s*[1-5]\d\d((?:\s*(?:,|/|or|and)\s*[1-5]\d\d)+)", cell.text)
    if listed:
        found += [int(each) for each in re.findall(r"[1-5]\d\d", listed[1])]
    return tuple(found)


def split(inline: Inline) -> tuple[Inline | None, Inline]:
    """Return the name that the text of an item begins with, and the rest; None for prose."""
    spans = list(inline.spans)
    while spans and not spans[0].text.strip():
        spans.pop(0)
    if spans and (spans[0].code or spans[0].strong):
        if _as_name(spans[0].text.strip(" :*`")) or _STATUS.match(spans[0].text):
            head = Span(
                spans[0].text.strip().rstrip(":"),
                spans[0].code,
                spans[0].strong,
                href=spans[0].href,
            )
            rest = list(spans[1:])
            if rest:
                lead = re.sub(r"\A\s*(?:[-–—:]{1,2}\s*)", "", rest[0].text)
                rest[0] = Span(lead, rest[0].code, rest[0].strong, rest[0].emphasis, rest[0].href)
            return Inline((head,), inline.line), Inline(tuple(rest), inline.line)
        return None, inline
    parts = _SPLIT.split(inline.text, maxsplit=1)
    if len(parts) == 2 and _as_name(parts[0].strip(" *`")):
        cut = inline.text.find(parts[1]) if parts[1] else 0
        name = Inline((Span(parts[0].strip(" *`")),), inline.line)
        return name, Inline(_from(inline, cut), inline.line)
    return None, inline


def _from(inline: Inline, cut: int) -> tuple[Span, ...]:
    """Return the spans after the first `cut` characters of the text."""
    whole = "".join(span.text for span in inline.spans)
    cut += len(whole) - len(whole.lstrip())
    found: list[Span] = []
    for span in inline.spans:
        if cut < len(span.text):
            found.append(
                Span(span.text[max(cut, 0) :], span.code, span.strong, span.emphasis, span.href)
            )
        cut -= len(span.text)
    return tuple(found)


def _as_name(text: str) -> bool:
    return bool(_NAME.fullmatch(text) or _ASSIGNED.match(text)) and not text.endswith(":")


def _assigned(text: str) -> tuple[str, str]:
    """Return the name of a word without its marks, and the value that it is set to, if to one."""
    if text.startswith("<") and not text.endswith(">"):
        return "", ""
    bare = text.strip().strip(":,;").strip("<>?&")
    if match := _ASSIGNED.match(bare):
        fixed = "{" not in match[2] and "<" not in match[2]
        return match[1], match[2] if fixed else ""
    known = _NAME.fullmatch(bare) or _TITLED.fullmatch(bare)
    return (bare, "") if known else ("", "")


def _joined(first: Inline, blocks: Iterable[Block]) -> Inline:
    """Return the text of an item with that of its paragraphs and lists, as one."""
    spans = list(first.spans)
    for block in blocks:
        if isinstance(block, Paragraph):
            spans += [Span("\n"), *block.text.spans]
        elif isinstance(block, Items):
            for item in block.items:
                spans += [Span("\n"), *item.text.spans]
    return Inline(tuple(spans), first.line)


def _style(name: Inline) -> str:
    first = name.spans[0]
    return "strong" if first.strong else "code" if first.code else "plain"


def _is_index(items: Items) -> bool:
    """Whether every item is a link and little else."""
    linked = 0
    for item in items.items:
        words = "".join(span.text for span in item.text.spans if span.href is not None)
        linked += bool(words) and len(words.strip()) * 10 >= len(item.text.text) * 8
    return linked == len(items.items) > 0


def _nested(rows: list[Row], texts: list[str]) -> list[Row]:
    """Put rows whose names are marked as deeper into the rows above them."""
    if len(rows) != len(texts) or not any(_INDENT.match(text) for text in texts):
        return rows
    found: list[Row] = []
    path: list[tuple[int, Row]] = []
    for row, text in zip(rows, texts, strict=True):
        mark = _INDENT.match(text)
        depth = len(mark[0]) if mark else 0
        while path and path[-1][0] >= depth:
            path.pop()
        (path[-1][1].members if path else found).append(row)
        path.append((depth, row))
    return found
