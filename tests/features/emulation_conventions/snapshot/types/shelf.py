"""Data types of the service.

This module defines `Shelf`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Shelf(Record, frozen=True, kw_only=True):
    """A shelf."""

    id: str = field(name="id")
    """Its id."""
    name: str = field(name="name")
    """Its name."""
    books: int | None = field(name="books", default=None)
    """How many books stand on it."""
    archived: bool | None = field(name="archived", default=None)
    """Whether it is closed."""


publish_types(__name__.rpartition(".")[0], (Shelf,))
