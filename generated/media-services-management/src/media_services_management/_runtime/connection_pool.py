"""The connections of a client, kept in the order of their last use.

The pool of the HTTP library walks all connections with each request, and asks the socket of each
idle one whether the server has closed it. Here a request takes the connection that was used last,
and asks only that one. The connections are the library's own.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from threading import BoundedSemaphore, Lock
from typing import Any, Generic, TypeVar

import httpcore2

from .limits import LONGEST_IDLE, MOST_CONNECTIONS

C = TypeVar("C", httpcore2.ConnectionInterface, httpcore2.AsyncConnectionInterface)


class Connections(Generic[C]):
    """The open connections: those in use, and idle ones. Opens and closes none itself."""

    def __init__(self, create: Callable[[httpcore2.Origin], C]) -> None:
        self._create: Callable[[httpcore2.Origin], C] = create
        self._used: set[C] = set()
        self._idle: list[tuple[float, C]] = []

    def take(self, origin: httpcore2.Origin) -> tuple[C, list[C]]:
        """Return a connection to an origin, the last used if one is idle, and those to close."""
        taken: C | None = None
        closing: list[C] = []
        for index in range(len(self._idle) - 1, -1, -1):
            connection = self._idle[index][1]
            if connection.can_handle_request(origin):
                del self._idle[index]
                if not connection.has_expired():
                    taken = connection
                    break
                closing.append(connection)
        if taken is None:
            if self._idle and len(self._used) + len(self._idle) >= MOST_CONNECTIONS:
                closing.append(self._idle.pop(0)[1])
            taken = self._create(origin)
        self._used.add(taken)
        return taken, closing

    def give_back(self, connection: C) -> list[C]:
        """Keep a connection that can be used again; return those to close."""
        self._used.discard(connection)
        now = time.monotonic()
        closing: list[C] = []
        while self._idle and now - self._idle[0][0] > LONGEST_IDLE:
            closing.append(self._idle.pop(0)[1])
        if connection.is_closed():
            return closing
        if connection.is_idle():
            self._idle.append((now, connection))
        else:
            closing.append(connection)
        return closing

    def all(self) -> list[C]:
        """Return those in use and those that are idle."""
        found = list(self._used)
        found.extend(connection for _, connection in self._idle)
        return found

    def clear(self) -> list[C]:
        """Keep none; return those to close."""
        closing = self.all()
        self._used.clear()
        self._idle.clear()
        return closing


class Pool:
    """Sends each request on a connection of its own, and has at most `MOST_CONNECTIONS`.

    It stands in the place of the pool of a transport of the HTTP library, which creates the
    connections.
    """

    def __init__(self, library: httpcore2.ConnectionPool) -> None:
        self._connections = Connections(library.create_connection)
        self._lock = Lock()
        self._free = BoundedSemaphore(MOST_CONNECTIONS)

    def handle_request(self, request: httpcore2.Request) -> httpcore2.Response:
        """Send a request; raises `httpcore2.PoolTimeout` and what its connection raises."""
        if not self._free.acquire(timeout=request.extensions["timeout"]["pool"]):
            raise httpcore2.PoolTimeout
        with self._lock:
            connection, closing = self._connections.take(request.url.origin)
        try:
            _close(closing)
            response = connection.handle_request(request)
        except BaseException:
            self.give_back(connection)
            raise
        return httpcore2.Response(
            status=response.status,
            headers=response.headers,
            content=_Body(response.stream, connection, self),
            extensions=response.extensions,
        )

    def give_back(self, connection: httpcore2.ConnectionInterface) -> None:
        """Let the next request have this connection, or its place."""
        with self._lock:
            closing = self._connections.give_back(connection)
        self._free.release()
        _close(closing)

    def close(self) -> None:
        """Close all connections."""
        with self._lock:
            closing = self._connections.clear()
        _close(closing)


def _close(connections: list[httpcore2.ConnectionInterface]) -> None:
    for connection in connections:
        connection.close()


class _Body:
    """The body of a response, which gives the connection back when it is closed."""

    def __init__(
        self,
        stream: Any,  # noqa: ANN401 - the library's own, which it does not name
        connection: httpcore2.ConnectionInterface,
        pool: Pool,
    ) -> None:
        self._stream = stream
        self._connection = connection
        self._pool = pool
        self._is_closed = False

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._stream)

    def close(self) -> None:
        if not self._is_closed:
            self._is_closed = True
            try:
                self._stream.close()
            finally:
                self._pool.give_back(self._connection)
