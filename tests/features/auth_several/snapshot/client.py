"""The clients of the service, synchronous and asynchronous."""

from __future__ import annotations

import os
import random as _random
import time
from collections.abc import Awaitable, Callable
from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import DEADLINE, RETRIES, TIMEOUT, AsyncClient, Client, RawClient
from ._runtime.groups import lazy
from ._runtime.public import publish
from ._service import SERVICE

if TYPE_CHECKING:
    import httpx2

    from ._runtime.credentials.protocol import Credential
    from .operations.things import AsyncRawThings, AsyncThings, RawThings, Things

__all__ = ["AsyncAuthSeveralClient", "AuthSeveralClient"]


class AuthSeveralClient(Client):
    """A client of Several credentials that several threads may share.

    Every call can raise `ArgumentError`, `TransportError`, `UnexpectedResponse`; a method names
    what only it can raise.

    Args:
        credential: A `ApiKey` or a `BearerToken` or a `BasicAuth` or a `AppCertificate`; `None`
            only with `http`, or where the endpoint asks for none.
        endpoint: Where the service is, if not at its usual place. Plain HTTP only to this machine.
        ca_file: A PEM file of certificate authorities to trust in place of the system's.
        proxy: The URL of a proxy, in place of those that the environment names.
        http: A client of the HTTP library to send with; it stays yours to close.
        timeout: Seconds that one phase (connecting, sending, waiting for data) may take.
        deadline: Seconds that a whole call may take, with its retries and pauses.
        retries: How often a call is tried again where that is safe.
        clock: For tests: seconds that never go backwards.
        sleep: For tests: how to wait for so many seconds.
        random: For tests: a number from 0 up to 1.
    """

    things: Things = lazy("operations.things:Things")

    def __init__(
        self,
        *,
        credential: Credential | None,
        endpoint: str = SERVICE.endpoint,
        ca_file: str | os.PathLike[str] | None = None,
        proxy: str | None = None,
        http: httpx2.Client | None = None,
        timeout: float = TIMEOUT,
        deadline: float = DEADLINE,
        retries: int = RETRIES,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
        random: Callable[[], float] = _random.random,
    ) -> None:
        super().__init__(
            SERVICE,
            {},
            credential=credential,
            endpoint=endpoint,
            ca_file=ca_file,
            proxy=proxy,
            http=http,
            timeout=timeout,
            deadline=deadline,
            retries=retries,
            clock=clock,
            sleep=sleep,
            random=random,
        )

    @cached_property
    def with_raw_response(self) -> RawAuthSeveral:
        """The same operations, whose methods return the whole answer."""
        return RawAuthSeveral(self)


class RawAuthSeveral(RawClient):
    """The operations of `AuthSeveralClient`, with whole answers."""

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
        endpoint: str = SERVICE.endpoint,
        ca_file: str | os.PathLike[str] | None = None,
        proxy: str | None = None,
        http: httpx2.AsyncClient | None = None,
        timeout: float = TIMEOUT,
        deadline: float = DEADLINE,
        retries: int = RETRIES,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] | None = None,
        random: Callable[[], float] = _random.random,
    ) -> None:
        super().__init__(
            SERVICE,
            {},
            credential=credential,
            endpoint=endpoint,
            ca_file=ca_file,
            proxy=proxy,
            http=http,
            timeout=timeout,
            deadline=deadline,
            retries=retries,
            clock=clock,
            sleep=sleep,
            random=random,
        )

    @cached_property
    def with_raw_response(self) -> AsyncRawAuthSeveral:
        """The same operations, whose methods return the whole answer."""
        return AsyncRawAuthSeveral(self)


class AsyncRawAuthSeveral(RawClient):
    """The operations of `AsyncAuthSeveralClient`, with whole answers."""

    things: AsyncRawThings = lazy("operations.things:AsyncRawThings")


publish(__name__.rpartition(".")[0], (AuthSeveralClient, AsyncAuthSeveralClient))
