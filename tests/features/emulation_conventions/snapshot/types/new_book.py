"""Data types of the service.

This module defines `NewBook`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class NewBook(Record, frozen=True, kw_only=True):
    """A book to put on a shelf."""

    title: str = field(name="title")
    """Its title."""


publish_types(__name__.rpartition(".")[0], (NewBook,))
