"""No change of a description is silent: each member anywhere is changed, and something is said."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from clientgen.description import describe
from clientgen.differences import compare, render_findings
from clientgen.pipeline import understand
from clientgen.project import Project

HERE = Path(__file__).parent
SAMPLE = 60
OPAQUE = {"default", "emulation", "example", "examples", "listed_by", "tour"}
Place = tuple[str | int, ...]


@pytest.fixture(scope="module")
def description(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The description of the API of `base`, with the emulator that one of the pairs gives it."""
    root = tmp_path_factory.mktemp("members")
    folder = root / "spec" / "library"
    shutil.copytree(HERE / "base", folder)
    pair = yaml.safe_load((HERE / "pairs" / "emulation.yaml").read_text("utf-8"))
    (folder / "emulation.yaml").write_text(pair["given"][0]["after"], "utf-8")
    understood = understand(Project(root), "library")
    assert understood.catalog is not None
    assert understood.symbols is not None
    return describe(understood.catalog, understood.symbols)


def places(value: object, place: Place = ()) -> Iterator[Place]:
    """Yield the place of every member and entry, at any depth."""
    entries = value.items() if isinstance(value, dict) else ()
    entries = enumerate(value) if isinstance(value, list) else entries
    for name, entry in entries:
        yield (*place, name)
        yield from places(entry, (*place, name))


def changed(value: Any, place: Place, change: Any) -> Any:
    """Return `value` with what `change` makes of the container that holds the entry at `place`."""
    copy = value.copy()
    if len(place) == 1:
        change(copy, place[0])
    else:
        copy[place[0]] = changed(value[place[0]], place[1:], change)
    return copy


def remove(container: Any, name: Any) -> None:
    del container[name]


def replace(container: Any, name: Any) -> None:
    container[name] = f"{container[name]}!" if isinstance(container[name], str) else "!"


def empty(container: Any, name: Any) -> None:
    entry = container[name]
    container[name] = type(entry)() if isinstance(entry, dict | list) and entry else None


def add(container: Any, name: Any) -> None:
    if isinstance(container, dict):
        container["unheard-of"] = 1
    else:
        container.append(container[name])


def swap(container: Any, name: Any) -> None:
    if isinstance(container, list) and len(container) > 1:
        container.append(container.pop(name))
        if name == len(container) - 1:
            container.insert(0, container.pop())
    else:
        remove(container, name)


CHANGES = (remove, replace, empty, add, swap)


def chosen(description: dict[str, Any], *, long: bool) -> list[Place]:
    """Return every place outside examples and the emulator; a sample of them unless `long`."""
    found = [each for each in places(description) if not OPAQUE & set(each[:-1])]
    return found if long else random.Random(0).sample(found, SAMPLE)


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_any_member_is_told(
    change: Any, description: dict[str, Any], long: bool
) -> None:
    silent = []
    for place in chosen(description, long=long):
        other = changed(description, place, change)
        if not compare(description, other) or not compare(other, description):
            silent.append(place)
    assert silent == []


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_within_values_is_told(change: Any, description: dict[str, Any]) -> None:
    within = [each for each in places(description) if OPAQUE & set(each[:-1])]
    for place in random.Random(0).sample(within, 20):
        assert compare(description, changed(description, place, change)), place


def test_a_member_that_no_rule_names_is_risky_and_told_with_its_place(
    description: dict[str, Any],
) -> None:
    said = render_findings(compare(description, {**description, "unheard-of": "\x1b[31m"}))
    assert said == (
        "risky:\n"
        "  unheard-of: a change that no rule describes: now `\\u001b[31m`\n"
        "    client risky, command risky, wire risky [other]\n"
    )


def test_an_example_of_a_command_is_told_unless_it_follows_from_another_change(
    description: dict[str, Any],
) -> None:
    name = next(name for name, each in description["operations"].items() if "example" in each)
    other = changed(description, ("operations", name, "example"), remove)
    (finding,) = compare(description, other)
    assert (finding.rule, finding.path) == ("documentation", ("operations", name, "example"))
    (finding,) = compare(description, {**other, "title": "Another"})
    assert finding.path == ("title",)


def test_one_and_true_are_two_values() -> None:
    assert compare({"format": True}, {"format": 1})
