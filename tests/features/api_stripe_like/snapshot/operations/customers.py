"""A group of operations: their descriptions, and the methods that call them.

The group is `client.customers`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.checks import Check
from .._runtime.groups import async_raw, documented_like, raw
from .._runtime.operation import Body, Operation, Parameter
from .._runtime.paging.pages import (
    AsyncPagedGroup,
    AsyncPagedRawGroup,
    AsyncPages,
    Page,
    PagedGroup,
    PagedRawGroup,
)
from .._runtime.paging.turns import Paging
from .._runtime.records import UNSET, UnsetType
from ..types.address import Address
from ..types.customer import Customer
from ..types.customer_list import CustomerList
from ..types.new_customer import NewCustomer

if TYPE_CHECKING:
    from ..types._params import AddressParams

_IDEMPOTENCY_KEY = Parameter(
    name="idempotency_key",
    wire="Idempotency-Key",
    kind=str,
    check=Check(min_length=1, max_length=255),
)
_EMAIL = Parameter(name="email", wire="email", kind=str)
_CREATED = Parameter(name="created", wire="created", kind=dict[str, int], style="deep")
_LIMIT = Parameter(name="limit", wire="limit", kind=int, check=Check(minimum=1, maximum=100))
_STARTING_AFTER = Parameter(name="starting_after", wire="starting_after", kind=str)
_ID = Parameter(name="id", wire="id", kind=str)

_CREATE: Operation[Customer] = Operation(
    name="customers.create",
    method="POST",
    path=("/customers",),
    headers=(_IDEMPOTENCY_KEY,),
    body=Body(media_type="application/x-www-form-urlencoded", record=NewCustomer, lists="indexed"),
    responses={200: Customer},
    repeatable=True,
    key_header="Idempotency-Key",
    accept="application/json",
)
_LIST: Operation[CustomerList] = Operation(
    name="customers.list",
    method="GET",
    path=("/customers",),
    query=(_EMAIL, _CREATED, _LIMIT, _STARTING_AFTER),
    responses={200: CustomerList},
    repeatable=True,
    accept="application/json",
)
_LIST_PAGES = Paging(
    style="cursor",
    parameter="starting_after",
    size="limit",
    items=("data",),
    next=("data", -1, "id"),
    more=("has_more",),
)
_UPDATE: Operation[Customer] = Operation(
    name="customers.update",
    method="POST",
    path=("/customers/", _ID),
    headers=(_IDEMPOTENCY_KEY,),
    body=Body(media_type="application/x-www-form-urlencoded", record=NewCustomer, lists="indexed"),
    responses={200: Customer},
    repeatable=True,
    key_header="Idempotency-Key",
    accept="application/json",
)


class Customers(PagedGroup):
    """Customers."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawCustomers:
        """The same operations, whose methods return the whole response."""
        return RawCustomers(self._caller)

    def create(
        self,
        *,
        idempotency_key: str | UnsetType = UNSET,
        name: str | UnsetType = UNSET,
        email: str | UnsetType = UNSET,
        address: Address | AddressParams | UnsetType = UNSET,
        metadata: dict[str, str] | UnsetType = UNSET,
    ) -> Customer:
        """Create.

        Args:
            idempotency_key: A key with which the service does this once, however often the request
                is sent; the client makes one for each call.
        """
        return self._call(
            _CREATE,
            idempotency_key=idempotency_key,
            name=name,
            email=email,
            address=address,
            metadata=metadata,
        )

    def list(
        self,
        *,
        email: str | UnsetType = UNSET,
        created: dict[str, int] | UnsetType = UNSET,
        limit: int | UnsetType = UNSET,
        starting_after: str | UnsetType = UNSET,
    ) -> Page[Customer, CustomerList]:
        """List.

        Returns the first page. Iterate over it for the items of all pages.

        Args:
            created: By gt, gte, lt and lte.
            limit: By default `10`.
        """
        return self._page(
            _LIST,
            _LIST_PAGES,
            email=email,
            created=created,
            limit=limit,
            starting_after=starting_after,
        )

    def update(
        self,
        id: str,
        *,
        idempotency_key: str | UnsetType = UNSET,
        name: str | UnsetType = UNSET,
        email: str | UnsetType = UNSET,
        address: Address | AddressParams | UnsetType = UNSET,
        metadata: dict[str, str] | UnsetType = UNSET,
    ) -> Customer:
        """Update.

        Args:
            idempotency_key: A key with which the service does this once, however often the request
                is sent; the client makes one for each call.

        Raises:
            NotFoundError: There is no such object.
        """
        return self._call(
            _UPDATE,
            id=id,
            idempotency_key=idempotency_key,
            name=name,
            email=email,
            address=address,
            metadata=metadata,
        )


@documented_like(Customers)
class AsyncCustomers(AsyncPagedGroup):
    """Customers."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawCustomers:
        """The same operations, whose methods return the whole response."""
        return AsyncRawCustomers(self._caller)

    async def create(
        self,
        *,
        idempotency_key: str | UnsetType = UNSET,
        name: str | UnsetType = UNSET,
        email: str | UnsetType = UNSET,
        address: Address | AddressParams | UnsetType = UNSET,
        metadata: dict[str, str] | UnsetType = UNSET,
    ) -> Customer:
        """Like `Customers.create`."""
        return await self._call(
            _CREATE,
            idempotency_key=idempotency_key,
            name=name,
            email=email,
            address=address,
            metadata=metadata,
        )

    def list(
        self,
        *,
        email: str | UnsetType = UNSET,
        created: dict[str, int] | UnsetType = UNSET,
        limit: int | UnsetType = UNSET,
        starting_after: str | UnsetType = UNSET,
    ) -> AsyncPages[Customer, CustomerList]:
        """Like `Customers.list`."""
        return self._page(
            _LIST,
            _LIST_PAGES,
            email=email,
            created=created,
            limit=limit,
            starting_after=starting_after,
        )

    async def update(
        self,
        id: str,
        *,
        idempotency_key: str | UnsetType = UNSET,
        name: str | UnsetType = UNSET,
        email: str | UnsetType = UNSET,
        address: Address | AddressParams | UnsetType = UNSET,
        metadata: dict[str, str] | UnsetType = UNSET,
    ) -> Customer:
        """Like `Customers.update`."""
        return await self._call(
            _UPDATE,
            id=id,
            idempotency_key=idempotency_key,
            name=name,
            email=email,
            address=address,
            metadata=metadata,
        )


class RawCustomers(PagedRawGroup):
    """The methods of `Customers`; methods return the whole response."""

    __slots__ = ()

    create = raw(Customers.create)
    list = raw(Customers.list)
    update = raw(Customers.update)


class AsyncRawCustomers(AsyncPagedRawGroup):
    """The methods of `AsyncCustomers`; methods return the whole response."""

    __slots__ = ()

    create = async_raw(AsyncCustomers.create)
    list = async_raw(AsyncCustomers.list)
    update = async_raw(AsyncCustomers.update)
