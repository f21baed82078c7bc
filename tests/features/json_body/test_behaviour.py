from __future__ import annotations

from typing import Any

import pytest

from ..harness import Feature, Reply, json

WHOLE = {"name": "a", "Count": 1, "tags": ["x"], "inner": {"on": True}}


def test_the_members_of_a_record_are_arguments(feature: Feature) -> None:
    types = feature.types
    done = feature.call(
        "bodies.record",
        name="a",
        count=1,
        tags=["x"],
        inner=types.Inner(on=True),
        reply=json(WHOLE),
    )
    assert done.request.method == "PUT"
    assert done.request.headers["content-type"] == "application/json"
    assert done.request.body == b'{"name":"a","Count":1,"tags":["x"],"inner":{"on":true}}'
    assert done.value.value == types.Item(name="a", count=1, tags=["x"], inner=types.Inner(on=True))


def test_members_that_are_left_out(feature: Feature) -> None:
    done = feature.call("bodies.record", name="a", reply=json({"name": "b", "unknown": [1]}))
    assert done.request.body == b'{"name":"a"}'
    assert done.value.value == feature.types.Item(name="b")
    assert done.value.value.count is None


def test_a_get_can_have_a_body(feature: Feature) -> None:
    sent = feature.call("bodies.search", name="a", reply=json([])).request
    assert (sent.method, sent.body) == ("GET", b'{"name":"a"}')
    assert sent.headers["content-type"] == "application/json"


def test_an_optional_body_is_one_argument(feature: Feature) -> None:
    assert feature.call("bodies.optional", body=feature.types.Item(name="a")).request.json == {
        "name": "a"
    }
    bare = feature.call("bodies.optional").request
    assert bare.body == b""
    assert "content-type" not in bare.headers


def test_an_optional_body_whose_members_are_optional(feature: Feature) -> None:
    assert feature.call("bodies.optional_members", on=True).request.json == {"on": True}
    bare = feature.call("bodies.optional_members").request
    assert bare.body == b""
    assert "content-type" not in bare.headers


@pytest.mark.parametrize("count", [0, 2])
def test_lists(feature: Feature, count: int) -> None:
    items = [feature.types.Item(name="a")] * count
    done = feature.call("bodies.records", items=items, reply=json([{"name": "a"}] * count))
    assert done.request.json == [{"name": "a"}] * count
    assert done.value.value == items


def test_maps(feature: Feature) -> None:
    done = feature.call("bodies.map", body={"a": 1, "b": 2}, reply=json({"c": 3}))
    assert done.request.body == b'{"a":1,"b":2}'
    assert done.value.value == {"c": 3}


def test_scalars(feature: Feature) -> None:
    done = feature.call("bodies.scalar", body="a", reply=json(3))
    assert done.request.body == b'"a"'
    assert done.value.value == 3


@pytest.mark.parametrize("value", [None, True, 1.5, "a", [1, None], {"a": {"b": []}}])
def test_anything(feature: Feature, value: Any) -> None:
    done = feature.call("bodies.anything", body=value, reply=json(value))
    assert done.request.json == value
    assert done.value.value == value


def test_other_media_types(feature: Feature) -> None:
    reply = json({"name": "b"}, Content_Type="application/vnd.item+json")
    done = feature.call("bodies.patch", name="a", reply=reply)
    assert done.request.headers["content-type"] == "application/merge-patch+json"
    assert done.request.headers["accept"] == "application/vnd.item+json"
    assert done.value.value.name == "b"


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'{"name":1', b'{"name":{}}'])
def test_answers_that_do_not_fit(feature: Feature, content: bytes) -> None:
    with pytest.raises(feature.package.UnexpectedResponse):
        feature.call("bodies.record", name="a", reply=Reply(status=200, content=content))
