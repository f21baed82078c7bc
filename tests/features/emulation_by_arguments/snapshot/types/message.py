"""Data types of the service.

This module defines `Message`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Message(Record, frozen=True, kw_only=True):
    """Message."""

    ts: int = field(name="ts")
    text: str = field(name="text")


publish_types(__name__.rpartition(".")[0], (Message,))
