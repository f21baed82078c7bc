"""A group of operations: their descriptions, and the methods that call them.

The group is `client.books`.
"""

from __future__ import annotations

import builtins

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
from ..types.book import Book
from ..types.new_book import NewBook

_SHELF_ID = Parameter(name="shelf_id", wire="shelfId", kind=str)
_NUMBER = Parameter(name="number", wire="number", kind=int)

_LIST: Operation[builtins.list[Book]] = Operation(
    name="books.list",
    method="GET",
    path=("/book-shelves/", _SHELF_ID, "/books"),
    responses={200: list[Book]},
    repeatable=True,
    accept="application/json",
)
_ADD: Operation[Book] = Operation(
    name="books.add",
    method="POST",
    path=("/book-shelves/", _SHELF_ID, "/books"),
    body=Body(media_type="application/json", record=NewBook),
    responses={201: Book},
    accept="application/json",
)
_REPLACE: Operation[Book] = Operation(
    name="books.replace",
    method="PUT",
    path=("/book-shelves/", _SHELF_ID, "/books/", _NUMBER),
    body=Body(media_type="application/json", record=NewBook),
    responses={200: Book},
    repeatable=True,
    accept="application/json",
)
_REMOVE: Operation[None] = Operation(
    name="books.remove",
    method="DELETE",
    path=("/book-shelves/", _SHELF_ID, "/books/", _NUMBER),
    responses={204: None},
    repeatable=True,
)


class Books(Group):
    """Books on a shelf."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawBooks:
        """The same operations, whose methods return the whole response."""
        return RawBooks(self._caller)

    def list(self, shelf_id: str) -> builtins.list[Book]:
        """Books of a shelf.

        Raises:
            NotFoundError: There is no such item.
        """
        return self._call(_LIST, shelf_id=shelf_id)

    def add(self, shelf_id: str, *, title: str) -> Book:
        """Put a book on a shelf.

        Args:
            title: Its title.

        Raises:
            NotFoundError: There is no such item.
        """
        return self._call(_ADD, shelf_id=shelf_id, title=title)

    def replace(self, number: int, *, shelf_id: str, title: str) -> Book:
        """Another book in its place.

        Args:
            title: Its title.

        Raises:
            NotFoundError: There is no such item.
        """
        return self._call(_REPLACE, number=number, shelf_id=shelf_id, title=title)

    def remove(self, number: int, *, shelf_id: str) -> None:
        """Take a book off a shelf.

        Raises:
            NotFoundError: There is no such item.
        """
        return self._call(_REMOVE, number=number, shelf_id=shelf_id)


@documented_like(Books)
class AsyncBooks(AsyncGroup):
    """Books on a shelf."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawBooks:
        """The same operations, whose methods return the whole response."""
        return AsyncRawBooks(self._caller)

    async def list(self, shelf_id: str) -> builtins.list[Book]:
        """Like `Books.list`."""
        return await self._call(_LIST, shelf_id=shelf_id)

    async def add(self, shelf_id: str, *, title: str) -> Book:
        """Like `Books.add`."""
        return await self._call(_ADD, shelf_id=shelf_id, title=title)

    async def replace(self, number: int, *, shelf_id: str, title: str) -> Book:
        """Like `Books.replace`."""
        return await self._call(_REPLACE, number=number, shelf_id=shelf_id, title=title)

    async def remove(self, number: int, *, shelf_id: str) -> None:
        """Like `Books.remove`."""
        return await self._call(_REMOVE, number=number, shelf_id=shelf_id)


class RawBooks(RawGroup):
    """The methods of `Books`; methods return the whole response."""

    __slots__ = ()

    list = raw(Books.list)
    add = raw(Books.add)
    replace = raw(Books.replace)
    remove = raw(Books.remove)


class AsyncRawBooks(AsyncRawGroup):
    """The methods of `AsyncBooks`; methods return the whole response."""

    __slots__ = ()

    list = async_raw(AsyncBooks.list)
    add = async_raw(AsyncBooks.add)
    replace = async_raw(AsyncBooks.replace)
    remove = async_raw(AsyncBooks.remove)
