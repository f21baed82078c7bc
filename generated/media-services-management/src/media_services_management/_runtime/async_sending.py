"""The loop that sends on an asyncio event loop: it does what an exchange asks for.

It is its own module because asyncio costs a synchronous program a tenth of its start-up.
"""

from __future__ import annotations

import asyncio
import builtins
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from typing import TYPE_CHECKING, Any, TypeVar

import httpx2

from .answer import Answer, RawResponse
from .certificate_rejection import ask_async, is_unclear
from .client_config import Setup
from .connections import Pool
from .errors import DeadlineError, TransportError
from .exchange import Pause, Send, Sender, exchange
from .http_adapter import FAILURES, Received
from .logs import log_request
from .operation import Operation
from .request import Arguments, Pairs

if TYPE_CHECKING:
    from .credentials.protocol import Credential

T = TypeVar("T")

_GRACE = 0.05
"""Seconds that a request has, once the deadline ended it, to say how far it came."""


class AsyncCaller(Sender):
    """Makes calls on an asyncio event loop."""

    def __init__(
        self,
        setup: Setup,
        credential: Credential | None,
        pool: Pool[httpx2.AsyncClient],
        sleep: Callable[[float], Awaitable[object]] | None,
    ) -> None:
        super().__init__(setup, credential)
        self._pool = pool
        self._sleep = asyncio.sleep if sleep is None else sleep

    async def call(self, operation: Operation[T], arguments: Arguments) -> RawResponse[T]:
        """Return the answer to one call; raises the exceptions of this package only."""
        deadline = self._setup.options.deadline
        scope = asyncio.timeout(deadline + _GRACE)
        try:
            async with scope:
                with self._hiding(operation, arguments):
                    return await self._call(operation, arguments)
        except builtins.TimeoutError as error:
            if isinstance(error, TransportError) or not scope.expired():
                raise
            raise DeadlineError(f"no answer within {deadline:g} seconds") from None

    async def _call(self, operation: Operation[T], arguments: Arguments) -> RawResponse[T]:
        steps = exchange(self._setup, operation, arguments)
        outcome: Answer | TransportError | None = None
        while True:
            try:
                step = steps.send(outcome)
            except StopIteration as end:
                answer: RawResponse[T] = end.value
                return answer
            if isinstance(step, Pause):
                await self._sleep(step.seconds)
                outcome = None
            else:
                outcome = await self._send(operation, step)

    async def _send(self, operation: Operation[Any], step: Send) -> Answer | TransportError:
        began = self._setup.options.clock()
        secrets: Pairs = () if self._credential is None else await self._credential.headers_async()
        http = self._pool.get()
        request = self._request(step, secrets, {})
        log_request(self._logger, operation, step.prepared)
        outcome = await self._receive(http, request, step.left)
        if self._shows_certificate and is_unclear(outcome):
            outcome = await ask_async(http, request.url, self._setup.options.timeout) or outcome
        self._log(operation, outcome, began)
        return outcome

    async def _receive(
        self, http: httpx2.AsyncClient, request: httpx2.Request, left: float
    ) -> Answer | TransportError:
        received = None
        scope = asyncio.timeout(left)
        try:
            async with scope:
                response = await http.send(request, stream=True, follow_redirects=False)
                received = Received(response)
                await _read(response, received)
        except FAILURES as error:
            failure = self._fail(error, is_late=scope.expired())
            return failure if received is None else received.cut_short(failure)
        return received.answer()


async def _read(response: httpx2.Response, received: Received) -> None:
    """Read the body; whatever interrupts, the connection goes back to its pool, or is closed."""
    try:
        async with aclosing(received.async_chunks()) as chunks:
            async for chunk in chunks:
                if not received.add(chunk):
                    break
    finally:
        if stray := received.stray():
            await stray.aclose()
        await response.aclose()
