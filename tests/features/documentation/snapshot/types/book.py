"""Data types of the service.

This module defines `Book`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Book(Record, frozen=True, kw_only=True):
    """A book.

    Note: Books are heavy.

    Note: A second note: with a colon.
    """

    isbn: str = field(name="isbn")
    """What it is known by."""
    title: str | None = field(name="title", default=None)
    year: int | None = field(name="year", default=None)
    """When it came out, \"\"\"quoted\"\"\" and \\N{x}"""


publish_types(__name__.rpartition(".")[0], (Book,))
