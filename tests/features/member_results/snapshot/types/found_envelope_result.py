"""Data types of the service.

This module defines `FoundEnvelopeResult`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types
from .book import Book


class FoundEnvelopeResult(Record, frozen=True, kw_only=True):
    """FoundEnvelopeResult."""

    best_match: Book | None = field(name="best-match", default=None)
    """A book."""
    count: int = field(name="count")


publish_types(__name__.rpartition(".")[0], (FoundEnvelopeResult,))
