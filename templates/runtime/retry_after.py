"""The pause that a response asks for, in its header field `Retry-After`."""

from __future__ import annotations

import datetime as dt
import email.utils
import re
import time
from collections.abc import Mapping

_SECONDS = re.compile(r"[0-9]+(\.[0-9]+)?")
# the three forms of HTTP, of which two are obsolete
_DATE = re.compile(
    r"[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2} GMT"
    r"|[A-Z][a-z]{5,8}, [0-9]{2}-[A-Z][a-z]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2} GMT"
    r"|[A-Z][a-z]{2} [A-Z][a-z]{2} [ 0-9][0-9] [0-9]{2}:[0-9]{2}:[0-9]{2} [0-9]{4}"
)


def asked_pause(headers: Mapping[str, str]) -> float | None:
    """Return the seconds that a response asks to wait, or `None` if it asks for nothing valid."""
    now = read_retry_after(headers.get("date"), 0.0) or time.time()
    return read_retry_after(headers.get("retry-after"), now)


def read_retry_after(text: str | None, now: float) -> float | None:
    """Return the seconds of a `Retry-After` field, or `None` if it is invalid.

    It contains seconds (whole ones in the standard) or an HTTP date, which is compared with `now`,
    the time in seconds since 1970. A date in the past means no wait.
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
        # all HTTP dates are in UTC, also in the form without a zone
        seconds = moment.replace(tzinfo=moment.tzinfo or dt.UTC).timestamp()
    except (ValueError, TypeError, OverflowError):
        return None
    return max(0.0, seconds - now)
