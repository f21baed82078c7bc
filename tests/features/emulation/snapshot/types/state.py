"""Data types that belong together."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """State."""

    OPEN = "open"
    DONE = "done"
