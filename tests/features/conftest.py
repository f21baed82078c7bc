from __future__ import annotations

from collections.abc import Callable

import pytest

from .harness import Feature, build

Workshop = Callable[[str], Feature]


@pytest.fixture(scope="session")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """Makes features, each once."""
    made: dict[str, Feature] = {}

    def make(name: str) -> Feature:
        if name not in made:
            made[name] = build(name, tmp_path_factory.mktemp(name))
        return made[name]

    return make


@pytest.fixture
def feature(workshop: Workshop, request: pytest.FixtureRequest) -> Feature:
    """The feature whose folder contains the test."""
    return workshop(request.path.parent.name)
