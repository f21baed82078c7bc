"""Data types of the service.

This module defines `Item`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types
from .inner import Inner


class Item(Record, frozen=True, kw_only=True):
    """Item."""

    name: str = field(name="name")
    count: int | None = field(name="Count", default=None)
    weight: float | None = field(name="weight", default=None)
    tags: list[str] | None = field(name="tags", default=None)
    inner: Inner | None = field(name="inner", default=None)


publish_types(__name__.rpartition(".")[0], (Item,))
