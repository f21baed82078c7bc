"""Data types that belong together."""

from __future__ import annotations

from enum import IntEnum


class Level(IntEnum):
    """Level."""

    LOW = 1
    HIGH = 2
