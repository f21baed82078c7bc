"""Data types of the service.

This module defines `TaskState`.
"""

from __future__ import annotations

from enum import StrEnum

from .._runtime.records import publish_types


class TaskState(StrEnum):
    """TaskState."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


publish_types(__name__.rpartition(".")[0], (TaskState,))
