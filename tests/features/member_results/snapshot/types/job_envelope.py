"""Data types of the service.

This module defines `JobEnvelope`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types
from .job import Job


class JobEnvelope(Record, frozen=True, kw_only=True):
    """How a job goes on."""

    data: Job = field(name="data")
    """A job."""


publish_types(__name__.rpartition(".")[0], (JobEnvelope,))
