"""Plays every scenario against the emulator: with each client, the command, and as it is sent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from replay import run_async, run_command, run_program, run_sync
from scenario import NAMES, Stage, count_ways
from subject import DESCRIPTION, HAS_COMMAND, WAYS

_RUNS: dict[str, Callable[..., None]] = {"client": run_sync, "async_client": run_async}

each_scenario = pytest.mark.parametrize("name", NAMES)


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    made = Stage(tmp_path_factory.mktemp("stage"))
    with ExitStack() as running:
        for each in made.emulators:
            running.enter_context(each)
        yield made
    made.http.close()


@each_scenario
@pytest.mark.parametrize("way", WAYS)
def test_a_client_gets_what_the_spec_says(stage: Stage, name: str, way: str) -> None:
    for step in stage.scenario(name):
        if step.is_call:
            _RUNS[way](stage, step)
        else:
            step.run_raw(0)


@pytest.mark.parametrize("name", NAMES if HAS_COMMAND else [])
def test_the_command_prints_what_the_spec_says(stage: Stage, name: str) -> None:
    for step in stage.scenario(name):
        if step.is_call:
            run_command(stage, step)
        else:
            step.run_raw(0)


@each_scenario
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
