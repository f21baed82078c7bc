"""The clients of the service."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Unpack

from ._runtime.client import AsyncClient, Client, RawClient
from ._runtime.groups import lazy
from ._runtime.public import publish
from ._service import SERVICE

if TYPE_CHECKING:
    import httpx2

    from ._runtime.client_config import ClientOptions
    from ._runtime.credentials.protocol import Credential
    from .operations.accounts import Accounts, AsyncAccounts, AsyncRawAccounts, RawAccounts
    from .operations.disks import AsyncDisks, AsyncRawDisks, Disks, RawDisks
    from .operations.tasks import AsyncRawTasks, AsyncTasks, RawTasks, Tasks

__all__ = ["AsyncFromClientClient", "FromClientClient"]


class FromClientClient(Client):
    """A client of From the client that several threads may share.

    Every call can raise `ArgumentError`, `TransportError`, `UnexpectedResponse`, `NotFoundError`; a
    method lists the errors documented for it.

    Args:
        account: The account that calls are about.
        credential: The service needs no credential.
        http: A client of the HTTP library to use; you close it yourself.
        options: The endpoint, trust, proxy and time limits: see `ClientOptions`.
    """

    accounts: Accounts = lazy("operations.accounts:Accounts")
    disks: Disks = lazy("operations.disks:Disks")
    tasks: Tasks = lazy("operations.tasks:Tasks")

    def __init__(
        self,
        *,
        account: str | None = None,
        cloud_region: int | None = None,
        token: str | None = None,
        credential: Credential | None = None,
        http: httpx2.Client | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        super().__init__(
            SERVICE,
            {"account": account, "cloud_region": cloud_region, "token": token},
            credential,
            http,
            options,
        )

    @cached_property
    def with_raw_response(self) -> RawFromClient:
        """The same operations, whose methods return the whole response."""
        return RawFromClient(self)


class RawFromClient(RawClient):
    """The operations of `FromClientClient`; methods return the whole response."""

    accounts: RawAccounts = lazy("operations.accounts:RawAccounts")
    disks: RawDisks = lazy("operations.disks:RawDisks")
    tasks: RawTasks = lazy("operations.tasks:RawTasks")


class AsyncFromClientClient(AsyncClient):
    """A client of From the client for asyncio.

    The arguments are those of `FromClientClient`; `http` and `sleep` are asynchronous.
    """

    accounts: AsyncAccounts = lazy("operations.accounts:AsyncAccounts")
    disks: AsyncDisks = lazy("operations.disks:AsyncDisks")
    tasks: AsyncTasks = lazy("operations.tasks:AsyncTasks")

    def __init__(
        self,
        *,
        account: str | None = None,
        cloud_region: int | None = None,
        token: str | None = None,
        credential: Credential | None = None,
        http: httpx2.AsyncClient | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        super().__init__(
            SERVICE,
            {"account": account, "cloud_region": cloud_region, "token": token},
            credential,
            http,
            options,
        )

    @cached_property
    def with_raw_response(self) -> AsyncRawFromClient:
        """The same operations, whose methods return the whole response."""
        return AsyncRawFromClient(self)


class AsyncRawFromClient(RawClient):
    """The operations of `AsyncFromClientClient`; methods return the whole response."""

    accounts: AsyncRawAccounts = lazy("operations.accounts:AsyncRawAccounts")
    disks: AsyncRawDisks = lazy("operations.disks:AsyncRawDisks")
    tasks: AsyncRawTasks = lazy("operations.tasks:AsyncRawTasks")


publish(__name__.rpartition(".")[0], (FromClientClient, AsyncFromClientClient))
