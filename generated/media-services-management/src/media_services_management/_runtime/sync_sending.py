"""The blocking send loop: it performs the steps of an exchange."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

import httpx2

from .attempts import Attempts
from .certificate_rejection import ask, is_unclear
from .client_config import Setup
from .connections import Pool
from .deadline import limited_to, watch
from .errors import DeadlineError, TransportError
from .exchange import Collect, Outcome, Pause, Send, Sender, Step, no_response
from .http_adapter import FAILURES, Received
from .logs import log_request
from .operation import Operation
from .request import Arguments
from .response import RawResponse, Response

if TYPE_CHECKING:
    from .credentials.protocol import Credential
    from .stream_reading import Opened

T = TypeVar("T")

_WATCHED = {"trace": watch}


class SyncCaller(Sender):
    """Makes calls that block."""

    def __init__(
        self,
        setup: Setup,
        credential: Credential | None,
        pool: Pool,
        sleep: Callable[[float], object],
    ) -> None:
        super().__init__(setup, credential)
        self._pool = pool
        self._sleep = sleep

    def call(
        self,
        operation: Operation[T],
        arguments: Arguments,
        check: Callable[[RawResponse[T]], object] | None = None,
    ) -> RawResponse[T]:
        """Return the response to one call; raises the exceptions of this package only.

        `check` is given the response while the secrets of the call are known, to be hidden.
        """
        attempts, caller = Attempts(operation), self.bearing(operation)
        with self._hiding(operation, arguments), attempts:
            found = caller._call(operation, arguments, attempts)
            if check is not None:
                check(found)
            return found

    def rest(self, seconds: float) -> None:
        """Wait between two calls."""
        self._sleep(seconds)

    def _call(
        self, operation: Operation[T], arguments: Arguments, attempts: Attempts
    ) -> RawResponse[T]:
        steps = self._converse(operation, arguments, attempts, _open)
        outcome: Response | TransportError | None = None
        try:
            while True:
                try:
                    step = steps.send(outcome)
                except StopIteration as end:
                    response: RawResponse[T] = end.value
                    return response
                outcome = self._perform(operation, step)
        finally:
            steps.close()  # after an interruption, nobody may wait for this call

    def _perform(self, operation: Operation[Any], step: Step) -> Outcome:
        if isinstance(step, Send):
            return self._send(step.operation or operation, step)
        if isinstance(step, Collect):
            return self._collect(step)
        if isinstance(step, Pause):
            self._sleep(step.seconds)
        else:
            with suppress(TimeoutError):
                step.done.result(step.seconds)
        return None

    def _send(self, operation: Operation[Any], step: Send) -> Response | TransportError:
        began = self._setup.options.clock()
        # a token, a place in the pool, a connection and the response share the remaining time
        with limited_to(step.left) as end:
            outcome = self._send_until(end, operation, step, began)
        self._log(operation, outcome, began)
        return outcome

    def _send_until(
        self, end: float, operation: Operation[Any], step: Send, began: float
    ) -> Response | TransportError:
        secrets = step.secrets
        if secrets is None:
            secrets = () if self._credential is None else self._credential.headers()
        http = self._pool.get()
        left = self._left(step, began)
        if left <= 0:
            return no_response(self._setup)
        request = self._request(step, left, secrets, _WATCHED)
        log_request(self._logger, operation, step.prepared, request.url, step.attempt)
        outcome = self._receive(http, request, end, step)
        if self._shows_certificate and is_unclear(outcome):
            limit = self._limit(max(0.0, end - time.monotonic()))
            outcome = ask(http, request.url, limit) or outcome
        return outcome

    def _receive(
        self, http: httpx2.Client, request: httpx2.Request, end: float, step: Send
    ) -> Response | TransportError:
        try:
            response = http.send(request, stream=True, follow_redirects=False)
        except FAILURES as error:
            return self._fail(error, is_late=time.monotonic() >= end)
        try:
            received = Received(response, step.largest)
            return self._read(received, end) if step.whole else received.head()
        except BaseException:  # an interruption: a response that is not read keeps its connection
            response.close()
            raise

    def _collect(self, step: Collect) -> Response | TransportError:
        if not step.reads:
            step.opened.close()
            return step.opened.head()._replace(opened=None)
        with limited_to(step.left) as end:
            return self._read(step.opened, end)

    def _read(self, received: Received, end: float) -> Response | TransportError:
        try:
            try:
                for chunk in received.chunks():
                    if not received.add(chunk):
                        break
                    if time.monotonic() >= end:
                        return received.cut_short(
                            DeadlineError("the deadline passed before the response was complete")
                        )
                return received.response()
            finally:
                # after any interruption, the connection returns to its pool or is closed
                received.close()
        except FAILURES as error:
            return received.cut_short(self._fail(error, is_late=time.monotonic() >= end))


def _open(opened: Opened) -> object:
    from .streams import Stream

    return Stream(opened)
