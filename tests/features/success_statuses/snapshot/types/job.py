"""Data types that belong together."""

from __future__ import annotations

from .._runtime.records import Record, field


class Job(Record, frozen=True, kw_only=True):
    """Job."""

    id: int = field(name="id")
