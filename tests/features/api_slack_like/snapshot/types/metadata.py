"""Data types of the service.

This module defines `Metadata`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Metadata(Record, frozen=True, kw_only=True):
    """Metadata."""

    next_cursor: str | None = field(name="next_cursor", default=None)
    """Empty on the last page."""
    messages: list[str] | None = field(name="messages", default=None)
    """What went wrong."""


publish_types(__name__.rpartition(".")[0], (Metadata,))
