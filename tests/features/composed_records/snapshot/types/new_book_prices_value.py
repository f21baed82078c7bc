"""Data types of the service.

This module defines `NewBookPricesValue`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class NewBookPricesValue(Record, frozen=True, kw_only=True):
    """NewBookPricesValue."""

    amount: float | None = field(name="amount", default=None)


publish_types(__name__.rpartition(".")[0], (NewBookPricesValue,))
