"""Every target, with a fixed budget: seeds and old findings, a grammar, and coverage."""

from __future__ import annotations

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


@pytest.mark.skipif(not guided.is_possible(), reason="atheris is not installed (extra `fuzz`)")
@each_target
def test_guided_by_coverage(name: str, long: bool) -> None:
    runs = find(name).runs
    guided.run(name, guided.Budget(seconds=LONG_SECONDS) if long else guided.Budget(runs=runs))
