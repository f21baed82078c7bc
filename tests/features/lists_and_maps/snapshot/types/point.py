"""Data types that belong together."""

from __future__ import annotations

from .._runtime.records import Record, field


class Point(Record, frozen=True, kw_only=True):
    """Point."""

    x: int = field(name="x")
