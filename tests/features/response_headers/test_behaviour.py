from __future__ import annotations

import datetime as dt

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
    assert declared == {
        "location": "https://example.org/1",
        "retry_after": 3,
        "x_done": True,
        "x_when": dt.datetime(2024, 5, 6, 7, 8, 9, tzinfo=dt.UTC),
        "x_kind": feature.types.Kind.SMALL,
        "x_tags": ["a", "b"],
        "odd": "o",
        "x_old": None,
        "x_queue": None,
    }
    assert isinstance(declared["x_kind"], feature.types.Kind)
    assert raw.request_id == "r1"
    assert (raw.headers["X-OTHER"], raw.headers["x-cost"]) == ("z", "1.5")


def test_headers_that_are_missing(feature: Feature) -> None:
    raw = feature.call("things.make", reply=Reply(status=202, headers={"x-queue": "4"})).value
    assert raw.declared_headers["x_queue"] == 4
    assert raw.declared_headers["location"] is None
    assert raw.request_id is None


def test_headers_that_do_not_fit(feature: Feature) -> None:
    with pytest.raises(feature.package.UnexpectedResponse, match="`Retry-After`"):
        feature.call("things.make", reply=Reply(status=201, headers={"Retry-After": "soon"}))
