"""Gives the client what its options were in an old package: parameters of paths that a call may leave out."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from clientgen.openapi import names
from clientgen.openapi.operations import Operations
from clientgen.openapi.words import Use
from clientgen.symbols import reserved

_OWN = frozenset({"in", "description", "example", "default", "deprecated", "python_name", "style"})
"""Words of a parameter that say nothing of its type."""


@dataclass(frozen=True, slots=True)
class Option:
    """An option of the client: its name, its place in the configuration, the parameter of paths that it gives."""

    name: str
    place: str
    parameter: str
    type: str


def add_options(service: Use, operations: Operations, options: Iterable[Option]) -> None:
    """Let the client give the parameters of paths that options name; note options that give none."""
    for option in options:
        key = names.words(option.name)
        uses = [*_uses(operations, names.words(option.parameter))]
        kinds = Counter(json.dumps(_type(each)) for each in uses)
        usual: Use = json.loads(kinds.most_common(1)[0][0]) if kinds else {}
        kind = operations.types.look(usual).get("type", "")
        if not uses or key in reserved.CONSTRUCTOR or "enum" in usual:
            said = "an option of the client that no request has"
            operations.report.lacks(said, option.place, "left out")
        elif kind != (option.type or kind):
            said = "an option of the client with another type than its parameter"
            operations.report.fault(said, option.place, "left out")
        else:
            service.setdefault("parameters", {})[key] = {"in": "call", **usual}
            for use in uses:
                if _type(use) == usual:
                    use["from_client"] = key
            if len(kinds) > 1:
                said = "a parameter with several types, of which an option has one"
                operations.report.fault(said, option.place, "the others are required")


def _uses(operations: Operations, wanted: str) -> Iterator[Use]:
    """Yield the parameters of paths with a name."""
    for group in operations.groups.values():
        for operation in group.values():
            for key, use in operation.get("parameters", {}).items():
                if use["in"] == "path" and names.words(key) == wanted and "from_client" not in use:
                    yield use


def _type(use: Use) -> Use:
    return {word: value for word, value in sorted(use.items()) if word not in _OWN}
