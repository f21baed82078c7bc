"""Finds patterns for which a backtracking matcher can take too long.

The steps of a matcher on the worst text are counted, as if it had to try every way of matching. A
repeat of one item that can end at any point counts one way for each possible length, unless the
following items cannot begin with a character that also continues the repeat. If the repeated item
itself can match in several ways, each character must have only one next place and only one way to
get there (a strongly deterministic expression); otherwise the number of ways has no limit.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from clientgen.patterns.characters import Ranges, merge, overlap
from clientgen.patterns.regex import (
    Branch,
    Char,
    Choice,
    PatternError,
    Repeat,
    Sequence,
    Tree,
    parse,
)
from clientgen.wire.formats import MAX_MATCHED

STEPS = 8 * MAX_MATCHED * MAX_MATCHED
"""Maximum steps to match one text, about a second; this includes all starting positions in it."""


@lru_cache(maxsize=1024)
def pattern_fault(pattern: str) -> str:
    """Return the problem of a pattern of a spec in words, or an empty text."""
    try:
        steps = sum(_branch_steps(branch) for branch in parse(pattern))
    except PatternError as error:
        return str(error)
    return "" if steps <= STEPS else "it can take too long for a long text"


def _branch_steps(branch: Branch) -> int:
    tree = branch.tree
    items = tree.items if isinstance(tree, Sequence) else (tree,)
    effort = _follow(items, ends=True)
    return effort.steps if branch.starts else effort.steps * MAX_MATCHED


@dataclass(frozen=True, slots=True)
class _Effort:
    """The number of ways to match a text from one place, and the number of steps to try them all.

    Both are limited to a little more than `STEPS`.
    """

    ways: int
    steps: int


def _follow(items: tuple[Tree, ...], *, ends: bool) -> _Effort:
    """Return the effort of `items` one after another; `ends` means that no item follows them."""
    ways, steps = 1, 1
    for index, item in enumerate(items):
        own = _effort(item)
        once = _is_left_once(item, items[index + 1 :], ends=ends)
        steps += ways * own.steps
        ways = ways if once else ways * own.ways
        if max(ways, steps) > STEPS:
            return _Effort(STEPS + 1, STEPS + 1)
    return _Effort(ways, max(ways, steps))


def _is_left_once(tree: Tree, rest: tuple[Tree, ...], *, ends: bool) -> bool:
    """Tell whether a repeat has one way: no character both continues it and begins the rest."""
    if not isinstance(tree, Repeat):
        return False
    own, (following, empty) = _shape(tree), _beginning(rest)
    varies = _effort(tree.item).ways > 1 and not own.deterministic
    if varies or (empty and not ends):
        return False
    goes_on = merge([*own.first_set(), *own.next_set()])
    return not overlap([goes_on, merge(following)])


def _beginning(items: tuple[Tree, ...]) -> tuple[list[tuple[int, int]], bool]:
    """Return the characters that can begin `items` in sequence, and whether they can be empty."""
    found: list[tuple[int, int]] = []
    for shape in map(_shape, items):
        found += shape.first_set()
        if not shape.empty:
            return found, False
    return found, True


@lru_cache(maxsize=4096)
def _effort(tree: Tree) -> _Effort:
    match tree:
        case Char():
            return _Effort(1, 1)
        case Sequence():
            return _follow(tree.items, ends=False)
        case Choice():
            return _choose(tree)
        case Repeat():
            return _repeat(tree)


def _choose(tree: Choice) -> _Effort:
    efforts = [_effort(option) for option in tree.options]
    shapes = [_shape(option) for option in tree.options]
    apart = not overlap(merge(shape.first_set()) for shape in shapes)
    one = apart and not any(shape.empty for shape in shapes)
    ways = [effort.ways for effort in efforts]
    return _Effort(max(ways) if one else sum(ways), sum(effort.steps for effort in efforts))


def _repeat(tree: Repeat) -> _Effort:
    most = MAX_MATCHED if tree.most is None else tree.most
    inner = _effort(tree.item)
    if most <= 1:
        return _Effort(inner.ways + 1, inner.steps + 1)
    if _shape(tree.item).empty:
        raise PatternError("it repeats a part that can be empty")
    if inner.ways > 1 and not _shape(tree).deterministic:
        raise PatternError("it repeats a part that can match the same text in several ways")
    # for any number of repeats, it can only use the characters of one text
    steps = min(most * inner.steps, MAX_MATCHED)
    return _Effort(MAX_MATCHED if inner.ways > 1 else most - tree.least + 1, steps)


@dataclass(frozen=True, slots=True)
class _Shape:
    """The places of an expression that can be first and last, and which can follow each place.

    Each character of the expression is a place; `first` and `last` are places, `after` contains the
    places that can follow each place. With `forks`, two ways lead from one place to the next, or
    the expression can be empty in two ways.
    """

    empty: bool
    forks: bool
    first: frozenset[int]
    last: frozenset[int]
    after: dict[int, frozenset[int]]
    places: dict[int, Ranges]

    def first_set(self) -> list[tuple[int, int]]:
        """The characters that can match first."""
        return [pair for place in self.first for pair in self.places[place]]

    def next_set(self) -> list[tuple[int, int]]:
        """The characters inside the expression that can follow one of its last places."""
        following = {at for place in self.last for at in self.after.get(place, ())}
        return [pair for place in following for pair in self.places[place]]

    @property
    def deterministic(self) -> bool:
        """Whether every character has only one next place, and only one way to get there."""
        if self.forks:
            return False
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
        self._forks = False

    def shape(self, tree: Tree) -> _Shape:
        """Return the shape of the whole expression."""
        empty, first, last = self._walk(tree)
        after = {place: frozenset(to) for place, to in self._after.items()}
        return _Shape(empty, self._forks, frozenset(first), frozenset(last), after, self._places)

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
                ways_to_be_empty = sum(empty for empty, _, _ in found)
                self._forks |= ways_to_be_empty > 1
                return ways_to_be_empty > 0, first, last
            case Repeat():
                empty, first, last = self._walk(tree.item)
                self._forks |= empty and tree.least == 0
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
            self._forks |= not self._after[place].isdisjoint(first)
            self._after[place] |= first
