"""The transcription of the Media Services pages beside these pages, where somebody has them.

They are not part of the project: `CLIENTGEN_MEDIA_SERVICES_PAGES` names the folder that holds them.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from clientgen.agreement import Agreement, Standing, changed_since
from clientgen.pages import Pages, read_pages

from .media_services_seeds import SEEDS
from .seeds import Seed
from .test_seeds import agreement_of, spec_of, told

VARIABLE = "CLIENTGEN_MEDIA_SERVICES_PAGES"
FOLDER = os.environ.get(VARIABLE, "")
SPEC = Path(__file__).parents[2] / "spec" / "media-services-management"

pytestmark = pytest.mark.skipif(not FOLDER, reason=f"{VARIABLE} names no folder of pages")


@pytest.fixture(scope="module")
def pages() -> Pages:
    return read_pages(Path(FOLDER))


@pytest.fixture(scope="module")
def spec() -> dict[str, str]:
    return spec_of(SPEC)


@pytest.fixture(scope="module")
def usual(spec: dict[str, str], pages: Pages) -> Agreement:
    return agreement_of(spec, pages)


def test_spec_and_pages_agree_but_for_what_is_declared(usual: Agreement) -> None:
    assert usual.undeclared == ()
    assert usual.compared >= 280
    assert len(usual.editions) == 14


def test_the_pages_are_those_that_were_recorded(usual: Agreement) -> None:
    recorded = yaml.safe_load((SPEC / "pages.yaml").read_text("utf-8"))
    assert changed_since(recorded["pages"], usual) == ()


def test_deviations_are_met_where_they_are_about(usual: Agreement) -> None:
    met = [each for each in usual.deviations if each.standing is Standing.MET]
    assert len(met) >= 22
    assert all(each.places for each in met)
    assert not [each for each in usual.deviations if each.standing is Standing.SETTLED]


@pytest.mark.parametrize("seed", SEEDS, ids=str)
def test_a_mistake_is_told_with_both_places(
    seed: Seed, spec: dict[str, str], pages: Pages, usual: Agreement
) -> None:
    wrong = {**spec, seed.file: seed.edited(spec[seed.file])}
    found = [*told(agreement_of(wrong, pages), usual)]
    assert any(each.kind == seed.kind and seed.word in each.path for each in found), found
    assert all(each.sayings for each in found)
