"""Finds the operations of a page: which blocks belong to which, and how each is called.

A verb with an address is a sighting. A strong one states an operation; one in an example states it
only where nothing else does, since an example shows a call and not its address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from clientgen.pages import samples
from clientgen.pages.addresses import PLACEHOLDER, VERBS, Address, address, addressed, line, same
from clientgen.pages.blocks import (
    Block,
    Cell,
    Code,
    Directive,
    Heading,
    Inline,
    Items,
    Paragraph,
    Span,
    Table,
    Terms,
    TooDeepError,
)
from clientgen.pages.profile import Profile
from clientgen.pages.rows import Rows, statuses
from clientgen.pages.topics import Topics
from clientgen.pages.vocabulary import Column, Kind, plain

MOST_OPERATIONS = 2_000
"""Maximum number of addresses on one page."""
_ACTIONS = frozenset({
    "get", "list", "create", "update", "delete", "add", "remove", "find", "search", "show", "send", "read",
    "retrieve", "fetch", "change", "set", "start", "stop", "cancel", "replace", "modify", "check", "view", "rename",
})  # fmt: skip
_MARKED = re.compile(r"[\s(\[]+(?:deprecated|removed)[.)\]]*\Z", re.IGNORECASE)
"""A mark behind a title."""
_BLANK = re.compile(r"/\s+(?=[\w{<$])")
"""A blank in an address, where a line of the source was broken."""
_METHOD = re.compile(rf"\b({'|'.join(VERBS)})\b")


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


@dataclass(slots=True)
class Unit:
    """One operation: its title, its sightings and its blocks."""

    title: Inline
    anchor: str | None
    sightings: list[Sighting]
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class Outline:
    """The operations of a page, and the blocks that belong to none."""

    units: list[Unit]
    rest: list[Block]


class _Finder:
    def __init__(
        self, blocks: Sequence[Block], rows: Rows, topics: Topics, profile: Profile
    ) -> None:
        self._blocks, self._rows = blocks, rows
        self._topics, self._profile = topics, profile
        self._example = False
        self._below: int | None = None
        self._method: tuple[str, int] | None = None

    def sightings(self) -> Iterator[Sighting]:
        """Every sighting, in order."""
        for at, block in enumerate(self._blocks):
            match block:
                case Heading():
                    self._enter(block)
                    yield from self._line(at, block.text)
                case Paragraph():
                    if (
                        topic := self._topics.lead(block.text.text, self._topics.is_label(block))
                    ) is not None:
                        shows = topic.kind in {Kind.EXAMPLE, Kind.ERRORS}
                        self._example = shows or self._below is not None
                    yield from self._line(at, block.text)
                    yield from self._labelled(at, block.text)
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
            if words in {"method", "verb", "http method", "http verb"} and (
                verb := _METHOD.search(value)
            ):
                self._method = (verb[1], at)
            elif words in {"url", "uri", "path", "endpoint", "route", "address", "resource"}:
                parts = address(value, self._profile)
                if parts and self._method and at - self._method[1] < 6:
                    yield Sighting(at, text.line, self._method[0], parts)
                elif parts and (after := self._method_after(at)):
                    yield Sighting(at, text.line, after, parts)

    def _method_after(self, at: int) -> str | None:
        for block in self._blocks[at : at + 4]:
            if isinstance(block, Paragraph):
                for label, value in self._topics.labels(block.text):
                    if plain(label) in {"method", "verb", "http method", "http verb"}:
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
        table, kinds = self._rows.columns(table)
        if Column.ADDRESS in kinds and Column.METHOD in kinds:
            yield from self._addresses(
                at, table, kinds.index(Column.METHOD), kinds.index(Column.ADDRESS), kinds
            )
        elif len(kinds) in {0, 2}:
            yield from self._upright(at, table)

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
            if words in {"method", "verb", "http method", "http verb"} and (
                match := _METHOD.search(cells[1].text.text)
            ):
                verb = match[1]
            elif words in {"url", "uri", "path", "endpoint", "route", "address", "resource"}:
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


def outline(
    blocks: Sequence[Block], rows: Rows, topics: Topics, profile: Profile, title: str
) -> Outline:
    """Return the operations of a page and what is left of it."""
    found = list(_Finder(blocks, rows, topics, profile).sightings())
    if len(found) > MOST_OPERATIONS:
        raise TooDeepError(found[MOST_OPERATIONS].line, "operations")
    directed = [each for each in found if isinstance(blocks[each.at], Directive)]
    # where directives state the operations, everything else shows or lists them
    found = directed or found
    owners = _owners(blocks, topics, {each.at for each in found if not each.weak})
    units = _units([each for each in found if not each.weak], blocks, owners, title)
    if not units:
        units = _units([each for each in found if _tells(each, blocks)], blocks, owners, title)
    taken = {id(block) for unit in units for block in unit.blocks}
    return Outline(units, [block for block in blocks if id(block) not in taken])


def _tells(sighting: Sighting, blocks: Sequence[Block]) -> bool:
    """Whether a call in an example is likely to be what states the operation."""
    return (
        sighting.alone
        or bool(PLACEHOLDER.search(sighting.address.path))
        or isinstance(blocks[sighting.at], Code)
    )


def _apart(units: list[Unit], taken: set[int]) -> Iterator[Unit]:
    for unit in units:
        unit.blocks = [block for block in unit.blocks if id(block) not in taken]
        yield unit


def _owners(blocks: Sequence[Block], topics: Topics, sighted: set[int]) -> list[int]:
    """Return for each block the index of the heading that an operation there would have, or -1."""
    found, path = [], list[int]()
    parts: set[int] = set()
    for at, block in enumerate(blocks):
        if isinstance(block, Heading):
            while path and blocks[path[-1]].level >= block.level:  # type: ignore[union-attr]
                path.pop()
            path.append(at)
            if structural(block, topics) and not _heads(at, blocks, topics, sighted):
                parts.add(at)
        found.append(next((each for each in reversed(path) if each not in parts), -1))
    return found


def _heads(at: int, blocks: Sequence[Block], topics: Topics, sighted: set[int]) -> bool:
    """Whether an address follows a heading at once, so that the heading is its title."""
    block = blocks[at]
    topic = topics.of(block.text.text) if isinstance(block, Heading) else None
    if topic is None or topic.kind in {Kind.ADDRESS, Kind.SIDE, Kind.EXAMPLE}:
        return False
    return at + 1 in sighted


def structural(block: Block, topics: Topics) -> bool:
    """Whether a heading names a part of an operation, and not an operation."""
    if not isinstance(block, Heading):
        return False
    words = plain(block.text.text)
    if not words or words.split()[0] in _ACTIONS or len(words.split()) > 6:
        return False
    return bool(statuses(block.text)) or topics.of(block.text.text) is not None


def _units(
    found: list[Sighting], blocks: Sequence[Block], owners: list[int], title: str
) -> list[Unit]:
    units: list[Unit] = []
    starts: list[tuple[int, int]] = []
    for each in found:
        owner = owners[each.at]
        last = units[-1] if units else None
        shared = last is not None and starts[-1][1] == owner
        if last is not None and shared and not each.alone and _again(last, each, blocks):
            last.sightings.append(each)
            continue
        unit = Unit(_title(each, blocks, owner, title, shared), _anchor(blocks, owner), [each])
        unit.blocks = list(each.note)
        units.append(unit)
        # the first operation of a heading has all that stands below it
        first = owner if owner >= 0 else 0 if last is None else each.at
        begin = each.at if shared or isinstance(blocks[each.at], Directive) else first
        starts.append((begin, owner))
    for index, unit in enumerate(units):
        if not unit.sightings[0].note:
            begin, owner = starts[index]
            following = [start for start, _ in starts[index + 1 :] if start > begin]
            unit.blocks = list(
                blocks[begin : _end(blocks, begin, owner, min(following, default=len(blocks)))]
            )
    return units


def _again(unit: Unit, each: Sighting, blocks: Sequence[Block]) -> bool:
    """Whether a sighting is another way to call the operation, or the same again."""
    first = unit.sightings[0]
    if first.alone:
        return False
    if blocks[first.at] is blocks[each.at]:
        return True
    if any(
        same(each.address.path, other.address.path) and each.verb == other.verb
        for other in unit.sightings
    ):
        return True
    if isinstance(blocks[each.at], Code):
        return not isinstance(blocks[first.at], Code) or each.verb == first.verb
    return False


def _end(blocks: Sequence[Block], begin: int, owner: int, limit: int) -> int:
    level = blocks[owner].level if owner >= 0 else 0  # type: ignore[union-attr]
    for at in range(begin + 1, limit):
        block = blocks[at]
        if isinstance(block, Heading) and block.level <= level:
            return at
    return limit


def _title(each: Sighting, blocks: Sequence[Block], owner: int, title: str, shared: bool) -> Inline:
    block = blocks[owner] if owner >= 0 else None
    if isinstance(block, Heading) and not shared and not each.alone:
        bare = _MARKED.sub("", block.text.text)
        return Inline((Span(bare),), block.line) if bare != block.text.text else block.text
    if each.alone or shared or not title:
        return Inline((Span(f"{each.verb or ''} {each.address.path}".strip()),), each.line)
    return Inline((Span(title),), 1)


def _anchor(blocks: Sequence[Block], owner: int) -> str | None:
    block = blocks[owner] if owner >= 0 else None
    return block.anchor if isinstance(block, Heading) else None
