"""Data types of the service.

This module defines `Book`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Book(Record, frozen=True, kw_only=True):
    """A book."""

    number: int = field(name="number")
    """Its number on the shelf."""
    title: str = field(name="title")
    """Its title."""


publish_types(__name__.rpartition(".")[0], (Book,))
