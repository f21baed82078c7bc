"""Places and words of facts on one page, and the sayings of one attribute."""

from __future__ import annotations

from typing import Generic, TypeVar

from clientgen.diagnostics import Location
from clientgen.pages.facts import LONGEST_WORDS, Origin, Stated
from clientgen.text import Text

V = TypeVar("V")
_MOST = 64
"""How many values are kept of one attribute."""
_FURTHER = 40
"""How many lines below its block a value is looked for, and within which it is said again."""


class Spots:
    """Finds places in the lines of one page."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self._lines = text.split("\n")

    def place(self, line: int, needle: str = "", further: int = 0) -> Location:
        """Return where `needle` stands, at `line` or at most `further` lines below it."""
        needle = needle.strip().partition("\n")[0]
        if needle:
            for number in range(line, min(line + further, len(self._lines)) + 1):
                column = self._lines[number - 1].find(needle) if number <= len(self._lines) else -1
                if column >= 0:
                    return Location(self.file, number, column + 1)
        return Location(self.file, line, 1)

    def line(self, number: int) -> str:
        """Return one line of the page."""
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""

    def said(
        self,
        value: V,
        line: int,
        needle: str,
        around: str = "",
        origin: Origin = "stated",
        further: int = _FURTHER,
    ) -> Stated[V]:
        """Return a value with its place; `around` is the text that it stands in."""
        place = self.place(line, needle, further)
        return Stated(
            value=value, place=place, words=words(around or needle, needle), origin=origin
        )


def words(text: str, needle: str = "") -> Text:
    """Return the words around `needle` in `text`, on one line of at most `LONGEST_WORDS`."""
    at = max(text.find(needle), 0) if needle else 0
    start = max(0, at - 3 * LONGEST_WORDS)
    before = " ".join(text[start:at].split())
    line = " ".join(text[at : at + 4 * LONGEST_WORDS].split())
    room = LONGEST_WORDS - len(line)
    if room > 1 and before:
        kept = before if len(before) < room else "…" + before[-(room - 2) :].lstrip()
        line = f"{kept} {line}"
    return Text(line if len(line) <= LONGEST_WORDS else line[: LONGEST_WORDS - 1] + "…")


class Sayings(Generic[V]):
    """The values that a page states for one attribute, in order."""

    __slots__ = ("_found",)

    def __init__(self) -> None:
        self._found: list[Stated[V]] = []

    def add(self, said: Stated[V]) -> None:
        """Add a value, unless it is said again within a few blocks, or too many are there."""
        if len(self._found) >= _MOST:
            return
        for other in self._found:
            near = abs(other.place.line - said.place.line) <= _FURTHER
            known = other.origin in {"stated", said.origin}
            if other.value == said.value and known and (near or said.origin != "stated"):
                return
        self._found.append(said)

    def __bool__(self) -> bool:
        return bool(self._found)

    @property
    def all(self) -> tuple[Stated[V], ...]:
        """Every value."""
        return tuple(self._found)
