"""Data types of the service.

This module defines `Event`.
"""

from __future__ import annotations

import datetime
from typing import ClassVar

from .._runtime.records import Record, field, publish_types
from .._runtime.wire_forms import ExactUnixTime, HttpDate, Int64Text, UInt64Text, UnixTime
from .event_value import EventValue


class Event(Record, frozen=True, kw_only=True):
    """Event.

    It has the members of `NewEvent`.
    """

    __nullable__: ClassVar[frozenset[str]] = frozenset({"created"})

    size: Int64Text | None = field(name="size", default=None)
    total: UInt64Text | None = field(name="total", default=None)
    at: UnixTime = field(name="at")
    exact: ExactUnixTime | None = field(name="exact", default=None)
    changed: HttpDate | None = field(name="changed", default=None)
    sizes: list[Int64Text] | None = field(name="sizes", default=None)
    id: str = field(name="id")
    day: datetime.datetime | None = field(name="day", default=None)
    created: UnixTime | None = field(name="created", default=None)
    moments: dict[str, UnixTime] | None = field(name="moments", default=None)
    value: EventValue | None = field(name="value", default=None)


publish_types(__name__.rpartition(".")[0], (Event,))
