from __future__ import annotations

from typing import Any

import pytest

from clientgen.wire import check, shape_from_data, shapes_from_data

TYPES = shapes_from_data(
    {"Key": {"kind": "string", "minLength": 2, "maxLength": 4, "pattern": "^[a-z]+$"}}
)


def codes(value: Any, **data: Any) -> list[tuple[str, str]]:
    return [(problem.path, problem.code) for problem in check(value, shape_from_data(data), TYPES)]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("abc", []),
        ("a", ["minLength"]),
        ("abcde", ["maxLength"]),
        ("a1", ["pattern"]),
        ("abc\n", ["pattern"]),
        (5, ["type"]),
        (None, ["null"]),
    ],
)
def test_text(value: Any, expected: list[str]) -> None:
    assert [code for _, code in codes(value, kind="ref", name="Key")] == expected


@pytest.mark.parametrize(
    ("pattern", "text", "fits"),
    [
        (r"^\d$", "٣", False),
        (r"b", "abc", True),
        (r"[$]", "$", True),
        (r"\$$", "a$", True),
        (r"^a$", "a\n", False),
        (r"a|b$", "b\n", False),
    ],
)
def test_patterns_are_those_of_json_schema(pattern: str, text: str, fits: bool) -> None:
    assert (codes(text, kind="string", pattern=pattern) == []) is fits


@pytest.mark.parametrize(("text", "fits"), [("", True), ("YWJj", True), ("YWJjZA==", False)])
def test_the_length_of_bytes_is_that_of_their_base64(text: str, fits: bool) -> None:
    assert codes(text, kind="string", format="byte", maxLength=4) == (
        [] if fits else [("", "maxLength")]
    )


def test_long_text_is_never_matched() -> None:
    assert codes("a" * 5000, kind="string", pattern="^(a|a)*$") == [("", "maxLength")]


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("date-time", "2011-10-01T23:59:59.9999999Z", "2011-10-01 23:59:59Z"),
        ("date-time", "1990-12-31T15:59:60-08:00", "1990-12-31T15:59:60Z"),
        ("date-time", "2016-12-31t23:59:60z", "2016-12-31T23:59:61Z"),
        ("date-time", "2011-10-01T00:00:00-00:00", "2011-10-01T23:59:59"),
        ("date-time", "2011-10-01T00:00:00+23:59", "2011-10-01T00:00:00+24:00"),
        ("date-time", "2011-10-01T00:00:00.1Z", "2011-10-01T24:00:00Z"),
        ("date", "2012-02-29", "2011-02-29"),
        ("date", "2012-02-28", "2012-02-28Z"),
        ("time", "23:59:59+01:00", "24:00:00Z"),
        ("time", "00:59:60+01:00", "23:59:59"),
        ("time", "12:00:00Z", "12:00:00+01:60"),
        ("time", "12:00:00Z", "12:60:00Z"),
        ("duration", "P1DT2H", "P"),
        ("uuid", "0E146990-ecda-450e-9478-6f799fcc950b", "{0e146990}"),
        ("uri", "https://example.test/a?b#c", "example.test"),
        ("byte", "AAA=", "AAA"),
        ("byte", "AA\r\nA=\n", "A A="),
        ("decimal", "-1.50", "1e5"),
        ("http-date", "Sun, 06 Nov 1994 08:49:37 GMT", "Sun, 31 Feb 1994 08:49:37 GMT"),
        ("http-date", "Sunday, 06-Nov-94 08:49:37 GMT", "Sunday, 06-Nov-94 24:00:00 GMT"),
        ("http-date", "Sun Nov  6 08:49:37 1994", "Abc Nov  6 08:49:37 1994"),
        ("http-date", "Sun Nov 16 08:59:59 1994", "Sun Nov 16 08:60:00 1994"),
        ("int64", "-9223372036854775808", "9223372036854775808"),
        ("int64", "0", "+1"),
        ("uint64", "18446744073709551615", "-1"),
        ("uint64", "0", "18446744073709551616"),
        ("unheard-of", "anything", None),
    ],
)
def test_formats(name: str, good: str, bad: str | None) -> None:
    assert codes(good, kind="string", format=name) == []
    if bad is not None:
        assert codes(bad, kind="string", format=name) == [("", "format")]


@pytest.mark.parametrize("seconds", [-62135596800, 0.5, 253402300799])
def test_moments_in_seconds(seconds: float) -> None:
    assert codes(seconds, kind="number", format="unix-time") == []


@pytest.mark.parametrize("seconds", [-62135596801, 253402300800])
def test_moments_outside_the_calendar(seconds: int) -> None:
    assert codes(seconds, kind="integer", format="unix-time") == [("", "format")]


@pytest.mark.parametrize(
    ("value", "rule", "expected"),
    [
        (4, {"minimum": 5}, "minimum"),
        (6, {"maximum": 5}, "maximum"),
        (5, {"exclusiveMinimum": 5}, "exclusiveMinimum"),
        (5, {"exclusiveMaximum": 5}, "exclusiveMaximum"),
        (True, {}, "type"),
        (1.5, {}, "type"),
    ],
)
def test_numbers(value: Any, rule: dict[str, int], expected: str) -> None:
    assert codes(value, kind="integer", **rule) == [("", expected)]
    assert codes(5, kind="integer", minimum=5, maximum=5) == []


def test_enumerations() -> None:
    assert codes("b", kind="enum", values=["a"]) == [("", "enum")]
    assert codes("b", kind="enum", values=["a"], open=True) == []
    assert codes("1", kind="enum", base="integer", values=[1]) == [("", "type")]


def test_containers_report_every_place() -> None:
    record = {
        "kind": "record",
        "fields": [
            {"name": "need", "type": {"kind": "any"}, "required": True},
            {"name": "key", "type": {"kind": "ref", "name": "Key"}},
            {"name": "maybe", "type": {"kind": "nullable", "item": {"kind": "integer"}}},
        ],
    }
    shape = {"kind": "list", "items": record, "minItems": 2}
    value = [{"key": "", "maybe": None, "extra": 1}]
    found = [("", "minItems"), ("[0].need", "required"), ("[0].key", "minLength")]
    assert codes(value, **shape) == [*found, ("[0].key", "pattern")]
    reported = check(value, shape_from_data(shape), TYPES, unknown=True)
    assert ("[0].extra", "unknown") in [(problem.path, problem.code) for problem in reported]
    assert codes({"a": "A"}, kind="map", values={"kind": "ref", "name": "Key"}) == [
        ("a", "minLength"),
        ("a", "pattern"),
    ]
    for kind in ({"kind": "map", "values": {"kind": "any"}}, record, shape):
        assert codes("text", **kind) == [("", "type")]


def test_no_message_contains_the_value() -> None:
    for problem in check("SECRET", shape_from_data({"kind": "ref", "name": "Key"}), TYPES):
        assert "SECRET" not in problem.message
