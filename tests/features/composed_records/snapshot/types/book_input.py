"""Data types of the service.

This module defines `BookInput`.
"""

from __future__ import annotations

from typing import Any, ClassVar

from .._runtime.records import Record, Xml, field, publish_types
from .author_input import AuthorInput
from .new_book_cover import NewBookCover
from .new_book_kind import NewBookKind
from .new_book_prices_value import NewBookPricesValue
from .new_book_shelf import NewBookShelf
from .stars import Stars


class BookInput(Record, frozen=True, kw_only=True):
    """A book.

    Requests have it in place of `Book`.
    """

    __xml__: ClassVar[Xml | None] = Xml(name="Book")
    __nullable__: ClassVar[frozenset[str]] = frozenset({"stars"})

    note: str = field(name="note")
    """What was said about it."""
    title: str = field(name="title")
    kind: NewBookKind | None = field(name="kind", default=None)
    """The kind of book."""
    stars: Stars | None = field(name="stars", default=None)
    cover: NewBookCover | None = field(name="cover", default=None)
    """The cover."""
    authors: list[AuthorInput] | None = field(name="authors", default=None)
    labels: dict[str, Any] | None = field(name="labels", default=None)
    settings: dict[str, Any] | None = field(name="settings", default=None)
    shelf: NewBookShelf | None = field(name="shelf", default=None)
    """Where it stands."""
    prices: dict[str, NewBookPricesValue] | None = field(name="prices", default=None)


publish_types(__name__.rpartition(".")[0], (BookInput,))
