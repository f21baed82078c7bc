"""Data types of the service.

This module defines `Meta`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Meta(Record, frozen=True, kw_only=True):
    """What stands beside every result."""

    job: str = field(name="job")
    """What makes the result."""
    took: int | None = field(name="took", default=None)
    """Milliseconds."""


publish_types(__name__.rpartition(".")[0], (Meta,))
