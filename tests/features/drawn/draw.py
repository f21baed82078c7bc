"""Choices, of which the first that is offered is the simplest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeAlias, TypeVar

from hypothesis import strategies as st

Words: TypeAlias = dict[str, Any]
"""A part of a spec."""
T = TypeVar("T")


@cache
def _below(most: int) -> st.SearchStrategy[int]:
    return st.integers(0, most - 1)


@dataclass(frozen=True)
class Draw:
    """Makes the choices of one spec, and remembers which names it has given."""

    source: st.DrawFn
    given: dict[str, int] = field(default_factory=dict)

    def number(self, low: int, high: int) -> int:
        """Return a whole number, bounds included."""
        return low + self.source(_below(high - low + 1))

    def pick(self, options: Sequence[T]) -> T:
        """Return one of the options."""
        return options[self.number(0, len(options) - 1)]

    def chance(self, percent: int) -> bool:
        """Return True in about `percent` of a hundred cases."""
        return self.number(0, 99) >= 100 - percent

    def some(self, options: Sequence[T], most: int, least: int = 0) -> list[T]:
        """Return different options, as many as the bounds say, in the order of the choice."""
        left, chosen = list(options), []
        for _ in range(min(self.number(least, most), len(left))):
            chosen.append(left.pop(self.number(0, len(left) - 1)))
        return chosen

    def words(self, percent: int, **words: Any) -> Words:
        """Return each of the words in about `percent` of a hundred cases."""
        return {name: value for name, value in words.items() if self.chance(percent)}

    def name(self, stem: str) -> str:
        """Return a name that nothing else has: the stem, with a number from the second time on."""
        self.given[stem] = number = self.given.get(stem, 0) + 1
        return stem if number == 1 else f"{stem}{number}"
