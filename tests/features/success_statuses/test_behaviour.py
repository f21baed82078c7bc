from __future__ import annotations

import pytest

from ..harness import Feature, Reply, json


def test_each_status_has_its_body(feature: Feature) -> None:
    types = feature.types
    for status in (200, 201):
        done = feature.call("jobs.start", reply=json({"id": 1}, status))
        assert done.value.value == types.Job(id=1)
        assert done.value.status == status
    assert feature.value("jobs.start", reply=json({"url": "u"}, 202)) == types.Place(url="u")
    assert feature.value("jobs.start", reply=Reply(status=204)) is None


def test_bodies_are_not_exchanged(feature: Feature) -> None:
    with pytest.raises(feature.package.UnexpectedResponse):
        feature.call("jobs.start", reply=json({"id": 1}, 202))


@pytest.mark.parametrize("reply", [Reply(status=204), Reply(status=200), json("x", 200)])
def test_no_body_is_read_where_none_is_declared(feature: Feature, reply: Reply) -> None:
    done = feature.call("jobs.stop", reply=reply)
    assert done.request.method == "DELETE"
    assert done.value.value is None


@pytest.mark.parametrize("status", [203, 206, 304])
def test_other_statuses_are_no_success(feature: Feature, status: int) -> None:
    with pytest.raises(feature.package.UnexpectedResponse) as caught:
        feature.call("jobs.stop", reply=Reply(status=status))
    assert caught.value.status == status


@pytest.mark.parametrize(("method", "verb"), [("check", "HEAD"), ("options", "OPTIONS")])
def test_other_verbs(feature: Feature, method: str, verb: str) -> None:
    done = feature.call(f"jobs.{method}", reply=Reply(status=200))
    assert done.request.method == verb
    assert done.value.value is None
