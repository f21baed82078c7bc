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


@pytest.fixture
def client(feature: Feature, endpoint: str) -> Iterator[Any]:
    with feature.sync_client(endpoint=endpoint) as made:
        yield made


def test_items_are_named_by_the_query_and_the_body(feature: Feature, client: Any) -> None:
    made = client.channels.create(name="random").channel
    assert client.channels.info(channel=made.id).channel.name == "random"
    assert client.channels.rename(channel=made.id, name="help").channel.name == "help"
    assert client.channels.info(channel="C1").channel.name == "general"
    assert client.channels.archive(channel=made.id).ok
    assert client.channels.info(channel=made.id).channel.archived
    assert client.channels.delete(channel=made.id).ok
    with pytest.raises(feature.package.NotFoundError):
        client.channels.info(channel=made.id)


def test_parents_are_named_by_them(feature: Feature, client: Any) -> None:
    assert [each.text for each in client.messages.list(channel="C1")] == ["Hello"]
    posted = client.messages.post(channel="C1", text="There")
    assert client.messages.edit(channel="C1", message=posted.ts, text="Here").text == "Here"
    assert [each.text for each in client.messages.list(channel="C1")] == ["Hello", "Here"]
    for call in (client.messages.list, lambda: client.messages.list(channel="C2")):
        with pytest.raises(feature.package.NotFoundError):
            call()


def test_what_names_an_item_is_not_stored(client: Any, endpoint: str) -> None:
    client.channels.rename(channel="C1", name="help")
    listed = httpx2.get(f"{endpoint}/channels.list", trust_env=False).json()
    assert listed == [{"id": "C1", "name": "help", "archived": False}]


@pytest.mark.parametrize("body", [{"name": "x"}, {"channel": "C2", "name": "x"}])
def test_what_no_request_names_is_missing(endpoint: str, body: dict[str, str]) -> None:
    answer = httpx2.post(f"{endpoint}/channels.rename", json=body, trust_env=False)
    assert answer.status_code == 404
    nothing = httpx2.post(f"{endpoint}/channels.archive", json={"channel": None}, trust_env=False)
    assert nothing.status_code == 404
