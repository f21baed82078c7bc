"""Data types of the service.

This module defines `Book`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Book(Record, frozen=True, kw_only=True):
    """A book."""

    id: str = field(name="id")
    """Its name."""
    title: str = field(name="title")
    """What is on its cover."""


publish_types(__name__.rpartition(".")[0], (Book,))
