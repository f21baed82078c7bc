"""Data types of the service.

This module defines `Item`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Item(Record, frozen=True, kw_only=True):
    """Item."""

    item_id: str = field(name="itemId")
    note: str | None = field(name="note", default=None)


publish_types(__name__.rpartition(".")[0], (Item,))
