"""A server on a socket: start, limits, and stop within a time limit."""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import signal
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from uvicorn.config import Config
from uvicorn.server import ServerState

from .application import Application
from .limits import Limits
from .messages import Response
from .protocol import EmulatorProtocol
from .request_log import LOGGER

if TYPE_CHECKING:
    from OpenSSL import SSL

    from .tls import TlsProtocol

# The number of connections accepted before their limit is checked.
_BACKLOG = 128
# A connection accepted just before the end needs some turns of the event loop to appear.
_SWEEPS = 5


class Server:
    """An application on one address, plain or over TLS."""

    def __init__(
        self,
        application: Application,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        limits: Limits | None = None,
        tls: SSL.Context | None = None,
    ) -> None:
        self._application = application
        self._host = host
        self._port = port
        self._limits = limits or Limits()
        self._tls = tls
        self._state = ServerState()
        self._encrypted: set[TlsProtocol] = set()
        self._listener: asyncio.Server | None = None
        self._address = host
        """The address that it is bound to, once it has started."""

    @property
    def endpoint(self) -> str:
        """The URL with which clients on this machine reach it, once the server has started."""
        host = self._reached_host()
        host = f"[{host}]" if ":" in host else host
        return f"{'http' if self._tls is None else 'https'}://{host}:{self._port}"

    @property
    def is_reached(self) -> bool:
        """Whether clients accept it: over plain HTTP, they take only loopback addresses."""
        bound = ipaddress.ip_address(self._address)
        return self._tls is not None or bound.is_loopback or bound.is_unspecified

    def _reached_host(self) -> str:
        """Return the host of a URL that clients accept, if there is one."""
        bound = ipaddress.ip_address(self._address)
        if bound.is_unspecified:  # it listens at every address, which is none to connect to
            return "127.0.0.1" if bound.version == 4 else "::1"
        is_name_needed = self._tls is not None or self._host.lower() == "localhost"
        return self._host if is_name_needed or not bound.is_loopback else str(bound)

    async def start(self) -> None:
        """Begin to listen; `OSError` if the address cannot be used."""
        config = Config(
            self._application,
            http=EmulatorProtocol,
            interface="asgi3",
            lifespan="off",
            ws="none",
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            date_header=False,
            timeout_keep_alive=max(1, round(self._limits.idle_seconds)),
        )
        config.load()
        factory = partial(EmulatorProtocol, config, self._state, self._limits, self._refuse)
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(_note_problem)
        self._listener = await loop.create_server(
            self._protected(factory), self._host, self._port, backlog=_BACKLOG
        )
        self._address, self._port = self._listener.sockets[0].getsockname()[:2]

    def _protected(self, factory: Callable[[], asyncio.Protocol]) -> Callable[[], asyncio.Protocol]:
        context = self._tls
        if context is None:
            return factory
        from .tls import TlsProtocol

        limits, connections = self._limits, self._encrypted
        return lambda: TlsProtocol(context, factory, limits, connections)

    def _refuse(self, detail: str) -> Response:
        return self._application.engine.refuse("malformed_request", detail)

    async def stop(self) -> None:
        """Stop listening, wait up to `Limits.stop_seconds` for open requests, then close all."""
        if self._listener is None:
            return
        await self._stop_listening(self._listener)
        for connection in list(self._state.connections):
            connection.shutdown()
        if self._state.tasks:
            await asyncio.wait(set(self._state.tasks), timeout=self._limits.stop_seconds)
        for task in list(self._state.tasks):
            task.cancel()
        for _ in range(_SWEEPS):
            self._abort_all()
            await asyncio.sleep(0)
        self._listener = None

    async def _stop_listening(self, listener: asyncio.Server) -> None:
        loop = asyncio.get_running_loop()
        for listening in listener.sockets:
            with contextlib.suppress(NotImplementedError):
                loop.remove_reader(listening.fileno())
        # A closed listener would lose a connection that it has just accepted, still open.
        for _ in range(_SWEEPS):
            await asyncio.sleep(0)
        listener.close()

    def _abort_all(self) -> None:
        for connection in list(self._state.connections):
            connection.transport.abort()
        for unfinished in list(self._encrypted):
            unfinished.raw.abort()


def _note_problem(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Log an error of a connection, or too few file descriptors, in one line."""
    LOGGER.warning("%s: %r", context.get("message"), context.get("exception"))


def wait_for_signal() -> asyncio.Event:
    """Return an event that SIGINT or SIGTERM sets; to be called within the running loop."""
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        # If the event loop does not support signals (Windows), KeyboardInterrupt ends it.
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(number, stop.set)
    return stop
