"""The clients of the service."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Unpack

from ._runtime.client import AsyncClient, Client, RawClient
from ._runtime.credentials.given import FROM_ENVIRONMENT
from ._runtime.groups import lazy
from ._runtime.public import publish
from ._service import SERVICE

if TYPE_CHECKING:
    import httpx2

    from ._runtime.client_config import ClientOptions
    from ._runtime.credentials.protocol import Credential
    from .operations.type import AsyncRawType, AsyncType, RawType, Type
    from .operations.worldwide import AsyncRawWorldwide, AsyncWorldwide, RawWorldwide, Worldwide

__all__ = ["AsyncNamesClient", "NamesClient"]


class NamesClient(Client):
    """A client of Names that several threads may share.

    Every call can raise `ArgumentError`, `TransportError`, `UnexpectedResponse`,
    `NothingThereError`; a method lists the errors documented for it.

    Args:
        credential: A `Login`; `None` only with `http`, or if the endpoint needs none. If it is left
            out, it is read from the environment: `NAMES_USERNAME` and `NAMES_PASSWORD`.
        http: A client of the HTTP library to use; you close it yourself.
        options: The endpoint, trust, proxy and time limits: see `ClientOptions`.
    """

    worldwide: Worldwide = lazy("operations.worldwide:Worldwide")
    type: Type = lazy("operations.type:Type")

    def __init__(
        self,
        klass: str,
        *,
        credential: Credential | None = FROM_ENVIRONMENT,
        http: httpx2.Client | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        super().__init__(SERVICE, {"klass": klass}, credential, http, options)

    @cached_property
    def with_raw_response(self) -> RawNames:
        """The same operations, whose methods return the whole response."""
        return RawNames(self)


class RawNames(RawClient):
    """The operations of `NamesClient`; methods return the whole response."""

    worldwide: RawWorldwide = lazy("operations.worldwide:RawWorldwide")
    type: RawType = lazy("operations.type:RawType")


class AsyncNamesClient(AsyncClient):
    """A client of Names for asyncio.

    The arguments are those of `NamesClient`; `http` and `sleep` are asynchronous.
    """

    worldwide: AsyncWorldwide = lazy("operations.worldwide:AsyncWorldwide")
    type: AsyncType = lazy("operations.type:AsyncType")

    def __init__(
        self,
        klass: str,
        *,
        credential: Credential | None = FROM_ENVIRONMENT,
        http: httpx2.AsyncClient | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        super().__init__(SERVICE, {"klass": klass}, credential, http, options)

    @cached_property
    def with_raw_response(self) -> AsyncRawNames:
        """The same operations, whose methods return the whole response."""
        return AsyncRawNames(self)


class AsyncRawNames(RawClient):
    """The operations of `AsyncNamesClient`; methods return the whole response."""

    worldwide: AsyncRawWorldwide = lazy("operations.worldwide:AsyncRawWorldwide")
    type: AsyncRawType = lazy("operations.type:AsyncRawType")


publish(__name__.rpartition(".")[0], (NamesClient, AsyncNamesClient))
