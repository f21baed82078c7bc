"""A pytest fixture with an emulator of the service; nothing of the package is loaded until it is used."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .emulator import Emulator


@pytest.fixture
def media_services_emulator() -> Iterator[Emulator]:
    """An emulator that starts empty but for the spec's seeds, and ends with the test."""
    from .emulator import Emulator

    with Emulator() as emulator:
        yield emulator
