"""Data types that belong together."""

from __future__ import annotations

from .._runtime.records import OpenEnum


class State(OpenEnum):
    """State."""

    OPEN = "open"
    PAID = "paid"
