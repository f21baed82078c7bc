"""Sound YAML of a wrong shape: parts of specs exchanged, dropped and replaced at random."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from .museum import BASE, Documents, Place, find, make, put, read_documents, write

FOLDERS = (
    BASE,
    *sorted(
        path.parent for path in Path(__file__).parents[1].glob("features/*/spec/*/service.yaml")
    ),
)
VALUES: tuple[object, ...] = (
    *(None, True, 0, -1, 1.5, 10**12, 200, 204, 404, "", "x", "X", "a\nb", [], {}, [1], {"a": 1}),
    *("string", "integer", "array", "object", "any", "bytes", "GET", "HEAD", "query", "deep"),
    *("application/json", "text/plain", ["application/xml"], ["application/octet-stream"]),
    *({"type": each} for each in ("string", "integer", "number", "boolean", "any", "bytes")),
    {"type": "array", "items": {"type": "string"}},
    {"type": "object", "additionalProperties": {"type": "string"}},
    {"type": "string", "format": "date-time", "nullable": True},
    {"type": "string", "format": "http-date"},
    {"type": "string", "format": "int64"},
    {"type": "number", "format": "unix-time"},
)


def places(data: object, place: Place = ()) -> Iterator[Place]:
    """Yield the place of every value below `data`."""
    members: Iterable[tuple[str | int, object]] = data.items() if isinstance(data, dict) else ()
    members = enumerate(data) if isinstance(data, list) else members
    for key, value in members:
        yield (*place, key)
        yield from places(value, (*place, key))


def mutate(documents: Documents, chance: random.Random) -> None:
    """Change one part of a spec, or copy one part over another."""
    known = [place for place in places(documents) if len(place) > 1]
    place, other = chance.choice(known), chance.choice(known)
    match chance.randrange(4):
        case 0:
            put(documents, place, copy.deepcopy(chance.choice(VALUES)))
        case 1:
            del find(documents, place[:-1])[place[-1]]
        case 2:
            put(documents, place, copy.deepcopy(find(documents, other)))
        case _:
            parent = find(documents, place[:-1])
            if isinstance(parent, dict):
                parent[str(other[-1])] = copy.deepcopy(find(documents, other))


def test_exchanged_parts_are_told_or_generated(
    tmp_path: Path, long: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("clientgen.format.format_python", lambda text, name: text)
    specs = [read_documents(folder) for folder in FOLDERS]
    chance = random.Random(2)
    generated = 0
    for number in range(20_000 if long else 300):
        documents = copy.deepcopy(chance.choice(specs))
        for _ in range(chance.randint(1, 3)):
            mutate(documents, chance)
        made = make(write(tmp_path / str(number), documents))
        assert bool(made.files) != bool(made.errors)
        generated += bool(made.files)
    assert generated > 3
