"""The quick check of shapes says of every value what jsonschema says."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from clientgen.document import load
from clientgen.project import Project, data_folder
from clientgen.schema import kind_of_file, quick, validate
from clientgen.schema.schemas import Kind
from clientgen.schema.validator import validator

TESTS = Path(__file__).parents[1]
ROOTS = [*sorted(path.parent for path in (TESTS / "features").glob("*/spec")), TESTS.parent]
VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 2.5, 3.0, 10**9, "", "a", "A b", "string", "object", "x" * 300),
    *([], ["a", "a"], [1, True], {}, {"$ref": "A"}, {"type": "string"}, {"a": 1}),
)
"""Words and values, of which each is right somewhere and wrong elsewhere."""


def documents() -> Iterator[tuple[Kind, Any]]:
    for project in map(Project, ROOTS):
        for api in project.apis():
            for path, content in project.read(api)[0].items():
                document, _ = load(content, path)
                assert document is not None
                yield kind_of_file(path.removeprefix(f"spec/{api}/")), document.data


def words() -> list[str]:
    """Every key that some schema knows."""

    def inside(schema: Any) -> Iterator[str]:
        if isinstance(schema, dict):
            yield from schema.get("properties", ()) if "properties" in schema else ()
        for each in schema.values() if isinstance(schema, dict) else schema:
            if isinstance(each, dict | list):
                yield from inside(each)

    files = data_folder("schema").glob("*.schema.json")
    return sorted({word for file in files for word in inside(json.loads(file.read_text("utf-8")))})


def places(data: Any) -> Iterator[tuple[Any, Any]]:
    """Every member and item, with what contains it."""
    for key in data if isinstance(data, dict) else range(len(data)):
        yield data, key
        if isinstance(data[key], dict | list):
            yield from places(data[key])


def mutate(data: Any, chance: random.Random, known: list[str]) -> None:
    found = [*places(data)]
    if not found:
        return
    container, key = chance.choice(found)
    what = chance.choice(("remove", "replace", "replace", "add", "add"))
    if what == "remove":
        del container[key]
    elif what == "add" and isinstance(container, dict):
        container[chance.choice(known)] = copy.deepcopy(chance.choice(VALUES))
    else:
        container[key] = copy.deepcopy(chance.choice(VALUES))


def test_every_spec_and_its_mutants_are_judged_alike(
    long: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    # so that jsonschema judges every part by itself
    monkeypatch.setattr("clientgen.schema.validator.is_refused", lambda *_: True)
    chance, known, every = random.Random(13), words(), [*documents()]
    fits = 0
    for kind, data in every:
        assert quick.fits(kind, data) == validator(kind).is_valid(data)
    for _ in range(20_000 if long else 700):
        kind, data = chance.choice(every)
        data = copy.deepcopy(data)
        for _ in range(chance.choice((1, 1, 2))):
            mutate(data, chance, known)
        agreed = validator(kind).is_valid(data)
        assert quick.fits(kind, data) == agreed, (kind, data)
        fits += agreed
    assert fits > 50


def test_what_jsonschema_is_not_asked_about_has_no_violation(
    long: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance, known, every = random.Random(17), words(), [*documents()]
    for _ in range(5_000 if long else 150):
        kind, data = chance.choice(every)
        data = copy.deepcopy(data)
        for _ in range(chance.choice((1, 2, 20))):
            mutate(data, chance, known)
        told = violations(kind, data)
        with monkeypatch.context() as whole:
            whole.setattr("clientgen.schema.validator.is_refused", lambda *_: True)
            assert violations(kind, data) == told, (kind, data)


def violations(kind: Kind, data: Any) -> list[tuple[Any, ...]]:
    return [
        (each.validator, [*each.absolute_path], [*each.absolute_schema_path], len(each.context))
        for each in validator(kind).iter_errors(data)
    ]


def test_a_keyword_that_nobody_has_compiled_is_not_ignored() -> None:
    with pytest.raises(KeyError, match="contains"):
        quick.compiled({"contains": {"type": "string"}}).test([])


def test_a_spec_that_fits_needs_no_judge(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clientgen.schema.report", None)
    document, _ = load(b"types:\n  A: {type: string, example: a}\n", "types.yaml")
    assert document is not None
    assert validate("types", document) == ()
