"""What did not match its declared type in a response that could be read all the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from .public import public_package, publish

MOST_PROBLEMS: Final = 100
"""Maximum number of problems that are recorded of one response."""

MISSING: Final = "nothing"
"""What is found in place of a part that is missing."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A part of a response that is missing or of the wrong kind, and therefore read as `None`.

    `place` is its path in the body, such as `$.items[3].name`, or the name of a header field;
    `expected` is the declared kind, and `found` that in the response, or `nothing`. No value is part of it.
    Of a success with another status than the declared one, the place is `status`.
    """

    place: str
    expected: str
    found: str

    def __str__(self) -> str:
        if self.found == MISSING:
            return f"`{self.place}` is missing"
        return f"`{self.place}` must be {self.expected}, not {self.found}"


publish(public_package(__name__), (Problem,))
