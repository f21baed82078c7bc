"""Whether text is in one of the formats that a string can have."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from clientgen.ir import StringFormat

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"([0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.[0-9]{1,9})?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})?")
_SPAN = r"(?:[0-9]{1,9}Y)?(?:[0-9]{1,9}M)?(?:[0-9]{1,9}W)?(?:[0-9]{1,9}D)?"
_CLOCK = r"(?:[0-9]{1,9}H)?(?:[0-9]{1,9}M)?(?:[0-9]{1,9}(?:\.[0-9]{1,9})?S)?"
_DURATION = re.compile(rf"-?P(?=[0-9T]){_SPAN}(?:T(?=[0-9]){_CLOCK})?")
_UUID = re.compile(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[^\s<>\"{}|\\^`\x00-\x1f]+")
_BASE64 = re.compile(r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")
_DECIMAL = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")


def has_format(text: str, name: StringFormat) -> bool:
    """Tell whether `text` is in the format `name`."""
    return _FORMATS[name](text)


def _whole(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: pattern.fullmatch(text) is not None


def _is_date(text: str) -> bool:
    try:
        return bool(_DATE.fullmatch(text)) and bool(dt.date.fromisoformat(text))
    except ValueError:
        return False


def _is_time(text: str) -> bool:
    match = _TIME.fullmatch(text)
    try:
        return match is not None and dt.time.fromisoformat(match[1]) is not None
    except ValueError:
        return False


def _is_date_time(text: str) -> bool:
    return text[10:11] in ("T", "t") and _is_date(text[:10]) and _is_time(text[11:])


_FORMATS: Mapping[StringFormat, Callable[[str], bool]] = MappingProxyType(
    {
        "date-time": _is_date_time,
        "date": _is_date,
        "time": _is_time,
        "duration": _whole(_DURATION),
        "uuid": _whole(_UUID),
        "uri": _whole(_URI),
        "byte": _whole(_BASE64),
        "decimal": _whole(_DECIMAL),
    }
)
