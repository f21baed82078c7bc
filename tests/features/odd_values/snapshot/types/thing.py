"""Data types of the service.

This module defines `Thing`.
"""

from __future__ import annotations

import decimal
from typing import ClassVar

from .._runtime.records import Record, field, publish_types
from .color import Color
from .decimal import Decimal


class Thing(Record, frozen=True, kw_only=True):
    """Thing."""

    __nullable__: ClassVar[frozenset[str]] = frozenset({"count", "exact", "note"})

    name: str = field(name="name")
    color: Color | None = field(name="color", default=None)
    """By default `red`."""
    other: Color | None = field(name="other", default=None)
    """By default `green`."""
    note: str | None = field(name="note", default=None)
    """By default `nothing`."""
    count: int | None = field(name="count", default=None)
    """By default `3`."""
    exact: decimal.Decimal | None = field(name="exact", default=None)
    """By default `1.50`."""
    amount: Decimal | None = field(name="amount", default=None)


publish_types(__name__.rpartition(".")[0], (Thing,))
