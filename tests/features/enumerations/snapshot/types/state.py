"""Data types of the service.

This module defines `State`.
"""

from __future__ import annotations

from .._runtime.records import OpenEnum, publish_types


class State(OpenEnum):
    """What a job does."""

    RUNNING = "running"
    NOT_STARTED = "not-started"
    """It waits."""
    SECOND_TRY = "2nd try"
    NONE = ""
    HALF = "50%"
    UNFIT = "Ünfit"


publish_types(__name__.rpartition(".")[0], (State,))
