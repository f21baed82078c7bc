from __future__ import annotations

from typing import Any

import pytest

from ..harness import Feature, json


def test_nested(feature: Feature) -> None:
    point = feature.types.Point
    members = {
        "names": ["a", "b"],
        "grid": [[point(x=1)], []],
        "by_name": {"a": [point(x=2)]},
        "limits": {"a": 0},
        "maps": [{"a": True}],
    }
    wire = {
        "names": ["a", "b"],
        "grid": [[{"x": 1}], []],
        "by_name": {"a": [{"x": 2}]},
        "limits": {"a": 0},
        "maps": [{"a": True}],
    }
    done = feature.call("figures.send", **members, reply=json(wire))
    assert done.request.json == wire
    assert done.value.value == feature.types.Shapes(**members)


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        ({"names": []}, "names"),
        ({"names": ["a", "b", "c"]}, "names"),
        ({"names": [""]}, "names[...]"),
        ({"limits": {"a": -1}}, "limits[...]"),
    ],
)
def test_out_of_bounds(feature: Feature, arguments: dict[str, Any], name: str) -> None:
    assert f"`{name}`" in feature.refusal("figures.send", **arguments)


def test_parameters_are_checked(feature: Feature) -> None:
    assert "`any_of`" in feature.refusal("figures.list", any_of=[])
    sent = feature.call("figures.list", any_of=["a", "b"], limits={"x": 1}, reply=json(["b"]))
    assert sent.target == "/names?any_of=a&any_of=b&limits%5Bx%5D=1"


def test_methods_called_like_builtins(feature: Feature) -> None:
    assert feature.value("figures.list", reply=json(["a", "b"])) == ["a", "b"]
    got = feature.value("figures.dict", reply=json({"a": [{"x": 1}], "b": []}))
    assert got == {"a": [feature.types.Point(x=1)], "b": []}
