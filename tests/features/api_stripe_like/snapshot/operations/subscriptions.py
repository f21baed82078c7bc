"""A group of operations: their descriptions, and the methods that call them.

The group is `client.subscriptions`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

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
from ..types.new_item import NewItem
from ..types.new_subscription import NewSubscription
from ..types.subscription import Subscription

if TYPE_CHECKING:
    from ..types._params import NewItemParams

_IDEMPOTENCY_KEY = Parameter(
    name="idempotency_key",
    wire="Idempotency-Key",
    kind=str,
    check=Check(min_length=1, max_length=255),
)
_ID = Parameter(name="id", wire="id", kind=str)
_EXPAND = Parameter(name="expand", wire="expand[]", kind=list[str], style="repeated")

_CREATE: Operation[Subscription] = Operation(
    name="subscriptions.create",
    method="POST",
    path=("/subscriptions",),
    headers=(_IDEMPOTENCY_KEY,),
    body=Body(
        media_type="application/x-www-form-urlencoded", record=NewSubscription, lists="indexed"
    ),
    responses={200: Subscription},
    repeatable=True,
    key_header="Idempotency-Key",
    accept="application/json",
)
_GET: Operation[Subscription] = Operation(
    name="subscriptions.get",
    method="GET",
    path=("/subscriptions/", _ID),
    query=(_EXPAND,),
    responses={200: Subscription},
    repeatable=True,
    accept="application/json",
)


class Subscriptions(Group):
    """Subscriptions of customers."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawSubscriptions:
        """The same operations, whose methods return the whole response."""
        return RawSubscriptions(self._caller)

    def create(
        self,
        *,
        idempotency_key: str | UnsetType = UNSET,
        customer: str,
        items: Sequence[NewItem | NewItemParams],
        metadata: dict[str, str] | UnsetType = UNSET,
        expand: list[str] | UnsetType = UNSET,
    ) -> Subscription:
        """Create.

        Args:
            idempotency_key: A key with which the service does this once, however often the request
                is sent; the client makes one for each call.

        Raises:
            NotFoundError: There is no such object.
        """
        return self._call(
            _CREATE,
            idempotency_key=idempotency_key,
            customer=customer,
            items=items,
            metadata=metadata,
            expand=expand,
        )

    def get(self, id: str, *, expand: list[str] | UnsetType = UNSET) -> Subscription:
        """Get.

        Raises:
            NotFoundError: There is no such object.
        """
        return self._call(_GET, id=id, expand=expand)


@documented_like(Subscriptions)
class AsyncSubscriptions(AsyncGroup):
    """Subscriptions of customers."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawSubscriptions:
        """The same operations, whose methods return the whole response."""
        return AsyncRawSubscriptions(self._caller)

    async def create(
        self,
        *,
        idempotency_key: str | UnsetType = UNSET,
        customer: str,
        items: Sequence[NewItem | NewItemParams],
        metadata: dict[str, str] | UnsetType = UNSET,
        expand: list[str] | UnsetType = UNSET,
    ) -> Subscription:
        """Like `Subscriptions.create`."""
        return await self._call(
            _CREATE,
            idempotency_key=idempotency_key,
            customer=customer,
            items=items,
            metadata=metadata,
            expand=expand,
        )

    async def get(self, id: str, *, expand: list[str] | UnsetType = UNSET) -> Subscription:
        """Like `Subscriptions.get`."""
        return await self._call(_GET, id=id, expand=expand)


class RawSubscriptions(RawGroup):
    """The methods of `Subscriptions`; methods return the whole response."""

    __slots__ = ()

    create = raw(Subscriptions.create)
    get = raw(Subscriptions.get)


class AsyncRawSubscriptions(AsyncRawGroup):
    """The methods of `AsyncSubscriptions`; methods return the whole response."""

    __slots__ = ()

    create = async_raw(AsyncSubscriptions.create)
    get = async_raw(AsyncSubscriptions.get)
