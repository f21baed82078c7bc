"""The base classes of generated clients: creating, deriving, opening and closing them."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, ParamSpec, Self, TypeVar, cast, overload

from .client_config import ClientOptions, Setup, build_setup, change_setup
from .connections import Connecting, Pool, check_connecting
from .copying import Uncopied
from .operation import Operation, Service
from .request import Prepared

if TYPE_CHECKING:
    import httpx2

    from .async_sending import AsyncCaller
    from .credentials.protocol import Credential
    from .hooks import OnProgress
    from .response import RawResponse
    from .streams import AsyncStream, Stream
    from .sync_sending import SyncCaller

P = ParamSpec("P")

T = TypeVar("T")


def _configure(
    service: Service,
    parameters: Mapping[str, object],
    credential: Credential | Sequence[Credential] | str | None,
    http: httpx2.Client | httpx2.AsyncClient | None,
    options: ClientOptions,
) -> tuple[Setup, Connecting]:
    setup = build_setup(service, parameters, options)
    if service.credential is not None:
        from .credentials.given import complete

        credential = complete(service.credential, cast("Credential | str | None", credential))
    if service.credentials:
        from .credentials.several import gather

        credential = gather(service, credential, makes_connections=http is None)
    ca_file, proxy = options.get("ca_file"), options.get("proxy")
    # a text where none is taken is refused with everything else that is no credential
    given = cast("Credential | None", credential)
    return setup, check_connecting(setup.endpoint, given, ca_file, proxy, http)


class _Common(Uncopied):
    """The common part of the synchronous and the asynchronous client."""

    _setup: Setup
    _connecting: Connecting
    _pool: Any
    _sleep: Any
    _is_owner: bool = True

    def with_options(
        self,
        *,
        timeout: float | None = None,
        deadline: float | None = None,
        retries: int | None = None,
        strict: bool | None = None,
        largest_response: int | None = None,
        headers: Mapping[str, str] | None = None,
        query: Mapping[str, object] | None = None,
        body: Mapping[str, object] | None = None,
        on_progress: OnProgress | None = None,
    ) -> Self:
        """Return a client that differs in these options and shares the connections of this one.

        `timeout` is in seconds for one phase of a request, `deadline` for a whole call;
        `largest_response` is in bytes. With `strict`, a response with a part that is missing or of
        another kind than documented, or with a status that is like the documented one, raises
        `UnexpectedResponse`. `headers`, `query` and `body` are added to every request: `query` has
        scalars and lists of them, `body` members of JSON objects and of forms, in place of those
        with their names; other calls raise `ArgumentError`. Values whose names are those of secrets
        are hidden in logs and messages. `on_progress` is called with the number of bytes that have
        been sent of a body, from 0 in each attempt, and with that of all, `None` if nobody knows
        it; what it returns is ignored, and what it raises is logged. Closing the new client does
        nothing: the first one owns the connections. Raises `ArgumentError`.
        """
        changed = change_setup(
            self._setup,
            timeout=timeout,
            deadline=deadline,
            retries=retries,
            strict=strict,
            largest=largest_response,
            headers=headers,
            query=query,
            body=body,
            on_progress=on_progress,
        )
        return self._derived(changed)

    def _derived(self, setup: Setup) -> Self:
        other = object.__new__(type(self))
        other._connecting, other._pool, other._sleep = self._connecting, self._pool, self._sleep
        other._is_owner, other._setup = False, setup
        return other

    def prepare(self, operation: Operation[Any], /, **arguments: object) -> Prepared:
        """Return the request of a call without sending it, and without credentials.

        Raises `ArgumentError` like the call.
        """
        return self._setup.prepare(operation, arguments)

    @property
    def endpoint(self) -> str:
        """Scheme, host and port of the requests."""
        return self._setup.endpoint.origin

    def __repr__(self) -> str:
        return f"{type(self).__name__}(endpoint={self.endpoint!r})"


class Client(_Common):
    """A client that blocks; it may be used by several threads at once."""

    def __init__(
        self,
        service: Service,
        parameters: Mapping[str, object],
        credential: Credential | Sequence[Credential] | str | None,
        http: httpx2.Client | None,
        options: ClientOptions,
    ) -> None:
        self._setup, self._connecting = _configure(service, parameters, credential, http, options)
        self._sleep: Callable[[float], object] = time.sleep
        self._pool = Pool(http, self._connect)

    def _connect(self, http: httpx2.Client | None) -> httpx2.Client:
        from .http_clients import sync_client

        return sync_client(self._connecting, http)

    @cached_property
    def _caller(self) -> SyncCaller:
        from .sync_sending import SyncCaller

        return SyncCaller(self._setup, self._connecting.credential, self._pool, self._sleep)

    def with_streaming_response(self, method: Callable[P, Any]) -> Callable[P, Stream[bytes]]:
        """Return a method of a group with the body as it arrives instead of its value.

        The stream has the status and the header fields of the response. It should be used in a
        `with` block: `with client.with_streaming_response(client.things.get)("a") as body:`.
        An error status raises `ServiceError` as usual. Raises `ArgumentError` for another function.
        """
        from .groups import Group, StreamedGroup, rebound

        return rebound(method, Group, StreamedGroup)

    @overload
    def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, object] | None = None,
        json: object = None,
        content: bytes | str | None = None,
        headers: Mapping[str, str] | None = None,
        into: type[T],
        repeatable: bool = False,
    ) -> RawResponse[T]: ...
    @overload
    def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, object] | None = None,
        json: object = None,
        content: bytes | str | None = None,
        headers: Mapping[str, str] | None = None,
        into: None = None,
        repeatable: bool = False,
    ) -> RawResponse[Any]: ...
    def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, object] | None = None,
        json: object = None,
        content: bytes | str | None = None,
        headers: Mapping[str, str] | None = None,
        into: type[Any] | None = None,
        repeatable: bool = False,
    ) -> RawResponse[Any]:
        """Return the response to a request that no method makes; its path is below the base path.

        `path` begins with `/` and is already escaped. `query` has scalars and lists of them; the
        body is `json`, or `content` as it stands. The value has the type `into`, `str` and `bytes` being
        those of the body itself; without it, JSON is
        plain data, text is `str`, anything else `bytes`, and an empty body `None`. Every status of a
        success is accepted. Only GET and HEAD are tried again, unless it is `repeatable`. Raises what
        methods raise.
        """
        from .untranscribed import describe_request

        described = describe_request(
            method,
            path,
            query=query,
            json=json,
            content=content,
            headers=headers,
            into=into,
            repeatable=repeatable,
        )
        return self._caller.call(described, {})

    def close(self) -> None:
        """Close the connections, unless another client or the user owns them."""
        if self._is_owner:
            self._pool.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()


class AsyncClient(_Common):
    """A client for asyncio, in any number of event loops: each has its own connections."""

    def __init__(
        self,
        service: Service,
        parameters: Mapping[str, object],
        credential: Credential | Sequence[Credential] | str | None,
        http: httpx2.AsyncClient | None,
        options: ClientOptions,
    ) -> None:
        self._setup, self._connecting = _configure(service, parameters, credential, http, options)
        from .loop_pool import LoopPool

        self._sleep: Callable[[float], Awaitable[object]] | None = None
        self._pool = LoopPool(http, self._connect)

    def _connect(self, http: httpx2.AsyncClient | None) -> httpx2.AsyncClient:
        from .http_clients import async_client

        return async_client(self._connecting, http)

    @cached_property
    def _caller(self) -> AsyncCaller:
        from .async_sending import AsyncCaller

        return AsyncCaller(self._setup, self._connecting.credential, self._pool, self._sleep)

    def with_streaming_response(
        self, method: Callable[P, Awaitable[Any]]
    ) -> Callable[P, Awaitable[AsyncStream[bytes]]]:
        """Return what the method of the blocking client returns, awaitable.

        `async with await client.with_streaming_response(client.things.get)("a") as body:`
        """
        from .groups import AsyncGroup, AsyncStreamedGroup, rebound

        return rebound(method, AsyncGroup, AsyncStreamedGroup)

    @overload
    async def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, object] | None = None,
        json: object = None,
        content: bytes | str | None = None,
        headers: Mapping[str, str] | None = None,
        into: type[T],
        repeatable: bool = False,
    ) -> RawResponse[T]: ...
    @overload
    async def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, object] | None = None,
        json: object = None,
        content: bytes | str | None = None,
        headers: Mapping[str, str] | None = None,
        into: None = None,
        repeatable: bool = False,
    ) -> RawResponse[Any]: ...
    async def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, object] | None = None,
        json: object = None,
        content: bytes | str | None = None,
        headers: Mapping[str, str] | None = None,
        into: type[Any] | None = None,
        repeatable: bool = False,
    ) -> RawResponse[Any]:
        """Return the response to a request that no method makes; its path is below the base path.

        `path` begins with `/` and is already escaped. `query` has scalars and lists of them; the
        body is `json`, or `content` as it stands. The value has the type `into`, `str` and `bytes` being
        those of the body itself; without it, JSON is
        plain data, text is `str`, anything else `bytes`, and an empty body `None`. Every status of a
        success is accepted. Only GET and HEAD are tried again, unless it is `repeatable`. Raises what
        methods raise.
        """
        from .untranscribed import describe_request

        described = describe_request(
            method,
            path,
            query=query,
            json=json,
            content=content,
            headers=headers,
            into=into,
            repeatable=repeatable,
        )
        return await self._caller.call(described, {})

    async def close(self) -> None:
        """Close the connections, unless another client or the user owns them."""
        if self._is_owner:
            await self._pool.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exception: object) -> None:
        await self.close()


class RawClient(Uncopied):
    """The operations of a client, with whole responses; it shares the connections of the client."""

    def __init__(self, client: Client | AsyncClient) -> None:
        self._caller = client._caller
