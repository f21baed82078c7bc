"""The emulator as an ASGI application.

It runs under any server. The connections of `protocol` add the client's certificate, and a way to
break the connection, as the extension `EXTENSION` of the scope.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import replace
from typing import Any, Protocol, TypeAlias

from .engine import Engine
from .faults import NO_TROUBLE, Faults, Trouble
from .journal import LOGGER, Entry, Log, Targets, entry_of
from .limits import Limits
from .messages import Answer, Request

EXTENSION = "emulator.connection"
Scope: TypeAlias = MutableMapping[str, Any]
Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]

_JOINED = b", "
_MAX_FAULT_CHUNKS = 100_000


class Connection(Protocol):
    """What the application may know of, and do to, the connection of a request."""

    def certificate(self) -> bytes | None:
        """Return the client's certificate in DER, or None."""

    def reset(self) -> None:
        """Break the connection so that the client sees a reset."""

    def close(self) -> None:
        """Send what was written, then close."""


class _Gone(Exception):  # noqa: N818 - no mistake of ours
    """The client went away before its request was complete."""


class Application:
    """Answers requests with an engine, and lets faults happen."""

    def __init__(
        self,
        engine: Engine,
        *,
        faults: Faults | None = None,
        limits: Limits | None = None,
        log: Log | None = None,
        base: str | None = None,
    ) -> None:
        self.engine = engine
        self.faults = Faults() if faults is None else faults
        self.base = base
        self._limits = limits or Limits()
        self._log = log
        self._targets = Targets(engine.tables)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            raise ValueError("only HTTP is served")
        connection: Connection | None = scope.get("extensions", {}).get(EXTENSION)
        at, start = time.time(), time.perf_counter()
        try:
            request, answer = await self._read(scope, receive, connection)
        except _Gone:
            return
        trouble = NO_TROUBLE
        if answer is None:
            trouble = self._trouble(request)
            answer = await self._work(request, trouble)
        # Before sending: whoever has the answer finds it in the log.
        reset = trouble.reset is not None
        self._note(
            entry_of(request, answer, self._targets, at, time.perf_counter() - start, reset=reset)
        )
        await self._send(answer, trouble, connection, send)

    def _note(self, entry: Entry) -> None:
        if self._log is None:
            return
        try:
            self._log(entry)
        except Exception as error:  # noqa: BLE001 - a stranger's function; its stream may be gone
            LOGGER.warning("the function that sees each request raised `%s`", type(error).__name__)

    async def _read(
        self, scope: Scope, receive: Receive, connection: Connection | None
    ) -> tuple[Request, Answer | None]:
        """Return the request, and the answer if it is too large to be read."""
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
        body = await self._body(receive, request.headers.get("content-length", ""))
        if body is None:
            detail = f"a body must have at most {self._limits.body_bytes} bytes"
            return request, self.engine.refuse("too_large", detail, request)
        return replace(request, body=body), None

    async def _body(self, receive: Receive, declared: str) -> bytes | None:
        limit = self._limits.body_bytes
        if declared.isdigit() and (len(declared) > 18 or int(declared) > limit):
            return None
        body = bytearray()
        while True:
            message = await receive()
            if message["type"] != "http.request":
                raise _Gone
            body += message.get("body", b"")
            if len(body) > limit:
                return None
            if not message.get("more_body", False):
                return bytes(body)

    def _trouble(self, request: Request) -> Trouble:
        if not self.faults.active:
            return NO_TROUBLE
        return self.faults.next_trouble(self.engine.operation_of(request))

    async def _work(self, request: Request, trouble: Trouble) -> Answer:
        if trouble.delay:
            await asyncio.sleep(trouble.delay)
        if trouble.reset == "before":
            return Answer(status=0, operation=self.engine.operation_of(request))
        if trouble.status is not None:
            answer = self.engine.fail(trouble.status, request)
            if trouble.retry_after is not None:
                retry = ("Retry-After", str(trouble.retry_after))
                answer = replace(answer, headers=(*answer.headers, retry))
            return answer
        try:
            return self.engine.answer(request)
        except Exception:  # noqa: BLE001 - a mistake of ours is a documented 500 too
            LOGGER.exception("the emulator failed at %s", self._targets.write(request))
            return self.engine.refuse("internal", "the emulator failed", request)

    async def _send(
        self, answer: Answer, trouble: Trouble, connection: Connection | None, send: Send
    ) -> None:
        if trouble.reset is not None and connection is not None:
            connection.reset()
            return
        body = b"" if answer.status in (204, 304) else answer.body
        headers = [
            (name.encode("latin-1"), value.encode("latin-1")) for name, value in answer.headers
        ]
        if answer.status not in (204, 304):
            headers.append((b"Content-Length", str(len(body)).encode()))
        await send({"type": "http.response.start", "status": answer.status, "headers": headers})
        if trouble.truncate is not None and connection is not None:
            cut = body[: trouble.truncate]
            await _drip(cut, trouble.drip, send, last=False)
            connection.close()
        else:
            await _drip(body, trouble.drip, send, last=True)


async def _drip(body: bytes, pause: float | None, send: Send, *, last: bool) -> None:
    """Send a body, byte by byte where there is a pause."""
    if pause is not None:
        for at in range(min(len(body), _MAX_FAULT_CHUNKS)):
            piece = body[at : at + 1]
            await send({"type": "http.response.body", "body": piece, "more_body": True})
            await asyncio.sleep(pause)
        body = body[_MAX_FAULT_CHUNKS:]
    await send({"type": "http.response.body", "body": body, "more_body": not last})


def _base(scope: Scope) -> str:
    host, port = scope.get("server") or ("localhost", None)
    scheme = scope.get("scheme", "http")
    host = f"[{host}]" if ":" in host else host
    return f"{scheme}://{host}" if port is None else f"{scheme}://{host}:{port}"
