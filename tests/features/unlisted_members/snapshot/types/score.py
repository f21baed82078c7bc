"""Data types of the service.

This module defines `Score`.
"""

from __future__ import annotations

import decimal

from .._runtime.records import Record, field, publish_types
from .._runtime.wire_forms import UnixTime


class Score(Record, frozen=True, kw_only=True):
    """Score."""

    at: UnixTime | None = field(name="at", default=None)
    exact: decimal.Decimal | None = field(name="exact", default=None)


publish_types(__name__.rpartition(".")[0], (Score,))
