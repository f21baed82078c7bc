"""The emulator as an ASGI application.

It runs under any server. The connections of `protocol` add the client's certificate, and a way to
break the connection, as the extension `EXTENSION` of the scope.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Collection, Iterator, MutableMapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, Protocol, TypeAlias

from .engine import Engine
from .faults import NO_TROUBLE, Faults, Trouble
from .hosts import host_problem
from .limits import Limits
from .messages import Fate, Request, Response
from .own_addresses import OwnAddresses
from .request_log import LOGGER, Entry, Log, Requests, Targets, entry_of, received
from .store import StoreBusy

EXTENSION = "emulator.connection"
Scope: TypeAlias = MutableMapping[str, Any]
Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]
Hold: TypeAlias = Callable[[int], None]

_JOINED = b", "
_MAX_FAULT_CHUNKS = 100_000
# Seconds until the next try after a state was busy.
_SHORT_PAUSE, _LONG_PAUSE = 0.005, 0.1


class Connection(Protocol):
    """The connection of a request, for the application."""

    def certificate(self) -> bytes | None:
        """Return the client's certificate in DER, or None."""

    def reset(self) -> None:
        """Reset the connection."""

    def close(self) -> None:
        """Send what was written, then close."""


class _Bodies:
    """Counts the bytes of the bodies of all open requests."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._size = 0

    @contextmanager
    def share(self) -> Iterator[Hold]:
        """Yield a function that adds bytes of one body; they are subtracted at the end.

        The function raises `_Refused` if there are too many.
        """
        mine = 0

        def hold(size: int) -> None:
            nonlocal mine
            mine += size
            self._size += size
            if self._size > self._limit:
                raise _Refused("busy", "the open requests have too many bytes in total")

        try:
            yield hold
        finally:
            self._size -= mine


class _Refused(Exception):  # noqa: N818 - says what it is
    """A body that is not read to its end; `situation` is an argument of `Engine.refuse`."""

    def __init__(self, situation: str, detail: str) -> None:
        super().__init__(detail)
        self.situation = situation


class _Gone(Exception):  # noqa: N818 - no mistake of ours
    """The client disconnected before its request was complete."""


class Application:
    """Answers requests with an engine, and applies faults."""

    def __init__(
        self,
        engine: Engine,
        *,
        faults: Faults | None = None,
        limits: Limits | None = None,
        log: Log | None = None,
        base: str | None = None,
        hosts: Collection[str] = (),
        requests: Requests | None = None,
        own: OwnAddresses | None = None,
    ) -> None:
        """Prepare to answer.

        `hosts` are names of the server, also allowed in `Host` headers; `requests` keeps what is
        received; `own` answers at the addresses that are the emulator's and not of the service.
        """
        self.engine = engine
        self.faults = Faults() if faults is None else faults
        self.base = base
        self._hosts = hosts
        self._requests = requests
        self._own = own
        self._limits = limits or Limits()
        self._bodies = _Bodies(self._limits.bodies_bytes)
        self._log = log
        self._targets = Targets(engine.tables)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            raise ValueError("only HTTP is supported")
        connection: Connection | None = scope.get("extensions", {}).get(EXTENSION)
        try:
            with self._bodies.share() as hold:
                await self._respond(scope, receive, send, connection, hold)
        except asyncio.CancelledError:
            if connection is None:
                raise
            connection.reset()  # the server stops and no longer waits for this task

    async def _respond(
        self,
        scope: Scope,
        receive: Receive,
        send: Send,
        connection: Connection | None,
        hold: Hold,
    ) -> None:
        at, start = time.time(), time.perf_counter()
        try:
            request, response = await self._read(scope, receive, connection, hold)
        except _Gone:
            return
        own = self._own.respond(request) if response is None and self._own is not None else None
        response, trouble = response or own, NO_TROUBLE
        if response is None:
            trouble = self._trouble(request)
            response = await self._work(request, trouble)
        entry = entry_of(request, response, self._targets, at, time.perf_counter() - start, trouble)
        # Before sending, so that a client that has the response finds the entry in the log.
        if self._requests is not None and own is None:
            self._requests.add(received(entry, request))
        self._note(entry)
        await self._send(response, trouble, connection, send)

    def _note(self, entry: Entry) -> None:
        if self._log is None:
            return
        try:
            self._log(entry)
        except Exception as error:  # noqa: BLE001 - a stranger's function; its stream may be gone
            LOGGER.warning("the log function raised `%s`", type(error).__name__)

    async def _read(
        self, scope: Scope, receive: Receive, connection: Connection | None, hold: Hold
    ) -> tuple[Request, Response | None]:
        """Return the request, and the response if its body is not read to the end."""
        headers: dict[str, bytes] = {}
        for name, value in scope["headers"]:
            key = name.decode("latin-1")
            headers[key] = headers[key] + _JOINED + value if key in headers else value
        request = Request(
            verb=scope["method"],
            path=scope["raw_path"].decode("latin-1"),
            query=scope["query_string"].decode("latin-1"),
            headers={name: value.decode("latin-1").strip() for name, value in headers.items()},
            certificate=None if connection is None else connection.certificate(),
            base=self.base or _base(scope),
        )
        problem = host_problem(_hosts(scope), self._own_hosts(scope))
        if problem is not None:
            return request, self.engine.refuse("malformed_request", problem, request)
        try:
            body = await self._body(receive, request, hold)
        except _Refused as refused:
            return request, self.engine.refuse(refused.situation, str(refused), request)
        return replace(request, body=body), None

    def _own_hosts(self, scope: Scope) -> list[str]:
        reached = scope.get("server")
        return [host for host in (*self._hosts, reached and reached[0]) if host]

    async def _body(self, receive: Receive, request: Request, hold: Hold) -> bytes:
        is_upload = self.engine.takes_files(request)
        limit = self._limits.upload_bytes if is_upload else self._limits.body_bytes
        declared = request.headers.get("content-length", "")
        too_large = _Refused("too_large", f"a body must have at most {limit} bytes")
        if declared.isdigit() and (len(declared) > 18 or int(declared) > limit):
            raise too_large
        body = bytearray()
        while True:
            message = await receive()
            if message["type"] != "http.request":
                raise _Gone
            piece = message.get("body", b"")
            body += piece
            if len(body) > limit:
                raise too_large
            hold(len(piece))
            if not message.get("more_body", False):
                return bytes(body)

    def _trouble(self, request: Request) -> Trouble:
        if not self.faults.active:
            return NO_TROUBLE
        return self.faults.next_trouble(self.engine.operation_of(request))

    async def _work(self, request: Request, trouble: Trouble) -> Response:
        if trouble.delay:
            await asyncio.sleep(trouble.delay)
        if trouble.reset == "before":
            return Response(status=0, operation=self.engine.operation_of(request))
        if trouble.status is not None:
            response = self.engine.fail(trouble.status, request)
            if trouble.retry_after is not None:
                retry = ("Retry-After", str(trouble.retry_after))
                response = replace(response, headers=(*response.headers, retry))
            return response
        if trouble.end is not None:
            request = replace(request, fate=Fate(trouble.end, trouble.code))
        try:
            return await self._in_turn(request)
        except Exception:  # noqa: BLE001 - a mistake of ours is a documented 500 too
            LOGGER.exception("the emulator failed at %s", self._targets.write(request))
            return self.engine.refuse("internal", "the emulator failed", request)

    async def _in_turn(self, request: Request) -> Response:
        """Return the engine's response; requests that wait for the state do not block others."""
        end = time.monotonic() + self._limits.busy_seconds
        pause = _SHORT_PAUSE
        while True:
            try:
                return self.engine.respond(request)
            except StoreBusy:
                if time.monotonic() >= end:
                    detail = "the state is in use by another process"
                    return self.engine.refuse("busy", detail, request)
            await asyncio.sleep(pause)
            pause = min(2 * pause, _LONG_PAUSE)

    async def _send(
        self, response: Response, trouble: Trouble, connection: Connection | None, send: Send
    ) -> None:
        if trouble.reset is not None and connection is not None:
            connection.reset()
            return
        body = b"" if response.status in (204, 304) else response.body
        headers = [
            (name.encode("latin-1"), value.encode("latin-1")) for name, value in response.headers
        ]
        if response.status not in (204, 304) and not response.pieces:
            headers.append((b"Content-Length", str(len(body)).encode()))
        await send({"type": "http.response.start", "status": response.status, "headers": headers})
        if trouble.truncate is not None and connection is not None:
            cut = body[: trouble.truncate]
            await _drip(cut, trouble.drip, send, last=False)
            connection.close()
        elif response.pieces:
            await _stream(body, response.pieces, trouble.drip, send)
        else:
            await _drip(body, trouble.drip, send, last=True)


async def _stream(body: bytes, sizes: tuple[int, ...], pause: float | None, send: Send) -> None:
    """Send a body piece by piece; with a pause after each."""
    for size in sizes:
        piece, body = body[:size], body[size:]
        await send({"type": "http.response.body", "body": piece, "more_body": True})
        if pause is not None:
            await asyncio.sleep(pause)
    await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _drip(body: bytes, pause: float | None, send: Send, *, last: bool) -> None:
    """Send a body; with a pause, byte by byte."""
    if pause is not None:
        for at in range(min(len(body), _MAX_FAULT_CHUNKS)):
            piece = body[at : at + 1]
            await send({"type": "http.response.body", "body": piece, "more_body": True})
            await asyncio.sleep(pause)
        body = body[_MAX_FAULT_CHUNKS:]
    await send({"type": "http.response.body", "body": body, "more_body": not last})


def _hosts(scope: Scope) -> list[str]:
    return [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]


def _base(scope: Scope) -> str:
    host, port = scope.get("server") or ("localhost", None)
    scheme = scope.get("scheme", "http")
    host = f"[{host}]" if ":" in host else host
    return f"{scheme}://{host}" if port is None else f"{scheme}://{host}:{port}"
