"""Enforces the deadline of a synchronous call at the socket.

Timeouts of an HTTP library restart with each read, so a server that sends a byte now and then can
keep a call running forever. `watch` is a callback for the `trace` extension of the HTTP library,
which calls it for each new connection: it makes the socket never wait beyond `limited_to`, and
limits connecting to the remaining time, whatever the wait for the pool took. This holds for new and
reused connections, plain, TLS and through proxies. Two things are not limited: the look-up of a
host's name, and trying further addresses of a host, each of which may take the time that remained
when connecting began.
"""

from __future__ import annotations

import math
import socket
import ssl
import time
from collections.abc import Mapping
from contextvars import ContextVar
from typing import Any, cast

_until: ContextVar[float] = ContextVar("until", default=math.inf)


class limited_to:  # noqa: N801 - used as `contextlib.suppress` is
    """Limit every wait of this thread's sockets; yields the time (`time.monotonic`) of the end."""

    __slots__ = ("_seconds", "_token")

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    def __enter__(self) -> float:
        end = time.monotonic() + self._seconds
        self._token = _until.set(end)
        return end

    def __exit__(self, *exception: object) -> None:
        _until.reset(self._token)


def _left(timeout: float | None) -> float | None:
    """Return the seconds to wait; raises `TimeoutError` if there are none left."""
    left = _until.get() - time.monotonic()
    if left <= 0:
        raise TimeoutError("the deadline has passed")
    if left == math.inf:
        return timeout
    return left if timeout is None else min(timeout, left)


class _Socket(socket.socket):
    __slots__ = ()

    def settimeout(self, value: float | None, /) -> None:
        super().settimeout(_left(value))

    def recv(self, size: int, flags: int = 0, /) -> bytes:
        super().settimeout(_left(self.gettimeout()))
        return super().recv(size, flags)


class _TlsSocket(ssl.SSLSocket):
    __slots__ = ()

    def settimeout(self, value: float | None, /) -> None:
        super().settimeout(_left(value))

    def recv(self, buflen: int = 1024, flags: int = 0) -> bytes:
        super().settimeout(_left(self.gettimeout()))
        return super().recv(buflen, flags)


_LIMITED: Mapping[type, type] = {socket.socket: _Socket, ssl.SSLSocket: _TlsSocket}


def watch(event: str, info: Mapping[str, Any]) -> None:
    """Limit a connection before it is established, and its socket afterwards.

    Once the request itself is sent, nothing is left to do, so the library need not call again.
    """
    if event.endswith("send_request_headers.started"):
        request = info["request"]
        if request.method != b"CONNECT":  # a proxy's, before TLS through it
            request.extensions.pop("trace", None)
    elif event.endswith("connect_tcp.started"):
        # the library connects with these arguments
        arguments = cast("dict[str, Any]", info)
        arguments["timeout"] = _left(arguments["timeout"])
    elif event.endswith(("connect_tcp.complete", "start_tls.complete")):
        connected = info["return_value"].get_extra_info("socket")
        limited = _LIMITED.get(type(connected))
        if limited is not None:
            connected.__class__ = limited
