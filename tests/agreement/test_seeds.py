"""Mistakes in a spec, of every kind that pages state: each is told, with its place on both sides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from clientgen.agreement import KINDS, Agreement, Finding, Outcome, compare
from clientgen.catalog import Catalog
from clientgen.document import load
from clientgen.lowering import lower
from clientgen.pages import Pages, read_pages
from clientgen.text import reveal

from .library_seeds import SEEDS
from .seeds import Seed

LIBRARY = Path(__file__).parent / "library"


def spec_of(folder: Path) -> dict[str, str]:
    """Return the files of a spec by their path in its folder."""
    files = sorted(folder.rglob("*.yaml"))
    return {each.relative_to(folder).as_posix(): each.read_text("utf-8") for each in files}


def agreement_of(spec: Mapping[str, str], pages: Pages) -> Agreement:
    documents = {}
    for name, text in spec.items():
        document, problems = load(text.encode(), f"spec/library/{name}")
        assert document is not None, problems
        documents[name] = document
    stated = {name: each for name, each in documents.items() if name != "deviations.yaml"}
    effective, documented = (lower("library", each).service for each in (documents, stated))
    assert effective is not None
    assert documented is not None
    return compare(Catalog.of(effective), Catalog.of(documented), pages)


def told(agreement: Agreement, usual: Agreement) -> Iterator[Finding]:
    """Return the undeclared differences that a spec without the mistake does not have."""
    known = {(each.kind, each.path, each.sayings) for each in usual.undeclared}
    yield from (e for e in agreement.undeclared if (e.kind, e.path, e.sayings) not in known)


@pytest.fixture(scope="module")
def pages() -> Pages:
    return read_pages(LIBRARY / "pages")


@pytest.fixture(scope="module")
def spec() -> dict[str, str]:
    return spec_of(LIBRARY / "spec")


@pytest.fixture(scope="module")
def usual(spec: dict[str, str], pages: Pages) -> Agreement:
    return agreement_of(spec, pages)


def test_a_faithful_transcription_differs_nowhere(usual: Agreement) -> None:
    assert usual.undeclared == ()
    assert usual.compared > 110
    assert {reveal(e.deviation.name): e.standing.value for e in usual.deviations} == {
        "branch-always-sent": "met",
        "renewal-may-answer-200": "met",
    }


@pytest.mark.parametrize("seed", SEEDS, ids=str)
def test_a_mistake_is_told_with_both_places(
    seed: Seed, spec: dict[str, str], pages: Pages, usual: Agreement
) -> None:
    wrong = {**spec, seed.file: seed.edited(spec[seed.file])}
    found = [*told(agreement_of(wrong, pages), usual)]
    assert any(each.kind == seed.kind and seed.word in each.path for each in found), found
    for each in found:
        assert each.place.file.startswith("spec/library/")
        assert each.sayings
        assert all(said.place.file in pages.pages for said in each.sayings)


def test_most_kinds_of_facts_are_seeded() -> None:
    seeded = {seed.kind for seed in SEEDS}
    assert len(seeded) >= 25
    assert seeded <= set(KINDS)


def test_one_mistake_makes_few_differences(
    spec: dict[str, str], pages: Pages, usual: Agreement
) -> None:
    """What is about one place is told there: only what all operations share is told for each."""
    shared = {"start of all paths", "media type by default", "header renamed"}
    for seed in (each for each in SEEDS if each.name not in shared):
        wrong = {**spec, seed.file: seed.edited(spec[seed.file])}
        assert len([*told(agreement_of(wrong, pages), usual)]) <= 3, seed


def test_both_directions_have_their_own_word(spec: dict[str, str], pages: Pages) -> None:
    wrong = spec["types.yaml"].replace("      Shelf: {", "      Place: {")
    found = agreement_of({**spec, "types.yaml": wrong}, pages).undeclared
    assert [(each.outcome, each.kind) for each in found] == [
        (Outcome.MISSING_IN_SPEC, "member"),
        (Outcome.MISSING_ON_PAGE, "member"),
    ]
