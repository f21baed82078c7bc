"""A mutant: one change of one file of a package."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """One change. `path` is relative to the package; `describe` is the same in every run.

    `make` returns the changed file: the code of a module, or the bytes of a data file. It may
    change what other mutants share, so it is called in a process of its own.
    """

    path: str
    place: str
    change: str
    make: Callable[[], object]
    lines: range = range(0)
    """The lines of the file that it changes, if it is known."""

    @property
    def description(self) -> str:
        """Where the change is and what it is, for lists and patterns."""
        return f"{self.path}: {self.place}: {self.change}"
