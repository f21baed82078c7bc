"""Finds the operations of a page: which blocks belong to which, and how each is called.

A verb with an address is a sighting. A strong one states an operation; one in an example states it
only where nothing else does, since an example shows a call and not its address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from clientgen.pages.addresses import PLACEHOLDER, VERBS, address, bare, same
from clientgen.pages.blocks import (
    Block,
    Code,
    Directive,
    Heading,
    Inline,
    Span,
    Table,
    TooDeepError,
)
from clientgen.pages.profile import Profile
from clientgen.pages.rows import Rows, statuses
from clientgen.pages.sightings import BEHIND, Finder, Sighting
from clientgen.pages.topics import Topics
from clientgen.pages.unfolding import unfolded
from clientgen.pages.vocabulary import Kind, plain

MOST_OPERATIONS = 2_000
"""Maximum number of addresses on one page."""
_ACTIONS = frozenset({
    "get", "list", "create", "update", "delete", "add", "remove", "find", "search", "show", "send", "read",
    "retrieve", "fetch", "change", "set", "start", "stop", "cancel", "replace", "modify", "check", "view", "rename",
})  # fmt: skip
_MOST_NAMED = 8
"""How many headings may stand above one text: more are a list."""
_DEEPEST = 1_000
"""A level that no heading has."""
_MARKED = re.compile(r"[\s(\[]+(?:deprecated|removed)[.)\]]*\Z", re.IGNORECASE)
"""A mark behind a title."""


@dataclass(slots=True)
class Unit:
    """One operation: its title, its sightings and its blocks."""

    title: Inline
    anchor: str | None
    sightings: list[Sighting]
    blocks: list[Block] = field(default_factory=list)
    starts: list[Block] = field(default_factory=list)
    """The first block of each part of the page that describes it."""


@dataclass(slots=True)
class Outline:
    """The operations of a page, and the blocks that belong to none."""

    units: list[Unit]
    rest: list[Block]


def outline(
    blocks: Sequence[Block], rows: Rows, topics: Topics, profile: Profile, title: str
) -> Outline:
    """Return the operations of a page and what is left of it."""
    blocks = unfolded(blocks, topics)
    found = Finder(blocks, rows, topics, profile).sightings()
    if len(found) > MOST_OPERATIONS:
        raise TooDeepError(found[MOST_OPERATIONS].line, "operations")
    directed = [each for each in found if isinstance(blocks[each.at], Directive)]
    # where directives state the operations, everything else shows or lists them
    found = directed or found
    owners = _owners(blocks, topics, {each.at for each in found if not each.weak})
    units = _units([each for each in found if not each.weak], blocks, owners, title)
    if not units:
        units = _units([each for each in found if _tells(each, blocks)], blocks, owners, title)
    units = _once(units)
    taken = _taken(units)
    for unit, more in () if directed else _answered(units, blocks, taken, profile):
        unit.blocks += more
    taken = _taken(units)
    return Outline(units, [block for block in blocks if id(block) not in taken])


def _taken(units: Sequence[Unit]) -> set[int]:
    return {id(block) for unit in units for block in unit.blocks}


def _once(units: Sequence[Unit]) -> list[Unit]:
    """Return the operations, with one that the page describes in several parts as one."""
    found: dict[object, Unit] = {}
    for unit in units:
        unit.starts = unit.blocks[:1]
        first = unit.sightings[0]
        fixed = frozenset((n, v) for n, v in first.address.query if not PLACEHOLDER.search(v))
        path = PLACEHOLDER.sub("{}", first.address.path)
        earlier = found.setdefault((first.verb, path, fixed), unit)
        if earlier is not unit:
            earlier.sightings += unit.sightings
            earlier.blocks += unit.blocks
            earlier.starts += unit.starts
    return list(found.values())


def _answered(
    units: Sequence[Unit], blocks: Sequence[Block], taken: set[int], profile: Profile
) -> Iterator[tuple[Unit, list[Block]]]:
    """Yield what stands below headings that are an address: what a call of it answers."""
    reads = {
        bare(unit.sightings[0].address.path): unit
        for unit in units
        if unit.sightings[0].verb == "GET"
    }
    at = 0
    while at < len(blocks):
        head, named = blocks[at], list[str]()
        while at < len(blocks) and (path := _addressed(blocks[at], taken, profile)):
            named.append(path)
            at += 1
        begin = at
        while named and at < len(blocks) and not _ends(blocks[at], taken):
            at += 1
        title = Heading(1, Inline((Span("Response"),), head.line), None, head.line)
        for path in named if at > begin and len(named) <= _MOST_NAMED else ():
            if unit := reads.get(bare(path)):
                yield unit, [title, *blocks[begin:at]]
        at += not named


def _ends(block: Block, taken: set[int]) -> bool:
    return isinstance(block, Heading) or id(block) in taken


def _addressed(block: Block, taken: set[int], profile: Profile) -> str:
    if not isinstance(block, Heading) or id(block) in taken or block.text.text[:1] != "/":
        return ""
    found = address(block.text.text, profile)
    return found.path if found else ""


def _tells(sighting: Sighting, blocks: Sequence[Block]) -> bool:
    """Whether a call in an example is likely to be what states the operation."""
    return (
        sighting.alone
        or sighting.told
        or bool(PLACEHOLDER.search(sighting.address.path))
        or isinstance(blocks[sighting.at], Code)
    )


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
        sighting = unit.sightings[0]
        # a row has what stands in it, be it nothing, and not what stands below the table
        in_row = sighting.alone and isinstance(blocks[sighting.at], Table)
        if not sighting.note and not in_row:
            begin, owner = starts[index]
            following = [start for start, _ in starts[index + 1 :] if start > begin]
            limit = min(following, default=len(blocks))
            unit.blocks = list(blocks[begin : _end(blocks, begin, owner, limit)])
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
    first, start = blocks[begin], begin + 1
    if isinstance(first, Directive) and first.size:
        # any heading behind what is within a directive begins something else
        start, level = start + first.size, _DEEPEST
    for at in range(start, limit):
        block = blocks[at]
        if isinstance(block, Heading) and block.level <= level:
            return at
    return limit


def _title(each: Sighting, blocks: Sequence[Block], owner: int, title: str, shared: bool) -> Inline:
    block = blocks[owner] if owner >= 0 else None
    if isinstance(block, Heading) and not shared and not each.alone and not _is_verb(block):
        bare = BEHIND.sub("", _MARKED.sub("", block.text.text))
        return Inline((Span(bare),), block.line) if bare != block.text.text else block.text
    if each.alone or shared or not title or (isinstance(block, Heading) and _is_verb(block)):
        return Inline((Span(f"{each.verb or ''} {each.address.path}".strip()),), each.line)
    return Inline((Span(title),), 1)


def _is_verb(block: Heading) -> bool:
    return block.text.text.strip().upper() in VERBS


def _anchor(blocks: Sequence[Block], owner: int) -> str | None:
    block = blocks[owner] if owner >= 0 else None
    return block.anchor if isinstance(block, Heading) else None
