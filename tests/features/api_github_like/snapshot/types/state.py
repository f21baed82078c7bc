"""Data types of the service.

This module defines `State`.
"""

from __future__ import annotations

from enum import StrEnum

from .._runtime.records import publish_types


class State(StrEnum):
    """State."""

    OPEN = "open"
    CLOSED = "closed"


publish_types(__name__.rpartition(".")[0], (State,))
