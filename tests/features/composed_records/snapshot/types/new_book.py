"""Data types of the service.

This module defines `NewBook`.
"""

from __future__ import annotations

from typing import Any, ClassVar

from .._runtime.records import Record, field, publish_types
from .author import Author
from .new_book_cover import NewBookCover
from .new_book_kind import NewBookKind
from .new_book_prices_value import NewBookPricesValue
from .new_book_shelf import NewBookShelf
from .stars import Stars


class NewBook(Record, frozen=True, kw_only=True):
    """What is said of a new book."""

    __nullable__: ClassVar[frozenset[str]] = frozenset({"stars"})

    title: str = field(name="title")
    kind: NewBookKind | None = field(name="kind", default=None)
    """The kind of book."""
    stars: Stars | None = field(name="stars", default=None)
    cover: NewBookCover | None = field(name="cover", default=None)
    """The cover."""
    authors: list[Author] | None = field(name="authors", default=None)
    labels: dict[str, Any] | None = field(name="labels", default=None)
    settings: dict[str, Any] | None = field(name="settings", default=None)
    shelf: NewBookShelf | None = field(name="shelf", default=None)
    """Where it stands."""
    prices: dict[str, NewBookPricesValue] | None = field(name="prices", default=None)


publish_types(__name__.rpartition(".")[0], (NewBook,))
