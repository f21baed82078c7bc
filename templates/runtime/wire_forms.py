"""Types whose values are written on the wire in another form than others of their class.

For type checkers, each is the class of its values. At run time it is a class without instances,
which the decoder takes for a type of its own; `isinstance` knows its values.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias, TypeGuard, get_args, get_origin

from .members import bare_kind

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_SECOND = dt.timedelta(seconds=1)
_MICROSECOND = dt.timedelta(microseconds=1)
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_LONG_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_CLOCK = r"(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2}):(?P<second>[0-9]{2})"
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})"
_HTTP_DATES = (
    rf"(?P<name>[A-Z][a-z]{{2}}), (?P<day>[0-9]{{2}}) {_MONTH} (?P<year>[0-9]{{4}}) {_CLOCK} GMT",
    rf"(?P<name>[A-Z][a-z]+), (?P<day>[0-9]{{2}})-{_MONTH}-(?P<year>[0-9]{{2}}) {_CLOCK} GMT",
    rf"(?P<name>[A-Z][a-z]{{2}}) {_MONTH} (?P<day>[ 0-3][0-9]) {_CLOCK} (?P<year>[0-9]{{4}})",
)
"""The usual form, that of RFC 850 and that of C."""
_NUMBER = r"[+-]?[0-9]{1,12}(?:\.[0-9]{1,40})?"
_WHOLE = r"[+-]?[0-9]{1,40}"


class _Marker(type):
    words: str
    fits: Callable[[object], bool]

    def __instancecheck__(cls, value: object) -> bool:
        return cls.fits(value)


class WireForm(metaclass=_Marker):
    """The base class of these types."""

    __slots__ = ()

    words: ClassVar[str] = ""
    """What a value must be, for messages."""
    gains_marks: ClassVar[bool] = False
    """Whether the decoder's writer gives a value more quotes and colons than the wire has."""

    @staticmethod
    def fits(value: object) -> bool:
        """Return whether a value is of this type."""
        raise NotImplementedError

    @staticmethod
    def read(data: object) -> object:
        """Return the value of plain data; raises `ValueError`."""
        raise NotImplementedError

    @staticmethod
    def write(value: Any) -> str | int | float:  # noqa: ANN401 - whatever fits
        """Return a value as plain data."""
        raise NotImplementedError


def is_wire_form(kind: object) -> TypeGuard[type[WireForm]]:
    """Return whether a type is one of these."""
    return isinstance(kind, _Marker)


def spelled(value: object, kind: object) -> object:
    """Return plain data for a value of one of these types, any other value unchanged.

    `kind` may also be the type of a list, or of a map, in which the value is.
    """
    if not isinstance(value, (int, dt.datetime)) or isinstance(value, bool):
        return value
    form = _form_of(kind)
    return value if form is None else form.write(value)


@cache
def _form_of(kind: object) -> type[WireForm] | None:
    bare = bare_kind(kind)
    if get_origin(bare) in (list, dict):
        bare = bare_kind(get_args(bare)[-1])
    return bare if is_wire_form(bare) else None


def _is_moment(value: object) -> bool:
    return isinstance(value, dt.datetime)


def _seconds(data: object) -> dt.datetime:
    if isinstance(data, str):
        if not re.fullmatch(_NUMBER, data):
            return _spelled_moment(data)
        data = Decimal(data)
    if isinstance(data, bool) or not isinstance(data, (int, float, Decimal)):
        raise ValueError("not a number of seconds")  # noqa: TRY004 - the decoder takes no other
    try:
        data = Decimal(data)
        whole = data // 1
        return _EPOCH + int(whole) * _SECOND + round((data - whole) * 10**6) * _MICROSECOND
    except (ArithmeticError, ValueError):
        raise ValueError("outside the calendar") from None


def _spelled_moment(text: str) -> dt.datetime:
    """Return the moment of a date-time; a command takes one in place of a number."""
    import msgspec

    try:
        moment = msgspec.convert(text, dt.datetime)
    except msgspec.ValidationError:
        raise ValueError("not a moment") from None
    if moment.utcoffset() is None:
        raise ValueError("without an offset")
    return moment


def _http_date(data: object) -> dt.datetime:
    if not isinstance(data, str):
        raise ValueError("not a date")  # noqa: TRY004 - the decoder takes no other
    text = data.strip()
    found = next((match for form in _HTTP_DATES if (match := re.fullmatch(form, text))), None)
    if found is None:
        return _spelled_moment(text)
    if found["name"] not in (*_DAYS, *_LONG_DAYS):
        raise ValueError("not a day")
    year = int(found["year"])
    if len(found["year"]) == 2:
        year += 2000 if year < 70 else 1900
    second = int(found["second"])
    # a leap second is the next one, since Python has none
    start = dt.datetime(
        year,
        _MONTHS.index(found["month"]) + 1,
        int(found["day"]),
        int(found["hour"]),
        int(found["minute"]),
        min(second, 59),
        tzinfo=dt.UTC,
    )
    return start + _SECOND if second == 60 else start.replace(second=second)


def _write_http_date(moment: dt.datetime) -> str:
    moment = moment.astimezone(dt.UTC)
    day, month = _DAYS[moment.weekday()], _MONTHS[moment.month - 1]
    return f"{day}, {moment.day:02} {month} {moment.year:04} {moment:%H:%M:%S} GMT"


def _write_exactly(moment: dt.datetime) -> int | float:
    since = moment - _EPOCH
    return since.total_seconds() if since % _SECOND else since // _SECOND


def _whole(data: object, least: int, end: int) -> int:
    if isinstance(data, str) and re.fullmatch(_WHOLE, data.strip()):
        data = int(data)
    if type(data) is not int or not least <= data < end:
        raise ValueError("not a whole number in range")
    return data


def _is_whole(value: object, least: int, end: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value < end


if TYPE_CHECKING:
    UnixTime: TypeAlias = dt.datetime
    ExactUnixTime: TypeAlias = dt.datetime
    HttpDate: TypeAlias = dt.datetime
    Int64Text: TypeAlias = int
    UInt64Text: TypeAlias = int
else:

    class UnixTime(WireForm):
        """A moment, written as the whole number of seconds since 1970."""

        words = "a `datetime`"
        gains_marks = True
        fits = staticmethod(_is_moment)
        read = staticmethod(_seconds)
        write = staticmethod(lambda moment: (moment - _EPOCH) // _SECOND)

    class ExactUnixTime(UnixTime):
        """A moment, written as the number of seconds since 1970, with a fraction if it has one."""

        write = staticmethod(_write_exactly)

    class HttpDate(WireForm):
        """A moment, written as in header fields: `Mon, 06 May 2024 07:08:09 GMT`."""

        words = "a `datetime`"
        gains_marks = True
        fits = staticmethod(_is_moment)
        read = staticmethod(_http_date)
        write = staticmethod(_write_http_date)

    class Int64Text(WireForm):
        """A whole number of 64 bits, written as text."""

        words = "a whole number of 64 bits"
        fits = staticmethod(lambda value: _is_whole(value, -(2**63), 2**63))
        read = staticmethod(lambda data: _whole(data, -(2**63), 2**63))
        write = staticmethod(int.__repr__)

    class UInt64Text(WireForm):
        """A whole number of 64 bits without a sign, written as text."""

        words = "a whole number of 64 bits that is not negative"
        fits = staticmethod(lambda value: _is_whole(value, 0, 2**64))
        read = staticmethod(lambda data: _whole(data, 0, 2**64))
        write = staticmethod(int.__repr__)
