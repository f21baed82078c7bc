"""Data types of the service.

This module defines `Decimal`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Decimal(Record, frozen=True, kw_only=True):
    """Decimal."""

    value: str = field(name="value")
    digits: int | None = field(name="digits", default=None)


publish_types(__name__.rpartition(".")[0], (Decimal,))
