"""Data types of the service.

This module defines `Job`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Job(Record, frozen=True, kw_only=True):
    """Job."""

    id: int = field(name="id")


publish_types(__name__.rpartition(".")[0], (Job,))
