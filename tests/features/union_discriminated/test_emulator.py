from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx2
import pytest

from ..harness import Feature


@pytest.fixture
def endpoint(feature: Feature) -> Iterator[str]:
    with feature.module("emulator").Emulator() as emulator:
        yield emulator.endpoint


def test_each_kind_is_stored_and_listed(feature: Feature, endpoint: str) -> None:
    types = feature.types
    shapes = [
        types.Circle(id="a", radius=1.5),
        types.Square(id="b", side=2),
        types.Cluster(id="c", shapes=[types.Square(id="d", side=3)]),
        types.UnknownShape("new", {"kind": "new", "id": "e", "more": [1]}),
    ]
    with feature.sync_client(endpoint=endpoint) as client:
        for shape in shapes:
            assert client.drawing.create(body=shape) == shape
        assert client.drawing.list() == shapes
        found = client.drawing.search(body=types.ByName(name="a"))
        assert [type(each) for each in found] == [type(each) for each in shapes]


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/shapes", {"id": "a"}),
        ("/shapes", {"kind": 1, "id": "a"}),
        ("/shapes", {"kind": "circle", "id": "a"}),
        ("/shapes", {"kind": "circle", "id": "a", "radius": "wide"}),
        ("/search", {"op": "or"}),
        ("/search", {"op": "and", "left": {"op": "name", "name": "a"}, "right": {"op": "x"}}),
    ],
)
def test_requests_are_checked_against_the_union(
    endpoint: str, path: str, body: dict[str, Any]
) -> None:
    assert httpx2.post(endpoint + path, json=body).status_code == 400
