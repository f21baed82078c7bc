"""Data types of the service.

This module defines `Added`.
"""

from __future__ import annotations

from typing import Literal

from .._runtime.records import Record, always, field, no_members, publish_types
from .book import Book


class Added(Record, frozen=True, kw_only=True):
    """Added."""

    type: Literal["added"] = field(name="type", default_factory=always("added"))
    book: Book | None = field(name="book", default=None)
    additional_properties: dict[str, str | None] = field(name="...", default_factory=no_members)
    """Members that are not listed, by their names on the wire."""


publish_types(__name__.rpartition(".")[0], (Added,))
