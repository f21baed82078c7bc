"""Mutants of the table behind the command line."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from .mutant import Mutant

TABLE = "cli/commands.json"
_PROSE = frozenset({"cautions", "description", "help", "notes", "summary", "title"})
_NOT_MUTATED = frozenset({"format", "tour"}) | _PROSE
"""Members that people read and nothing depends on; a tour is played on an emulator elsewhere."""

Path_ = tuple[str | int, ...]


def table_mutants(package: Path) -> Iterator[Mutant]:
    """Give every mutant of the table, if the package has one."""
    if not (package / TABLE).exists():
        return
    table = json.loads((package / TABLE).read_bytes())
    for place, change, value in _of_value(table, ()):
        yield Mutant(
            path=TABLE, place=_show(table, place), change=change, make=_maker(table, place, value)
        )


_GONE = object()


def _of_value(value: Any, place: Path_) -> Iterator[tuple[Path_, str, Any]]:
    if isinstance(value, dict):
        is_prose = place[-1:] == ("reasons",)
        for name, member in () if is_prose else value.items():
            if name not in _NOT_MUTATED:
                yield from _of_value(member, (*place, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _of_value(item, (*place, index))
            if isinstance(item, dict):
                yield (*place, index), "left out", _GONE
    elif isinstance(value, bool):
        yield place, f"{value} is {not value}", not value
    elif isinstance(value, int):
        yield place, f"{value} is {value + 1}", value + 1
    elif isinstance(value, str):
        yield place, f"{value!r} is {value + 'X'!r}", value + "X"


def _maker(table: Any, place: Path_, value: Any) -> Callable[[], object]:
    def make() -> object:
        changed = copy.deepcopy(table)
        owner = changed
        for step in place[:-1]:
            owner = owner[step]
        if value is _GONE:
            del owner[place[-1]]
        else:
            owner[place[-1]] = value
        return json.dumps(changed).encode()

    return make


def _show(table: Any, place: Path_) -> str:
    """A place by names where list items have them."""
    words, owner = [], table
    for step in place:
        owner = owner[step]
        known = owner if isinstance(owner, dict) else {}
        named = [str(known[key]) for key in ("group", "name", "code", "kind") if key in known]
        words.append((".".join(named) or str(step)) if isinstance(step, int) else step)
    return " ".join(words)
