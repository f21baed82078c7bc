"""Members of nested objects by dotted path, such as `AccountKeys.Primary`."""

from __future__ import annotations

from typing import Any, Final, TypeAlias

Value: TypeAlias = Any
Members: TypeAlias = dict[str, Value]


class _Absent:
    """The type of `ABSENT`."""

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT: Final = _Absent()
"""Stands for a value that is not there, which differs from null."""


def get_member(value: Value, path: str) -> Value:
    """Return the member at a path, or `ABSENT`."""
    for name in path.split("."):
        if not isinstance(value, dict) or name not in value:
            return ABSENT
        value = value[name]
    return value


def put_member(value: Members, path: str, member: Value) -> None:
    """Set the member at a path, making the objects on the way."""
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
