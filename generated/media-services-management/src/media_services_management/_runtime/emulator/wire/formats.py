"""Formats and patterns of text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from functools import lru_cache

MAX_MATCHED = 4096
"""Characters beyond which text is not matched against a pattern or format."""

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(
    r"([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.[0-9]{1,26})?(?:[Zz]|([+-])([0-9]{2}):([0-9]{2}))"
)
_LAST_MINUTE = 24 * 60 - 1
# years and months have no length, and clients read no weeks
_DURATION = re.compile(
    r"-?P(?=[0-9T])(?:[0-9]{1,9}D)?"
    r"(?:T(?=[0-9])(?:[0-9]{1,9}H)?(?:[0-9]{1,9}M)?(?:[0-9]{1,9}(?:\.[0-9]{1,9})?S)?)?"
)
_UUID = re.compile(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[^\s<>\"{}|\\^`\x00-\x1f]+")
_BASE64 = re.compile(r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")
WITHOUT_SPACE = str.maketrans("", "", " \t\r\n")
"""Takes away the white space with which mail and XML break base64 into lines."""
_DECIMAL = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")

_OFFSET_OF_1970 = 719163
_FIRST_MOMENT = (1 - _OFFSET_OF_1970) * 86400
_END_OF_TIME = (dt.date.max.toordinal() + 1 - _OFFSET_OF_1970) * 86400
ABOUT_UNIX_TIME = "a number of seconds since 1970 in the years 1 to 9999"
"""What the values of the format `unix-time` are."""
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_CLOCK = r"(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2}):(?P<second>[0-9]{2})"
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})"
_HTTP_DATES = tuple(
    re.compile(form)
    for form in (
        rf"(?P<name>[A-Z][a-z]{{2}}), (?P<day>[0-9]{{2}}) {_MONTH} (?P<year>[0-9]{{4}}) {_CLOCK} GMT",
        rf"(?P<name>[A-Z][a-z]{{5,8}}), (?P<day>[0-9]{{2}})-{_MONTH}-(?P<year>[0-9]{{2}}) {_CLOCK} GMT",
        rf"(?P<name>[A-Z][a-z]{{2}}) {_MONTH} (?P<day>[ 0-3][0-9]) {_CLOCK} (?P<year>[0-9]{{4}})",
    )
)
_LONG_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,19}")


def read_http_date(text: str) -> dt.datetime | None:
    """Return the moment of a date of HTTP, also in an obsolete form; None if it is none."""
    found = next((match for form in _HTTP_DATES if (match := form.fullmatch(text))), None)
    if found is None or found["name"] not in (*_DAYS, *_LONG_DAYS):
        return None
    year = int(found["year"])
    if len(found["year"]) == 2:  # the obsolete form of RFC 850
        year += 2000 if year < 70 else 1900
    month = _MONTHS.index(found["month"]) + 1
    clock = dt.timedelta(hours=int(found["hour"]), minutes=int(found["minute"]))
    if clock >= dt.timedelta(days=1) or int(found["minute"]) > 59 or int(found["second"]) > 59:
        return None
    try:
        day = dt.datetime(year, month, int(found["day"]), tzinfo=dt.UTC)
        return day + clock + dt.timedelta(seconds=int(found["second"]))
    except ValueError:
        return None


def write_http_date(moment: dt.datetime) -> str:
    """Return a moment in UTC as a date of HTTP."""
    day, month = _DAYS[moment.weekday()], _MONTHS[moment.month - 1]
    return f"{day}, {moment.day:02} {month} {moment.year:04} {moment:%H:%M:%S} GMT"


def is_unix_time(value: float) -> bool:
    """Tell whether so many seconds since 1970 are a moment that has a date."""
    return _FIRST_MOMENT <= value < _END_OF_TIME


def _is_whole(text: str, least: int, end: int) -> bool:
    return _WHOLE.fullmatch(text) is not None and least <= int(text) < end


def _is_date(text: str) -> bool:
    try:
        return bool(_DATE.fullmatch(text)) and bool(dt.date.fromisoformat(text))
    except ValueError:
        return False


def _is_time(text: str) -> bool:
    match = _TIME.fullmatch(text)
    if match is None:
        return False
    hour, minute, second, ahead, behind = (int(match[at] or 0) for at in (1, 2, 3, 5, 6))
    if max(hour, ahead) > 23 or max(minute, behind) > 59:
        return False
    offset = (ahead * 60 + behind) * (-1 if match[4] == "-" else 1)
    # a leap second is the last one of a day in UTC
    return second < 60 or (second == 60 and (hour * 60 + minute - offset) % 1440 == _LAST_MINUTE)


def _is_date_time(text: str) -> bool:
    return text[10:11] in ("T", "t") and _is_date(text[:10]) and _is_time(text[11:])


_FORMATS: Mapping[str, Callable[[str], bool]] = {
    "date-time": _is_date_time,
    "date": _is_date,
    "time": _is_time,
    "duration": lambda text: _DURATION.fullmatch(text) is not None,
    "uuid": lambda text: _UUID.fullmatch(text) is not None,
    "uri": lambda text: _URI.fullmatch(text) is not None,
    "byte": lambda text: _BASE64.fullmatch(text.translate(WITHOUT_SPACE)) is not None,
    "decimal": lambda text: _DECIMAL.fullmatch(text) is not None,
    "http-date": lambda text: read_http_date(text) is not None,
    "int64": lambda text: _is_whole(text, -(2**63), 2**63),
    "uint64": lambda text: _is_whole(text, 0, 2**64),
}


_SAID: Mapping[str, str] = {
    "date-time": "with Z or an offset",
    "time": "with Z or an offset",
    "http-date": "as in `Mon, 06 May 2024 07:08:09 GMT`",
    "int64": "a whole number as text",
    "uint64": "a whole number as text",
}


def about_format(name: str) -> str:
    """Return the name of a format, and what people forget of it."""
    said = _SAID.get(name)
    return f"`{name}`, {said}" if said else f"`{name}`"


def has_format(text: str, name: str) -> bool:
    """Tell whether text is in a named format; a name that is not known allows everything."""
    known = _FORMATS.get(name)
    return known is None or known(text)


def matches(text: str, pattern: str) -> bool:
    """Tell whether a JSON Schema pattern is found in text of at most `MAX_MATCHED` characters.

    The pattern is taken as vetted: it compiles and cannot backtrack for ever.
    """
    return _compiled(pattern).search(text) is not None


_LAST_END = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\$", re.DOTALL)


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> re.Pattern[str]:
    # In JSON Schema `$` is the end of the text; in Python it also matches before a last newline.
    exact = _LAST_END.sub(lambda token: r"\Z" if token[0] == "$" else token[0], pattern)
    return re.compile(exact, re.ASCII)
