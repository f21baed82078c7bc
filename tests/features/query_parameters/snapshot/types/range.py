"""Data types that belong together."""

from __future__ import annotations

from .._runtime.records import Record, field


class Range(Record, frozen=True, kw_only=True):
    """Range."""

    from_: int | None = field(name="From", default=None)
    to: int | None = field(name="to", default=None)
