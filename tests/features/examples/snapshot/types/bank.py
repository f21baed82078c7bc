"""Data types that belong together."""

from __future__ import annotations

from .._runtime.records import Record, field


class Bank(Record, frozen=True, kw_only=True):
    """Bank."""

    iban: str = field(name="iban")
    holder: str | None = field(name="holder", default=None)
