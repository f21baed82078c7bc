"""Data types of the service.

This module defines `Bank`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Bank(Record, frozen=True, kw_only=True):
    """Bank."""

    iban: str = field(name="iban")
    holder: str | None = field(name="holder", default=None)


publish_types(__name__.rpartition(".")[0], (Bank,))
