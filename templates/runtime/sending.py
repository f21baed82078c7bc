"""The two loops that send: they do what an exchange asks for, blocking or not."""

from __future__ import annotations

import asyncio
import builtins
import logging
import time
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote

import httpx2

from .answer import Answer, RawResponse, request_id
from .connecting import Pool
from .deadline import limited_to, watch
from .errors import DeadlineError, TransportError
from .exchange import Pause, Send, exchange
from .http_adapter import Received, build_request, translate
from .logs import log_outcome, log_request
from .operation import Operation
from .request import Arguments, Pairs
from .setup import Setup

if TYPE_CHECKING:
    from .credentials.protocol import Credential

T = TypeVar("T")

_WATCHED = {"trace": watch}


class _Common:
    """What both loops know."""

    def __init__(self, setup: Setup, credential: Credential | None) -> None:
        self._setup = setup
        self._credential = credential
        self._logger = logging.getLogger(setup.service.logger)

    def _query(self) -> str:
        pairs = () if self._credential is None else self._credential.query()
        return "&".join(f"{quote(name, safe='')}={quote(v, safe='')}" for name, v in pairs)

    def _log(
        self, operation: Operation[Any], outcome: Answer | TransportError, began: float
    ) -> None:
        identity = request_id(self._setup.service, outcome) if isinstance(outcome, Answer) else None
        seconds = self._setup.options.clock() - began
        log_outcome(self._logger, operation, outcome, seconds, identity)

    def _fail(self, error: httpx2.TransportError, *, is_late: bool) -> TransportError:
        failure = translate(error, self._setup.options.timeout, is_late=is_late)
        failure.__cause__ = error
        return failure


class SyncCaller(_Common):
    """Makes calls that block."""

    def __init__(
        self,
        setup: Setup,
        credential: Credential | None,
        pool: Pool[httpx2.Client],
        sleep: Callable[[float], object],
    ) -> None:
        super().__init__(setup, credential)
        self._pool = pool
        self._sleep = sleep

    def call(self, operation: Operation[T], arguments: Arguments) -> RawResponse[T]:
        """Return the answer to one call; raises the exceptions of this package only."""
        steps = exchange(self._setup, operation, arguments)
        outcome: Answer | TransportError | None = None
        while True:
            try:
                step = steps.send(outcome)
            except StopIteration as end:
                answer: RawResponse[T] = end.value
                return answer
            if isinstance(step, Pause):
                self._sleep(step.seconds)
                outcome = None
            else:
                outcome = self._send(operation, step)

    def _send(self, operation: Operation[Any], step: Send) -> Answer | TransportError:
        began = self._setup.options.clock()
        secrets: Pairs = () if self._credential is None else self._credential.headers()
        http = self._pool.get()
        request = build_request(step, self._setup.options.timeout, secrets, self._query(), _WATCHED)
        log_request(self._logger, operation, step.prepared)
        with limited_to(step.left) as end:
            outcome = self._receive(http, request, end)
        self._log(operation, outcome, began)
        return outcome

    def _receive(
        self, http: httpx2.Client, request: httpx2.Request, end: float
    ) -> Answer | TransportError:
        received = None
        try:
            response = http.send(request, stream=True, follow_redirects=False)
            received = Received(response)
            try:
                for chunk in received.chunks():
                    if not received.add(chunk):
                        break
                    if time.monotonic() >= end:
                        return DeadlineError("the deadline passed before the answer was complete")
            finally:
                response.close()
        except httpx2.TransportError as error:
            failure = self._fail(error, is_late=time.monotonic() >= end)
            return failure if received is None else received.cut_short(failure)
        return received.answer()


class AsyncCaller(_Common):
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
        scope = asyncio.timeout(deadline)
        try:
            async with scope:
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
        request = build_request(step, self._setup.options.timeout, secrets, self._query(), {})
        log_request(self._logger, operation, step.prepared)
        outcome = await self._receive(http, request)
        self._log(operation, outcome, began)
        return outcome

    async def _receive(
        self, http: httpx2.AsyncClient, request: httpx2.Request
    ) -> Answer | TransportError:
        received = None
        try:
            response = await http.send(request, stream=True, follow_redirects=False)
            received = Received(response)
            try:
                async with aclosing(received.async_chunks()) as chunks:
                    async for chunk in chunks:
                        if not received.add(chunk):
                            break
            finally:
                await response.aclose()
        except httpx2.TransportError as error:
            failure = self._fail(error, is_late=False)
            return failure if received is None else received.cut_short(failure)
        return received.answer()
