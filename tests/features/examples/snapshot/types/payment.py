"""Data types that belong together."""

from __future__ import annotations

from .._runtime.records import UNSET, Record, UnsetType, field
from .bank import Bank
from .card import Card


class Payment(Record, frozen=True, kw_only=True):
    """Payment."""

    amount: int = field(name="amount")
    card: Card | None = field(name="card", default=None)
    bank: Bank | None = field(name="bank", default=None)
    note: str | None | UnsetType = field(name="note", default=UNSET)
