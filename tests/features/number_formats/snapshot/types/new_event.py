"""Data types of the service.

This module defines `NewEvent`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types
from .._runtime.wire_forms import ExactUnixTime, HttpDate, Int64Text, UInt64Text, UnixTime


class NewEvent(Record, frozen=True, kw_only=True):
    """NewEvent."""

    size: Int64Text | None = field(name="size", default=None)
    total: UInt64Text | None = field(name="total", default=None)
    at: UnixTime = field(name="at")
    exact: ExactUnixTime | None = field(name="exact", default=None)
    changed: HttpDate | None = field(name="changed", default=None)
    sizes: list[Int64Text] | None = field(name="sizes", default=None)


publish_types(__name__.rpartition(".")[0], (NewEvent,))
