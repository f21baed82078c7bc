"""Mutants of the description of a package: of what its command line and its emulator read."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from .mutant import Mutant

FOLDER = "description/"
_PARTS = ("index.json", "errors.json", "types.json", "emulation.json", "operations/*.json")
_PROSE = frozenset(
    {
        *("cautions", "description", "documents", "examples", "notes", "signature", "result"),
        *("source", "summary", "text", "title", "deviations", "evidence", "grade", "unseen"),
    }
)
"""What people read."""
_OF_PAGES = frozenset({"example", "response_headers"})
"""What only help, pages and `clientgen show` print: no client and no emulator decides by it."""
_OF_EVERY_PACKAGE = frozenset({"begins", "curl", "settings"})
"""What says of a kind of credential the same in every package; `tests/cli` holds it."""
_NOT_MUTATED = (
    _PROSE | _OF_PAGES | _OF_EVERY_PACKAGE | {"api", "api_version", "fixture", "format", "release"}
)

Path_ = tuple[str | int, ...]


def description_mutants(package: Path) -> Iterator[Mutant]:
    """Give every mutant of the description, if the package has one."""
    for pattern in _PARTS:
        for path in sorted((package / FOLDER).glob(pattern)):
            part = json.loads(path.read_bytes())
            inner = path.relative_to(package).as_posix()
            for place, change, value in _of_value(part, ()):
                make = _maker(part, place, value)
                yield Mutant(path=inner, place=_show(part, place), change=change, make=make)


_GONE = object()


def _of_value(value: Any, place: Path_) -> Iterator[tuple[Path_, str, Any]]:
    if isinstance(value, dict):
        for name, member in value.items():
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
