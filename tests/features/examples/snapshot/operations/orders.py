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
from .._runtime.operation import Body, Operation, Parameter
from .._runtime.records import UNSET, UnsetType
from ..types.customer import Customer, Order
from ..types.payment import Payment
from ..types.state import State

if TYPE_CHECKING:
    from ..types._params import CustomerParams, OrderParams, PaymentParams, StateLiteral

_ORDER_ID = Parameter(name="order_id", wire="orderId", kind=str)

_GET: Operation[Order] = Operation(
    name="orders.get",
    method="GET",
    path=("/orders/", _ORDER_ID),
    responses={200: Order},
    repeatable=True,
    accept="application/json",
)
_PUT: Operation[Customer] = Operation(
    name="orders.put",
    method="PUT",
    path=("/orders/", _ORDER_ID),
    body=Body(media_type="application/json", record=Order),
    responses={200: Customer},
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

    def get(self, order_id: str) -> Order:
        """Get an order."""
        return self._call(_GET, order_id=order_id)

    def put(
        self,
        order_id: str,
        *,
        id: str,
        state: State | StateLiteral | str,
        payment: Payment | PaymentParams | UnsetType = UNSET,
        customer: Customer | CustomerParams | UnsetType = UNSET,
        parts: Sequence[Order | OrderParams] | UnsetType = UNSET,
    ) -> Customer:
        """Replace an order."""
        return self._call(
            _PUT,
            order_id=order_id,
            id=id,
            state=state,
            payment=payment,
            customer=customer,
            parts=parts,
        )


@documented_like(Orders)
class AsyncOrders(AsyncGroup):
    """Orders."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawOrders:
        """The same operations, whose methods return the whole response."""
        return AsyncRawOrders(self._caller)

    async def get(self, order_id: str) -> Order:
        """Like `Orders.get`."""
        return await self._call(_GET, order_id=order_id)

    async def put(
        self,
        order_id: str,
        *,
        id: str,
        state: State | StateLiteral | str,
        payment: Payment | PaymentParams | UnsetType = UNSET,
        customer: Customer | CustomerParams | UnsetType = UNSET,
        parts: Sequence[Order | OrderParams] | UnsetType = UNSET,
    ) -> Customer:
        """Like `Orders.put`."""
        return await self._call(
            _PUT,
            order_id=order_id,
            id=id,
            state=state,
            payment=payment,
            customer=customer,
            parts=parts,
        )


class RawOrders(RawGroup):
    """The methods of `Orders`; methods return the whole response."""

    __slots__ = ()

    get = raw(Orders.get)
    put = raw(Orders.put)


class AsyncRawOrders(AsyncRawGroup):
    """The methods of `AsyncOrders`; methods return the whole response."""

    __slots__ = ()

    get = async_raw(AsyncOrders.get)
    put = async_raw(AsyncOrders.put)
