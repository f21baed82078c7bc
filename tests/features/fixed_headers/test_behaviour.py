from __future__ import annotations

from ..harness import Feature, json, xml

FIXED = {"x-version": "2", "x-client": 'a "b"'}


def test_every_request_has_them(feature: Feature) -> None:
    headers = feature.call("things.delete").request.headers
    assert {name: headers.get(name) for name in FIXED} == FIXED
    assert "x-unset" not in headers
    assert headers["accept"] == "application/vnd.thing+json"
    assert "content-type" not in headers
    assert headers["user-agent"].startswith("fixed-headers/")


def test_media_types_of_the_service(feature: Feature) -> None:
    done = feature.call("things.send", id=1, reply=json({"id": 2}))
    assert done.request.headers["content-type"] == "application/xml"
    assert done.request.headers["accept"] == "application/vnd.thing+json"
    assert done.request.body == b"<Thing><id>1</id></Thing>"
    assert done.value.value == feature.types.Thing(id=2)


def test_media_types_of_an_operation(feature: Feature) -> None:
    done = feature.call("things.send_json", id=1, reply=xml("<Thing><id>2</id></Thing>"))
    assert done.request.headers["content-type"] == "application/json"
    assert done.request.headers["accept"] == "application/xml"
    assert done.request.body == b'{"id":1}'
    assert done.value.value == feature.types.Thing(id=2)
