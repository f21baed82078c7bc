"""The common form of a page, whatever its markup: blocks in their order, with their lines.

`markdown`, `html` and `rst` make blocks; everything after them knows no markup.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Span:
    """A run of characters in one style."""

    text: str
    code: bool = False
    strong: bool = False
    emphasis: bool = False
    href: str | None = None
    """The target of the link that the run belongs to."""


@dataclass(frozen=True, slots=True)
class Inline:
    """The text of a paragraph, cell, item or heading. Line breaks of the page are line feeds."""

    spans: tuple[Span, ...]
    line: int
    column: int = 1

    @property
    def text(self) -> str:
        """All characters, stripped, without marks of style."""
        return "".join(span.text for span in self.spans).strip()

    @property
    def codes(self) -> tuple[str, ...]:
        """The runs that are marked as code, stripped."""
        return tuple(span.text.strip() for span in self.spans if span.code and span.text.strip())

    @property
    def hrefs(self) -> tuple[tuple[str, str], ...]:
        """The links: their words and their targets."""
        found: dict[str, str] = {}
        for span in self.spans:
            if span.href is not None:
                found[span.href] = found.get(span.href, "") + span.text
        return tuple((words.strip(), href) for href, words in found.items())


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` is 1 for the highest."""

    level: int
    text: Inline
    anchor: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `indent` tells how deep in quotes it stands."""

    text: Inline
    line: int
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its text, and the blocks in it where it has more than text."""

    text: Inline
    heading: bool = False
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `header` is empty where it has none."""

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    line: int


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list: its first text, and what follows in it."""

    text: Inline
    blocks: tuple[Block, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Item, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Terms:
    """A list of definitions: each item has a term as its text and the definition as its blocks."""

    items: tuple[Item, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Code:
    """Text as it stands: a fence, an indented block, `<pre>`. `start` is its first line of text."""

    language: str
    text: str
    line: int
    start: int


@dataclass(frozen=True, slots=True)
class FieldItem:
    """A field of reStructuredText: `:name argument: body`."""

    name: str
    argument: str
    body: Inline
    line: int


@dataclass(frozen=True, slots=True)
class Fields:
    """A list of fields."""

    items: tuple[FieldItem, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Directive:
    """A directive that describes an operation: its verb and its path; its blocks follow it."""

    verb: str
    path: str
    line: int
    size: int = 0
    """How many of the blocks that follow are within it; 0 if nothing is."""


Block: TypeAlias = Heading | Paragraph | Table | Items | Terms | Code | Fields | Directive


@dataclass(slots=True)
class Document:
    """A page as blocks."""

    blocks: list[Block] = field(default_factory=list)
    title: str = ""
    """The title in its head, or empty."""
    head: dict[str, tuple[str, int]] = field(default_factory=dict)
    """The plain members of its head, each with its line."""


class TooDeepError(Exception):
    """Raised for a page that is nested too deeply, or has too many parts; has its line."""

    def __init__(self, line: int, what: str) -> None:
        self.line = line
        super().__init__(what)


DEPTH_LIMIT = 32
"""Maximum nesting of lists, quotes, cells and elements that say something."""
BLOCK_LIMIT = 20_000
"""Maximum number of blocks, cells and items of one page."""
