"""Data types of the service.

This module defines `Payment`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Payment(Record, frozen=True, kw_only=True):
    """Payment."""

    id: int = field(name="id")
    amount: int = field(name="amount")


publish_types(__name__.rpartition(".")[0], (Payment,))
