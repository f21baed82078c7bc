"""Shared fixtures of the tests of the package."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from fixtures import Bench
from subject import CLIENT

_PROXIES = ("ALL_PROXY", "HTTP_PROXY", "HTTPS_PROXY")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect tests of features that the service does not have; deprecated operations are tested
    too."""
    for item in items:
        item.add_marker(pytest.mark.filterwarnings("ignore:Deprecated:DeprecationWarning"))
    empty = [item for item in items if any(map(_has_no_subject, item.iter_markers("skip")))]
    if empty:
        items[:] = [item for item in items if item not in empty]
        config.hook.pytest_deselected(items=empty)


def _has_no_subject(mark: pytest.Mark) -> bool:
    return str(mark.kwargs.get("reason", "")).startswith("got empty parameter set")


@pytest.fixture(scope="session")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    made = Bench(tmp_path_factory.mktemp("bench"))
    yield made
    made.close()


@pytest.fixture(scope="session", autouse=True)
def _only_settings_of_the_tests() -> Iterator[None]:
    """Remove the settings of the program, and a proxy, from the environment."""
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name.startswith(f"{CLIENT['environment']}_") or name.upper() in _PROXIES:
                patch.delenv(name)
        yield
