"""Data types of the service.

This module defines `NewShelf`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class NewShelf(Record, frozen=True, kw_only=True):
    """A shelf to build."""

    name: str = field(name="name")
    """Its name."""


publish_types(__name__.rpartition(".")[0], (NewShelf,))
