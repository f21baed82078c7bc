"""Checks arguments before anything is sent."""

from __future__ import annotations

import datetime as dt
import operator
import re
import uuid
from collections.abc import Iterator, Mapping, Sized
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from .errors import ArgumentError
from .scalars import is_finite, to_text

MAX_MATCHED = 4096
"""The maximum length of text that is matched against a pattern: more could take too long."""
_BYTES = (bytes, bytearray, memoryview)
_SPELLED = (*_BYTES, Decimal, dt.date, dt.time, dt.timedelta, uuid.UUID)
"""Types whose values are sent as text, to which bounds of text apply."""
_END = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\$", re.DOTALL)
"""The end of a text in a pattern, or another place where `$` can occur."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """The bounds of one argument, in the words of JSON Schema.

    Lengths count characters of text as it is sent, so those of base64 for bytes, and items of
    lists. `rule` is a readable end of the sentence "the argument must be ..."; by default, it is
    made from the bounds.
    """

    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    exclusive_minimum: float | None = None
    exclusive_maximum: float | None = None
    items: Check | None = None
    """What each item of a list, or each value of a map, must satisfy."""
    rule: str | None = None

    def apply(self, name: str, value: object) -> None:
        """Raise `ArgumentError`, which never shows the value, unless `value` is within bounds."""
        complaint = self._complaint(value)
        if complaint is not None:
            rule = f"must be {self.rule}" if self.rule else complaint
            raise ArgumentError(f"`{name}` {rule}")
        if self.items is not None and isinstance(value, (list, tuple, Mapping)):
            for each in value.values() if isinstance(value, Mapping) else value:
                self.items.apply(f"{name}[...]", each)

    def _complaint(self, value: object) -> str | None:
        """Say what `value` must be, unless it is that."""
        if isinstance(value, str):
            return self._text_complaint(value, "characters") if self._is_of_text() else None
        if isinstance(value, _SPELLED) and self._is_of_text():
            return self._text_complaint(to_text(value), "characters of base64")
        if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
            return self._number_complaint(value)
        return self._text_complaint(value, "items") if self._is_of_text() else None

    def _text_complaint(self, value: object, counted: str) -> str | None:
        if not isinstance(value, Sized):
            return f"must be text, not `{type(value).__name__}`"
        if self.pattern is not None and len(value) > MAX_MATCHED:
            return f"must have at most {MAX_MATCHED} characters"
        if self._fits_length(len(value)) and self._fits_pattern(value):
            return None
        return f"must {' and '.join(self._wishes(counted))}"

    def _is_of_text(self) -> bool:
        return self._has_length() or self.pattern is not None

    def _has_length(self) -> bool:
        return self.min_length is not None or self.max_length is not None

    def _fits_length(self, length: int) -> bool:
        most = length if self.max_length is None else self.max_length
        return (self.min_length or 0) <= length <= most

    def _fits_pattern(self, value: object) -> bool:
        return self.pattern is None or (isinstance(value, str) and _matches(self.pattern, value))

    def _wishes(self, counted: str) -> Iterator[str]:
        if self._has_length():
            most = "or more" if self.max_length is None else f"to {self.max_length}"
            yield f"have {self.min_length or 0} {most} {counted}"
        if self.pattern is not None:
            yield f"match `{self.pattern}`"

    def _number_complaint(self, value: float | Decimal) -> str | None:
        if self._is_of_text():
            return "must be text, not a number"
        if not is_finite(value):
            return "must be finite"
        for bound, fits, word in (
            (self.minimum, operator.ge, "at least"),
            (self.maximum, operator.le, "at most"),
            (self.exclusive_minimum, operator.gt, "above"),
            (self.exclusive_maximum, operator.lt, "below"),
        ):
            if bound is not None and not fits(value, bound):
                return f"must be {word} {bound}"
        return None


@cache
def _compile(pattern: str) -> re.Pattern[str]:
    # as in JSON Schema, `\d` and its like are ASCII and `$` is not the place before a last line feed
    exact = _END.sub(lambda token: r"\Z" if token[0] == "$" else token[0], pattern)
    return re.compile(exact, re.ASCII)


def _matches(pattern: str, text: str) -> bool:
    return _compile(pattern).search(text) is not None
