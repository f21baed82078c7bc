from __future__ import annotations

from typing import Any

import pytest

from ..harness import Feature


def test_within_bounds(feature: Feature) -> None:
    sent = feature.call("letters.send", "abc", code="ab", slug="abcde", zip="x12y", words=["abc"])
    assert sent.target == "/letters/abc?code=ab"
    assert sent.request.json == {"Slug": "abcde", "zip": "x12y", "words": ["abc"]}


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        ({"key": "ab"}, "key"),
        ({"key": "abcdef"}, "key"),
        ({"key": "ABC"}, "key"),
        ({"key": "abc\n"}, "key"),
        ({"key": "abc", "code": "a"}, "code"),
        ({"key": "abc", "slug": "ab1"}, "slug"),
        ({"key": "abc", "zip": "1x2"}, "zip"),
        ({"key": "abc", "words": ["abc", "a"]}, "words"),
    ],
)
def test_out_of_bounds(feature: Feature, arguments: dict[str, Any], name: str) -> None:
    assert f"`{name}" in feature.refusal("letters.send", **arguments)


def test_records_within_are_checked(feature: Feature) -> None:
    within = feature.types.Envelope(to="ab")
    assert "`within.to`" in feature.refusal("letters.send", "abc", within=within)


def test_characters_are_counted(feature: Feature) -> None:
    within = feature.types.Envelope(to="\N{PILE OF POO}")
    assert feature.call("letters.send", "abc", within=within).request.json["within"]["to"]
