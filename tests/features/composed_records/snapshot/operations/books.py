"""A group of operations: their descriptions, and the methods that call them.

The group is `client.books`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .._runtime.groups import (
    AsyncGroup,
    AsyncRawGroup,
    Group,
    RawGroup,
    async_raw,
    documented_like,
    raw,
)
from .._runtime.operation import Body, Operation, Parameter
from .._runtime.records import UNSET, UnsetType
from ..types.author_input import AuthorInput
from ..types.book import Book
from ..types.book_input import BookInput
from ..types.books_add_body import BooksAddBody
from ..types.books_list_response import BooksListResponse
from ..types.new_book_cover import NewBookCover
from ..types.new_book_kind import NewBookKind
from ..types.new_book_prices_value import NewBookPricesValue
from ..types.new_book_shelf import NewBookShelf
from ..types.stars import Stars
from ..types.wanted_kind import WantedKind

if TYPE_CHECKING:
    from ..types._params import (
        AuthorInputParams,
        NewBookCoverParams,
        NewBookKindLiteral,
        NewBookPricesValueParams,
        StarsLiteral,
        WantedKindLiteral,
    )

_BOOK_ID = Parameter(name="book_id", wire="bookId", kind=str)
_KIND = Parameter(name="kind", wire="kind", kind=WantedKind)

_ADD: Operation[Book] = Operation(
    name="books.add",
    method="POST",
    path=("/books",),
    body=Body(media_type="application/json", record=BooksAddBody),
    responses={201: Book},
    accept="application/json",
)
_REPLACE: Operation[Book] = Operation(
    name="books.replace",
    method="PUT",
    path=("/books/", _BOOK_ID),
    body=Body(media_type="application/json", record=BookInput),
    responses={200: Book},
    accept="application/json",
)
_GET: Operation[Book] = Operation(
    name="books.get",
    method="GET",
    path=("/books/", _BOOK_ID),
    responses={200: Book},
    repeatable=True,
    accept="application/json",
)
_LIST: Operation[BooksListResponse] = Operation(
    name="books.list",
    method="GET",
    path=("/books",),
    query=(_KIND,),
    responses={200: BooksListResponse},
    repeatable=True,
    accept="application/json",
)


class Books(Group):
    """Books."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawBooks:
        """The same operations, whose methods return the whole response."""
        return RawBooks(self._caller)

    def add(
        self,
        *,
        title: str,
        kind: NewBookKind | NewBookKindLiteral | str | UnsetType = UNSET,
        stars: Stars | StarsLiteral | None | UnsetType = UNSET,
        cover: NewBookCover | NewBookCoverParams | UnsetType = UNSET,
        authors: Sequence[AuthorInput | AuthorInputParams] | UnsetType = UNSET,
        labels: dict[str, Any] | UnsetType = UNSET,
        settings: dict[str, Any] | UnsetType = UNSET,
        shelf: NewBookShelf | UnsetType = UNSET,
        prices: Mapping[str, NewBookPricesValue | NewBookPricesValueParams] | UnsetType = UNSET,
        note: str,
    ) -> Book:
        """Add a book.

        Args:
            kind: The kind of book.
            cover: The cover.
            shelf: Where it stands.
        """
        return self._call(
            _ADD,
            title=title,
            kind=kind,
            stars=stars,
            cover=cover,
            authors=authors,
            labels=labels,
            settings=settings,
            shelf=shelf,
            prices=prices,
            note=note,
        )

    def replace(
        self,
        book_id: str,
        *,
        note: str,
        title: str,
        kind: NewBookKind | NewBookKindLiteral | str | UnsetType = UNSET,
        stars: Stars | StarsLiteral | None | UnsetType = UNSET,
        cover: NewBookCover | NewBookCoverParams | UnsetType = UNSET,
        authors: Sequence[AuthorInput | AuthorInputParams] | UnsetType = UNSET,
        labels: dict[str, Any] | UnsetType = UNSET,
        settings: dict[str, Any] | UnsetType = UNSET,
        shelf: NewBookShelf | UnsetType = UNSET,
        prices: Mapping[str, NewBookPricesValue | NewBookPricesValueParams] | UnsetType = UNSET,
    ) -> Book:
        """Replace a book.

        Args:
            note: What was said about it.
            kind: The kind of book.
            cover: The cover.
            shelf: Where it stands.

        Raises:
            NotFoundError: There is no such book.
        """
        return self._call(
            _REPLACE,
            book_id=book_id,
            note=note,
            title=title,
            kind=kind,
            stars=stars,
            cover=cover,
            authors=authors,
            labels=labels,
            settings=settings,
            shelf=shelf,
            prices=prices,
        )

    def get(self, book_id: str) -> Book:
        """One book.

        Raises:
            NotFoundError: There is no such book.
        """
        return self._call(_GET, book_id=book_id)

    def list(
        self, *, kind: WantedKind | WantedKindLiteral | UnsetType = UNSET
    ) -> BooksListResponse:
        """Books of a kind."""
        return self._call(_LIST, kind=kind)


