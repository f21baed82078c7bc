"""The diagnostics of one file while it is read."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NoReturn, TypeAlias

from clientgen.diagnostics import Diagnostic, Location

PROBLEM_LIMIT = 100
"""Maximum diagnostics shown for one file; then reading stops."""

CODES: Mapping[str, str] = MappingProxyType(
    {
        "DOC101": "the file is larger than the limit",
        "DOC102": "the file is not UTF-8",
        "DOC103": "a character that must be escaped",
        "DOC104": "the file is empty",
        "DOC105": "the text is not YAML, or not JSON in a file of that name",
        "DOC106": "a directive other than `%YAML 1.2`",
        "DOC107": "a second document in one file",
        "DOC108": "a tag",
        "DOC109": "an anchor or an alias",
        "DOC110": "a merge key",
        "DOC111": "a duplicate key in a mapping",
        "DOC112": "a key that is not plain text",
        "DOC113": "a number that JSON or 64 bits cannot hold",
        "DOC114": "a text that is too long",
        "DOC115": "a key that is too long",
        "DOC116": "lists and mappings nested too deep",
        "DOC117": "too many values in one file",
        "DOC118": "text that contains NUL or half of a surrogate pair",
        "DOC119": "more problems in one file than are shown",
        "DOC120": "a key that another file of the folder also has",
        "DOC121": "an open question",
        "DOC122": "pages that contradict each other, and nobody has settled it",
    }
)

Place: TypeAlias = tuple[int, int]
"""A line and a column that start at 1."""


class StopReadingError(Exception):
    """Reading cannot continue after the problem just reported."""


class Problems:
    """The diagnostics of one file, at most `PROBLEM_LIMIT` and one that reports the limit."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[Diagnostic] = []

    def add(self, code: str, message: str, place: Place, hint: str = "", path: str = "") -> None:
        """Add a problem; stop reading if there are too many."""
        if len(self.found) == PROBLEM_LIMIT:
            message = f"more than {PROBLEM_LIMIT} problems in this file; the others are not shown"
            self._keep("DOC119", message, place, "fix the others first", "")
            raise StopReadingError
        self._keep(code, message, place, hint, path)

    def stop(
        self, code: str, message: str, place: Place, hint: str = "", path: str = ""
    ) -> NoReturn:
        """Add a problem and stop reading."""
        self.add(code, message, place, hint, path)
        raise StopReadingError

    def _keep(self, code: str, message: str, place: Place, hint: str, path: str) -> None:
        location = Location(self.file, *place)
        self.found.append(
            Diagnostic(code=code, message=message, location=location, path=path, hint=hint)
        )


def locate(text: str, index: int) -> Place:
    """Return the line and column of a character of a text."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
