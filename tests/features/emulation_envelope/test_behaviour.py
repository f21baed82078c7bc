from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest

from ..harness import Feature


@pytest.fixture
def endpoint(feature: Feature) -> Iterator[str]:
    with feature.module("emulator").Emulator() as emulator:
        yield emulator.endpoint


@pytest.fixture
def client(feature: Feature, endpoint: str) -> Iterator[Any]:
    with feature.sync_client(endpoint=endpoint) as made:
        yield made


def test_the_other_members_of_the_record_are_filled(client: Any) -> None:
    raw = client.with_raw_response.boxes.list(color="red", limit=1)
    page = raw.value
    assert (page.kind, page.limit, page.total, page.listed, page.next) == ("boxes", 1, 2, 1, None)
    assert raw.declared_headers.listed == 1
    assert [(box.id, box.part_count) for box in page.boxes] == [("b-1", 2)]
    assert isinstance(page.meta.request_id, uuid.UUID)
    assert abs(dt.datetime.now(dt.UTC) - page.meta.at) < dt.timedelta(hours=1)


def test_a_list_without_items_has_them_too(client: Any) -> None:
    page = client.boxes.list(color="green")
    assert (page.boxes, page.listed, page.total, page.limit) == ([], 0, 0, 10)


def test_the_parent_fills_the_record_round_its_children(client: Any, endpoint: str) -> None:
    page = client.boxes.parts("b-1")
    assert (page.box_id, page.box_color, page.count) == ("b-1", "red", 2)
    assert [part.name for part in page.parts] == ["lid", "base"]
    assert page.url == f"{endpoint}/boxes/b-1/parts"
    assert client.boxes.parts("b-2").count == 0


def test_members_come_in_the_order_of_their_declaration(endpoint: str) -> None:
    url = f"{endpoint}/boxes?limit=0"
    names = ["kind", "boxes", "listed", "total", "limit", "meta", "next"]
    assert list(httpx2.get(url).json()) == names
    answer = httpx2.get(url, headers={"Accept": "application/xml"}).text
    places = [answer.index(f"<{name}") for name in names]
    assert places == sorted(places)


def test_an_item_stands_in_a_record(client: Any) -> None:
    found = client.boxes.get("b-1")
    assert (found.ok, found.of, found.box.id, found.box.part_count) == (True, "red", "b-1", 2)
    made = client.boxes.add(color="green")
    assert (made.ok, made.box.color, made.of) == (True, "green", "green")
    assert client.boxes.get(made.box.id).box == made.box
    painted = client.boxes.paint(made.box.id, color="grey")
    assert (painted.box.id, painted.box.color, painted.of) == (made.box.id, "grey", "grey")
    gone = client.boxes.remove(made.box.id)
    assert (gone.box.color, gone.of) == ("grey", "gone")
    assert client.boxes.list(color="grey").boxes == []


def test_the_members_of_a_record_around_an_item_are_in_order(endpoint: str) -> None:
    assert list(httpx2.get(f"{endpoint}/boxes/b-1").json()) == ["ok", "box", "of"]
