"""Data types that belong together."""

from __future__ import annotations

from .._runtime.records import OpenEnum


class State(OpenEnum):
    """What a job does."""

    RUNNING = "running"
    NOT_STARTED = "not-started"
    """It waits."""
    SECOND_TRY = "2nd try"
    NONE = ""
    HALF = "50%"
    UNFIT = "Ünfit"
