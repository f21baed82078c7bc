"""Data types that belong together."""

from __future__ import annotations

from .._runtime.records import Record, field


class Box(Record, frozen=True, kw_only=True):
    """Box."""

    id: str = field(name="id")
    color: str = field(name="color")
    part_count: int = field(name="partCount")
