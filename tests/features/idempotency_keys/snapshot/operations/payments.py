"""A group of operations: their descriptions, and the methods that call them.

The group is `client.payments`.
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
from ..types.new_payment import NewPayment
from ..types.payment import Payment

_IDEMPOTENCY_KEY = Parameter(
    name="idempotency_key",
    wire="Idempotency-Key",
    kind=str,
    check=Check(min_length=1, max_length=255),
)
_PAYMENT_ID = Parameter(name="payment_id", wire="paymentId", kind=int)

_CREATE: Operation[Payment] = Operation(
    name="payments.create",
    method="POST",
    path=("/payments",),
    headers=(_IDEMPOTENCY_KEY,),
    body=Body(media_type="application/json", record=NewPayment),
    responses={201: Payment},
    repeatable=True,
    key_header="Idempotency-Key",
    accept="application/json",
)
_GET_ONE: Operation[Payment] = Operation(
    name="payments.get_one",
    method="GET",
    path=("/payments/", _PAYMENT_ID),
    responses={200: Payment},
    repeatable=True,
    accept="application/json",
)
_REFUND: Operation[None] = Operation(
    name="payments.refund",
    method="DELETE",
    path=("/payments/", _PAYMENT_ID),
    responses={204: None},
)


class Payments(Group):
    """Payments."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawPayments:
        """The same operations, whose methods return the whole response."""
        return RawPayments(self._caller)

    def create(self, *, idempotency_key: str | UnsetType = UNSET, amount: int) -> Payment:
        """Pay.

        Args:
            idempotency_key: A key with which the service does this once, however often the request
                is sent; the client makes one for each call.
        """
        return self._call(_CREATE, idempotency_key=idempotency_key, amount=amount)

    def get_one(self, payment_id: int) -> Payment:
        """Get one.

        Raises:
            NotFoundError: There is no such payment.
        """
        return self._call(_GET_ONE, payment_id=payment_id)

    def refund(self, payment_id: int) -> None:
        """Refund.

        Raises:
            NotFoundError: There is no such payment.
        """
        return self._call(_REFUND, payment_id=payment_id)


@documented_like(Payments)
class AsyncPayments(AsyncGroup):
    """Payments."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawPayments:
        """The same operations, whose methods return the whole response."""
        return AsyncRawPayments(self._caller)

    async def create(self, *, idempotency_key: str | UnsetType = UNSET, amount: int) -> Payment:
        """Like `Payments.create`."""
        return await self._call(_CREATE, idempotency_key=idempotency_key, amount=amount)

    async def get_one(self, payment_id: int) -> Payment:
        """Like `Payments.get_one`."""
        return await self._call(_GET_ONE, payment_id=payment_id)

    async def refund(self, payment_id: int) -> None:
        """Like `Payments.refund`."""
        return await self._call(_REFUND, payment_id=payment_id)


class RawPayments(RawGroup):
    """The methods of `Payments`; methods return the whole response."""

    __slots__ = ()

    create = raw(Payments.create)
    get_one = raw(Payments.get_one)
    refund = raw(Payments.refund)


class AsyncRawPayments(AsyncRawGroup):
    """The methods of `AsyncPayments`; methods return the whole response."""

    __slots__ = ()

    create = async_raw(AsyncPayments.create)
    get_one = async_raw(AsyncPayments.get_one)
    refund = async_raw(AsyncPayments.refund)
