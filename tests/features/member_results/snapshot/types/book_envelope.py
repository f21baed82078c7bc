"""Data types of the service.

This module defines `BookEnvelope`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types
from .book import Book
from .meta import Meta


class BookEnvelope(Record, frozen=True, kw_only=True):
    """A book, and what stands beside it."""

    data: Book = field(name="data")
    """A book."""
    meta: Meta = field(name="meta")
    """What stands beside every result."""


publish_types(__name__.rpartition(".")[0], (BookEnvelope,))
