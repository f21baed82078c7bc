"""Data types of the service.

This module defines `Card`.
"""

from __future__ import annotations

import datetime
from typing import ClassVar

from .._runtime.records import Record, field, publish_types


class Card(Record, frozen=True, kw_only=True):
    """Card."""

    __secrets__: ClassVar[frozenset[str]] = frozenset({"number"})

    number: str = field(name="number")
    expires: datetime.date | None = field(name="expires", default=None)


publish_types(__name__.rpartition(".")[0], (Card,))
