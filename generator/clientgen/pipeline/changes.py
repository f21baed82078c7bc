"""The operations that a run added, changed and removed: the difference of two descriptions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

_PART = re.compile(r"src/[a-z0-9_]+/description/(.+)")

Operations = Mapping[str, Any]
"""The data that a call of each operation depends on, by its name (`accounts.get`)."""

_OF_ALL = ("endpoint", "parameters", "credentials", "headers", "response_headers")
"""The members that every call depends on."""
_OF_ONE = ("operations", "types", "errors", "deviations")


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationChanges:
    """The operations that a run added, changed and removed, by name (`accounts.get`)."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def operations_of(files: Iterable[tuple[str, bytes]]) -> Operations:
    """Return the operations in the files of a distribution, given as paths and contents.

    A distribution without a readable description has no operations.
    """
    from clientgen.description import assembled, excerpt

    parts = {match[1]: content for path, content in files if (match := _PART.fullmatch(path))}
    description = assembled(parts)
    if description is None:
        return {}
    try:
        return {name: _facts(excerpt(description, name)) for name in description["operations"]}
    except (LookupError, TypeError, AttributeError):  # the file contains other data
        return {}


def _facts(described: Mapping[str, Any]) -> tuple[object, ...]:
    (group,) = described["groups"]
    rest = (described.get(member) for member in (*_OF_ONE, *_OF_ALL))
    return (group["attribute"], group["command"], *rest)


def compare_operations(before: Operations, after: Operations) -> OperationChanges:
    """Return how the operations of two distributions differ."""
    return OperationChanges(
        added=tuple(name for name in after if name not in before),
        changed=tuple(name for name in after if name in before and before[name] != after[name]),
        removed=tuple(name for name in before if name not in after),
    )
