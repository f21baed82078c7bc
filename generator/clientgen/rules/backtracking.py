"""How long a pattern can take: whether a matcher that tries one way after another ends in time.

The ways in which a text can be matched are counted, as if every one of them were tried. A repeat of
one thing that can be left at any point counts as many ways as it has lengths, unless what follows
cannot begin as the repeat goes on. A repeat of something that itself varies must be such that each
character has one place to go (a deterministic automaton); else the ways grow without bound.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from clientgen.rules.characters import Ranges, merge, overlap
from clientgen.rules.regex import Branch, Char, Choice, PatternError, Repeat, Sequence, Tree, parse

TEXT = 4096
"""Characters of the longest text that is matched."""
WAYS = TEXT * TEXT
"""Ways of matching one text that may be tried, the beginnings in it counted too."""


@lru_cache(maxsize=1024)
def pattern_fault(pattern: str) -> str:
    """Return what is wrong with a pattern of a spec, in words, or nothing."""
    try:
        branches = parse(pattern)
        ways = sum(_branch_ways(branch) for branch in branches)
        re.compile(pattern, re.ASCII)
    except PatternError as error:
        return str(error)
    except re.error as error:
        return f"it does not compile: {error.msg}"
    return "" if ways <= WAYS else "it can take for ever on a long text"


def _branch_ways(branch: Branch) -> int:
    ways = _sequence_ways(_items(branch.tree), ends=True)
    return ways if branch.starts else ways * TEXT


def _items(tree: Tree) -> tuple[Tree, ...]:
    return tree.items if isinstance(tree, Sequence) else (tree,)


def _sequence_ways(items: tuple[Tree, ...], *, ends: bool) -> int:
    """Count the ways through `items`; `ends` tells that nothing follows them in the pattern."""
    ways = 1
    for index, item in enumerate(items):
        rest = items[index + 1 :]
        ways *= 1 if _is_left_once(item, rest, ends=ends) else _ways(item)
        if ways > WAYS:
            return WAYS + 1
    return ways


def _is_left_once(tree: Tree, rest: tuple[Tree, ...], *, ends: bool) -> bool:
    """Tell whether a repeat has one way: what follows cannot begin where the repeat could go on."""
    if not isinstance(tree, Repeat) or _ways(tree) < 1 or _ways(tree.item) > 1:
        return False
    own, following = _shape(tree), _shape(Sequence(rest))
    if following.empty and not ends:
        return False
    goes_on = merge([*own.first_set(), *own.next_set()])
    return not overlap([goes_on, merge(following.first_set())])


def _ways(tree: Tree) -> int:
    match tree:
        case Char():
            return 1
        case Sequence():
            return _sequence_ways(tree.items, ends=False)
        case Choice():
            counts = [_ways(option) for option in tree.options]
            apart = not overlap(merge(_shape(option).first_set()) for option in tree.options)
            empty = any(_shape(option).empty for option in tree.options)
            return max(counts) if apart and not empty else sum(counts)
        case Repeat():
            return _repeat_ways(tree)


def _repeat_ways(tree: Repeat) -> int:
    most = TEXT if tree.most is None else tree.most
    if most == 0:
        return 1
    inner = _ways(tree.item)
    if most == 1:
        return inner + (1 - tree.least)
    shape = _shape(tree.item)
    if shape.empty:
        raise PatternError("it repeats what can be empty")
    if inner > 1 and not _shape(tree).deterministic:
        raise PatternError("it repeats what can match one text in several ways")
    return most - tree.least + 1


@dataclass(frozen=True, slots=True)
class _Shape:
    """Of an expression: the characters that can begin it, what can follow inside, and where it ends.

    Each character of the expression is a place; `first` and `last` are places, `after` tells where
    one leads.
    """

    empty: bool
    first: frozenset[int]
    last: frozenset[int]
    after: dict[int, frozenset[int]]
    places: dict[int, Ranges]

    def first_set(self) -> list[tuple[int, int]]:
        """What can begin it."""
        return [pair for place in self.first for pair in self.places[place]]

    def next_set(self) -> list[tuple[int, int]]:
        """What can follow one of its ends within it, so that it goes on."""
        following = {at for place in self.last for at in self.after.get(place, ())}
        return [pair for place in following for pair in self.places[place]]

    @property
    def deterministic(self) -> bool:
        """Whether every character has but one place to go."""
        steps = {self.first, *self.after.values()}
        return not any(overlap(self.places[place] for place in step) for step in steps)


@lru_cache(maxsize=4096)
def _shape(tree: Tree) -> _Shape:
    return _Glushkov().shape(tree)


class _Glushkov:
    """Numbers the places of one expression and finds where each leads."""

    def __init__(self) -> None:
        self._places: dict[int, Ranges] = {}
        self._after: dict[int, set[int]] = {}

    def shape(self, tree: Tree) -> _Shape:
        """Return the shape of the whole expression."""
        empty, first, last = self._walk(tree)
        after = {place: frozenset(to) for place, to in self._after.items()}
        return _Shape(empty, frozenset(first), frozenset(last), after, self._places)

    def _walk(self, tree: Tree) -> tuple[bool, set[int], set[int]]:
        match tree:
            case Char():
                place = len(self._places)
                self._places[place] = tree.ranges
                self._after[place] = set()
                return False, {place}, {place}
            case Sequence():
                return self._sequence(tree)
            case Choice():
                found = [self._walk(option) for option in tree.options]
                first = {place for _, firsts, _ in found for place in firsts}
                last = {place for _, _, lasts in found for place in lasts}
                return any(empty for empty, _, _ in found), first, last
            case Repeat():
                empty, first, last = self._walk(tree.item)
                if tree.most is None or tree.most > 1:
                    self._join(last, first)
                return empty or tree.least == 0, first, last

    def _sequence(self, tree: Sequence) -> tuple[bool, set[int], set[int]]:
        empty, first, last = True, set[int](), set[int]()
        for item in tree.items:
            item_empty, item_first, item_last = self._walk(item)
            self._join(last, item_first)
            first = first | item_first if empty else first
            last = last | item_last if item_empty else item_last
            empty = empty and item_empty
        return empty, first, last

    def _join(self, last: set[int], first: set[int]) -> None:
        for place in last:
            self._after[place] |= first
