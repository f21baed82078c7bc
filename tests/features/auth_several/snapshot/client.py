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
    from .operations.things import AsyncRawThings, AsyncThings, RawThings, Things

__all__ = ["AsyncAuthSeveralClient", "AuthSeveralClient"]


class AuthSeveralClient(Client):
    """A client of Several credentials that several threads may share.

    Every call can raise `ArgumentError`, `TransportError`, `UnexpectedResponse`; a method lists the
    errors documented for it.

    Args:
        credential: A `ApiKey` or a `BearerToken` or a `BasicAuth` or a `AppCertificate`; `None`
            only with `http`, or if the endpoint needs none.
        http: A client of the HTTP library to use; you close it yourself.
        options: The endpoint, trust, proxy and time limits: see `ClientOptions`.
    """

    things: Things = lazy("operations.things:Things")

    def __init__(
        self,
        *,
        credential: Credential | None,
        http: httpx2.Client | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        super().__init__(SERVICE, {}, credential, http, options)

    @cached_property
    def with_raw_response(self) -> RawAuthSeveral:
        """The same operations, whose methods return the whole response."""
        return RawAuthSeveral(self)


class RawAuthSeveral(RawClient):
    """The operations of `AuthSeveralClient`; methods return the whole response."""

    things: RawThings = lazy("operations.things:RawThings")


class AsyncAuthSeveralClient(AsyncClient):
    """A client of Several credentials for asyncio.

    The arguments are those of `AuthSeveralClient`; `http` and `sleep` are asynchronous.
    """

    things: AsyncThings = lazy("operations.things:AsyncThings")

    def __init__(
        self,
        *,
        credential: Credential | None,
        http: httpx2.AsyncClient | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        super().__init__(SERVICE, {}, credential, http, options)

    @cached_property
    def with_raw_response(self) -> AsyncRawAuthSeveral:
        """The same operations, whose methods return the whole response."""
        return AsyncRawAuthSeveral(self)


class AsyncRawAuthSeveral(RawClient):
    """The operations of `AsyncAuthSeveralClient`; methods return the whole response."""

    things: AsyncRawThings = lazy("operations.things:AsyncRawThings")


publish(__name__.rpartition(".")[0], (AuthSeveralClient, AsyncAuthSeveralClient))
