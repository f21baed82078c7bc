"""Helpers of the hostile suites: stages of the compiler that cache their results."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="module", autouse=True)
def _remembering(remembering: None) -> None:
    """A case changes one thing of a sound spec."""
