"""Reads, sets, copies and compares members of stored items.

A dotted path such as `AccountKeys.Primary` leads into nested objects.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

Value: TypeAlias = Any
Members: TypeAlias = dict[str, Value]


class _Absent:
    """The type of `ABSENT`."""

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT: Final = _Absent()
"""Marks a missing value, which is not the same as null."""


def get_member(value: Value, path: str) -> Value:
    """Return the member at a path, or `ABSENT`."""
    for name in path.split("."):
        if not isinstance(value, dict) or name not in value:
            return ABSENT
        value = value[name]
    return value


def put_member(value: Members, path: str, member: Value) -> None:
    """Set the member at a path, creating missing objects on the way."""
    *outer, last = path.split(".")
    for name in outer:
        inner = value.get(name)
        if not isinstance(inner, dict):
            inner = value[name] = {}
        value = inner
    value[last] = member


def copy_value(value: Value) -> Value:
    """Return a copy that shares no object or list with the value."""
    if isinstance(value, dict):
        return {name: copy_value(item) for name, item in value.items()}
    if isinstance(value, list):
        return [copy_value(item) for item in value]
    return value


def _contains(stored: Value, value: Value) -> bool:
    if isinstance(stored, str):
        return isinstance(value, str) and value in stored
    return isinstance(stored, list) and value in stored


def _at_least(stored: Value, value: Value) -> bool:
    return sort_key(stored)[:2] == sort_key(value)[:2] and sort_key(stored) >= sort_key(value)


def _at_most(stored: Value, value: Value) -> bool:
    return sort_key(stored)[:2] == sort_key(value)[:2] and sort_key(stored) <= sort_key(value)


def _fits(stored: Value, value: Value) -> bool:
    wanted = value if isinstance(value, list) else [value]
    return any(each in wanted for each in (stored if isinstance(stored, list) else [stored]))


_COMPARISONS: Mapping[str, Callable[[Value, Value], bool]] = {
    "equals": lambda stored, value: bool(stored == value),
    "contains": _contains,
    "starts_with": lambda stored, value: isinstance(stored, str) and stored.startswith(str(value)),
    "at_least": _at_least,
    "at_most": _at_most,
    "one_of": lambda stored, value: stored in value,
    "fits": _fits,
}


def meets(stored: Value, comparison: str, value: Value) -> bool:
    """Return whether a stored member meets a condition; a missing one meets none."""
    return stored is not ABSENT and _COMPARISONS[comparison](stored, value)


def sort_key(value: Value) -> tuple[bool, str, Value]:
    """Return a sort key for values of any kind; missing values and null are last."""
    if value is ABSENT or value is None:
        return True, "", ""
    if isinstance(value, (bool, int, float)):
        return False, "number", value
    return False, "text", value if isinstance(value, str) else repr(value)
