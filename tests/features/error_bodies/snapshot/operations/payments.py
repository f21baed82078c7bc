"""A group of operations: their descriptions, and the methods that call them.

The group is `client.payments`.
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
from ..types.payment import Payment

_ID = Parameter(name="id", wire="id", kind=str)

_PAY: Operation[Payment] = Operation(
    name="payments.pay",
    method="POST",
    path=("/payments",),
    body=Body(media_type="application/json", record=Payment),
    responses={201: Payment},
    accept="application/json",
    reasons={402: {"card_declined": ("no-funds", "lost"), "invalid_402": ()}},
)
_GET: Operation[Payment] = Operation(
    name="payments.get",
    method="GET",
    path=("/payments/", _ID),
    responses={200: Payment},
    repeatable=True,
    accept="application/json",
)


class Payments(Group):
    """Payments."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawPayments:
        """The same operations, whose methods return the whole response."""
        return RawPayments(self._caller)

    def pay(self, *, id: str, amount: int) -> Payment:
        """Pay.

        Args:
            id: Its name.
            amount: In cents.

        Raises:
            CallerError: The card was tried too often. A member is wrong.
            CardDeclinedError: The account has not enough money (`no-funds`). The card is reported
                lost (`lost`).
            PaymentError: The amount cannot be paid.
        """
        return self._call(_PAY, id=id, amount=amount)

    def get(self, id: str) -> Payment:
        """Get a payment.

        Raises:
            CallerError: The request is refused.
            NotFoundError: There is no such payment.
            OtherError: The bank does not answer.
        """
        return self._call(_GET, id=id)


@documented_like(Payments)
class AsyncPayments(AsyncGroup):
    """Payments."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawPayments:
        """The same operations, whose methods return the whole response."""
        return AsyncRawPayments(self._caller)

    async def pay(self, *, id: str, amount: int) -> Payment:
        """Like `Payments.pay`."""
        return await self._call(_PAY, id=id, amount=amount)

    async def get(self, id: str) -> Payment:
        """Like `Payments.get`."""
        return await self._call(_GET, id=id)


class RawPayments(RawGroup):
    """The methods of `Payments`; methods return the whole response."""

    __slots__ = ()

    pay = raw(Payments.pay)
    get = raw(Payments.get)


class AsyncRawPayments(AsyncRawGroup):
    """The methods of `AsyncPayments`; methods return the whole response."""

    __slots__ = ()

    pay = async_raw(AsyncPayments.pay)
    get = async_raw(AsyncPayments.get)
