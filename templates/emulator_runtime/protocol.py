"""The HTTP connections of uvicorn, with limits for slow and malformed clients.

uvicorn parses and writes HTTP. This module adds a deadline for every phase of a request, limits on
its head and on waiting requests, the documented body of a 400, the client's certificate, and
resetting the connection on purpose.
"""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import Callable, Sized

from uvicorn.config import Config
from uvicorn.protocols.http.flow_control import FlowControl
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.server import ServerState

from .application import EXTENSION
from .limits import Limits
from .messages import Response
from .refusals import phrase_of
from .request_log import LOGGER

CERTIFICATE = "emulator.client_certificate"
"""The extra info of a transport that contains the client's certificate in DER."""

_NO_LINGER = struct.pack("ii", 1, 0)
# Bytes that are parsed before waiting requests are counted: some dozens of requests at most.
_PIECE = 1024
_LARGE_HEAD = "the head of the request is too large"


class _TooMuch(Exception):  # noqa: N818 - never leaves this module
    """A request head that exceeds the limits."""


class _Flow(FlowControl):
    """Pauses reading while a request waits for the response to an earlier one."""

    def __init__(
        self, transport: asyncio.Transport, waiting: Sized, go_on: Callable[[], object]
    ) -> None:
        super().__init__(transport)
        self._waiting = waiting
        self._go_on = go_on

    def resume_reading(self) -> None:
        if self.read_paused and not self._waiting:
            super().resume_reading()
            self._go_on()


class EmulatorProtocol(HttpToolsProtocol):
    """One connection. `refuse` returns the response to a request that cannot be parsed."""

    def __init__(
        self, config: Config, state: ServerState, limits: Limits, refuse: Callable[[str], Response]
    ) -> None:
        super().__init__(config=config, server_state=state, app_state={})
        self.logger = LOGGER
        self._limits = limits
        self._refuse = refuse
        self._timer: asyncio.TimerHandle | None = None
        self._write_timer: asyncio.TimerHandle | None = None
        self._in_head = True
        self._head_bytes = 0
        self._fields = 0
        self._unparsed = bytearray()

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin a connection, or close it at once if there are too many."""
        if len(self.connections) >= self._limits.connections:
            self.transport = transport
            note_too_many(transport, self._limits)
            transport.abort()
            return
        super().connection_made(transport)
        # Later, because uvicorn resumes before it handles the waiting request.
        self.flow = _Flow(transport, self.pipeline, lambda: self.loop.call_soon(self._parse))
        self._arm(self._limits.head_seconds)

    def connection_lost(self, exc: Exception | None) -> None:
        """End a connection."""
        self._disarm()
        self._unparsed.clear()
        self.resume_writing()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Parse received bytes, up to a request that must wait."""
        self._unparsed += data
        self._parse()

    def _parse(self) -> None:
        while self._unparsed and not self.flow.read_paused and not self.transport.is_closing():
            piece = bytes(self._unparsed[:_PIECE])
            del self._unparsed[:_PIECE]
            self._parse_piece(piece)

    def _parse_piece(self, piece: bytes) -> None:
        """Parse within the limits of a head."""
        if self._in_head:
            self._head_bytes += len(piece)
        super().data_received(piece)
        if self._in_head and self._head_bytes > self._limits.head_bytes:
            LOGGER.warning(_LARGE_HEAD)
            self.send_400_response(_LARGE_HEAD)
        elif self._timer is None and (self.cycle is None or self.cycle.response_complete):
            self._arm(self._limits.head_seconds)

    def on_message_begin(self) -> None:
        """Begin a request."""
        super().on_message_begin()
        self.scope["extensions"] = {EXTENSION: self}  # type: ignore[dict-item]
        self._fields = 0
        self._arm(self._limits.head_seconds)

    def on_header(self, name: bytes, value: bytes) -> None:
        """Accept one header, or fail if there are too many."""
        self._fields += 1
        if self._fields > self._limits.head_fields or len(value) > self._limits.head_bytes:
            raise _TooMuch
        super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """Start the work on a request."""
        super().on_headers_complete()
        self._in_head = False
        self._head_bytes = 0
        self._arm(self._limits.body_seconds)

    def on_message_complete(self) -> None:
        """End the reading of a request."""
        super().on_message_complete()
        self._in_head = True
        self._disarm()

    def send_400_response(self, msg: str) -> None:
        """Respond to a malformed request, unless an earlier request is still being answered."""
        cycle = self.cycle
        if cycle is not None and not cycle.response_complete:
            if cycle.response_started or not cycle.more_body:
                cycle.keep_alive = False
                self.flow.pause_reading()
                return
            cycle.disconnected = True
            cycle.message_event.set()
        if not self.transport.is_closing():
            self.transport.write(_raw(self._refuse(msg)))
            self.transport.close()

    def pause_writing(self) -> None:
        """Wait for a client that does not read, for a limited time."""
        super().pause_writing()
        if self._write_timer is None:
            self._write_timer = self.loop.call_later(self._limits.write_seconds, self.abort)

    def resume_writing(self) -> None:
        """Resume when the client reads again."""
        if self._write_timer is not None:
            self._write_timer.cancel()
            self._write_timer = None
        if self.flow is not None:
            super().resume_writing()

    def certificate(self) -> bytes | None:
        """Return the client's certificate in DER, or None."""
        der: bytes | None = self.transport.get_extra_info(CERTIFICATE)
        return der

    def reset(self) -> None:
        """Reset the connection."""
        self._abandon()
        connection: socket.socket | None = self.transport.get_extra_info("socket")
        if connection is not None:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _NO_LINGER)
        self.transport.abort()

    def close(self) -> None:
        """Send what was written, then close."""
        self._abandon()
        self.transport.close()

    def abort(self) -> None:
        """Close at once."""
        self._abandon()
        self.transport.abort()

    def _abandon(self) -> None:
        if self.cycle is not None:
            self.cycle.disconnected = True
            self.cycle.message_event.set()

    def _arm(self, seconds: float) -> None:
        self._disarm()
        self._timer = self.loop.call_later(seconds, self._time_out)

    def _disarm(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _time_out(self) -> None:
        self._timer = None
        cycle = self.cycle
        answering = cycle is not None and not cycle.response_complete and not cycle.more_body
        if answering or self.pipeline:
            # A later request is being received while an earlier one is still being answered.
            self._arm(self._limits.head_seconds)
        else:
            self.abort()


def note_too_many(transport: asyncio.BaseTransport, limits: Limits) -> None:
    """Log that a connection is closed because of the limit."""
    peer = transport.get_extra_info("peername") or ("somebody",)
    LOGGER.warning(
        "closed a connection from %s: the limit of %d connections is reached",
        peer[0],
        limits.connections,
    )


def _raw(response: Response) -> bytes:
    lines = [f"HTTP/1.1 {response.status} {phrase_of(response.status)}"]
    lines += [f"{name}: {value}" for name, value in response.headers]
    lines += [f"Content-Length: {len(response.body)}", "Connection: close", "", ""]
    return "\r\n".join(lines).encode("latin-1") + response.body
