from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from .harness import Feature, build

Workshop = Callable[[str], Feature]


@pytest.fixture(scope="session")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """Makes features, each once, also if several workers need it.

    CI runs the tests of the same tree twice, and names a folder where the first run leaves the packages for the second.
    """
    made: dict[str, Feature] = {}
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder = Path(os.environ.get("CLIENTGEN_FEATURE_PACKAGES") or shared / "features")
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
