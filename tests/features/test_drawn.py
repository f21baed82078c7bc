"""Whatever small spec is accepted: its package passes its own tests.

The specs are drawn by hypothesis, the same ones in every run: a few, and hundreds with `--long`. A
spec that fails is written to the folder of the test.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, assume, given, seed, settings

from clientgen.pipeline import generate

from .drawn.draw import Words
from .drawn.specs import API, accepted, specs, write
from .drawn.words import all_words, words_of
from .own_tests import OwnTests

FEW, MANY = 6, 300
ONE = settings(
    max_examples=1,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def spec_of(number: int, *, judged: bool = True) -> dict[str, Words]:
    """Return the spec of a number: what the rules accept of it, or all if it is not judged."""
    found = []

    @seed(number)
    @ONE
    @given(specs())
    def draw(documents: dict[str, Words]) -> None:
        spec = accepted(documents) if judged else documents
        assume(spec is not None)
        found.append(spec)

    draw()
    (spec,) = found
    assert spec is not None
    return spec


def test_every_word_of_the_format_is_drawn(long: bool) -> None:
    """In the long run, in a spec that is accepted."""
    left = set(all_words())
    for number in range(600):
        left -= words_of(spec_of(number, judged=long)) if left else frozenset()
    assert left == set()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "number" in metafunc.fixturenames:
        many = metafunc.config.getoption("--long")
        metafunc.parametrize("number", range(MANY if many else FEW))


def test_a_drawn_spec_passes_its_own_tests(
    number: int, own_tests: OwnTests, tmp_path: Path
) -> None:
    spec = spec_of(number)
    made = generate(write(spec, tmp_path), API, lambda *_: None)
    assert made.errors == ()
    for file in made.files:
        path = tmp_path / "made" / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    (tmp_path / "spec.json").write_text(json.dumps(spec, indent=1), "utf-8")
    if "tests" in spec["service.yaml"]["python"].get("without", ()):
        pytest.skip("the distribution has no tests")
    assert own_tests.failures(tmp_path / "made") == "", f"the spec is in {tmp_path}"