@documented_like(Books)
class AsyncBooks(AsyncGroup):
    """Books."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawBooks:
        """The same operations, whose methods return the whole response."""
        return AsyncRawBooks(self._caller)

    async def add(
        self,
        *,
        title: str,
        kind: NewBookKind | NewBookKindLiteral | str | UnsetType = UNSET,
        stars: Stars | StarsLiteral | None | UnsetType = UNSET,
        cover: NewBookCover | NewBookCoverParams | UnsetType = UNSET,
        authors: Sequence[AuthorInput | AuthorInputParams] | UnsetType = UNSET,
        labels: dict[str, Any] | UnsetType = UNSET,
        settings: dict[str, Any] | UnsetType = UNSET,
        shelf: NewBookShelf | UnsetType = UNSET,
        prices: Mapping[str, NewBookPricesValue | NewBookPricesValueParams] | UnsetType = UNSET,
        note: str,
    ) -> Book:
        """Like `Books.add`."""
        return await self._call(
            _ADD,
            title=title,
            kind=kind,
            stars=stars,
            cover=cover,
            authors=authors,
            labels=labels,
            settings=settings,
            shelf=shelf,
            prices=prices,
            note=note,
        )

    async def replace(
        self,
        book_id: str,
        *,
        note: str,
        title: str,
        kind: NewBookKind | NewBookKindLiteral | str | UnsetType = UNSET,
        stars: Stars | StarsLiteral | None | UnsetType = UNSET,
        cover: NewBookCover | NewBookCoverParams | UnsetType = UNSET,
        authors: Sequence[AuthorInput | AuthorInputParams] | UnsetType = UNSET,
        labels: dict[str, Any] | UnsetType = UNSET,
        settings: dict[str, Any] | UnsetType = UNSET,
        shelf: NewBookShelf | UnsetType = UNSET,
        prices: Mapping[str, NewBookPricesValue | NewBookPricesValueParams] | UnsetType = UNSET,
    ) -> Book:
        """Like `Books.replace`."""
        return await self._call(
            _REPLACE,
            book_id=book_id,
            note=note,
            title=title,
            kind=kind,
            stars=stars,
            cover=cover,
            authors=authors,
            labels=labels,
            settings=settings,
            shelf=shelf,
            prices=prices,
        )

    async def get(self, book_id: str) -> Book:
        """Like `Books.get`."""
        return await self._call(_GET, book_id=book_id)

    async def list(
        self, *, kind: WantedKind | WantedKindLiteral | UnsetType = UNSET
    ) -> BooksListResponse:
        """Like `Books.list`."""
        return await self._call(_LIST, kind=kind)


class RawBooks(RawGroup):
    """The methods of `Books`; methods return the whole response."""

    __slots__ = ()

    add = raw(Books.add)
    replace = raw(Books.replace)
    get = raw(Books.get)
    list = raw(Books.list)


class AsyncRawBooks(AsyncRawGroup):
    """The methods of `AsyncBooks`; methods return the whole response."""

    __slots__ = ()

    add = async_raw(AsyncBooks.add)
    replace = async_raw(AsyncBooks.replace)
    get = async_raw(AsyncBooks.get)
    list = async_raw(AsyncBooks.list)
