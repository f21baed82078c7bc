"""What a run changed for users: a summary of the difference of two descriptions."""

from __future__ import annotations

import json
import re
from collections import Counter
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Effects:
    """How many differences break programs of users, and how many may; `clientgen diff` lists them."""

    breaking: int = 0
    risky: int = 0


def parts_in(files: Iterable[tuple[str, bytes]]) -> Parts:
    """Return the description in the files of a distribution, given as paths and contents."""
    return {match[1]: content for path, content in files if (match := _PART.fullmatch(path))}


def compare_descriptions(before: Parts, after: Parts) -> tuple[OperationChanges, Effects]:
    """Return how the operations of two distributions differ, and what that does to users.

    A distribution without a readable description has no operations, and so no users.
    """
    from clientgen.description import assembled

    read = cache(json.loads)  # most parts are the same in both, and are read once
    old, new = (assembled(parts, read) or {} for parts in (before, after))
    known, made = (each.get("operations", {}) for each in (old, new))
    try:
        operations = OperationChanges(
            added=tuple(name for name in made if name not in known),
            changed=tuple(_changed(old, new)),
            removed=tuple(name for name in known if name not in made),
        )
        return operations, _effects(old, new, operations) if known else Effects()
    except (LookupError, TypeError, AttributeError):  # the file contains other data
        return OperationChanges(added=tuple(made)), Effects()


def _effects(old: Data, new: Data, operations: OperationChanges) -> Effects:
    from clientgen.differences import Severity, compare

    # an operation that uses a changed type is one that changed, so the others say nothing of uses
    touched = {*operations.added, *operations.changed, *operations.removed}
    found = Counter(each.worst for each in compare(_only(old, touched), _only(new, touched)))
    return Effects(breaking=found[Severity.BREAKING], risky=found[Severity.RISKY])


def _only(description: Data, names: set[str]) -> Data:
    every = description.get("operations", {})
    kept = {name: each for name, each in every.items() if name in names}
    return {**description, "operations": kept}


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
