"""Data types of the service.

This module defines `State`.
"""

from __future__ import annotations

from .._runtime.records import OpenEnum, publish_types


class State(OpenEnum):
    """State."""

    NOT_STARTED = "not_started"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"


publish_types(__name__.rpartition(".")[0], (State,))
