"""Data types that belong together."""

from __future__ import annotations

from enum import StrEnum


class Colour(StrEnum):
    """Colour."""

    RED = "red"
    GREEN = "green"
