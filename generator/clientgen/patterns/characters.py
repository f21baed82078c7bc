"""Sets of characters, as ranges of code points."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

Ranges: TypeAlias = tuple[tuple[int, int], ...]
"""First and last code points, sorted; ranges are neither adjacent nor overlapping."""

_LAST = 0x10FFFF


def merge(ranges: Iterable[tuple[int, int]]) -> Ranges:
    """Return the union of `ranges`."""
    merged: list[tuple[int, int]] = []
    for low, high in sorted(ranges):
        if merged and low <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return tuple(merged)


def invert(ranges: Ranges) -> Ranges:
    """Return all other characters."""
    edges = [-1, *(point for pair in ranges for point in pair), _LAST + 1]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return tuple((low + 1, high - 1) for low, high in pairs if low + 1 <= high - 1)


def overlap(sets: Iterable[Ranges]) -> bool:
    """Tell whether any character is in two of `sets`."""
    ends = -1
    for low, high in sorted(pair for ranges in sets for pair in ranges):
        if low <= ends:
            return True
        ends = high
    return False


def of(characters: str) -> Ranges:
    """Return the set of `characters`."""
    return merge((ord(character), ord(character)) for character in characters)


DIGITS = merge([(0x30, 0x39)])
WORDS = merge([(0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A)])
BLANKS = of(" \t\n\r\f\v")
ANY = invert(of("\n"))
