"""Data types of the service.

This module defines `Metadata`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Metadata(Record, frozen=True, kw_only=True):
    """More about an error."""

    messages: list[str] | None = field(name="messages", default=None)
    """What went wrong."""


publish_types(__name__.rpartition(".")[0], (Metadata,))
