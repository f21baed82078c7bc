"""Data types of the service.

This module defines `ItemChange`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class ItemChange(Record, frozen=True, kw_only=True):
    """ItemChange."""

    note: str = field(name="note")


publish_types(__name__.rpartition(".")[0], (ItemChange,))
