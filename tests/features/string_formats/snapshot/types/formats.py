"""Data types of the service.

This module defines `Formats`.
"""

from __future__ import annotations

import datetime
import decimal
import uuid

from .._runtime.records import Record, field, publish_types


class Formats(Record, frozen=True, kw_only=True):
    """Formats."""

    date_time: datetime.datetime | None = field(name="date-time", default=None)
    date: datetime.date | None = field(name="date", default=None)
    time: datetime.time | None = field(name="time", default=None)
    duration: datetime.timedelta | None = field(name="duration", default=None)
    identifier: uuid.UUID | None = field(name="uuid", default=None)
    uri: str | None = field(name="uri", default=None)
    byte: bytes | None = field(name="byte", default=None)
    amount: decimal.Decimal | None = field(name="decimal", default=None)


publish_types(__name__.rpartition(".")[0], (Formats,))
