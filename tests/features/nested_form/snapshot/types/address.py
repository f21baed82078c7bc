"""Data types of the service.

This module defines `Address`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Address(Record, frozen=True, kw_only=True):
    """Address."""

    city: str = field(name="city")
    gift: bool | None = field(name="gift", default=None)


publish_types(__name__.rpartition(".")[0], (Address,))
