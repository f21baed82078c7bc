from __future__ import annotations

import datetime as dt
import pickle

import pytest

from ..harness import Feature, Reply


def test_headers_are_typed(feature: Feature) -> None:
    headers = {
        "location": "https://example.org/1",
        "Retry-After": "3",
        "X-Done": "true",
        "x-when": "2024-05-06T07:08:09Z",
        "x-kind": "small",
        "x-tags": "a, b",
        "x.odd": "o",
        "x-cost": "1.5",
        "x-request": "r1",
        "x-other": "z",
    }
    raw = feature.call("things.make", reply=Reply(status=201, headers=headers)).value
    declared = raw.declared_headers
    assert isinstance(raw, feature.package.ResponseWithHeaders)
    assert declared.location == "https://example.org/1"
    assert (declared.retry_after, declared.x_done, declared.odd) == (3, True, "o")
    assert declared.x_when == dt.datetime(2024, 5, 6, 7, 8, 9, tzinfo=dt.UTC)
    assert declared.x_kind is feature.types.Kind.SMALL
    assert declared.x_tags == ["a", "b"]
    assert (declared.x_old, declared.x_queue) == (None, None)
    assert "example.org" not in repr(declared)
    with pytest.raises(AttributeError, match="`odd` cannot be set"):
        declared.odd = "p"
    assert pickle.loads(pickle.dumps(raw)).declared_headers == declared
    assert raw.request_id == "r1"
    assert (raw.headers["X-OTHER"], raw.headers["x-cost"]) == ("z", "1.5")


def test_headers_that_are_missing(feature: Feature) -> None:
    raw = feature.call("things.make", reply=Reply(status=202, headers={"x-queue": "4"})).value
    assert raw.declared_headers.x_queue == 4
    assert raw.declared_headers.location is None
    assert raw.request_id is None


def test_headers_that_do_not_fit(feature: Feature) -> None:
    with pytest.raises(feature.package.UnexpectedResponse, match="`Retry-After`"):
        feature.call("things.make", reply=Reply(status=201, headers={"Retry-After": "soon"}))
