from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest

from ..harness import Feature

ROW = re.compile(r"^\| (.+) \| (.+) \|$", re.MULTILINE)
SPAN = re.compile(r"`([^`]+)`")


def rows(feature: Feature) -> dict[str, str]:
    """The table of the README."""
    text = (feature.folder / "README.md").read_text("utf-8")
    (part,) = re.findall(r"^## Coming from a Stainless client\n(.*?)^## ", text, re.S | re.M)
    found = dict(ROW.findall(part))
    return {there: here for there, here in found.items() if there not in ("There", "---")}


def expressions(feature: Feature) -> Iterator[tuple[str, str]]:
    """Every word of the right column, each is an expression."""
    for there, here in rows(feature).items():
        yield from (
            (there, each)
            for each in SPAN.findall(here)
            if each != "deadline" and "/" not in each.partition("(")[0]
        )


@pytest.fixture
def requests() -> list[httpx2.Request]:
    """What was sent."""
    return []


@pytest.fixture
def client(feature: Feature, requests: list[httpx2.Request]) -> Iterator[Any]:
    """A client of a service with one letter, which refuses those called `odd`."""

    def answer(request: httpx2.Request) -> httpx2.Response:
        requests.append(request)
        if request.method == "GET":
            return httpx2.Response(200, json={"data": [{"id": "l-1"}]})
        return httpx2.Response(404 if b"odd" in request.content else 201, json={"id": "l-1"})

    with httpx2.Client(transport=httpx2.MockTransport(answer)) as http:
        yield feature.sync_client(http=http)


@pytest.fixture
def known(feature: Feature, client: Any) -> dict[str, Any]:
    """What the expressions name."""
    package = feature.package
    with pytest.raises(package.SuccessorError) as caught:
        client.letters.add(id="odd")
    return {
        **{name: getattr(package, name) for name in package.__all__},
        "client": client,
        "successor": package,
        "httpx2": httpx2,
        "page": client.letters.list(),
        "raw": client.with_raw_response.letters.add(id="l-1"),
        "record": feature.types.Letter(id="l-1"),
        "error": caught.value,
    }


def test_every_row_is_true(feature: Feature, known: dict[str, Any]) -> None:
    said = [*expressions(feature)]
    assert len(said) > 20
    for there, expression in said:
        try:
            eval(expression, dict(known))
        except Exception as problem:
            raise AssertionError(f"{there}: {expression}: {problem!r}") from problem


def test_what_is_added_to_a_call_is_sent(client: Any, requests: list[httpx2.Request]) -> None:
    client.with_options(headers={"X-Trace": "1"}).letters.add(id="l-1")
    client.with_options(query={"trace": 1}).letters.add(id="l-1")
    client.with_options(body={"trace": 1}).letters.add(id="l-1")
    with_header, with_query, with_body = requests
    assert with_header.headers["X-Trace"] == "1"
    assert str(with_query.url).endswith("?trace=1")
    assert json.loads(with_body.content) == {"id": "l-1", "trace": 1}


def test_a_page_still_gives_the_items_of_all_pages(client: Any) -> None:
    assert [letter.id for letter in client.letters.list()] == ["l-1"]
    assert client.letters.list().next_page() is None
