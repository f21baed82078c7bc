"""Data types that belong together."""

from __future__ import annotations

import datetime
import uuid

from .._runtime.records import Record, field


class Meta(Record, frozen=True, kw_only=True):
    """Meta."""

    request_id: uuid.UUID = field(name="requestId")
    at: datetime.datetime = field(name="at")
