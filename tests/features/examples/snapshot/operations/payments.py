"""A group of operations: their descriptions, and the methods that call them.

The group is `client.payments`.
"""

from __future__ import annotations

import builtins
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
from ..types.bank import Bank
from ..types.card import Card
from ..types.payment import Payment

if TYPE_CHECKING:
    from ..types._params import BankParams, CardParams

_ADD: Operation[Payment] = Operation(
    name="payments.add",
    method="POST",
    path=("/payments",),
    body=Body(media_type="application/json", record=Payment),
    responses={201: Payment},
    accept="application/json",
)
_LIST: Operation[builtins.list[Payment]] = Operation(
    name="payments.list",
    method="GET",
    path=("/payments",),
    responses={200: list[Payment]},
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

    def add(
        self,
        *,
        amount: int,
        card: Card | CardParams | UnsetType = UNSET,
        bank: Bank | BankParams | UnsetType = UNSET,
        note: str | None | UnsetType = UNSET,
    ) -> Payment:
        """Pay."""
        return self._call(_ADD, amount=amount, card=card, bank=bank, note=note)

    def list(self) -> builtins.list[Payment]:
        """List payments."""
        return self._call(_LIST)


@documented_like(Payments)
class AsyncPayments(AsyncGroup):
    """Payments."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawPayments:
        """The same operations, whose methods return the whole response."""
        return AsyncRawPayments(self._caller)

    async def add(
        self,
        *,
        amount: int,
        card: Card | CardParams | UnsetType = UNSET,
        bank: Bank | BankParams | UnsetType = UNSET,
        note: str | None | UnsetType = UNSET,
    ) -> Payment:
        """Like `Payments.add`."""
        return await self._call(_ADD, amount=amount, card=card, bank=bank, note=note)

    async def list(self) -> builtins.list[Payment]:
        """Like `Payments.list`."""
        return await self._call(_LIST)


class RawPayments(RawGroup):
    """The methods of `Payments`; methods return the whole response."""

    __slots__ = ()

    add = raw(Payments.add)
    list = raw(Payments.list)


class AsyncRawPayments(AsyncRawGroup):
    """The methods of `AsyncPayments`; methods return the whole response."""

    __slots__ = ()

    add = async_raw(AsyncPayments.add)
    list = async_raw(AsyncPayments.list)
