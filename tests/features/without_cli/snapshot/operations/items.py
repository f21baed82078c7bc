"""A group of operations: their descriptions, and the methods that call them.

The group is `client.items`.
"""

from __future__ import annotations

from .._runtime.checks import Check
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
from ..types.item_change import ItemChange

_SHOP_ID = Parameter(name="shop_id", wire="shopId", kind=str, check=Check(pattern="^s[0-9]+$"))
_ITEM_ID = Parameter(name="item_id", wire="itemId", kind=str, check=Check(pattern="^i[0-9]+$"))
_VIEW = Parameter(name="view", wire="view", kind=str)

_GET: Operation[Item] = Operation(
    name="items.get",
    method="GET",
    path=("/shops/", _SHOP_ID, "/items/", _ITEM_ID),
    query=(_VIEW,),
    responses={200: Item},
    repeatable=True,
    accept="application/json",
)
_CHANGE: Operation[Item] = Operation(
    name="items.change",
    method="PUT",
    path=("/shops/", _SHOP_ID, "/items/", _ITEM_ID),
    body=Body(media_type="application/json", record=ItemChange),
    responses={200: Item},
    repeatable=True,
    accept="application/json",
)


class Items(Group):
    """Items of shops."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawItems:
        """The same operations, whose methods return the whole response."""
        return RawItems(self._caller)

    def get(self, item_id: str, *, shop_id: str, view: str | UnsetType = UNSET) -> Item:
        """Get an item.

        Args:
            item_id: The item.
            shop_id: The shop.

        Raises:
            NotFoundError: There is no such item.
        """
        return self._call(_GET, item_id=item_id, shop_id=shop_id, view=view)

    def change(self, item_id: str, *, shop_id: str, note: str) -> Item:
        """Change an item.

        Raises:
            NotFoundError: There is no such item.
        """
        return self._call(_CHANGE, item_id=item_id, shop_id=shop_id, note=note)


@documented_like(Items)
class AsyncItems(AsyncGroup):
    """Items of shops."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawItems:
        """The same operations, whose methods return the whole response."""
        return AsyncRawItems(self._caller)

    async def get(self, item_id: str, *, shop_id: str, view: str | UnsetType = UNSET) -> Item:
        """Like `Items.get`."""
        return await self._call(_GET, item_id=item_id, shop_id=shop_id, view=view)

    async def change(self, item_id: str, *, shop_id: str, note: str) -> Item:
        """Like `Items.change`."""
        return await self._call(_CHANGE, item_id=item_id, shop_id=shop_id, note=note)


class RawItems(RawGroup):
    """The methods of `Items`; methods return the whole response."""

    __slots__ = ()

    get = raw(Items.get)
    change = raw(Items.change)


class AsyncRawItems(AsyncRawGroup):
    """The methods of `AsyncItems`; methods return the whole response."""

    __slots__ = ()

    get = async_raw(AsyncItems.get)
    change = async_raw(AsyncItems.change)
