"""Data types of the service.

This module defines `TicketEnvelope`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types
from .meta import Meta


class TicketEnvelope(Record, frozen=True, kw_only=True):
    """A number in a queue."""

    data: int = field(name="data")
    meta: Meta | None = field(name="meta", default=None)
    """What stands beside every result."""


publish_types(__name__.rpartition(".")[0], (TicketEnvelope,))
