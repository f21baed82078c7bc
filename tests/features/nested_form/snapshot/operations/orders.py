"""A group of operations: their descriptions, and the methods that call them.

The group is `client.orders`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .._runtime.groups import (
    AsyncGroup,
    AsyncRawGroup,
    Group,
    RawGroup,
    async_raw,
    documented_like,
    raw,
)
from .._runtime.operation import Body, Operation
from .._runtime.records import UNSET, UnsetType
from ..types.address import Address
from ..types.item import Item
from ..types.order import Order
from ..types.search import Search

if TYPE_CHECKING:
    from ..types._params import AddressParams, ItemParams

_CREATE: Operation[Order] = Operation(
    name="orders.create",
    method="POST",
    path=("/orders",),
    body=Body(media_type="application/x-www-form-urlencoded", record=Order, lists="indexed"),
    responses={201: Order},
    accept="application/json",
)
_SEARCH: Operation[Search] = Operation(
    name="orders.search",
    method="POST",
    path=("/search",),
    body=Body(media_type="application/x-www-form-urlencoded", record=Search, lists="brackets"),
    responses={200: Search},
    repeatable=True,
    accept="application/json",
)


class Orders(Group):
    """Orders."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawOrders:
        """The same operations, whose methods return the whole response."""
        return RawOrders(self._caller)

    def create(
        self,
        *,
        id: str | UnsetType = UNSET,
        customer: str,
        items: Sequence[Item | ItemParams] | UnsetType = UNSET,
        shipping: Address | AddressParams | UnsetType = UNSET,
        metadata: dict[str, str] | UnsetType = UNSET,
        coupon: str | UnsetType = UNSET,
    ) -> Order:
        """Create an order."""
        return self._call(
            _CREATE,
            id=id,
            customer=customer,
            items=items,
            shipping=shipping,
            metadata=metadata,
            coupon=coupon,
        )

    def search(
        self,
        *,
        words: list[str] | UnsetType = UNSET,
        address: Address | AddressParams | UnsetType = UNSET,
    ) -> Search:
        """Search."""
        return self._call(_SEARCH, words=words, address=address)


@documented_like(Orders)
class AsyncOrders(AsyncGroup):
    """Orders."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawOrders:
        """The same operations, whose methods return the whole response."""
        return AsyncRawOrders(self._caller)

    async def create(
        self,
        *,
        id: str | UnsetType = UNSET,
        customer: str,
        items: Sequence[Item | ItemParams] | UnsetType = UNSET,
        shipping: Address | AddressParams | UnsetType = UNSET,
        metadata: dict[str, str] | UnsetType = UNSET,
        coupon: str | UnsetType = UNSET,
    ) -> Order:
        """Like `Orders.create`."""
        return await self._call(
            _CREATE,
            id=id,
            customer=customer,
            items=items,
            shipping=shipping,
            metadata=metadata,
            coupon=coupon,
        )

    async def search(
        self,
        *,
        words: list[str] | UnsetType = UNSET,
        address: Address | AddressParams | UnsetType = UNSET,
    ) -> Search:
        """Like `Orders.search`."""
        return await self._call(_SEARCH, words=words, address=address)


class RawOrders(RawGroup):
    """The methods of `Orders`; methods return the whole response."""

    __slots__ = ()

    create = raw(Orders.create)
    search = raw(Orders.search)


class AsyncRawOrders(AsyncRawGroup):
    """The methods of `AsyncOrders`; methods return the whole response."""

    __slots__ = ()

    create = async_raw(AsyncOrders.create)
    search = async_raw(AsyncOrders.search)
