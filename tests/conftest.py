"""What all suites share."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--long", action="store_true", help="the full numbers, where the suite takes a sample"
    )
    parser.addoption(
        "--update", action="store_true", help="write what is said or generated now as expected"
    )


@pytest.fixture(scope="session")
def long(request: pytest.FixtureRequest) -> bool:
    """Whether the full numbers were asked for."""
    return bool(request.config.getoption("--long"))
