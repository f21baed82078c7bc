from __future__ import annotations

import pytest

from ..harness import Feature, Reply, json


def test_the_client_does_as_the_wire_does(feature: Feature) -> None:
    done = feature.call(
        "things.rename", x_to="b", name="a", size=3, reply=json({"Name": "b", "size": 4})
    )
    assert done.request.method == "POST"
    assert done.request.url == "https://api2.example.org/things/rename"
    assert done.request.headers["x-to"] == "b"
    assert done.request.body == b'{"size":3,"Name":"a"}'
    assert done.value.value == feature.types.Thing(name="b", size=4)


def test_the_other_success(feature: Feature) -> None:
    assert feature.value("things.rename", x_to="b", name="a", reply=Reply(status=204)) is None


def test_what_became_required(feature: Feature) -> None:
    with pytest.raises(TypeError, match="x_to"):
        feature.call("things.rename", name="a")


def test_the_other_error(feature: Feature) -> None:
    with pytest.raises(feature.package.ServiceError) as caught:
        feature.call("things.rename", x_to="b", name="a", reply=Reply(status=410))
    assert caught.value.reasons == ("It is gone",)
