from __future__ import annotations

from typing import Any

import pytest

from ..harness import Feature, json, xml


@pytest.mark.parametrize("content", [None, False, 0, "", [], {}, {"a": [1, {"b": None}]}])
def test_whatever_comes(feature: Feature, content: Any) -> None:
    wire = {"content": content, "labels": {"x": content}, "items": [content]}
    done = feature.call("boxes.send", **wire, reply=json(wire))
    assert done.request.json == wire
    assert done.value.value == feature.types.Box(**wire)


def test_nested_elements(feature: Feature) -> None:
    text = "<Box><content><a>1</a><b><c>x</c></b><a>2</a></content><items><i>1</i></items></Box>"
    got = feature.value("boxes.send", content=1, reply=xml(text))
    assert got.content == {"a": ["1", "2"], "b": {"c": "x"}}
    assert got.items == ["1"]


def test_what_json_cannot_say(feature: Feature) -> None:
    assert "cannot be sent" in feature.refusal("boxes.send", content=object())
