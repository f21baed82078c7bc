"""When a request is made again, and after which pause."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .client_config import Setup
from .errors import CertificateRejectedError, ConnectError, DeadlineError, TransportError
from .operation import Operation, Service
from .response import Response
from .retry_after import asked_pause

LONGEST_PAUSE = 60.0
"""The maximum seconds of `Retry-After`; with more, there is no retry."""
_FIRST_PAUSE = 0.5
_LONGEST_BACKOFF = 8.0


def pause_before_retry(
    setup: Setup, operation: Operation[Any], outcome: Response | TransportError, attempt: int
) -> float | None:
    """Return the seconds to wait before the next attempt, or `None` to end here."""
    if attempt >= setup.options.retries:
        return None
    asked = None
    if isinstance(outcome, TransportError):
        if isinstance(outcome, DeadlineError) or not repeats_failure(operation, outcome):
            return None
    elif repeats_status(setup.service, operation, outcome.status):
        asked = asked_pause(outcome.headers)
    elif not (outcome.fault and outcome.is_cut_short and operation.repeatable):
        return None
    return pause(attempt, setup.options.random, asked)


def repeats_status(service: Service, operation: Operation[Any], status: int) -> bool:
    """Return whether a response with this status leads to a retry."""
    if status in service.unprocessed_statuses:
        return True
    return operation.repeatable and status in service.retry_statuses


def repeats_failure(operation: Operation[Any], failure: TransportError) -> bool:
    """Return whether a call that got no response may be sent again."""
    if isinstance(failure, CertificateRejectedError):
        return False
    return isinstance(failure, ConnectError) or operation.repeatable


def pause(attempt: int, random: Callable[[], float], retry_after: float | None) -> float | None:
    """Return the seconds to wait after the attempt of this number, the first being 0.

    It is the time that the service requests, or `None` if that is more than `LONGEST_PAUSE`;
    otherwise a random part of a limit that doubles each time.
    """
    if retry_after is not None:
        return retry_after if retry_after <= LONGEST_PAUSE else None
    limit: float = min(_LONGEST_BACKOFF, _FIRST_PAUSE * 2 ** min(attempt, 10))
    return limit * random()
