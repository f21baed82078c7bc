"""A pytest fixture with an emulator of the service, which is imported on first use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .emulator import Emulator


@pytest.fixture
def media_services_emulator() -> Iterator[Emulator]:
    """An emulator that starts with the spec's seeds only, and stops with the test."""
    from .emulator import Emulator

    with Emulator() as emulator:
        yield emulator
