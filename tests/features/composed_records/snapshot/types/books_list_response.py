"""Data types of the service.

This module defines `BooksListResponse`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types
from .book import Book


class BooksListResponse(Record, frozen=True, kw_only=True):
    """BooksListResponse."""

    books: list[Book] = field(name="books")


publish_types(__name__.rpartition(".")[0], (BooksListResponse,))
