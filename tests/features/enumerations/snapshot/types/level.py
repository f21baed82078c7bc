"""Data types that belong together."""

from __future__ import annotations

from .._runtime.records import OpenIntEnum


class Level(OpenIntEnum):
    """Level."""

    LOW = 1
    HIGH = 2
    NONE = -1
