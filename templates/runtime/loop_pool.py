"""Clients of the HTTP library for asyncio, each for one event loop.

A separate module, because asyncio would cost a synchronous program a tenth of its start-up time.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import suppress
from threading import Lock, Thread, current_thread
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakSet

from .errors import ClientError, TransportError

if TYPE_CHECKING:
    import httpx2

_PATIENCE = 1.0
"""Seconds that the event loop of another thread has to close its connections."""

Loop = asyncio.AbstractEventLoop


class _Place(NamedTuple):
    http: httpx2.AsyncClient
    keeper: AsyncGenerator[None]
    thread: Thread

    async def close(self) -> None:
        await self.keeper.aclose()


class LoopPool:
    """Gives each event loop its own connections, opened on first use and closed when it ends.

    A client from the user is the same for all loops.
    """

    def __init__(
        self,
        foreign: httpx2.AsyncClient | None,
        make: Callable[[httpx2.AsyncClient | None], httpx2.AsyncClient],
    ) -> None:
        self._foreign = foreign
        self._make = make
        self._guarded: httpx2.AsyncClient | None = None
        self._loops: WeakSet[Loop] = WeakSet()
        self._places: dict[Loop, _Place] = {}
        self._lock = Lock()
        self._is_closed = False

    def get(self) -> httpx2.AsyncClient:
        """Return the client of the running loop.

        Raises `ClientError` once closed, `ArgumentError` for settings.
        """
        if self._is_closed or (self._foreign is not None and self._foreign.is_closed):
            raise ClientError("the client is closed")
        loop = asyncio.get_running_loop()
        if self._foreign is not None:
            return self._share(self._foreign, loop)
        place = self._places.get(loop)
        return (self._open(loop) if place is None else place).http

    def _share(self, foreign: httpx2.AsyncClient, loop: Loop) -> httpx2.AsyncClient:
        self._loops.add(loop)
        if self._guarded is None:
            self._guarded = self._make(foreign)
        return self._guarded

    def _open(self, loop: Loop) -> _Place:
        with self._lock:
            for other, place in [*self._places.items()]:
                is_alive = place.thread.is_alive() or other.is_running()
                if other.is_closed() or not is_alive:
                    del self._places[other]
            http = self._make(None)
            place = _Place(http, self._keep(loop, http), current_thread())
            self._places[loop] = place
        # now the loop knows the generator, and closes it when it ends
        with suppress(StopIteration):
            place.keeper.__anext__().send(None)
        return place

    async def _keep(self, loop: Loop, http: httpx2.AsyncClient) -> AsyncGenerator[None]:
        try:
            yield
        finally:
            self._places.pop(loop, None)
            await http.aclose()

    def explain(self, error: RuntimeError) -> TransportError:
        """Return the failure of a connection that belongs to another loop, or raise the error."""
        if self._foreign is None or (len(self._loops) < 2 and "loop" not in str(error)):
            raise error
        return TransportError(
            "the connection failed: it belongs to another event loop; `http` must be a client of"
            " one loop only"
        )

    async def close(self) -> None:
        """Refuse further use, and close all connections, except those of a client from the user."""
        self._is_closed = True
        with self._lock:
            places = [*self._places.items()]
        for loop, place in places:
            with suppress(RuntimeError):  # the loop ended meanwhile
                if loop is asyncio.get_running_loop() or not loop.is_running():
                    await place.close()
                else:
                    future = asyncio.run_coroutine_threadsafe(place.close(), loop)
                    await asyncio.wait([asyncio.wrap_future(future)], timeout=_PATIENCE)
        self._places.clear()
