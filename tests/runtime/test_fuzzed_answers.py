"""Whatever bytes arrive, a reader returns a value or raises its own exception."""

from __future__ import annotations

import contextlib
import datetime as dt
import decimal
import uuid
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from runtime.body import decompress
from runtime.decoding import DecodeError, convert_text, decode
from runtime.failures import read_failure
from runtime.http_adapter import resolve
from runtime.records import OpenEnum, OpenIntEnum, Record, field
from runtime.retry import read_retry_after


class Kind(OpenEnum):
    ONE = "one"


class Number(OpenIntEnum):
    ONE = 1


class Everything(Record, frozen=True, kw_only=True):
    a: str | None = None
    b: int | None = None
    c: float | None = None
    d: bool | None = None
    e: dt.datetime | None = None
    f: dt.date | None = None
    g: dt.time | None = None
    h: dt.timedelta | None = None
    i: uuid.UUID | None = None
    j: bytes | None = None
    k: decimal.Decimal | None = None
    l: Kind | None = None  # noqa: E741
    m: Number | None = None
    n: list[int] | None = None
    o: dict[str, str] | None = None
    p: object = field(default=None)
    q: list[Everything] | None = None


KINDS: list[Any] = [Everything, list[Everything], dict[str, Everything], object, str, int | None]
_SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=10),
    st.sampled_from(
        ["2020-01-01", "12:00:00", "PT5S", "-P1DT1S", "1e999", "AAAA", "NaN", "Infinity"]
    ),
    st.from_regex(r"-?P?T?[0-9:.+TZDHMS-]{1,30}", fullmatch=True),
)
_NAMES = st.sampled_from("abcdefghijklmnopqz")


def _as_json(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ",".join(f'"{name}":{_as_json(each)}' for name, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(_as_json(each) for each in value) + "]"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if value is None or isinstance(value, bool):
        return "null" if value is None else str(value).lower()
    return str(value)


def _as_xml(value: object, name: str = "x") -> str:
    if isinstance(value, dict):
        content = "".join(_as_xml(each, key) for key, each in value.items())
    elif isinstance(value, list):
        content = "".join(_as_xml(each) for each in value)
    else:
        content = str(value).replace("&", "&amp;").replace("<", "&lt;")
    return f"<{name}>{content}</{name}>"


_TREES = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_NAMES, inner, max_size=6),
    max_leaves=15,
)
_DOCUMENTS = st.one_of(_TREES.map(_as_json), _TREES.map(_as_xml)).map(
    lambda text: text.encode("utf-8", "surrogatepass")
)
_DAMAGED = st.builds(
    lambda data, at, junk: data[: at % (len(data) + 1)] + junk + data[at % (len(data) + 1) :],
    _DOCUMENTS,
    st.integers(min_value=0),
    st.binary(max_size=4),
)


@settings(max_examples=400, deadline=None)
@given(
    data=st.one_of(_DOCUMENTS, _DAMAGED, st.binary(max_size=60)),
    kind=st.sampled_from(KINDS),
    content_type=st.sampled_from(["", "application/x-www-form-urlencoded", "a; charset=utf-16"]),
)
@example(data=b'{"h":"P99999999999D"}', kind=Everything, content_type="")
@example(data=b'{"k":"sNaN"}', kind=Everything, content_type="")
@example(data=b'{"e":1e300}', kind=Everything, content_type="")
def test_any_body_is_a_value_or_cannot_be_decoded(
    data: bytes, kind: Any, content_type: str
) -> None:
    with contextlib.suppress(DecodeError):
        decode(kind, data, content_type)


@settings(max_examples=200, deadline=None)
@given(data=st.one_of(_DOCUMENTS, _DAMAGED, st.binary(max_size=60)))
def test_any_body_of_an_error_is_understood_or_not(data: bytes) -> None:
    code, message = read_failure(data, "application/json; charset=x")
    assert code is None or code
    assert message is None or message


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=40), data=st.binary(max_size=40))
def test_any_header_field_is_read_or_not(text: str, data: bytes) -> None:
    seconds = read_retry_after(text, 0.0)
    assert seconds is None or seconds >= 0
    target = resolve("https://example.com/a", text)
    assert target is None or target.host.isascii()
    for encoding in ("gzip", "deflate", text):
        decompress(data, encoding)
    for kind in (int, dt.datetime, bool, uuid.UUID):
        with contextlib.suppress(DecodeError):
            convert_text(text, kind)


def test_a_value_outside_of_its_type_is_refused_not_raised() -> None:
    for data in (b'{"h":"P99999999999D"}', b'{"e":"0000-00-00T00:00:00"}', b'{"m":"x"}'):
        with pytest.raises(DecodeError):
            decode(Everything, data)
