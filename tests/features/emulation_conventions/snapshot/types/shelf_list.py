"""Data types of the service.

This module defines `ShelfList`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types
from .shelf import Shelf


class ShelfList(Record, frozen=True, kw_only=True):
    """Shelves in a record."""

    shelves: list[Shelf] = field(name="shelves")
    """The shelves."""


publish_types(__name__.rpartition(".")[0], (ShelfList,))
