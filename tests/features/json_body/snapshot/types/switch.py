"""Data types that belong together."""

from __future__ import annotations

from .._runtime.records import Record, field


class Switch(Record, frozen=True, kw_only=True):
    """Switch."""

    on: bool | None = field(name="on", default=None)
