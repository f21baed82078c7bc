from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ..harness import Feature


@pytest.mark.parametrize(
    ("arguments", "query"),
    [
        ({"text": ""}, "text="),
        ({"text": "a b&c=d/ü"}, "text=a%20b%26c%3Dd%2F%C3%BC"),
        (
            {"text": "x", "whole": 0, "part": 1.5, "sure": False},
            "text=x&whole=0&part=1.5&sure=false",
        ),
        ({"word": "light blue", "text": "x"}, "text=x&word=light%20blue"),
    ],
)
def test_scalars(feature: Feature, arguments: dict[str, Any], query: str) -> None:
    assert feature.call("things.scalars", **arguments).target == f"/scalars?{query}"


def test_what_is_required_is(feature: Feature) -> None:
    with pytest.raises(TypeError, match="text"):
        feature.call("things.scalars")


def test_what_is_optional_is_left_out(feature: Feature) -> None:
    assert feature.call("things.lists").target == "/lists"
    unset = feature.package.UNSET
    assert feature.call("things.lists", repeated=unset).target == "/lists"


def test_lists(feature: Feature) -> None:
    red, blue = feature.types.Word
    sent = feature.call("things.lists", repeated=["a", "b,c"], simple=[1, 2], words=[red, blue])
    query = "repeated=a&repeated=b%2Cc&simple=1,2&words=red&words=light%20blue"
    assert sent.target == f"/lists?{query}"


def test_objects(feature: Feature) -> None:
    span = feature.types.Range(from_=1, to=2)
    sent = feature.call(
        "things.objects",
        deep={"a": "1", "b c": "2"},
        simple={"x": True, "y": False},
        range=span,
        spread=span,
    )
    query = (
        "deep%5Ba%5D=1&deep%5Bb%20c%5D=2&simple=x,true,y,false"
        "&range%5BFrom%5D=1&range%5Bto%5D=2&From=1&to=2"
    )
    assert sent.target == f"/objects?{query}"


def test_members_that_are_left_out(feature: Feature) -> None:
    span = feature.types.Range(to=2)
    assert feature.call("things.objects", range=span).target == "/objects?range%5Bto%5D=2"


def test_a_default_is_sent_only_if_it_is_given(feature: Feature) -> None:
    assert feature.call("things.defaults").target == "/defaults"
    given = {"size": 10, "share": 0.5, "order": "name", "deep": False, "word": "red"}
    query = "size=10&share=0.5&order=name&deep=false&word=red"
    assert feature.call("things.defaults", **given).target == f"/defaults?{query}"


def test_other_values_than_defaults(feature: Feature) -> None:
    sent = feature.call(
        "things.defaults",
        size=1,
        share=2.0,
        order="x",
        deep=True,
        word="green",
        day=dt.date(2020, 1, 2),
        sizes=[3],
    )
    query = "size=1&share=2.0&order=x&deep=true&word=green&day=2020-01-02&sizes=3"
    assert sent.target == f"/defaults?{query}"


def test_names_on_the_wire(feature: Feature) -> None:
    sent = feature.call("things.odd_names", filter="a eq 1", class_="c", page_size=3)
    assert sent.target == "/odd?%24filter=a%20eq%201&class=c&page%5Bsize%5D=3"


def test_a_parameter_called_include_is_a_flag_like_others(
    feature: Feature, capsys: pytest.CaptureFixture[str]
) -> None:
    run = feature.module("cli").run
    assert run(["things", "lists", "--include=a", "--include=b", "-i", "--dry-run"]) == 0
    assert "/lists?include=a&include=b" in capsys.readouterr().out
    assert run(["-i", "things", "lists", "--dry-run", "--include"]) == 2
    assert "'--include' requires an argument" in capsys.readouterr().err
