"""Data types of the service.

This module defines `Item`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Item(Record, frozen=True, kw_only=True):
    """Item."""

    price: str = field(name="price")
    count: int | None = field(name="count", default=None)
    tags: list[str] | None = field(name="tags", default=None)


publish_types(__name__.rpartition(".")[0], (Item,))
