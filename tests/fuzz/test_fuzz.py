"""Every target, with a fixed budget: seeds and old findings, a grammar, and coverage."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import Phase, given, note, settings

from . import guided
from .literals import literals
from .target import NAMES, ROOT, find

LONG_RUNS = 50
"""How many times as many inputs the long suite makes of a grammar."""
LONG_SECONDS = 600
"""For how long the long suite follows coverage, in each target."""

each_target = pytest.mark.parametrize("name", NAMES)
needs_atheris = pytest.mark.skipif(
    not guided.is_possible(), reason="atheris is not installed (extra `fuzz`)"
)


@each_target
def test_sound_inputs_and_old_findings(name: str) -> None:
    target = find(name)
    found = ROOT / "tests" / "fuzz" / "found" / f"{name}.txt"
    old = literals("found", name) if found.exists() else ()
    for data in (b"", *target.seeds(), *old):
        target.run(data)


@pytest.mark.filterwarnings("ignore:Generating overly large repr")
@each_target
def test_a_grammar(name: str, long: bool) -> None:
    target = find(name)

    @settings(
        max_examples=target.runs * (LONG_RUNS if long else 1),
        derandomize=not long,
        database=None,
        phases=[Phase.generate, Phase.shrink],
    )
    @given(data=target.inputs)
    def run(data: bytes) -> None:
        note("\n".join(guided.describe(name, data)))
        target.run(data)

    run()


@pytest.fixture(scope="module")
def engine() -> Iterator[guided.Engine]:
    """What follows coverage, warm after the first target."""
    with guided.engine_at_hand() as started:
        yield started


@needs_atheris
@each_target
def test_guided_by_coverage(name: str, long: bool, engine: guided.Engine) -> None:
    engine.run(name, guided.Budget(seconds=LONG_SECONDS if long else None))


@needs_atheris
def test_guided_to_a_broken_contract(engine: guided.Engine) -> None:
    with pytest.raises(guided.FuzzError) as caught:
        engine.run("_broken", guided.Budget())
    told = str(caught.value)
    assert "AssertionError: as planned" in told
    (replay,) = re.findall(r"tests\.fuzz _broken --replay (\w+)$", told, re.MULTILINE)
    assert b"bad" in bytes.fromhex(replay)
