"""Finds what a dotted path of a diagnostic leads to, in data whose keys may contain dots."""

from __future__ import annotations

from typing import Any

from clientgen.openapi.reading import Json


def resolve(data: Json, path: str) -> list[Any]:
    """Return the steps of a dotted path in data, as far as they lead; keys may contain dots."""
    steps: list[Any] = []
    rest = path
    while rest:
        found = _step(data, rest)
        if found is None:
            return steps
        step, data, rest = found
        steps.append(step)
    return steps


def _step(data: Json, rest: str) -> tuple[Any, Any, str] | None:
    if isinstance(data, list):
        number, _, after = rest.lstrip("[").replace("]", "", 1).partition(".")
        index = number.partition("[")[0]
        if index.isdecimal() and int(index) < len(data):
            return int(index), data[int(index)], after
        return None
    if not isinstance(data, dict):
        return None
    keys = [key for key in data if rest == str(key) or rest.startswith((f"{key}.", f"{key}["))]
    if not keys:
        return None
    key = max(keys, key=lambda each: len(str(each)))
    after = rest[len(str(key)) :]
    return key, data[key], after.lstrip(".") if after.startswith(".") else after
