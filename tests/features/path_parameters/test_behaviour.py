from __future__ import annotations

import datetime as dt
import uuid

import pytest

from ..harness import Feature

ID = uuid.UUID("01234567-89ab-4cde-8f01-23456789abcd")


@pytest.mark.parametrize(
    ("text", "segment"),
    [
        ("plain", "plain"),
        ("a b/c?d#e%f", "a%20b%2Fc%3Fd%23e%25f"),
        ("größe", "gr%C3%B6%C3%9Fe"),
        ("../x", "..%2Fx"),
    ],
)
def test_text_is_one_escaped_segment(feature: Feature, text: str, segment: str) -> None:
    assert feature.call("things.by_text", text).target == f"/text/{segment}"


def test_only_the_last_path_parameter_is_positional(feature: Feature) -> None:
    assert feature.call("things.by_number", 0.25, whole=-3).target == "/numbers/-3/0.25"
    large = feature.types.Size.VERY_LARGE
    sent = feature.call("things.by_word", large, active=False)
    assert sent.target == "/words/false/very%20large"
    assert feature.call("things.by_word", active=True, size="small").target == "/words/true/small"


def test_parts_of_a_segment(feature: Feature) -> None:
    sent = feature.call("things.by_part", ID, day=dt.date(2024, 5, 6), revision=2)
    assert sent.target == f"/days/2024-05-06.v2/(id='{ID}')"
    assert sent.request.method == "GET"
    assert sent.request.body == b""


@pytest.mark.parametrize("text", ["", ".", "..", "a\nb"])
def test_what_no_segment_can_be_is_refused(feature: Feature, text: str) -> None:
    assert "`name`" in feature.refusal("things.by_text", text)


@pytest.mark.parametrize(
    ("call", "position", "values", "name"),
    [
        ("things.by_text", b"x", {}, "name"),
        ("things.by_number", 0.25, {"whole": "../x"}, "whole"),
        ("things.by_number", 0.25, {"whole": True}, "whole"),
        ("things.by_word", "small", {"active": 1}, "active"),
        ("things.by_part", ID, {"day": "2024-05-06", "revision": 2}, "day"),
        ("things.by_part", str(ID), {"day": dt.date(2024, 5, 6), "revision": 2}, "id"),
    ],
)
def test_a_value_of_another_type_is_refused(
    feature: Feature, call: str, position: object, values: dict[str, object], name: str
) -> None:
    assert f"`{name}` must be " in feature.refusal(call, position, **values)
