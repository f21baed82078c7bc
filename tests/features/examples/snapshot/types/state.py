"""Data types of the service.

This module defines `State`.
"""

from __future__ import annotations

from .._runtime.records import OpenEnum, publish_types


class State(OpenEnum):
    """State."""

    OPEN = "open"
    PAID = "paid"


publish_types(__name__.rpartition(".")[0], (State,))
