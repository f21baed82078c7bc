"""Data types of the service.

This module defines `Meta`.
"""

from __future__ import annotations

import datetime
import uuid

from .._runtime.records import Record, field, publish_types


class Meta(Record, frozen=True, kw_only=True):
    """Meta."""

    request_id: uuid.UUID = field(name="requestId")
    at: datetime.datetime = field(name="at")


publish_types(__name__.rpartition(".")[0], (Meta,))
