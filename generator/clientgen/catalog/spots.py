"""Members of a response by their paths, as written in a spec: `meta.next`, `data[-1].id`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from clientgen.catalog.named_types import NamedTypes
from clientgen.diagnostics import nearest, quote
from clientgen.ir import Field, ListType, Text, TypeUse, fields_of, reveal

LAST = -1
"""The step to the last item of a list."""

Step: TypeAlias = Field | int
"""One step of a path into a response: to a member, or to the last item of a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A member of a response, and the steps to it; none lead to the response itself."""

    type: TypeUse
    steps: tuple[Step, ...] = ()

    @property
    def names(self) -> tuple[Text | int, ...]:
        """The steps with the names on the wire."""
        return tuple(step.wire_name if isinstance(step, Field) else step for step in self.steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoSpot:
    """A path that leads nowhere; `hint` says what may be meant."""

    hint: str


def find_spot(named: NamedTypes, whole: TypeUse, path: Text) -> Spot | NoSpot:
    """Return the member of a response at a path."""
    kind, steps, rest = whole, list[Step](), reveal(path)
    while rest:
        bare = named.bare(kind)
        if isinstance(bare, ListType) and rest.startswith("[-1]"):
            steps.append(LAST)
            kind, rest = bare.items, rest[4:].removeprefix(".")
            continue
        found = _first_member(fields_of(bare), rest)
        if found is None:
            return NoSpot(hint=_hint(rest, fields_of(bare)))
        steps.append(found)
        kind, rest = found.type, rest[len(reveal(found.wire_name)) :].removeprefix(".")
    return Spot(type=kind, steps=tuple(steps))


def _hint(rest: str, fields: tuple[Field, ...]) -> str:
    if not fields:
        return f"{quote(rest)} is looked for in something that is not a record"
    near = nearest(rest, (reveal(each.wire_name) for each in fields))
    return f"did you mean {quote(near)}?" if near else ""


def _first_member(fields: tuple[Field, ...], rest: str) -> Field | None:
    """Return the member whose name `rest` begins with, the longest if there are several."""
    found = [
        each
        for each, name in ((each, reveal(each.wire_name)) for each in fields)
        if rest.startswith(name) and (rest == name or rest[len(name)] in ".[")
    ]
    return max(found, key=lambda each: len(reveal(each.wire_name)), default=None)
