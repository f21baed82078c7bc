from __future__ import annotations

import datetime as dt

import pytest

from ..harness import Feature


def test_fields_of_every_kind(feature: Feature) -> None:
    sent = feature.call(
        "things.send",
        if_match='"3"',
        x_depth=2,
        x_mode=feature.types.Mode.SLOW,
        x_since=dt.datetime(2024, 5, 6, 7, 8, 9, tzinfo=dt.UTC),
        x_tags=["a", "b"],
        x_flags={"x": True},
        odd_name="odd",
        x_limit=7,
    )
    headers = sent.request.headers
    assert headers["if-match"] == '"3"'
    assert headers["x-depth"] == "2"
    assert headers["x-mode"] == "slow"
    assert headers["x-since"] == "2024-05-06T07:08:09Z"
    assert headers["x-tags"] == "a,b"
    assert headers["x-flags"] == "x,true"
    assert headers["x_odd.name"] == "odd"
    assert headers["x-limit"] == "7"
    assert sent.target == "/things"


def test_what_is_left_out(feature: Feature) -> None:
    headers = feature.call("things.send", if_match="*").request.headers
    assert {name for name in headers if name.startswith("x")} == set()


@pytest.mark.parametrize("text", ["a\r\nx-other: b", "ü", " a", "a\0"])
def test_what_no_field_can_carry(feature: Feature, text: str) -> None:
    assert "`if_match`" in feature.refusal("things.send", if_match=text)


def test_items_with_commas(feature: Feature) -> None:
    assert "comma" in feature.refusal("things.send", if_match="*", x_tags=["a,b"])


def test_bounds(feature: Feature) -> None:
    assert feature.refusal("things.send", if_match="*", x_depth=0) == "`x_depth` must be at least 1"
