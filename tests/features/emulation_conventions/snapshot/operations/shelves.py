"""A group of operations: their descriptions, and the methods that call them.

The group is `client.shelves`.
"""

from __future__ import annotations

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
from ..types.new_shelf import NewShelf
from ..types.shelf import Shelf
from ..types.shelf_list import ShelfList

_SHELF_ID = Parameter(name="shelf_id", wire="shelfId", kind=str)

_LIST: Operation[ShelfList] = Operation(
    name="shelves.list",
    method="GET",
    path=("/book-shelves",),
    responses={200: ShelfList},
    repeatable=True,
    accept="application/json",
)
_BUILD: Operation[Shelf] = Operation(
    name="shelves.build",
    method="POST",
    path=("/book-shelves",),
    body=Body(media_type="application/json", record=NewShelf),
    responses={201: Shelf},
    accept="application/json",
)
_GET: Operation[Shelf] = Operation(
    name="shelves.get",
    method="GET",
    path=("/book-shelves/", _SHELF_ID),
    responses={200: Shelf},
    repeatable=True,
    accept="application/json",
)
_ARCHIVE: Operation[Shelf] = Operation(
    name="shelves.archive",
    method="POST",
    path=("/book-shelves/", _SHELF_ID),
    responses={200: Shelf},
    accept="application/json",
)


class Shelves(Group):
    """Shelves."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawShelves:
        """The same operations, whose methods return the whole response."""
        return RawShelves(self._caller)

    def list(self) -> ShelfList:
        """Shelves of a tenant."""
        return self._call(_LIST)

    def build(self, *, name: str) -> Shelf:
        """A new shelf.

        Args:
            name: Its name.
        """
        return self._call(_BUILD, name=name)

    def get(self, shelf_id: str) -> Shelf:
        """One shelf.

        Raises:
            NotFoundError: There is no such item.
        """
        return self._call(_GET, shelf_id=shelf_id)

    def archive(self, shelf_id: str) -> Shelf:
        """Close a shelf.

        Raises:
            NotFoundError: There is no such item.
        """
        return self._call(_ARCHIVE, shelf_id=shelf_id)


@documented_like(Shelves)
class AsyncShelves(AsyncGroup):
    """Shelves."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawShelves:
        """The same operations, whose methods return the whole response."""
        return AsyncRawShelves(self._caller)

    async def list(self) -> ShelfList:
        """Like `Shelves.list`."""
        return await self._call(_LIST)

    async def build(self, *, name: str) -> Shelf:
        """Like `Shelves.build`."""
        return await self._call(_BUILD, name=name)

    async def get(self, shelf_id: str) -> Shelf:
        """Like `Shelves.get`."""
        return await self._call(_GET, shelf_id=shelf_id)

    async def archive(self, shelf_id: str) -> Shelf:
        """Like `Shelves.archive`."""
        return await self._call(_ARCHIVE, shelf_id=shelf_id)


class RawShelves(RawGroup):
    """The methods of `Shelves`; methods return the whole response."""

    __slots__ = ()

    list = raw(Shelves.list)
    build = raw(Shelves.build)
    get = raw(Shelves.get)
    archive = raw(Shelves.archive)


class AsyncRawShelves(AsyncRawGroup):
    """The methods of `AsyncShelves`; methods return the whole response."""

    __slots__ = ()

    list = async_raw(AsyncShelves.list)
    build = async_raw(AsyncShelves.build)
    get = async_raw(AsyncShelves.get)
    archive = async_raw(AsyncShelves.archive)
