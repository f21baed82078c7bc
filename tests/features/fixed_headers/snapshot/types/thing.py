"""Data types that belong together."""

from __future__ import annotations

from .._runtime.records import Record, field


class Thing(Record, frozen=True, kw_only=True):
    """Thing."""

    id: int | None = field(name="id", default=None)
