"""Data types that belong together."""

from __future__ import annotations

from enum import StrEnum


class Mode(StrEnum):
    """Mode."""

    FAST = "fast"
    SLOW = "slow"
