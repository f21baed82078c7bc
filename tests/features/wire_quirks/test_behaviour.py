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


def put(endpoint: str, members: str) -> Any:
    answer = httpx2.put(
        f"{endpoint}/things",
        content=f'<Thing xmlns="urn:things">{members}</Thing>',
        headers={"Content-Type": "application/xml", "Accept": "application/json"},
    )
    assert answer.status_code == 200
    return answer


def test_members_out_of_order_are_lost(endpoint: str) -> None:
    got = put(endpoint, "<Name>a</Name><Size>3</Size><Path>b</Path>")
    assert got.json() == {"Name": "a", "Size": 3}
    assert put(endpoint, "<Name>a</Name><Path>b</Path><Size>3</Size>").json()["Path"] == "b"


def test_slashes_are_escaped(endpoint: str) -> None:
    assert put(endpoint, "<Name>a</Name><Path>b/c</Path>").text == ('{"Name":"a","Path":"b\\/c"}')


def test_the_client_sends_in_order_and_reads_escapes(feature: Feature, endpoint: str) -> None:
    with feature.sync_client(endpoint=endpoint) as client:
        made = client.things.put(size=3, path="b/c", name="a")
        assert made == feature.types.Thing(name="a", path="b/c", size=3)
        assert client.things.get("a") == made


def test_roots_declare_the_instance_namespace(
    endpoint: str,
) -> None:
    put(endpoint, "<Name>a</Name><Path>b</Path><Size>3</Size>")
    got = httpx2.get(f"{endpoint}/things/a", headers={"Accept": "application/xml"})
    assert got.text == (
        '<Thing xmlns="urn:things" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">'
        "<Name>a</Name><Path>b</Path><Size>3</Size></Thing>"
    )
    missing = httpx2.get(f"{endpoint}/things/b", headers={"Accept": "application/xml"})
    assert missing.status_code == 404
    assert "XMLSchema-instance" not in missing.text
