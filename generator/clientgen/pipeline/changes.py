"""The operations that a run added, changed and removed: the difference of two descriptions."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clientgen.python_source import Data

_PART = re.compile(r"src/[a-z0-9_]+/description/(.+)")

Parts = Mapping[str, bytes]
"""The parts of the description of a distribution, by their paths in its folder."""

_OF_ALL = ("endpoint", "parameters", "credentials", "headers", "response_headers")
"""The members that every call depends on."""
_SHARED = ("types", "errors", "error_bodies", "deviations")
"""The members of which an operation depends on a part."""
_OF_ONE = ("operations", "types", "errors", "deviations")


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationChanges:
    """The operations that a run added, changed and removed, by name (`accounts.get`)."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def parts_in(files: Iterable[tuple[str, bytes]]) -> Parts:
    """Return the description in the files of a distribution, given as paths and contents."""
    return {match[1]: content for path, content in files if (match := _PART.fullmatch(path))}


def compare_operations(before: Parts, after: Parts) -> OperationChanges:
    """Return how the operations of two distributions differ.

    A distribution without a readable description has no operations.
    """
    from clientgen.description import assembled

    read = cache(json.loads)  # most parts are the same in both, and are read once
    old, new = (assembled(parts, read) or {} for parts in (before, after))
    known, made = (each.get("operations", {}) for each in (old, new))
    try:
        changed = tuple(_changed(old, new))
    except (LookupError, TypeError, AttributeError):  # the file contains other data
        return OperationChanges(added=tuple(made))
    return OperationChanges(
        added=tuple(name for name in made if name not in known),
        changed=changed,
        removed=tuple(name for name in known if name not in made),
    )


def _changed(old: Data, new: Data) -> Iterator[str]:
    """The operations of both descriptions that are not the same in them."""
    facts = _own_facts if all(old.get(e) == new.get(e) for e in (*_SHARED, *_OF_ALL)) else _facts
    before, after = facts(old), facts(new)
    yield from (name for name in after if name in before and before[name] != after[name])


def _own_facts(description: Data) -> dict[str, object]:
    """What can differ of each operation in two descriptions that share everything else."""
    groups = {each["name"]: each for each in description.get("groups", ())}
    return {
        name: (*_names(groups[each["group"]]), each)
        for name, each in description.get("operations", {}).items()
    }


def _facts(description: Data) -> dict[str, object]:
    """The data that a call of each operation depends on."""
    from clientgen.description import excerpt

    found: dict[str, object] = {}
    for name in description.get("operations", ()):
        described = excerpt(description, name)
        (group,) = described["groups"]
        rest = (described.get(member) for member in (*_OF_ONE, *_OF_ALL))
        found[name] = (*_names(group), *rest)
    return found


def _names(group: Data) -> tuple[object, object]:
    return group["attribute"], group["command"]
