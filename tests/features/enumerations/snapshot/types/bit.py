"""Data types that belong together."""

from __future__ import annotations

from enum import IntEnum


class Bit(IntEnum):
    """Bit."""

    OFF = 0
    ON = 1
