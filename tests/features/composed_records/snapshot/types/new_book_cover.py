"""Data types of the service.

This module defines `NewBookCover`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types
from .new_book_cover_color import NewBookCoverColor
from .new_book_cover_size import NewBookCoverSize


class NewBookCover(Record, frozen=True, kw_only=True):
    """The cover."""

    color: NewBookCoverColor | None = field(name="color")
    size: NewBookCoverSize | None = field(name="size", default=None)


publish_types(__name__.rpartition(".")[0], (NewBookCover,))
