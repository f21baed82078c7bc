"""One call as a conversation: what to send next, when to pause, how it ends.

`exchange` is a generator without input or output of its own, so that the synchronous and the
asynchronous client share every decision: they do what it yields and send back what came of it.
"""

from __future__ import annotations

import time
from collections.abc import Generator
from typing import Any, TypeAlias, TypeVar

from .answer import Answer, RawResponse, read_answer, unexpected
from .endpoint import may_redirect
from .errors import DeadlineError, TransportError
from .limits import MOST_REDIRECTS
from .operation import Operation
from .request import Arguments, Prepared
from .retry import pause, read_retry_after, repeats_failure, repeats_status
from .setup import Setup
from .steps import Pause, Send

T = TypeVar("T")

Outcome: TypeAlias = Answer | TransportError | None
Exchange: TypeAlias = Generator[Send | Pause, Outcome, RawResponse[T]]


def exchange(setup: Setup, operation: Operation[T], arguments: Arguments) -> Exchange[T]:
    """Make one call; the generator's return value is the answer.

    Raises `ArgumentError`, `TransportError`, `ServiceError` or `UnexpectedResponse`.
    """
    prepared = setup.prepare(operation, arguments)
    end = setup.options.clock() + setup.options.deadline
    attempt = 0
    while True:
        outcome = yield from _send(setup, prepared, end)
        wait = _wait(setup, operation, outcome, attempt)
        if wait is None or setup.options.clock() + wait >= end:
            break
        yield Pause(wait)
        attempt += 1
    if isinstance(outcome, TransportError):
        raise outcome
    return read_answer(setup.service, operation, outcome)


def _send(
    setup: Setup, prepared: Prepared, end: float
) -> Generator[Send | Pause, Outcome, Answer | TransportError]:
    """Send once, following the redirects that are allowed."""
    url = setup.endpoint.origin + prepared.target
    redirects = 0
    while True:
        # a clock that goes back adds no time
        left = min(end - setup.options.clock(), setup.options.deadline)
        if left <= 0:
            return DeadlineError(f"no answer within {setup.options.deadline:g} seconds")
        outcome = yield Send(url, prepared, left)
        assert outcome is not None
        if isinstance(outcome, TransportError) or not _is_redirect(prepared.method, outcome):
            return outcome
        redirects += 1
        url = _redirected(setup, url, outcome, redirects)


def _is_redirect(method: str, answer: Answer) -> bool:
    repeats_get = method in ("GET", "HEAD") and answer.status in (301, 302, 303)
    is_redirect = repeats_get or answer.status in (307, 308)
    return is_redirect and "location" in answer.headers and answer.fault is None


def _redirected(setup: Setup, url: str, answer: Answer, count: int) -> str:
    """Return where a redirect leads; raises `UnexpectedResponse` unless it may be followed."""
    from .http_adapter import resolve

    if count > MOST_REDIRECTS:
        raise unexpected(setup.service, answer, f"more than {MOST_REDIRECTS} redirects")
    target = resolve(url, answer.headers["location"])
    if target is None:
        raise unexpected(setup.service, answer, "a redirect to something that is no URL")
    allowed = setup.service.redirect_hosts
    if not may_redirect(setup.endpoint, allowed, target.scheme, target.host, target.port):
        message = f"a redirect to `{target.origin}`, which is not allowed"
        raise unexpected(setup.service, answer, message)
    return target.url


def _wait(
    setup: Setup, operation: Operation[Any], outcome: Answer | TransportError, attempt: int
) -> float | None:
    """Return the seconds to wait before the next attempt, or `None` to end here."""
    if attempt >= setup.options.retries:
        return None
    asked = None
    if isinstance(outcome, TransportError):
        if isinstance(outcome, DeadlineError) or not repeats_failure(operation, outcome):
            return None
    elif repeats_status(setup.service, operation, outcome.status):
        now = read_retry_after(outcome.headers.get("date"), 0.0) or time.time()
        asked = read_retry_after(outcome.headers.get("retry-after"), now)
    elif not (outcome.fault and outcome.is_cut_short and operation.repeatable):
        return None
    return pause(attempt, setup.options.random, asked)
