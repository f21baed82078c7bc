"""Mistakes that a person could make in a spec, as edits of its files."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Seed:
    """One mistake: a text of a file of the spec that is replaced, once, by another.

    `kind` is the kind of fact that should be told to differ, `word` a word of its place in the spec.
    """

    name: str
    file: str
    old: str
    new: str
    kind: str
    word: str

    def __str__(self) -> str:
        return self.name

    def edited(self, text: str) -> str:
        """Return the text of the file with the mistake in it."""
        assert text.count(self.old) >= 1, f"{self.name}: the file has no such text"
        return text.replace(self.old, self.new, 1)
