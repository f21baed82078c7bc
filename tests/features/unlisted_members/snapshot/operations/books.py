"""A group of operations: their descriptions, and the methods that call them.

The group is `client.books`.
"""

from __future__ import annotations

from collections.abc import Sequence
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
from ..types.book import Book
from ..types.event import Event
from ..types.new_book import NewBook
from ..types.prices import Prices

if TYPE_CHECKING:
    from ..types._params import EventParams, PricesParams

_BOOK_ID = Parameter(name="book_id", wire="bookId", kind=str)

_ADD: Operation[Book] = Operation(
    name="books.add",
    method="POST",
    path=("/books",),
    body=Body(media_type="application/json", record=NewBook),
    responses={201: Book},
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
_REPLACE: Operation[Book] = Operation(
    name="books.replace",
    method="PUT",
    path=("/books/", _BOOK_ID),
    body=Body(media_type="application/json", record=NewBook),
    responses={200: Book},
    repeatable=True,
    accept="application/json",
)
_PRICE: Operation[list[Prices]] = Operation(
    name="books.price",
    method="POST",
    path=("/prices",),
    body=Body(media_type="application/json", name="body", kind=list[Prices]),
    responses={200: list[Prices]},
    repeatable=True,
    accept="application/json",
)
_TELL: Operation[Event] = Operation(
    name="books.tell",
    method="POST",
    path=("/events",),
    body=Body(media_type="application/json", name="body", kind=Event),
    responses={200: Event},
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
        pages: int | UnsetType = UNSET,
        additional_properties: dict[str, Any] | UnsetType = UNSET,
    ) -> Book:
        """Add a book.

        Args:
            additional_properties: Members that are not listed, by their names on the wire.
        """
        return self._call(
            _ADD, title=title, pages=pages, additional_properties=additional_properties
        )

    def get(self, book_id: str) -> Book:
        """One book.

        Raises:
            NotFoundError: There is no such book.
        """
        return self._call(_GET, book_id=book_id)

    def replace(
        self,
        book_id: str,
        *,
        title: str,
        pages: int | UnsetType = UNSET,
        additional_properties: dict[str, Any] | UnsetType = UNSET,
    ) -> Book:
        """Another book in its place.

        Args:
            additional_properties: Members that are not listed, by their names on the wire.

        Raises:
            NotFoundError: There is no such book.
        """
        return self._call(
            _REPLACE,
            book_id=book_id,
            title=title,
            pages=pages,
            additional_properties=additional_properties,
        )

    def price(self, *, body: Sequence[Prices | PricesParams]) -> list[Prices]:
        """Say what books cost."""
        return self._call(_PRICE, body=body)

    def tell(self, *, body: Event | EventParams) -> Event:
        """Tell of an event."""
        return self._call(_TELL, body=body)


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
        pages: int | UnsetType = UNSET,
        additional_properties: dict[str, Any] | UnsetType = UNSET,
    ) -> Book:
        """Like `Books.add`."""
        return await self._call(
            _ADD, title=title, pages=pages, additional_properties=additional_properties
        )

    async def get(self, book_id: str) -> Book:
        """Like `Books.get`."""
        return await self._call(_GET, book_id=book_id)

    async def replace(
        self,
        book_id: str,
        *,
        title: str,
        pages: int | UnsetType = UNSET,
        additional_properties: dict[str, Any] | UnsetType = UNSET,
    ) -> Book:
        """Like `Books.replace`."""
        return await self._call(
            _REPLACE,
            book_id=book_id,
            title=title,
            pages=pages,
            additional_properties=additional_properties,
        )

    async def price(self, *, body: Sequence[Prices | PricesParams]) -> list[Prices]:
        """Like `Books.price`."""
        return await self._call(_PRICE, body=body)

    async def tell(self, *, body: Event | EventParams) -> Event:
        """Like `Books.tell`."""
        return await self._call(_TELL, body=body)


class RawBooks(RawGroup):
    """The methods of `Books`; methods return the whole response."""

    __slots__ = ()

    add = raw(Books.add)
    get = raw(Books.get)
    replace = raw(Books.replace)
    price = raw(Books.price)
    tell = raw(Books.tell)


class AsyncRawBooks(AsyncRawGroup):
    """The methods of `AsyncBooks`; methods return the whole response."""

    __slots__ = ()

    add = async_raw(AsyncBooks.add)
    get = async_raw(AsyncBooks.get)
    replace = async_raw(AsyncBooks.replace)
    price = async_raw(AsyncBooks.price)
    tell = async_raw(AsyncBooks.tell)
