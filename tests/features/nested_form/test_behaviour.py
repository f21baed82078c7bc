from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl

import httpx2
import pytest

from ..harness import Feature, json

FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def endpoint(feature: Feature) -> Iterator[str]:
    with feature.module("emulator").Emulator() as emulator:
        yield emulator.endpoint


@pytest.fixture
def client(feature: Feature, endpoint: str) -> Iterator[Any]:
    with feature.sync_client(endpoint=endpoint) as made:
        yield made


def order(feature: Feature) -> dict[str, Any]:
    kinds = feature.types
    return {
        "customer": "a b&ü",
        "items": [kinds.Item(price="p-1", count=2, tags=["x", "y,z"]), kinds.Item(price="p-2")],
        "shipping": kinds.Address(city="Bonn", gift=False),
        "metadata": {"colour": "red", "a.b": "1"},
    }


def test_members_of_members_are_named_in_brackets(feature: Feature) -> None:
    done = feature.call(
        "orders.create", **order(feature), reply=json({"customer": "a b&ü"}, status=201)
    )
    assert done.request.headers["content-type"] == FORM
    assert parse_qsl(done.request.body.decode()) == [
        ("customer", "a b&ü"),
        ("items[0][price]", "p-1"),
        ("items[0][count]", "2"),
        ("items[0][tags][0]", "x"),
        ("items[0][tags][1]", "y,z"),
        ("items[1][price]", "p-2"),
        ("shipping[city]", "Bonn"),
        ("shipping[gift]", "false"),
        ("metadata[colour]", "red"),
        ("metadata[a.b]", "1"),
    ]


def test_lists_of_texts_can_have_empty_brackets(feature: Feature) -> None:
    done = feature.call("orders.search", words=["a", "b"], reply=json({}))
    assert done.request.body == b"words%5B%5D=a&words%5B%5D=b"


@pytest.mark.parametrize("key", ["", "a[b", "a]"])
def test_a_key_that_would_be_another_place_is_refused(feature: Feature, key: str) -> None:
    said = feature.refusal("orders.create", customer="c", metadata={key: "v"})
    assert "is empty or has brackets" in said


def test_the_emulator_keeps_what_the_client_sends(feature: Feature, client: Any) -> None:
    made = client.orders.create(**order(feature), coupon="fake-coupon")
    assert {name: getattr(made, name) for name in order(feature)} == order(feature)
    assert client.orders.search(words=["a"], address=feature.types.Address(city="Bonn")) == (
        feature.types.Search(words=["a"], address=feature.types.Address(city="Bonn"))
    )


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("customer=c&items[1][price]=p", "items: expected items that are numbered from 0"),
        ("customer=c&items=p", "items: expected items that are numbered from 0"),
        ("customer=c&items[0]=p", "items[0]: expected an object"),
        ("customer=c&customer=d", "customer: is given twice"),
        ("customer[a]=c", "customer: expected a scalar"),
        ("customer=c&shipping=Bonn", "shipping: expected an object"),
        ("customer=c&metadata[a][b]=v", "metadata.a: expected a scalar"),
        ("customer=c&metadata[]=v", "metadata: expected an object"),
        ("customer=c&a[=b", "a name is not of the form `name[key]`"),
        (f"customer=c&a{'[b]' * 40}=c", "nested deeper than 32 levels"),
        ("customer=c&items[0][count]=1", "items[0].price"),
    ],
)
def test_the_emulator_refuses_what_is_no_order(endpoint: str, form: str, said: str) -> None:
    answer = httpx2.post(f"{endpoint}/orders", content=form, headers={"Content-Type": FORM})
    assert answer.status_code == 400
    assert said in answer.json()["Message"]
