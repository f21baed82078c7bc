"""Data types of the service.

This module defines `JobStatus`.
"""

from __future__ import annotations

from enum import StrEnum

from .._runtime.records import publish_types


class JobStatus(StrEnum):
    """JobStatus."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


publish_types(__name__.rpartition(".")[0], (JobStatus,))
