"""The words of a whole spec, as one reads them with the deviations laid over the pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from clientgen.interchange.words import Json, Words

Steps = tuple[str, ...]
"""The keys that lead to a value: the root of a path, then those below it."""
MISSING = object()


@dataclass(slots=True, kw_only=True)
class Spec:
    """The words of each part of a spec; `groups` are whole files, by the names of groups.

    A group without `operations` only has groups. `errors` is all of errors.yaml, `emulation` all of
    emulation.yaml.
    """

    service: Words
    types: Words = field(default_factory=dict)
    groups: dict[str, Words] = field(default_factory=dict)
    errors: Words = field(default_factory=dict)
    deviations: Words = field(default_factory=dict)
    emulation: Words | None = None

    def roots(self) -> dict[str, Words]:
        """Return the words below the first steps of the paths of deviations."""
        groups = {
            f"operations.{name}": each["operations"]
            for name, each in self.groups.items()
            if "operations" in each
        }
        errors = {"errors": self.errors["errors"]} if "errors" in self.errors else {}
        return {"service": self.service, "types": self.types, **errors, **groups}


def changed_places(steps: Steps, change: Words, base: Json) -> Iterator[tuple[Steps, Json]]:
    """Yield each place over which a change lays something, and what is there; `MISSING` for nothing."""
    for key, value in change.items():
        there = base.get(key, MISSING) if isinstance(base, dict) else MISSING
        if isinstance(value, dict) and isinstance(there, dict):
            yield from changed_places((*steps, key), value, there)
        else:
            yield (*steps, key), there


def steps_of(roots: Iterable[str], path: str) -> Steps:
    """Return the steps of the path of a deviation, of which a root may have dots."""
    root = max((each for each in roots if f"{path}.".startswith(f"{each}.")), key=len, default=path)
    rest = path.removeprefix(root).strip(".")
    return (root, *(rest.split(".") if rest else ()))


def value_at(data: Json, steps: Steps) -> Json:
    """Return what keys lead to in data; `MISSING` for nothing."""
    for step in steps:
        if not isinstance(data, dict) or step not in data:
            return MISSING
        data = data[step]
    return data


def put_at(data: Json, steps: Steps, value: Json) -> None:
    """Set what keys lead to in data, or remove it for `MISSING`, where a mapping is around it."""
    owner = value_at(data, steps[:-1])
    if isinstance(owner, dict) and value is MISSING:
        owner.pop(steps[-1], None)
    elif isinstance(owner, dict):
        owner[steps[-1]] = value
