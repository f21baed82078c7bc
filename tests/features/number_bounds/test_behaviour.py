from __future__ import annotations

import pytest

from ..harness import Feature, Reply, json


def test_within_bounds(feature: Feature) -> None:
    members = {
        "at_least": 1,
        "at_most": 9,
        "above": 2,
        "below": 8,
        "number_at_least": 0.5,
        "number_at_most": 1.5,
        "number_above": 0.6,
        "number_below": 1.4,
        "percent": 0,
        "big": 9007199254740993,
        "small": -2147483648,
        "fraction": 0.25,
        "flag": False,
    }
    wire = {name.replace("_", "-"): value for name, value in members.items()}
    done = feature.call("scales.send", share=100, ratio=0.1, **members, reply=json(wire))
    assert done.target == "/sizes?share=100&ratio=0.1"
    assert done.request.json == wire
    assert done.value.value == feature.types.Sizes(**members)


@pytest.mark.parametrize(
    ("name", "value", "rule"),
    [
        ("at_least", 0, "at least 1"),
        ("at_most", 10, "at most 9"),
        ("above", 1, "above 1"),
        ("below", 9, "below 9"),
        ("number_at_least", 0.4, "at least 0.5"),
        ("number_at_most", 1.6, "at most 1.5"),
        ("number_above", 0.5, "above 0.5"),
        ("number_below", 1.5, "below 1.5"),
        ("percent", 101, "at most 100"),
        ("small", -2147483649, "at least -2147483648"),
        ("small", 8, "at most 7"),
        ("share", -1, "at least 0"),
        ("ratio", 0.0, "above 0"),
    ],
)
def test_out_of_bounds(feature: Feature, name: str, value: float, rule: str) -> None:
    said = feature.refusal("scales.send", **{name: value})
    assert said == f"`{name}` must be {rule}"


def test_numbers_that_no_text_carries(feature: Feature) -> None:
    assert "`ratio`" in feature.refusal("scales.send", ratio=float("inf"))
    assert "`number_at_least`" in feature.refusal("scales.send", number_at_least=float("nan"))


def test_answers_are_not_held_to_bounds(feature: Feature) -> None:
    assert feature.value("scales.send", reply=json({"percent": 1000})).percent == 1000


@pytest.mark.parametrize(
    ("content", "value"), [(b'{"big": "12"}', 12), (b'{"big": 12.0}', 12), (b'{"big": null}', None)]
)
def test_numbers_that_are_spelled_oddly(feature: Feature, content: bytes, value: object) -> None:
    reply = Reply(status=200, content=content)
    assert feature.value("scales.send", reply=reply).big == value


@pytest.mark.parametrize("content", [b'{"big": 1.5}', b'{"big": true}', b'{"flag": 2}'])
def test_numbers_that_do_not_fit(feature: Feature, content: bytes) -> None:
    with pytest.raises(feature.package.UnexpectedResponse):
        feature.call("scales.send", reply=Reply(status=200, content=content))
