"""Plays every scenario against the emulator: with each client, the command, and as it is sent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from replay import run_async, run_command, run_program, run_sync
from scenario import CALLS, FIRST_CALLS, NAMES, Stage, Step, count_ways
from subject import DESCRIPTION, HAS_COMMAND, WAYS


def _play(stage: Stage, name: str, calls: set[int], run: Callable[[Stage, Step], None]) -> None:
    """Make some calls of a scenario, after the requests before them that change something."""
    for step in stage.scenario(name)[: max(calls)]:
        if step.number in calls:
            run(stage, step)
        elif step.changes:
            step.run_raw(0)


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    made = Stage(tmp_path_factory.mktemp("stage"))
    with ExitStack() as running:
        for each in made.emulators:
            running.enter_context(each)
        yield made
    made.close()


@pytest.mark.parametrize("name", CALLS)
def test_a_client_gets_what_the_spec_says(stage: Stage, name: str) -> None:
    _play(stage, name, CALLS[name], run_sync)


@pytest.mark.parametrize("name", FIRST_CALLS if "async_client" in WAYS else [])
def test_an_asynchronous_client_gets_what_the_spec_says(stage: Stage, name: str) -> None:
    _play(stage, name, FIRST_CALLS[name], run_async)


@pytest.mark.parametrize("name", FIRST_CALLS if HAS_COMMAND else [])
def test_the_command_prints_what_the_spec_says(stage: Stage, name: str) -> None:
    _play(stage, name, FIRST_CALLS[name], run_command)


@pytest.mark.parametrize("name", NAMES)
def test_the_emulator_answers_byte_for_byte(stage: Stage, name: str) -> None:
    for way in range(count_ways(stage.scenario(name))):
        for step in stage.scenario(name):
            step.run_raw(way)


@pytest.mark.parametrize(
    "tour", [DESCRIPTION.tour] if DESCRIPTION.tour and HAS_COMMAND else [], ids=["all"]
)
def test_the_tour_goes_as_it_is_told(tour: list[Any]) -> None:
    code, out, err = run_program(["tour"])
    assert code == 0, err
    assert err.count("error: ") == sum(step["fails"] for step in tour)
    assert out.count("\n# response status ") == len(tour)
    for step in tour:
        assert f"  {step['text']}\n" in out
