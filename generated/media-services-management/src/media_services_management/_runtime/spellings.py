"""Rewrites forms of numbers and date-times that the decoder reads too strictly or too loosely.

Accepted, since XML Schema allows them: numbers with a plus sign or leading zeros, dates with a time
zone, midnight as `24:00:00`, and leap seconds, which become the next second, since Python has none.
Refused: decimals such as `1_0`, which only Python allows.
"""

from __future__ import annotations

import datetime as dt
import math
import re

import msgspec
from msgspec import inspect

_WHOLE = re.compile(r"[+-]?[0-9]{1,400}")
_NUMBER = re.compile(
    r"[+-]?(?:[0-9]{1,400}(?:\.[0-9]{0,400})?|\.[0-9]{1,400})(?:[eE][+-]?[0-9]{1,3})?"
)
_ZONED_DATE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:Z|[+-][0-9]{2}:[0-9]{2})")
_MIDNIGHT = re.compile(r"(.{0,11})24:00:00(?:\.0{1,26})?(Z|[+-].{0,6})?", re.IGNORECASE)
_LEAP = re.compile(r"(.{0,11}[0-9]{2}:[0-9]{2}):60(?:\.[0-9]{1,26})?(Z|[+-].{0,6})?", re.IGNORECASE)
_LONG_FRACTION = re.compile(r"(\.[0-9]{6})[0-9]+")


def respell(text: str, shape: inspect.Type) -> object:
    """Return the value of the text in the type, or text for the decoder."""
    if isinstance(shape, inspect.IntType):
        return int(text) if _WHOLE.fullmatch(text) else text
    if isinstance(shape, inspect.FloatType):
        is_number = _NUMBER.fullmatch(text) and math.isfinite(float(text))
        return float(text) if is_number else text
    if isinstance(shape, inspect.DecimalType):
        # the decoder takes all that Python does: digits of any script, and marks between them
        return text if text.isascii() and "_" not in text else ""
    if isinstance(shape, inspect.DateType):
        zoned = _ZONED_DATE.fullmatch(text)
        return zoned[1] if zoned else text
    if isinstance(shape, (inspect.DateTimeType, inspect.TimeType)):
        return _moment(cut_fraction(text), isinstance(shape, inspect.TimeType))
    return text


def cut_fraction(text: str) -> str:
    """Return a time without the digits after its microseconds, since the decoder would round them."""
    return _LONG_FRACTION.sub(r"\1", text, count=1) if "." in text else text


def _moment(text: str, is_time: bool) -> object:
    midnight, leap = _MIDNIGHT.fullmatch(text), _LEAP.fullmatch(text)
    if midnight is not None:
        spelled, more = f"{midnight[1]}00:00:00{midnight[2] or ''}", dt.timedelta(days=1)
    elif leap is not None:
        spelled, more = f"{leap[1]}:59{leap[2] or ''}", dt.timedelta(seconds=1)
    else:
        return text
    try:
        moment = (
            msgspec.convert(f"2000-01-01T{spelled}" if is_time else spelled, dt.datetime) + more
        )
    except (msgspec.ValidationError, OverflowError):
        return text
    return moment.timetz() if is_time else moment
