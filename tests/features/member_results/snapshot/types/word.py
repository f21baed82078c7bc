"""Data types of the service.

This module defines `Word`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Word(Record, frozen=True, kw_only=True):
    """A word of a book."""

    data: str = field(name="data")


publish_types(__name__.rpartition(".")[0], (Word,))
