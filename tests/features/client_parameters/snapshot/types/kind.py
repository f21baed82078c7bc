"""Data types that belong together."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """Kind."""

    PUBLIC = "public"
    PRIVATE = "private"
