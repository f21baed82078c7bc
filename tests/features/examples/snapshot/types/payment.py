"""Data types of the service.

This module defines `Payment`.
"""

from __future__ import annotations

from typing import ClassVar

from .._runtime.records import Record, field, publish_types
from .bank import Bank
from .card import Card


class Payment(Record, frozen=True, kw_only=True):
    """Payment."""

    __nullable__: ClassVar[frozenset[str]] = frozenset({"note"})

    amount: int = field(name="amount")
    card: Card | None = field(name="card", default=None)
    bank: Bank | None = field(name="bank", default=None)
    note: str | None = field(name="note", default=None)


publish_types(__name__.rpartition(".")[0], (Payment,))
