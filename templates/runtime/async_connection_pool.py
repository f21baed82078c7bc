"""The pool of connections for asyncio.

A separate module, because asyncio would cost a synchronous program a tenth of its start-up time.
"""

from __future__ import annotations

import asyncio
import builtins
from collections.abc import AsyncIterator
from typing import Any

import httpcore2

from .connection_pool import Connections
from .limits import MOST_CONNECTIONS


class AsyncPool:
    """What `Pool` is, for the event loop in which it is used."""

    def __init__(self, library: httpcore2.AsyncConnectionPool) -> None:
        self._connections = Connections(library.create_connection)
        self._free = asyncio.BoundedSemaphore(MOST_CONNECTIONS)

    async def handle_async_request(self, request: httpcore2.Request) -> httpcore2.Response:
        """Send a request; raises `httpcore2.PoolTimeout` and what its connection raises."""
        await self._wait(request)
        connection, closing = self._connections.take(request.url.origin)
        try:
            await _close(closing)
            response = await connection.handle_async_request(request)
        except BaseException:
            await self.give_back(connection)
            raise
        return httpcore2.Response(
            status=response.status,
            headers=response.headers,
            content=_Body(response.stream, connection, self),
            extensions=response.extensions,
        )

    async def _wait(self, request: httpcore2.Request) -> None:
        if not self._free.locked():
            await self._free.acquire()
            return
        try:
            async with asyncio.timeout(request.extensions["timeout"]["pool"]):
                await self._free.acquire()
        except builtins.TimeoutError:
            raise httpcore2.PoolTimeout from None

    async def give_back(self, connection: httpcore2.AsyncConnectionInterface) -> None:
        """Let the next request have this connection, or its place."""
        closing = self._connections.give_back(connection)
        self._free.release()
        await _close(closing)

    async def aclose(self) -> None:
        """Close all connections."""
        await _close(self._connections.clear())


async def _close(connections: list[httpcore2.AsyncConnectionInterface]) -> None:
    for connection in connections:
        await connection.aclose()


class _Body:
    """The body of a response, which gives the connection back when it is closed."""

    def __init__(
        self,
        stream: Any,  # noqa: ANN401 - the library's own, which it does not name
        connection: httpcore2.AsyncConnectionInterface,
        pool: AsyncPool,
    ) -> None:
        self._stream = stream
        self._connection = connection
        self._pool = pool
        self._is_closed = False

    def __aiter__(self) -> AsyncIterator[bytes]:
        return aiter(self._stream)

    async def aclose(self) -> None:
        if not self._is_closed:
            self._is_closed = True
            try:
                await self._stream.aclose()
            finally:
                await self._pool.give_back(self._connection)
