"""The text of scalar values in paths, queries, header fields, forms and XML."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Collection
from decimal import Decimal
from enum import Enum

NO_OFFSET = "no offset from UTC, which a moment needs: add Z or an offset"
"""The problem of a date-time without an offset, as the rest of a sentence."""

_MOST_DIGITS = 4096
"""Maximum digits of a decimal that is sent: `1E+999999` could fill the memory."""
_MINUTE = dt.timedelta(minutes=1)
_BYTES = (bytes, bytearray, memoryview)


def to_text(value: object) -> str:
    """Return the wire spelling of a scalar.

    Booleans are `true` and `false`, dates and times RFC 3339, durations ISO 8601, bytes base64,
    decimals digits without an exponent, an enumeration its value. Raises `TypeError` for anything
    that is not a scalar and `ValueError` for a value without a text.
    """
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return int.__repr__(value)
    if not is_finite(value):
        raise ValueError("a number must be finite")
    if isinstance(value, float):
        return float.__repr__(value)
    return _digits(value) if isinstance(value, Decimal) else _through_msgspec(value)


def is_finite(value: object) -> bool:
    """Return whether a value is not an infinite or undefined number."""
    if isinstance(value, Decimal):
        return value.is_finite()
    return not isinstance(value, float) or math.isfinite(value)


def is_naive(value: object) -> bool:
    """Return whether a value is a date-time or a time without an offset from UTC."""
    return isinstance(value, (dt.datetime, dt.time)) and value.utcoffset() is None


def _digits(value: Decimal) -> str:
    exponent = value.as_tuple().exponent
    if abs(value.adjusted()) > _MOST_DIGITS or abs(int(exponent)) > _MOST_DIGITS:
        raise ValueError(f"a decimal must have at most {_MOST_DIGITS} digits")
    return format(value, "f")


def _through_msgspec(value: object) -> str:
    import msgspec

    if is_naive(value):
        raise ValueError(NO_OFFSET)
    if isinstance(value, dt.datetime) and (value.utcoffset() or _MINUTE) % _MINUTE:
        value = value.astimezone(dt.UTC)  # RFC 3339 has no seconds in an offset
    is_scalar = isinstance(value, _BYTES) or not isinstance(value, Collection)
    plain = msgspec.to_builtins(value) if is_scalar and value is not None else None
    if not isinstance(plain, str):
        raise TypeError(f"`{type(value).__name__}` is not a scalar")
    return plain
