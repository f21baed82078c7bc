"""Data types that belong together."""

from __future__ import annotations

from .._runtime.records import Record, field


class Place(Record, frozen=True, kw_only=True):
    """Place."""

    url: str = field(name="url")
