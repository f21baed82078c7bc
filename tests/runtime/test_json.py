"""The fast ways of reading JSON have the same results as the slow ones for every text."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtime import json_body
from runtime.decoding import DecodeError, decode
from runtime.kinds import facts_of
from runtime.limits import DEEPEST
from runtime.records import OpenEnum, Record, field
from runtime.wire_forms import HttpDate, Int64Text, UnixTime


class State(OpenEnum):
    ON = "on"


class Plain(Record, frozen=True, kw_only=True):
    a: str | None = None
    b: int | None = None
    c: float | None = None
    s: State | None = None
    t: int = 7
    m: dict[str, int] | None = None
    r: list[Plain] | None = None


class Flat(Record, frozen=True, kw_only=True):
    a: str | None = None
    b: int | None = None


class Timed(Record, frozen=True, kw_only=True):
    a: str | None = None
    b: int | None = None
    c: float | None = None
    s: State | None = None
    e: dt.datetime | None = None
    g: dt.time | None = None


class Priced(Record, frozen=True, kw_only=True):
    a: str | None = None
    b: int | None = None
    c: float | None = None
    e: dt.datetime | None = None
    k: Decimal | None = None
    p: object = None


class Constant(Record, frozen=True, kw_only=True):
    kind: str = field(default_factory=lambda: "circle")
    a: str | None = None
    b: int | None = None


class Worded(Record, frozen=True, kw_only=True):
    __integers__: ClassVar[Mapping[str, Mapping[str, int]]] = {"b": {"Null": 0}}

    a: str | None = None
    b: int | None = None


class Numbered(Record, frozen=True, kw_only=True):
    __integers__: ClassVar[Mapping[str, Mapping[str, int]]] = {"b": {"7": 2}}

    b: int | None = None


class Exact(Record, frozen=True, kw_only=True):
    a: str | None = None
    b: int | None = None
    k: Decimal | None = None


class Bytes(Record, frozen=True, kw_only=True):
    b: int | None = None
    y: bytes | None = None


class Formed(Record, frozen=True, kw_only=True):
    a: str | None = None
    b: Int64Text | None = None
    c: UnixTime | None = None
    e: HttpDate | None = None


MOMENT = dt.datetime(2020, 1, 2, 3, 4, 5, 123456, tzinfo=dt.UTC)
LONG = Decimal("0.1234567890123456789012")
KINDS: tuple[Any, ...] = (
    *(Plain, Flat, Timed, Priced, Exact, Constant, Worded, Numbered, Bytes, Formed, object),
    *(list[Plain], list[Timed], dict[str, Priced], list[Decimal], dict[str, float]),
)


@pytest.mark.parametrize("kind", [Plain, Flat, Timed, Priced, Constant, Formed, object])
@pytest.mark.parametrize(
    "text",
    [
        '{"a":"x","a":"y"}',
        '{"a":"x","\\u0061":"y"}',
        '{"a":null,"a":"y"}',
        '{"a":"x","a":null}',
        '{"a":"x","b":1,"b":1}',
        '{"b":1,"b":"1"}',
        '{"t":7,"t":7}',
        '{"unknown":1,"unknown":2}',
        '{"unknown":[{"x":1,"x":2}]}',
        '{"b" :1,"b" :2}',
        # what is written with more colons, quotes or commas than the text has
        '{"b":1,"b":2,"a":"\\u003a"}',
        '{"b":1,"b":2,"a":"\\u003A:"}',
        '{"b":1,"b":2,"a":"\\u0022"}',
        '{"b":1,"b":2,"a":"\\u002c"}',
        '{"b":1,"b":2,"a":"\\u002C,"}',
        '{"b":1,"b":2,"e":"Mon, 06 May 2024 07:08:09 GMT"}',
        '{"b":1,"b":2,"c":1577836800}',
        '{"a":"x","m":{"a":1,"a":2}}',
        '{"a":"x","r":[{},{"b":1,"b":2},{}]}',
        '{"b":1,"b":2,"e":"2020-01-01T00:00:00+0100"}',
        '{"b":1,"b":2,"e":"2020-01-01T00:00:00-0100"}',
        '{"b":1,"b":2,"e":"2020-01-01T00:00:00+01\\u003000"}',
        '{"b":1,"b":2,"e":"2020-01-01T00:00:00\\u002b0100"}',
        '{"b":1,"b":2,"g":"00:00:00+0100"}',
        '{"b":1,"b":2,"e":1577836800}',
        '{"b":1,"b":2,"k":1.50}',
        '{"b":1,"b":2,"k":1.50,"e":"2020-01-01T00:00:00+0100"}',
        # numbers that plain data could not hold
        '{"b":1,"b":2,"unknown":1e999}',
        '{"b":1,"b":2,"unknown":' + "9" * 5000 + "}",
    ],
)
def test_one_name_twice_is_refused_wherever_it_stands(kind: Any, text: str) -> None:
    # after one such text, and for one among many
    for body in (text, " " * 20_000 + text):
        with pytest.raises(DecodeError, match="a duplicate name"):
            decode(kind, body.encode())
    with pytest.raises(DecodeError, match="a duplicate name"):
        decode(list[kind], ("[" + "{}," * 9 + text + "]").encode())


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Plain, '{"a":"\\u003a\\u0022"}', Plain(a=':"')),
        (Plain, '{"a":"null","s":"null"}', Plain(a="null", s=State("null"))),
        (Plain, '{"t":7,"b":null}', Plain()),
        (Plain, '{"b":"5","c":"1.5"}', Plain(b=5, c=1.5)),
        (Plain, '{"b":9007199254740993.0}', Plain(b=9007199254740993)),
        (Plain, '{"b":"5","unknown":1e999}', Plain(b=5)),
        (Plain, '{"b":5,"unknown":' + "9" * 5000 + "}", Plain(b=5)),
        (Plain, '{"unknown":"' + "[" * 500 + '"}', Plain()),
        (Plain, '{"a":"' + '\\"[' * 500 + '"}', Plain(a='"[' * 500)),
        (Constant, '{"a":"x"}', Constant(a="x")),
        (Constant, '{"kind":"square","a":"x"}', Constant(kind="square", a="x")),
        (Worded, '{"a":"x","b":"Null"}', Worded(a="x", b=0)),
        (Numbered, '{"b":"7"}', Numbered(b=2)),
        (Exact, '{"a":null,"k":0.1234567890123456789012}', Exact(k=LONG)),
        (Exact, '{"b":"1","k":0.1234567890123456789012}', Exact(b=1, k=LONG)),
        (Bytes, '{"b":"1","y":"null"}', Bytes(b=1, y=b"\x9e\xe9e")),
        (Priced, '{"k":"1.50","b":"1"}', Priced(k=Decimal("1.50"), b=1)),
        (Priced, '{"k":1.50,"p":1.5}', Priced(k=Decimal("1.50"), p=1.5)),
        (Priced, '{"k":1.50,"p":[1.5,null],"unknown":1}', Priced(k=Decimal("1.50"), p=[1.5, None])),
        (Priced, '{"k":1e400,"p":[1.5,null]}', Priced(k=Decimal("1e400"), p=[1.5, None])),
    ],
)
def test_no_fast_way_shows_in_a_value(kind: Any, text: str, value: object) -> None:
    # a float equals a decimal, and is not what was declared
    assert repr(decode(kind, text.encode())) == repr(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # digits beyond a microsecond are dropped from times, however many there are
        ('{"e":"2020-01-01T00:00:59.9999999"}', Timed(e=dt.datetime(2020, 1, 1, 0, 0, 59, 999999))),
        ('{"g":"00:00:59.9999999"}', Timed(g=dt.time(0, 0, 59, 999999))),
        ('{"g":"00:00:59.1234567","b":"1"}', Timed(g=dt.time(0, 0, 59, 123456), b=1)),
        ('{"g":"00:00:59.' + "9" * 40 + '"}', Timed(g=dt.time(0, 0, 59, 999999))),
        ('{"g":"00:00:59.' + "9" * 40 + '","b":"1"}', Timed(g=dt.time(0, 0, 59, 999999), b=1)),
        ('{"e":"1577934245.1234567","b":"1"}', Timed(e=MOMENT, b=1)),
        # and from nothing else
        ('{"a":"at 00:00:59.1234567"}', Timed(a="at 00:00:59.1234567")),
        ('{"a":"00:00:59.1234567"}', Timed(a="00:00:59.1234567")),
        ('{"a":"00:00:59.1234567","b":"1"}', Timed(a="00:00:59.1234567", b=1)),
        (
            '{"a":"00:00:59.1234567","g":"00:00:59.1234567"}',
            Timed(a="00:00:59.1234567", g=dt.time(0, 0, 59, 123456)),
        ),
        ('{"c":12.1234567,"g":"00:00:59"}', Timed(c=12.1234567, g=dt.time(0, 0, 59))),
        # nor does such a fraction change how another member is read
        ('{"c":12.1234567,"s":"null"}', Timed(c=12.1234567, s=State("null"))),
        ('{"a":"at 00:00:59.1234567 Z","s":"null"}', Timed(a="at 00:00:59.1234567 Z", s=State("null"))),
    ],
)  # fmt: skip
def test_fractions_of_seconds_are_cut_where_they_are_times(text: str, value: object) -> None:
    assert decode(Timed, text.encode()) == value


@pytest.mark.parametrize("text", ['{"c":1e999}', '{"c":"nan"}', '{"k":"NaN"}', '{"c":"inf","k":1}'])
def test_a_number_is_finite(text: str) -> None:
    with pytest.raises(DecodeError):
        decode(Priced, text.encode())


def test_a_number_of_thousands_of_digits_is_skipped_but_not_converted() -> None:
    number = "9" * 5000
    assert decode(Plain, f'{{"b":1,"unknown":{number}}}'.encode()) == Plain(b=1)
    with pytest.raises(DecodeError, match="not JSON"):
        decode(Plain, f'{{"b":"1","unknown":{number}}}'.encode())


def test_what_is_known_of_a_type() -> None:
    assert facts_of(dict[str, list[Flat]]).levels == 3
    assert facts_of(Plain).levels > DEEPEST
    assert facts_of(Plain).names is None
    assert facts_of(list[Timed]).names == set("abcseg")
    assert facts_of(list[Constant]).gains_members
    assert (
        facts_of(Worded).modes == facts_of(Numbered).modes == facts_of(list[Bytes]).modes == (True,)
    )


_TIMES = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["2020-01-02T", "9999-12-31T", "", "at "]),
    st.sampled_from(["03:04:05", "23:59:59", "24:00:00"]),
    st.sampled_from(["", ".1", ".123456", ".9999999", ".1234560"]),
    st.sampled_from(["", "Z", "+0100", "-01:00", "+00:00"]),
) | st.just("Mon, 06 May 2024 07:08:09 GMT")
_SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 3),
    st.sampled_from([1.5, 12.1234567, 1e16, 2**53, 10**25]),
    st.sampled_from(
        ["", "x", "on", "null", "5", "1.5", "NaN", ":", ",", '"', "\\", "[{", "é", "AAE="]
    ),
    _TIMES,
)
_NAMES = st.sampled_from([*"abcegkmprsty", "unknown", "a:"])


class _Pairs(list[tuple[str, Any]]):
    """The members of an object, of which two may have one name."""


def _spelled(value: Any) -> str:
    if isinstance(value, _Pairs):
        members = (f"{json.dumps(name)}:{_spelled(each)}" for name, each in value)
        return "{" + ",".join(members) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_spelled, value)) + "]"
    return json.dumps(value)


_VALUES: st.SearchStrategy[Any] = st.recursive(
    _SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.lists(st.tuples(_NAMES, inner), max_size=5).map(_Pairs)
    ),
    max_leaves=12,
)


def _outcome(read: Any, text: str, kind: Any) -> object:
    with contextlib.suppress(DecodeError):
        return repr(read(text, kind))
    return None


@given(_VALUES, st.sampled_from(KINDS))
def test_all_ways_read_the_same(value: Any, kind: Any) -> None:
    """A text, and the same with something else in it that only slower ways can read."""
    text = _spelled(value)
    usual = _outcome(json_body.read_json, text, kind)
    careful = _outcome(lambda *given: json_body._Reading(*given).careful(None), text, kind)
    assert usual == careful
    try:
        json.loads(text, object_pairs_hook=_refuse_twice)
    except ValueError:
        assert usual is None


@given(_VALUES, st.sampled_from([Plain, Flat, Timed, list[Plain], list[Timed], dict[str, float]]))
def test_the_first_way_reads_nulls_as_the_others_or_leaves_them(value: Any, kind: Any) -> None:
    text = _spelled(value)
    with contextlib.suppress(DecodeError):
        found = json_body._Reading(text, kind).whole()
        if found is not json_body._UNREAD:
            assert repr(found) == _outcome(
                lambda *given: json_body._Reading(*given).careful(None), text, kind
            )


def test_a_null_far_behind_is_read_like_one_that_is_seen_at_once() -> None:
    text = "[" + '{"a":"x","b":1},' * 2000 + '{"a":null,"b":2}]'
    assert decode(list[Flat], text.encode())[-1] == Flat(b=2)


def _refuse_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({name for name, _ in pairs}) < len(pairs):
        raise ValueError
    return dict(pairs)


@pytest.mark.parametrize("kind", [Flat, Timed, Formed, list[Flat], object])
@pytest.mark.parametrize("inside", ["[]", "{}", '{"x":1}', "1"])
def test_levels_of_an_only_member_that_is_unknown_are_counted(kind: Any, inside: str) -> None:
    for levels in (90, 101):
        text = '{"unknown":' + "[" * levels + inside + "]" * levels + "}"
        body = f"[{text}]" if kind == list[Flat] else text
        if levels == 90:
            decode(kind, body.encode())
            continue
        with pytest.raises(DecodeError, match="more than 100 levels"):
            decode(kind, body.encode())


@given(st.integers(98, 102), st.lists(st.sampled_from(['"["', '"]\\""', "[]", "1", '"\\\\"'])))
def test_levels_are_counted_exactly(depth: int, beside: list[str]) -> None:
    inside = ",".join([*beside, "1"])
    text = f'{{"a":[{inside},' * (depth // 2) + "[1]" * (depth % 2) + "1" * (1 - depth % 2)
    text += "]}" * (depth // 2)
    # an empty array beside the innermost values is a level of its own
    deepest = depth + (depth % 2 == 0 and "[]" in beside)
    if deepest <= DEEPEST:
        decode(object, text.encode())
        return
    with pytest.raises(DecodeError, match="more than 100 levels"):
        decode(object, text.encode())
