"""Data types of the service.

This module defines `Item`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Item(Record, frozen=True, kw_only=True):
    """Anything with an id and a text."""

    id: str = field(name="id")
    """The id."""
    text: str | None = field(name="text", default=None)
    """The text."""


publish_types(__name__.rpartition(".")[0], (Item,))
