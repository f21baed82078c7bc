"""Reads the tables of reStructuredText: drawn ones, and those of `list-table` and `csv-table`.

Nothing is included: a table of another file has no rows.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from typing import NamedTuple

from clientgen.pages.blocks import Block, Cell, Items, Table

GRID = re.compile(r"\+(?:[-=]+\+)+\s*\Z")
SIMPLE = re.compile(r"=+(?: +=+)+\s*\Z")
OPTIONS = frozenset({
    "header-rows", "stub-columns", "widths", "width", "align", "class", "header", "delim", "quote", "keepspace",
    "escape", "file", "url", "encoding",
})  # fmt: skip
"""The options of a table that stand above its rows."""
_MOST_COLUMNS = 100


class Line(NamedTuple):
    """A line of a page and its number."""

    number: int
    text: str

    @property
    def indent(self) -> int:
        """How many blanks it begins with."""
        return len(self.text) - len(self.text.lstrip())


Row = list[tuple[int, str]]
"""The cells of a row, each with its line."""


def drawn(lines: Sequence[Line]) -> tuple[list[Row], bool]:
    """Return the rows of a table that is drawn, and whether the first is its head."""
    if lines[0].text.lstrip().startswith("+"):
        return _grid_rows(lines)
    return _simple_rows(lines)


def _grid_rows(lines: Sequence[Line]) -> tuple[list[Row], bool]:
    rows, current, header = list[Row](), Row(), False
    for number, text in lines:
        if GRID.fullmatch(text.strip()):
            header = header or (bool(rows or current) and "=" in text and not rows)
            if current:
                rows.append(current)
            current = []
            continue
        parts = [part.strip() for part in text.strip().strip("|").split("|")]
        if not current:
            current = [(number, part) for part in parts]
        else:
            joined = zip(current, [*parts, *[""] * len(current)], strict=False)
            current = [(line, f"{before}\n{part}".strip()) for (line, before), part in joined]
    return rows, header


def _simple_rows(lines: Sequence[Line]) -> tuple[list[Row], bool]:
    borders = [m.span() for m in re.finditer(r"=+", lines[0].text)]
    rows, rules = list[Row](), 0
    for number, text in lines:
        if SIMPLE.fullmatch(text.strip()):
            rules += 1
            continue
        ends = [*(begin for begin, _ in borders[1:]), len(text) + 1]
        cut = [text[begin:end].strip() for (begin, _), end in zip(borders, ends, strict=True)]
        if cut[0] or not rows:
            rows.append([(number, part) for part in cut])
        else:
            rows[-1] = [(n, f"{b}\n{p}".strip()) for (n, b), p in zip(rows[-1], cut, strict=True)]
    return rows, rules > 2


def option(lines: Sequence[Line], name: str) -> str:
    """Return what an option of a directive says, in the lines below it; empty if it has none."""
    for _, text in lines:
        if found := re.match(rf"\s*:{name}:\s*(.*)\Z", text):
            return found[1].strip()
    return ""


def listed(blocks: Sequence[Block], heads: str, line: int) -> Table | None:
    """Return the table whose rows are the items of a list, each a list of cells."""
    rows = [
        tuple(Cell(cell.text, blocks=cell.blocks) for cell in inner.items[:_MOST_COLUMNS])
        for block in blocks
        if isinstance(block, Items)
        for item in block.items
        for inner in item.blocks
        if isinstance(inner, Items)
    ]
    if not rows:
        return None
    headed = heads.isdecimal() and heads.strip("0") != ""
    return Table(rows[0], tuple(rows[1:]), line) if headed else Table((), tuple(rows), line)


def separated(lines: Sequence[Line], head: str, line: int) -> tuple[list[Row], bool]:
    """Return the rows of a table whose cells stand between commas, and whether the first is its head."""
    heads = [[(line, cell) for cell in cells] for _, cells in _cells([head])] if head else []
    rows = [
        [(lines[at].number, cell) for cell in cells]
        for at, cells in _cells([text for _, text in lines])
    ]
    return [*heads, *rows], bool(heads)


def _cells(texts: Sequence[str]) -> list[tuple[int, list[str]]]:
    """Return the cells of each row with the index of the line that it begins at."""
    reader = csv.reader(texts, skipinitialspace=True)
    found, at = list[tuple[int, list[str]]](), 0
    try:
        for cells in reader:
            if cells:
                found.append((at, cells[:_MOST_COLUMNS]))
            at = reader.line_num
    except csv.Error:
        # what stands before a cell that cannot be read is kept
        pass
    return found
