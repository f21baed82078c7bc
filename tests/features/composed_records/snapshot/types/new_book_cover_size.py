"""Data types of the service.

This module defines `NewBookCoverSize`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class NewBookCoverSize(Record, frozen=True, kw_only=True):
    """NewBookCoverSize."""

    width: int = field(name="width")
    height: int | None = field(name="height", default=None)


publish_types(__name__.rpartition(".")[0], (NewBookCoverSize,))
