"""Data types that belong together."""

from __future__ import annotations

from .._runtime.records import Record, field


class ItemChange(Record, frozen=True, kw_only=True):
    """ItemChange."""

    note: str = field(name="note")
