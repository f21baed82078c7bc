"""When and after how long a call is tried again: pure."""

from __future__ import annotations

import datetime as dt
import email.utils
import re
from collections.abc import Callable
from typing import Any

from .errors import CertificateRejectedError, ConnectError, TransportError
from .operation import Operation, Service

LONGEST_PAUSE = 60.0
"""Seconds that `Retry-After` can ask for at most; what it asks beyond is not waited."""

_FIRST_PAUSE = 0.5
_LONGEST_BACKOFF = 8.0
_SECONDS = re.compile(r"[0-9]{1,10}")
# the three forms of HTTP, of which two are obsolete
_DATE = re.compile(
    r"[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2} GMT"
    r"|[A-Z][a-z]{5,8}, [0-9]{2}-[A-Z][a-z]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2} GMT"
    r"|[A-Z][a-z]{2} [A-Z][a-z]{2} [ 0-9][0-9] [0-9]{2}:[0-9]{2}:[0-9]{2} [0-9]{4}"
)


def repeats_status(service: Service, operation: Operation[Any], status: int) -> bool:
    """Return whether an answer with this status is worth another attempt."""
    return operation.repeatable and status in service.retry_statuses


def repeats_failure(operation: Operation[Any], failure: TransportError) -> bool:
    """Return whether a call that got no answer may be sent again."""
    if isinstance(failure, CertificateRejectedError):
        return False
    return isinstance(failure, ConnectError) or operation.repeatable


def pause(attempt: int, random: Callable[[], float], retry_after: float | None) -> float:
    """Return the seconds to wait after the attempt of this number, the first being 0.

    What the service asks for counts, up to `LONGEST_PAUSE`; else a random part of a limit that
    doubles each time.
    """
    if retry_after is not None:
        return min(retry_after, LONGEST_PAUSE)
    limit: float = min(_LONGEST_BACKOFF, _FIRST_PAUSE * 2 ** min(attempt, 10))
    return limit * random()


def read_retry_after(text: str | None, now: float) -> float | None:
    """Return the seconds that a `Retry-After` field asks for, or `None` if it makes no sense.

    It holds whole seconds or an HTTP date; `now` is the time in seconds since 1970, which a date
    is compared with. A date in the past asks for nothing.
    """
    if text is None:
        return None
    text = text.strip()
    if _SECONDS.fullmatch(text):
        return float(text)
    if not _DATE.fullmatch(text):
        return None
    try:
        moment = email.utils.parsedate_to_datetime(text)
        # all dates of HTTP are in UTC, also those of the form that does not say so
        seconds = moment.replace(tzinfo=moment.tzinfo or dt.UTC).timestamp()
    except (ValueError, TypeError, OverflowError):
        return None
    return max(0.0, seconds - now)
