"""Data types that belong together."""

from __future__ import annotations

from .._runtime.records import Record, field


class Item(Record, frozen=True, kw_only=True):
    """Item."""

    item_id: str = field(name="itemId")
    note: str | None = field(name="note", default=None)
