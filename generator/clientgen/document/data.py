"""The data of a file, and the position of each value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, TypeAlias

from clientgen.diagnostics import Location

Path: TypeAlias = tuple[str | int, ...]
"""The keys and list indexes that lead from the root to a value."""


class Mark(NamedTuple):
    """The file, lines and columns (from 1) of a value and its key, and the marks of its members.

    In a deep file, a tree of marks needs a tenth of the memory of a table of whole paths.
    """

    file: str
    line: int
    column: int
    key_line: int
    key_column: int
    members: Mapping[str | int, Mark]


Sign: TypeAlias = Literal["?", "!", "~"]


class Remark(NamedTuple):
    """A line that is a comment and begins with one of the signs `?`, `!` and `~`.

    `?` is an open question, `!` a contradiction of pages that is still open, and `~` says that
    words below it were taken from an example. A sign within a text is no remark.
    """

    sign: Sign
    text: str
    """What follows the sign, without blanks at its ends."""
    line: int
    column: int
    """The place of the `#`, from 1."""

    @property
    def is_open(self) -> bool:
        """Whether somebody has to answer it before the file says all."""
        return self.sign != "~"


NO_MEMBERS: Mapping[str | int, Mark] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Document:
    """The content of a file as dicts, lists, text, numbers, booleans and None, with its marks.

    For joined files, `file` is the first file; each mark names its own file.
    """

    file: str
    data: Any
    marks: Mapping[str | int, Mark]
    remarks: tuple[Remark, ...] = ()
    """Those of one file, in its order; joined files have none."""

    def location(self, path: Path, *, key: bool = False) -> Location:
        """Return the place of the value at `path` or of its key; else of its nearest parent.

        An item of a list has no key, so the place of its value is returned. The place of the root
        is the place of its first member.
        """
        mark, members = None, self.marks
        for part in path:
            if part not in members:
                break
            mark = members[part]
            members = mark.members
        if mark is None:
            start = Mark(self.file, 1, 1, 1, 1, NO_MEMBERS)
            mark, key = next(iter(self.marks.values()), start), True
        place = (mark.key_line, mark.key_column) if key else (mark.line, mark.column)
        return Location(mark.file, *place)


def dotted(path: Path) -> str:
    """Return a path as diagnostics show it: `operations.create.parameters.0`."""
    return ".".join(map(str, path))
