from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest

from .harness import Feature, build
from .own_tests import OwnTests, own_tests_at_hand

Workshop = Callable[[str], Feature]


@pytest.fixture(scope="session")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """Makes features, each once, also if several workers need it."""
    made: dict[str, Feature] = {}
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder = shared / "features"
    folder.mkdir(exist_ok=True)

    def make(name: str) -> Feature:
        if name not in made:
            made[name] = build(name, folder / name)
        return made[name]

    return make


@pytest.fixture
def feature(workshop: Workshop, request: pytest.FixtureRequest) -> Feature:
    """The feature whose folder contains the test."""
    return workshop(request.path.parent.name)


@pytest.fixture(scope="session")
def own_tests() -> Iterator[OwnTests]:
    """Runs the generated tests of packages."""
    with own_tests_at_hand() as at_hand:
        yield at_hand
