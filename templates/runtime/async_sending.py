"""The send loop for asyncio: it performs the steps of an exchange.

A separate module, because asyncio would cost a synchronous program a tenth of its start-up time.
"""

from __future__ import annotations

import asyncio
import builtins
from collections.abc import Awaitable, Callable
from contextlib import aclosing, closing
from typing import TYPE_CHECKING, Any, TypeVar

import httpx2

from .attempts import Attempts
from .certificate_rejection import ask_async, is_unclear
from .client_config import Setup
from .errors import TransportError
from .exchange import Collect, Outcome, Pause, Send, Sender, Step, no_response
from .http_adapter import FAILURES, Received
from .logs import log_request
from .loop_pool import LoopPool
from .operation import Operation
from .request import Arguments
from .response import RawResponse, Response

if TYPE_CHECKING:
    from .credentials.protocol import Credential
    from .stream_reading import Opened

T = TypeVar("T")

_GRACE = 0.05
"""Seconds that a cancelled request has, after the deadline, to report its progress."""


class AsyncCaller(Sender):
    """Makes calls on an asyncio event loop."""

    def __init__(
        self,
        setup: Setup,
        credential: Credential | None,
        pool: LoopPool,
        sleep: Callable[[float], Awaitable[object]] | None,
    ) -> None:
        super().__init__(setup, credential)
        self._pool = pool
        self._sleep = asyncio.sleep if sleep is None else sleep

    async def call(
        self,
        operation: Operation[T],
        arguments: Arguments,
        check: Callable[[RawResponse[T]], object] | None = None,
    ) -> RawResponse[T]:
        """Return the response to one call, as the synchronous caller does."""
        with Attempts(operation) as attempts:
            caller = self.bearing(operation)
            return await caller._call_in_time(operation, arguments, attempts, check)

    async def rest(self, seconds: float) -> None:
        """Wait between two calls."""
        await self._sleep(seconds)

    async def _call_in_time(
        self,
        operation: Operation[T],
        arguments: Arguments,
        attempts: Attempts,
        check: Callable[[RawResponse[T]], object] | None,
    ) -> RawResponse[T]:
        scope = asyncio.timeout(self._setup.options.deadline + _GRACE)
        try:
            async with scope:
                with self._hiding(operation, arguments):
                    found = await self._call(operation, arguments, attempts)
                    if check is not None:
                        check(found)
                    return found
        except builtins.TimeoutError as error:
            if isinstance(error, TransportError) or not scope.expired():
                raise
            raise no_response(self._setup) from None

    async def _call(
        self, operation: Operation[T], arguments: Arguments, attempts: Attempts
    ) -> RawResponse[T]:
        steps = self._converse(operation, arguments, attempts, _open)
        outcome: Response | TransportError | None = None
        with closing(steps):  # after an interruption, nobody may wait for this call
            while True:
                try:
                    step = steps.send(outcome)
                except StopIteration as end:
                    response: RawResponse[T] = end.value
                    return response
                outcome = await self._perform(operation, step)

    async def _perform(self, operation: Operation[Any], step: Step) -> Outcome:
        if isinstance(step, Send):
            return await self._send(step.operation or operation, step)
        if isinstance(step, Collect):
            return await self._collect(step)
        if isinstance(step, Pause):
            await self._sleep(step.seconds)
        else:
            await asyncio.wait({asyncio.wrap_future(step.done)}, timeout=step.seconds)
        return None

    async def _send(self, operation: Operation[Any], step: Send) -> Response | TransportError:
        began = self._setup.options.clock()
        # a token, a place in the pool, a connection and the response share the remaining time
        outcome = await self._send_until(operation, step, began)
        self._log(operation, outcome, began)
        return outcome

    async def _send_until(
        self, operation: Operation[Any], step: Send, began: float
    ) -> Response | TransportError:
        loop = asyncio.get_running_loop()
        end = loop.time() + step.left
        secrets = step.secrets
        if secrets is None:
            secrets = () if self._credential is None else await self._credential.headers_async()
        http = self._pool.get()
        left = self._left(step, began)
        if left <= 0:
            return no_response(self._setup)
        request = self._request(step, left, secrets, {})
        log_request(self._logger, operation, step.prepared, request.url, step.attempt)
        outcome = await self._receive(http, request, end, step)
        if self._shows_certificate and is_unclear(outcome):
            limit = self._limit(max(0.0, end - loop.time()))
            outcome = await ask_async(http, request.url, limit) or outcome
        return outcome

    async def _receive(
        self, http: httpx2.AsyncClient, request: httpx2.Request, end: float, step: Send
    ) -> Response | TransportError:
        received = None
        scope = asyncio.timeout_at(end)
        try:
            async with scope:
                response = await http.send(request, stream=True, follow_redirects=False)
                received = Received(response, step.largest)
                if not step.whole:
                    return received.head()
                await _read(received)
        except RuntimeError as error:
            return self._pool.explain(error)
        except FAILURES as error:
            failure = self._fail(error, is_late=scope.expired())
            return failure if received is None else received.cut_short(failure)
        return received.response()

    async def _collect(self, step: Collect) -> Response | TransportError:
        received = step.opened
        if not step.reads:
            await received.aclose()
            return received.head()._replace(opened=None)
        scope = asyncio.timeout(step.left)
        try:
            async with scope:
                await _read(received)
        except FAILURES as error:
            return received.cut_short(self._fail(error, is_late=scope.expired()))
        return received.response()


async def _read(received: Received) -> None:
    """Read the body; after any interruption, the connection returns to its pool or is closed."""
    try:
        async with aclosing(received.async_chunks()) as chunks:
            async for chunk in chunks:
                if not received.add(chunk):
                    break
    finally:
        await received.aclose()


def _open(opened: Opened) -> object:
    from .streams import AsyncStream

    return AsyncStream(opened)
