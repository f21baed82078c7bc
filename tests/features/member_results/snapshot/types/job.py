"""Data types of the service.

This module defines `Job`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types
from .job_status import JobStatus


class Job(Record, frozen=True, kw_only=True):
    """A job."""

    id: str = field(name="id")
    status: JobStatus = field(name="status")


publish_types(__name__.rpartition(".")[0], (Job,))
