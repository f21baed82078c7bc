"""Data types of the service.

This module defines `Author`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Author(Record, frozen=True, kw_only=True):
    """Author."""

    name: str = field(name="name")
    rank: int | None = field(name="rank", default=None)


publish_types(__name__.rpartition(".")[0], (Author,))
