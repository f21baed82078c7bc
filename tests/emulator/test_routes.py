"""Which operation a path is for: the same as if all of them were compared with it, one by one."""

from __future__ import annotations

import random

import pytest

from emulator_runtime.routes import Match, Routes, choose_match
from emulator_runtime.tables import Operation

WORDS = ("a", "b", "{x}", "{y}", "a{z}", "{x}.json")
TEXTS = ("a", "b", "ab", "c", "c.json", "")


def operation(path: str, verb: str = "GET", **query: str) -> Operation:
    return Operation(
        name=f"{verb} {path} {query}",
        verb=verb,
        path=path,
        key_header=None,
        query=query,
        headers={},
        parameters=(),
        body=None,
        responses=(),
    )


def names(found: list[Match]) -> list[str]:
    return [each.operation.name for each in found]


def drawn(chance: random.Random) -> list[Operation]:
    paths = {
        "/" + "/".join(chance.choices(WORDS, k=chance.randint(1, 3)))
        for _ in range(chance.randint(1, 30))
    }
    queries: list[dict[str, str]] = [{}, {"q": "1"}, {"q": "1", "r": "2"}]
    return [operation(each, **chance.choice(queries)) for each in sorted(paths)]


@pytest.mark.parametrize("seed", range(40))
def test_others_change_nothing_of_what_fits(seed: int) -> None:
    chance = random.Random(seed)
    every = drawn(chance)
    chance.shuffle(every)
    routes, alone = Routes(every), {each.name: Routes([each]) for each in every}
    for _ in range(60):
        path = "/" + "/".join(chance.choices(TEXTS, k=chance.randint(1, 4)))
        found = routes.find(path)
        assert sorted(names(found)) == sorted(n for n, each in alone.items() if each.find(path))
        for match in found:
            assert alone[match.operation.name].find(path) == [match]


def test_fixed_segments_come_first_then_more_constants() -> None:
    paths = ("/{x}/b", "/a/{y}", "/{x}/{y}", "/a/b")
    routes = Routes(
        [*map(operation, paths), operation("/a/b", q="1"), operation("/{x}/{y}", q="1")]
    )
    assert names(routes.find("/a/b")) == [
        "GET /a/b {'q': '1'}",
        "GET /a/b {}",
        "GET /a/{y} {}",
        "GET /{x}/b {}",
        "GET /{x}/{y} {'q': '1'}",
        "GET /{x}/{y} {}",
    ]
    chosen = choose_match(routes.find("/a/b"), "GET", (), {})
    assert chosen is not None
    assert chosen.operation.name == "GET /a/b {}"


def test_more_fixed_text_around_a_placeholder_comes_first_then_the_order_written() -> None:
    paths = ("/{y}", "/{x}:get", "/{x}.json:get", "/v{w}", "/{x}n:get")
    routes = Routes([*map(operation, paths), operation("/{z}", "PUT")])
    found = names(routes.find("/v.json:get"))
    assert found == [
        *("GET /{x}.json:get {}", "GET /{x}n:get {}", "GET /{x}:get {}", "GET /v{w} {}"),
        *("GET /{y} {}", "PUT /{z} {}"),
    ]
