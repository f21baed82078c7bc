"""Data types of the service.

This module defines `BooksEnvelope`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types
from .book import Book


class BooksEnvelope(Record, frozen=True, kw_only=True):
    """Books."""

    data: list[Book] = field(name="data")


publish_types(__name__.rpartition(".")[0], (BooksEnvelope,))
