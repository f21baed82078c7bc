"""Data types of the service.

This module defines `Event`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Event(Record, frozen=True, kw_only=True):
    """Event."""

    text: str = field(name="text")


publish_types(__name__.rpartition(".")[0], (Event,))
