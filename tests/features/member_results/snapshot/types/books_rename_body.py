"""Data types of the service.

This module defines `BooksRenameBody`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class BooksRenameBody(Record, frozen=True, kw_only=True):
    """BooksRenameBody."""

    title: str = field(name="title")


publish_types(__name__.rpartition(".")[0], (BooksRenameBody,))
