"""Spellings that XML Schema allows and RFC 3339 does not, as those that both allow."""

from __future__ import annotations

import datetime as dt
import re

_SPACE = " \t\r\n"
_ZONED_DATE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:Z|[+-][0-9]{2}:[0-9]{2})")
_MIDNIGHT = re.compile(r"(?:([0-9]{4}-[0-9]{2}-[0-9]{2})T)?24:00:00(?:\.0{1,26})?(.{0,6})")


def common_spelling(text: str, name: str | None) -> str:
    """Return text in a format as RFC 3339 spells it, or as it is where it means nothing else.

    Dates lose their time zone, and midnight as `24:00:00` becomes the beginning of the next day.
    """
    if name in (None, "uri"):
        return text
    text = text.strip(_SPACE)
    if name == "date":
        return _ZONED_DATE.sub(r"\1", text) if _ZONED_DATE.fullmatch(text) else text
    midnight = _MIDNIGHT.fullmatch(text)
    if midnight is None or (name == "time") != (midnight[1] is None):
        return text
    if midnight[1] is None:
        return f"00:00:00{midnight[2]}"
    try:
        day = dt.date.fromisoformat(midnight[1]) + dt.timedelta(days=1)
    except (ValueError, OverflowError):
        return text
    return f"{day}T00:00:00{midnight[2]}"
