"""Data types of the service.

This module defines `Search`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types
from .address import Address


class Search(Record, frozen=True, kw_only=True):
    """Search."""

    words: list[str] | None = field(name="words", default=None)
    address: Address | None = field(name="address", default=None)


publish_types(__name__.rpartition(".")[0], (Search,))
