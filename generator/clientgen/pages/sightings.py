"""Finds verbs with addresses in the blocks of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clientgen.pages import samples
from clientgen.pages.addresses import PLACEHOLDER, VERBS, Address, address, addressed, line
from clientgen.pages.blocks import (
    Block,
    Cell,
    Code,
    Directive,
    Heading,
    Inline,
    Items,
    Paragraph,
    Table,
    Terms,
)
from clientgen.pages.profile import Profile
from clientgen.pages.rows import Rows
from clientgen.pages.topics import Topics
from clientgen.pages.unfolding import ADDRESS_WORDS, VERB_WORDS, parted, told
from clientgen.pages.vocabulary import Column, Kind, plain

_METHOD = re.compile(rf"\b({'|'.join(VERBS)})\b")
_VERB_URI = re.compile(rf"\W*({'|'.join(VERBS)}) (?:method )?(?:request )?ur[il]\b", re.IGNORECASE)
BEHIND = re.compile(rf"\s[%|–-]\s+((?:{'|'.join(VERBS)})\s+/\S+)\s*\Z")
"""A verb and a path behind the title of a heading."""
_BLANK = re.compile(r"/\s+(?=[\w{<$])")
"""A blank in an address, where a line of the source was broken."""


@dataclass(slots=True)
class Sighting:
    """A verb and an address; `at` is the index of its block."""

    at: int
    line: int
    verb: str | None
    address: Address
    weak: bool = False
    alone: bool = False
    """Whether it is an operation of its own, whatever stands beside it."""
    note: tuple[Block, ...] = ()
    """What the row of a table says about it."""
    told: bool = False
    """Whether a sentence tells of it."""


class Finder:
    """Finds the addresses of one page."""

    def __init__(
        self, blocks: Sequence[Block], rows: Rows, topics: Topics, profile: Profile
    ) -> None:
        self._blocks, self._rows = blocks, rows
        self._topics, self._profile = topics, profile
        self._example = False
        self._below: int | None = None
        self._method: tuple[str, int] | None = None

    def sightings(self) -> list[Sighting]:
        """Every sighting, in order."""
        found = list(self._whole())
        known = {each.at for each in found}
        for at, number, verb, shown in parted(self._blocks, self._profile):
            if at not in known:
                found.append(Sighting(at, number, verb, shown))
        return sorted(found, key=lambda each: each.at)

    def _whole(self) -> Iterator[Sighting]:
        for at, block in enumerate(self._blocks):
            match block:
                case Heading():
                    self._enter(block)
                    if (behind := BEHIND.search(block.text.text)) and (
                        found := line(behind[1], self._profile)
                    ):
                        yield Sighting(at, block.line, *found, weak=self._example)
                        continue
                    yield from self._line(at, block.text)
                case Paragraph():
                    if (
                        topic := self._topics.lead(block.text.text, self._topics.is_label(block))
                    ) is not None:
                        shows = topic.kind in {Kind.EXAMPLE, Kind.ERRORS}
                        self._example = shows or self._below is not None
                    yield from self._line(at, block.text)
                    yield from self._labelled(at, block.text)
                    for call in told(block.text, self._profile):
                        yield Sighting(at, block.line, *call, weak=True, told=True)
                case Table():
                    yield from self._table(at, block)
                case Code():
                    yield from self._code(at, block)
                case Directive():
                    if parts := address(block.path, self._profile):
                        verb = None if block.verb == "ANY" else block.verb
                        yield Sighting(at, block.line, verb, parts, alone=True)
                case Items() | Terms():
                    yield from self._items(at, block)

    def _enter(self, block: Heading) -> None:
        """Note whether what follows is an example: it is below the heading of one."""
        found = self._topics.of(block.text.text)
        if self._below is not None and block.level <= self._below:
            self._below = None
        if self._below is None and found is not None and found.kind is Kind.EXAMPLE:
            self._below = block.level
        self._example = self._below is not None

    def _line(self, at: int, text: Inline, *, weak: bool = False) -> Iterator[Sighting]:
        for part in text.text.split("\n")[:4]:
            if found := line(part, self._profile):
                yield Sighting(at, text.line, found[0], found[1], weak=weak or self._example)
                return
        shown = addressed(text)
        if shown != text.text and (found := line(shown, self._profile)):
            yield Sighting(at, text.line, found[0], found[1], weak=weak or self._example)

    def _labelled(self, at: int, text: Inline) -> Iterator[Sighting]:
        """Lines such as `Method: GET` and `URL: /x`, in either order of two paragraphs."""
        for label, value in self._topics.labels(text):
            words = plain(label)
            if words in VERB_WORDS and (verb := _METHOD.search(value)):
                self._method = (verb[1], at)
            elif words in ADDRESS_WORDS:
                parts = address(value, self._profile)
                if parts and self._method and at - self._method[1] < 6:
                    yield Sighting(at, text.line, self._method[0], parts)
                elif parts and (after := self._method_after(at)):
                    yield Sighting(at, text.line, after, parts)

    def _method_after(self, at: int) -> str | None:
        for block in self._blocks[at : at + 4]:
            if isinstance(block, Paragraph):
                for label, value in self._topics.labels(block.text):
                    if plain(label) in VERB_WORDS:
                        verb = _METHOD.search(value)
                        return verb[1] if verb else None
        return None

    def _code(self, at: int, code: Code) -> Iterator[Sighting]:
        sample = samples.read(code, self._rows.spots, self._profile)
        if sample.address is None or sample.verb is None:
            return
        weak = self._is_call(code, sample.verb, sample.address.path)
        yield Sighting(at, code.line, sample.verb, sample.address, weak=weak)

    def _is_call(self, code: Code, verb: str, path: str) -> bool:
        """Whether a block of code shows one call of an operation, and does not state it."""
        if not code.text.lstrip().startswith(verb):
            return not self._profile.curl
        alone = "\n" not in code.text.strip() or bool(PLACEHOLDER.search(path))
        return self._example or not alone

    def _table(self, at: int, table: Table) -> Iterator[Sighting]:
        titles = [cell.text.text.strip() for cell in table.header]
        verbs = {index: title for index, title in enumerate(titles) if title in VERBS}
        if len(verbs) > 1:
            yield from self._matrix(at, table, verbs)
            return
        for index, title in enumerate(titles):
            if named := _VERB_URI.match(title):
                yield from self._named(at, table, index, named[1])
                return
        table, kinds = self._rows.columns(table)
        if Column.ADDRESS in kinds and Column.METHOD in kinds:
            yield from self._addresses(
                at, table, kinds.index(Column.METHOD), kinds.index(Column.ADDRESS), kinds
            )
        elif len(kinds) in {0, 2}:
            yield from self._upright(at, table)

    def _named(self, at: int, table: Table, index: int, verb: str) -> Iterator[Sighting]:
        """Addresses below a head that names their verb: `PUT method request URI`."""
        for cells in table.rows:
            for part in addressed(cells[index].text).split("\n") if index < len(cells) else ():
                if parts := address(_BLANK.sub("/", part), self._profile):
                    yield Sighting(at, cells[index].text.line, verb, parts, self._example)

    def _addresses(
        self, at: int, table: Table, method: int, uri: int, kinds: Sequence[Column | None]
    ) -> Iterator[Sighting]:
        told = any(kind in {Column.DESCRIPTION, Column.NAME} for kind in kinds)
        alone = self._profile.rows or (told and len(table.rows) > 1)
        for cells in table.rows:
            if max(method, uri) >= len(cells):
                continue
            verb = _METHOD.search(cells[method].text.text.upper())
            for part in addressed(cells[uri].text).split("\n"):
                if parts := address(_BLANK.sub("/", part), self._profile):
                    note = tuple(Paragraph(c.text, c.text.line) for c in cells) if alone else ()
                    yield Sighting(
                        at,
                        cells[uri].text.line,
                        verb[1] if verb else None,
                        parts,
                        self._example,
                        alone,
                        note,
                    )

    def _matrix(self, at: int, table: Table, verbs: dict[int, str]) -> Iterator[Sighting]:
        for cells in table.rows:
            paths = [
                c
                for index, c in enumerate(cells)
                if index not in verbs and addressed(c.text).startswith("/")
            ]
            if not paths:
                continue
            others = [
                c for index, c in enumerate(cells) if index not in verbs and c is not paths[0]
            ]
            parts = [
                each
                for part in addressed(paths[0].text).split("\n")
                if (each := address(part.split(" ")[0], self._profile))
            ]
            for index, verb in verbs.items():
                if index < len(cells) and cells[index].text.text and parts:
                    note = tuple(block for cell in others for block in _blocks_of(cell))
                    yield Sighting(at, paths[0].text.line, verb, parts[0], False, True, note)

    def _upright(self, at: int, table: Table) -> Iterator[Sighting]:
        """A table whose rows are `Method | GET` and `URL | /x`."""
        verb, found = None, None
        for cells in (*([table.header] if table.header else []), *table.rows):
            if len(cells) != 2:
                return
            words = plain(cells[0].text.text)
            if words in VERB_WORDS and (match := _METHOD.search(cells[1].text.text)):
                verb = match[1]
            elif words in ADDRESS_WORDS:
                found = (cells[1].text.line, address(addressed(cells[1].text), self._profile))
        if verb and found and found[1]:
            yield Sighting(at, found[0], verb, found[1])

    def _items(self, at: int, block: Items | Terms) -> Iterator[Sighting]:
        for item in block.items:
            lead = Inline(item.text.spans[:3], item.text.line)
            text = re.split(r"\s+[-–—]{1,2}\s+|:\s", addressed(lead), maxsplit=1)[0]
            if found := line(text, self._profile):
                yield Sighting(
                    at,
                    item.line,
                    found[0],
                    found[1],
                    True,
                    True,
                    (Paragraph(item.text, item.line), *item.blocks),
                )


def _blocks_of(cell: Cell) -> tuple[Block, ...]:
    return cell.blocks or ((Paragraph(cell.text, cell.text.line),) if cell.text.text else ())
