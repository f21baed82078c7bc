"""Data types that belong together."""

from __future__ import annotations

from .._runtime.records import Record, field


class Inner(Record, frozen=True, kw_only=True):
    """Inner."""

    on: bool = field(name="on")
