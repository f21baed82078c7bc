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
    from .types.kind import Kind

__all__ = ["AsyncClientParametersClient", "ClientParametersClient"]


class ClientParametersClient(Client):
    """A client of Client parameters that several threads may share.

    Every call can raise `ArgumentError`, `TransportError`, `UnexpectedResponse`; a method lists the
    errors documented for it.

    Args:
        tenant: Whose things they are.
        credential: The service needs no credential.
        http: A client of the HTTP library to use; you close it yourself.
        options: The endpoint, trust, proxy and time limits: see `ClientOptions`.
    """

    things: Things = lazy("operations.things:Things")

    def __init__(
        self,
        tenant: str,
        release: int,
        kind_of_api: Kind,
        draft: bool,
        factor: float,
        *,
        credential: Credential | None = None,
        http: httpx2.Client | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        super().__init__(
            SERVICE,
            {
                "tenant": tenant,
                "release": release,
                "kind_of_api": kind_of_api,
                "draft": draft,
                "factor": factor,
            },
            credential,
            http,
            options,
        )

    @cached_property
    def with_raw_response(self) -> RawClientParameters:
        """The same operations, whose methods return the whole response."""
        return RawClientParameters(self)


class RawClientParameters(RawClient):
    """The operations of `ClientParametersClient`; methods return the whole response."""

    things: RawThings = lazy("operations.things:RawThings")


class AsyncClientParametersClient(AsyncClient):
    """A client of Client parameters for asyncio.

    The arguments are those of `ClientParametersClient`; `http` and `sleep` are asynchronous.
    """

    things: AsyncThings = lazy("operations.things:AsyncThings")

    def __init__(
        self,
        tenant: str,
        release: int,
        kind_of_api: Kind,
        draft: bool,
        factor: float,
        *,
        credential: Credential | None = None,
        http: httpx2.AsyncClient | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        super().__init__(
            SERVICE,
            {
                "tenant": tenant,
                "release": release,
                "kind_of_api": kind_of_api,
                "draft": draft,
                "factor": factor,
            },
            credential,
            http,
            options,
        )

    @cached_property
    def with_raw_response(self) -> AsyncRawClientParameters:
        """The same operations, whose methods return the whole response."""
        return AsyncRawClientParameters(self)


class AsyncRawClientParameters(RawClient):
    """The operations of `AsyncClientParametersClient`; methods return the whole response."""

    things: AsyncRawThings = lazy("operations.things:AsyncRawThings")


publish(__name__.rpartition(".")[0], (ClientParametersClient, AsyncClientParametersClient))
