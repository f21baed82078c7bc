"""Data types that belong together."""

from __future__ import annotations

from .._runtime.records import Record, field


class Part(Record, frozen=True, kw_only=True):
    """Part."""

    name: str = field(name="name")
