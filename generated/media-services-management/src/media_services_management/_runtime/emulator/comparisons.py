"""The conditions that a list can be filtered by."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .members import ABSENT, Value


def _contains(stored: Value, value: Value) -> bool:
    if isinstance(stored, str):
        return isinstance(value, str) and value in stored
    return isinstance(stored, list) and value in stored


def _at_least(stored: Value, value: Value) -> bool:
    return sort_key(stored)[:2] == sort_key(value)[:2] and sort_key(stored) >= sort_key(value)


def _at_most(stored: Value, value: Value) -> bool:
    return sort_key(stored)[:2] == sort_key(value)[:2] and sort_key(stored) <= sort_key(value)


_COMPARISONS: Mapping[str, Callable[[Value, Value], bool]] = {
    "equals": lambda stored, value: bool(stored == value),
    "contains": _contains,
    "starts_with": lambda stored, value: isinstance(stored, str) and stored.startswith(str(value)),
    "at_least": _at_least,
    "at_most": _at_most,
    "one_of": lambda stored, value: stored in value,
}


def meets(stored: Value, comparison: str, value: Value) -> bool:
    """Tell whether a stored member meets a condition; an absent one meets none."""
    return stored is not ABSENT and _COMPARISONS[comparison](stored, value)


def sort_key(value: Value) -> tuple[bool, str, Value]:
    """Return a key by which values of any kind can be sorted, absent and null ones last."""
    if value is ABSENT or value is None:
        return True, "", ""
    if isinstance(value, (bool, int, float)):
        return False, "number", value
    return False, "text", value if isinstance(value, str) else repr(value)
