"""Data types that belong together."""

from __future__ import annotations

from enum import StrEnum


class Size(StrEnum):
    """Size."""

    SMALL = "small"
    VERY_LARGE = "very large"
