"""Values in `cases/*.json`: converts them to Python, and compares responses with them.

Text, numbers, booleans, null and lists are used as they are; an object has a tag: `{"record":
class, "members": {...}}`, `{"enum": class, "value": ...}`, `{"format": "date-time", "value":
text}`, `{"bytes": base64}`, `{"map": {...}}`, `{"any": ...}`,
`{"unknown": class, "kind": ..., "value": ...}` and `{"params": {...}}`, which is a mapping in place
of a record.
"""

from __future__ import annotations

import base64
import datetime as dt
import decimal
import uuid
from email.utils import parsedate_to_datetime
from typing import Any

import msgspec
from subject import NULLABLE, RECORDS, load

_FORMATS: dict[str, type] = {
    "date-time": dt.datetime,
    "date": dt.date,
    "time": dt.time,
    "duration": dt.timedelta,
    "uuid": uuid.UUID,
    "decimal": decimal.Decimal,
}


def build(value: Any) -> Any:
    """Return the Python value of a tagged one."""
    if isinstance(value, list):
        return [build(each) for each in value]
    return _build_tagged(value) if isinstance(value, dict) else value


def _build_tagged(value: dict[str, Any]) -> Any:
    match value:
        case {"record": name, "members": members}:
            return _class(name)(**{member: build(each) for member, each in members.items()})
        case {"enum": name, "value": content}:
            return _class(name)(content)
        case {"format": "unix-time", "value": content}:
            since = dt.timedelta(microseconds=round(content * 10**6))
            return dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + since
        case {"format": "http-date", "value": content}:
            return parsedate_to_datetime(content).replace(tzinfo=dt.UTC)
        case {"format": name, "value": content}:
            return msgspec.convert(content, _FORMATS[name])
        case {"bytes": content}:
            return base64.b64decode(content)
        case {"map": entries}:
            return {name: build(each) for name, each in entries.items()}
        case {"unknown": name, "kind": kind, "value": content}:
            return _class(name)(kind, content)
        case {"params": members}:
            return {member: build(each) for member, each in members.items()}
        case _:
            return value["any"]


def _class(name: str) -> Any:
    return getattr(load("types"), name)


def check(found: Any, expected: Any, place: str = "the response") -> None:
    """Compare a value with the expected one: type and content, field by field."""
    assert _kind(found) is _kind(expected), f"{place} is a {type(found).__name__}"
    if _is_record(expected):
        for name in RECORDS[type(expected).__name__]:
            check(getattr(found, name), getattr(expected, name), f"{place}.{name}")
    elif isinstance(expected, list):
        assert len(found) == len(expected), f"{place} has {len(found)} items"
        for index, (one, other) in enumerate(zip(found, expected, strict=True)):
            check(one, other, f"{place}[{index}]")
    elif isinstance(expected, dict):
        assert list(found) == list(expected), place
        for name in expected:
            check(found[name], expected[name], f"{place}[{name!r}]")
    else:
        assert found == expected, place


def _is_record(value: Any) -> bool:
    """Tell whether a value is a record of the package, which can have the name of another class."""
    return isinstance(value, load("_runtime.records").Record)


def _kind(value: Any) -> type:
    # a number without a fraction may be written as a whole one
    return float if type(value) is int else type(value)


def to_plain(value: Any) -> Any:
    """Return a value as the command line prints it: with wire names, without absent fields."""
    if _is_record(value):
        members = RECORDS[type(value).__name__]
        printed = {wire: to_plain(getattr(value, name)) for name, wire in members.items()}
        nulls = NULLABLE[type(value).__name__]
        found = {w: each for w, each in printed.items() if each is not None or w in nulls}
        return {**found.pop("...", {}), **found}
    if hasattr(value, "_kind"):
        return value.data
    if isinstance(value, list):
        return [to_plain(each) for each in value]
    if isinstance(value, dict):
        return {name: to_plain(each) for name, each in value.items()}
    return value if value is None else msgspec.to_builtins(value)
