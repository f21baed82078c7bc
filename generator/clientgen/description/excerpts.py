"""Cuts a description down to one operation."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from clientgen.python_source import Data


def excerpt(description: Data, name: str) -> Data:
    """Return the description of only the operation `name`, with the parts that it needs.

    These are its group, the types that it and all operations reach, the errors that it can return,
    the deviations that affect it and the page that it cites; the emulator is omitted. Raises
    `KeyError` if the operation does not exist.
    """
    operation = description["operations"][name]
    common = [*description.get("parameters", []), *description.get("response_headers", [])]
    common += description.get("error_bodies", [])
    roots = [*_uses(operation), *(each["type"] for each in common)]
    kept: Data = {
        "groups": [g for g in description["groups"] if g["name"] == operation["group"]],
        "operations": {name: operation},
        "types": reached(description["types"], roots),
        "errors": [each for each in description["errors"] if _is_of(each, operation)],
        "documents": [d for d in description["documents"] if d["name"] == _cited(operation)],
        "deviations": [d for d in description["deviations"] if d["name"] in _met(operation)],
    }
    whole = {member: value for member, value in description.items() if member != "emulation"}
    return {**whole, **kept, "tour": []}


def _is_of(error: Data, operation: Data) -> bool:
    return bool(error.get("every_operation")) or error.get(
        "name", error.get("code")
    ) in operation.get("errors", {})


def _cited(operation: Data) -> object:
    return operation.get("source", {}).get("document")


def _met(operation: Data) -> list[str]:
    met: list[str] = operation.get("deviations", [])
    return met


def _uses(operation: Data) -> Iterator[Data]:
    """The types used directly by an operation."""
    places = [*operation.get("parameters", []), *operation.get("responses", [])]
    places += [operation["body"]] if "body" in operation else []
    places += [
        h for response in operation.get("responses", []) for h in response.get("headers", [])
    ]
    places += [operation["long_running"]] if "long_running" in operation else []
    yield from (place["type"] for place in places if "type" in place)


def reached(types: Data, roots: list[Data]) -> Data:
    """Return the named types that these types refer to, directly or not, in order of first use."""
    found: Data = {}
    waiting = deque(roots)
    while waiting:
        use = waiting.popleft()
        if use["kind"] != "ref":
            waiting += _parts(use)
        elif use["name"] not in found:
            found[use["name"]] = types[use["name"]]
            waiting.append(types[use["name"]])
    return found


def _parts(use: Data) -> Iterator[Data]:
    """The types used directly by a type."""
    yield from (use[place] for place in ("items", "item") if place in use)
    if use["kind"] == "map":
        yield use["values"]
    if use["kind"] == "union":
        yield from (alternative["type"] for alternative in use["alternatives"])
    if use["kind"] == "record":
        yield from (field["type"] for field in use["fields"])
