"""A group of operations: their descriptions, and the methods that call them.

The group is `client.items`.
"""

from __future__ import annotations

from .._runtime.checks import Check
from .._runtime.deprecation import deprecated
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
from ..types.item import Item

_ID = Parameter(name="id", wire="id", kind=str, check=Check(pattern="^[a-z]+$"))
_VERBOSE = Parameter(name="verbose", wire="verbose", kind=bool)
_DETAIL = Parameter(name="detail", wire="detail", kind=str)

_FIND: Operation[Item] = Operation(
    name="items.find",
    method="GET",
    path=("/items/", _ID),
    query=(_VERBOSE, _DETAIL),
    responses={200: Item},
    repeatable=True,
    accept="application/json",
)
_LOOK_UP: Operation[Item] = Operation(
    name="items.look_up",
    method="GET",
    path=("/lookup/", _ID),
    responses={200: Item},
    repeatable=True,
    accept="application/json",
)
_STORE: Operation[None] = Operation(
    name="items.store",
    method="PUT",
    path=("/items",),
    body=Body(media_type="application/json", record=Item),
    responses={204: None},
    repeatable=True,
)
_KEEP: Operation[None] = Operation(
    name="items.keep",
    method="POST",
    path=("/items",),
    body=Body(media_type="application/json", record=Item),
    responses={204: None},
)


class Items(Group):
    """Items of a shop."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawItems:
        """The same operations, whose methods return the whole response."""
        return RawItems(self._caller)

    def find(
        self, id: str, *, verbose: bool | UnsetType = UNSET, detail: str | UnsetType = UNSET
    ) -> Item:
        """Find an item.

        Args:
            verbose: Say all. Deprecated: use `detail` instead.

        Raises:
            NotFoundError: There is no such item.
        """
        return self._call(_FIND, id=id, verbose=verbose, detail=detail)

    @deprecated("Deprecated since 2.0: use `client.items.find` instead.")
    def look_up(self, id: str) -> Item:
        """Look up an item.

        Deprecated since 2.0: use `client.items.find` instead.

        It looks everywhere.

        Raises:
            NotFoundError: There is no such item.
        """
        return self._call(_LOOK_UP, id=id)

    @deprecated("Deprecated.")
    def store(
        self,
        *,
        id: str,
        label: str | UnsetType = UNSET,
        name: str | UnsetType = UNSET,
        colour: str | UnsetType = UNSET,
    ) -> None:
        """Store an item.

        Deprecated.

        Args:
            id: What it is known by.
            label: What it is called. Deprecated since 2024-05-01: use `name` instead.
            colour: Deprecated.
        """
        return self._call(_STORE, id=id, label=label, name=name, colour=colour)

    def keep(
        self,
        *,
        id: str,
        label: str | UnsetType = UNSET,
        name: str | UnsetType = UNSET,
        colour: str | UnsetType = UNSET,
    ) -> None:
        """Keep an item.

        Args:
            id: What it is known by.
            label: What it is called. Deprecated since 2024-05-01: use `name` instead.
            colour: Deprecated.
        """
        return self._call(_KEEP, id=id, label=label, name=name, colour=colour)


@documented_like(Items)
class AsyncItems(AsyncGroup):
    """Items of a shop."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawItems:
        """The same operations, whose methods return the whole response."""
        return AsyncRawItems(self._caller)

    async def find(
        self, id: str, *, verbose: bool | UnsetType = UNSET, detail: str | UnsetType = UNSET
    ) -> Item:
        """Like `Items.find`."""
        return await self._call(_FIND, id=id, verbose=verbose, detail=detail)

    @deprecated("Deprecated since 2.0: use `client.items.find` instead.")
    async def look_up(self, id: str) -> Item:
        """Like `Items.look_up`."""
        return await self._call(_LOOK_UP, id=id)

    @deprecated("Deprecated.")
    async def store(
        self,
        *,
        id: str,
        label: str | UnsetType = UNSET,
        name: str | UnsetType = UNSET,
        colour: str | UnsetType = UNSET,
    ) -> None:
        """Like `Items.store`."""
        return await self._call(_STORE, id=id, label=label, name=name, colour=colour)

    async def keep(
        self,
        *,
        id: str,
        label: str | UnsetType = UNSET,
        name: str | UnsetType = UNSET,
        colour: str | UnsetType = UNSET,
    ) -> None:
        """Like `Items.keep`."""
        return await self._call(_KEEP, id=id, label=label, name=name, colour=colour)


class RawItems(RawGroup):
    """The methods of `Items`; methods return the whole response."""

    __slots__ = ()

    find = raw(Items.find)
    look_up = raw(Items.look_up)  # pyright: ignore[reportDeprecated]
    store = raw(Items.store)  # pyright: ignore[reportDeprecated]
    keep = raw(Items.keep)


class AsyncRawItems(AsyncRawGroup):
    """The methods of `AsyncItems`; methods return the whole response."""

    __slots__ = ()

    find = async_raw(AsyncItems.find)
    look_up = async_raw(AsyncItems.look_up)  # pyright: ignore[reportDeprecated]
    store = async_raw(AsyncItems.store)  # pyright: ignore[reportDeprecated]
    keep = async_raw(AsyncItems.keep)
