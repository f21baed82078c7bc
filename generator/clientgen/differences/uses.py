"""Finds whether named types are used in requests, in responses or in both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Uses:
    """The names of the types that requests and responses contain."""

    request: frozenset[str] = frozenset()
    response: frozenset[str] = frozenset()

    def __or__(self, other: Uses) -> Uses:
        """Return the union of both."""
        return Uses(request=self.request | other.request, response=self.response | other.response)

    def of(self, name: str) -> tuple[str, ...]:
        """Return `request`, `response` or both; an unused type is treated as one of responses."""
        sent = ("request",) if name in self.request else ()
        return (*sent, "response") if name in self.response or not sent else sent


def directions(tree: Mapping[str, Any]) -> Uses:
    """Return the uses of the types of a description, which is given as a tree."""
    sent = [tree.get("parameters")]
    answered = [tree.get("response_headers"), tree.get("error_bodies")]
    for operation in _members(tree.get("operations")):
        if isinstance(operation, dict):
            sent += [operation.get("parameters"), operation.get("body")]
            answered += [operation.get("responses")]
    types = tree.get("types")
    known = types if isinstance(types, dict) else {}
    return Uses(request=_reached(sent, known), response=_reached(answered, known))


def _members(value: object) -> Iterator[object]:
    yield from value.values() if isinstance(value, dict) else ()


def _reached(roots: object, types: Mapping[str, Any]) -> frozenset[str]:
    waiting, found = [roots], set()
    while waiting:
        part = waiting.pop()
        if isinstance(part, list):
            waiting += part
        elif isinstance(part, dict):
            name = part.get("name")
            if part.get("kind") == "ref" and isinstance(name, str) and name not in found:
                found.add(name)
                waiting.append(types.get(name))
            waiting += _members(part)
    return frozenset(found)
