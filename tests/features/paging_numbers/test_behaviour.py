from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest

from ..harness import Feature


@pytest.fixture
def client(feature: Feature) -> Iterator[Any]:
    with (
        feature.module("emulator").Emulator() as emulator,
        feature.sync_client(endpoint=emulator.endpoint) as made,
    ):
        yield made


def walk(feature: Feature, method: str, *pages: object, **arguments: object) -> tuple[Any, Any]:
    """Return all items, and the queries of the requests."""
    queries: list[dict[str, str]] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        queries.append(dict(request.url.params))
        page = pages[min(len(queries), len(pages)) - 1]
        if isinstance(page, str):
            return httpx2.Response(200, text=page, headers={"Content-Type": "application/xml"})
        return httpx2.Response(200, json=page)

    with httpx2.Client(transport=httpx2.MockTransport(answer)) as http:
        readings = feature.sync_client(http=http).readings
        return list(getattr(readings, method)(**arguments)), queries


def xml(total: int, *names: str) -> str:
    items = "".join(f"<Reading><name>{n}</name><unit>m</unit></Reading>" for n in names)
    return f"<ReadingPage><total>{total}</total><readings>{items}</readings></ReadingPage>"


def test_the_emulator_counts_items(client: Any) -> None:
    page = client.readings.list(limit=2)
    assert (page.response.total, [each.name for each in page.items]) == (3, ["north", "south"])
    assert [each.name for each in page] == ["north", "south", "west"]
    assert [each.name for each in client.readings.list(offset=1)] == ["south", "west"]
    assert [each.name for each in client.readings.list(units=["m3"])] == ["south"]
    assert client.readings.list(offset=9).items == []


def test_the_emulator_counts_pages(client: Any) -> None:
    assert [page.items for page in client.readings.names().pages()] == [
        ["north", "south"],
        ["west"],
        [],
    ]
    assert list(client.readings.names(page=1)) == ["west"]
    assert client.readings.names(page=1, page_size=1).items == ["south"]


def test_a_single_page_has_all_items(client: Any, feature: Feature) -> None:
    assert [each.name for each in client.readings.latest()] == ["north", "south", "west"]
    assert list(client.readings.check()) == ["north", "south", "west"]
    items, queries = walk(feature, "check", ["a", "b"])
    assert (items, len(queries)) == (["a", "b"], 1)
    page = {"total": 9, "readings": [{"name": "a", "unit": "m"}]}
    _, queries = walk(feature, "latest", page)
    assert len(queries) == 1


def test_the_total_ends_a_list(feature: Feature) -> None:
    items, queries = walk(feature, "list", xml(3, "a", "b"), xml(3, "c"), limit=2)
    assert [each.name for each in items] == ["a", "b", "c"]
    assert queries == [{"limit": "2"}, {"limit": "2", "offset": "2"}]
    _, queries = walk(feature, "list", xml(12, "a"), xml(12, "b"), offset=10)
    assert [query["offset"] for query in queries] == ["10", "11"]


def test_fewer_items_than_the_total_end_a_list(feature: Feature) -> None:
    items, queries = walk(feature, "list", xml(9, "a"), xml(9))
    assert (len(items), len(queries)) == (1, 2)


def test_only_a_page_without_items_ends_a_list_without_a_total(feature: Feature) -> None:
    items, queries = walk(feature, "names", ["a", "b"], ["c"], [], page_size=2)
    assert items == ["a", "b", "c"]
    assert [query.get("page") for query in queries[1:]] == ["1", "2"]
    _, queries = walk(feature, "names", ["a"], [], page=4)
    assert [query["page"] for query in queries] == ["4", "5"]


def test_the_command_prints_items_of_all_pages(
    feature: Feature, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(*words: str) -> str:
        assert feature.module("cli").run(["--emulator", *words]) == 0
        return capsys.readouterr().out

    listed = ("readings", "list", "--page-size", "1")
    assert [each["name"] for each in json.loads(run("-o", "json", *listed))] == [
        "north",
        "south",
        "west",
    ]
    assert run("-o", "tsv", *listed) == "north\tkWh\nsouth\tm3\nwest\tkWh\n"
    assert run(*listed).splitlines()[:2] == ["name   unit", "north  kWh"]
    assert (
        run("-o", "yaml", "readings", "names", "--max-items", "3") == "- north\n- south\n- west\n"
    )
    assert run("-o", "json", "--query", "length(@)", *listed) == "3\n"
    for form, nothing in (("json", "[]\n"), ("yaml", "[]\n"), ("tsv", "")):
        assert run("-o", form, "readings", "list", "--offset", "9") == nothing
    assert run("-o", "tsv", "readings", "list", "--max-items", "1") == "north\tkWh\n"


@pytest.mark.parametrize("copied", [copy.deepcopy, pickle.dumps])
def test_what_makes_calls_is_not_copied(client: Any, copied: Any) -> None:
    raw = client.with_raw_response
    for each in (client, client.readings, raw, raw.readings, client.readings.list()):
        with pytest.raises(TypeError, match="cannot be copied or pickled: make another client"):
            copied(each)
