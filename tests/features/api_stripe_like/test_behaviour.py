from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote_plus

import pytest

from ..harness import Feature, json

CUSTOMER = {
    "id": "cus_1",
    "object": "customer",
    "created": 1680893993,
    "metadata": {},
    "livemode": False,
}
SUBSCRIPTION = {
    "id": "sub_1",
    "object": "subscription",
    "customer": "cus_1",
    "status": "active",
    "items": [],
    "metadata": {},
}


@pytest.fixture
def endpoint(feature: Feature) -> Iterator[str]:
    with feature.module("emulator").Emulator() as emulator:
        yield emulator.endpoint


@pytest.fixture
def client(feature: Feature, endpoint: str) -> Iterator[Any]:
    with feature.sync_client(endpoint=endpoint) as made:
        yield made


def test_requests_are_nested_forms(feature: Feature) -> None:
    sent = feature.call(
        "subscriptions.create",
        customer="cus_1",
        items=[{"price": "p", "quantity": 2}],
        metadata={"order": "1"},
        expand=["customer"],
        reply=json(SUBSCRIPTION),
    ).request
    assert unquote_plus(sent.body.decode()).split("&") == [
        "customer=cus_1",
        "items[0][price]=p",
        "items[0][quantity]=2",
        "metadata[order]=1",
        "expand[0]=customer",
    ]
    assert sent.headers["idempotency-key"]
    assert sent.headers["pay-version"] == "2024-06-20"


def test_a_customer_is_an_id_or_whole(feature: Feature) -> None:
    def customer(told: object) -> Any:
        reply = json({**SUBSCRIPTION, "customer": told})
        return feature.value(
            "subscriptions.get", "sub_1", expand=["customer"], reply=reply
        ).customer

    assert customer("cus_1") == "cus_1"
    assert customer(CUSTOMER) == feature.types.Customer(
        id="cus_1",
        created=datetime.fromtimestamp(1680893993, UTC),
        metadata={},
        livemode=False,
    )


def test_ranges_and_lists_in_the_query(feature: Feature) -> None:
    empty = json({"object": "list", "url": "/v1/customers", "has_more": False, "data": []})
    ranged = feature.call("customers.list", created={"gte": 5}, reply=empty)
    assert unquote_plus(ranged.target) == "/v1/customers?created[gte]=5"
    expanded = feature.call("subscriptions.get", "s", expand=["a", "b"], reply=json(SUBSCRIPTION))
    assert unquote_plus(expanded.target) == "/v1/subscriptions/s?expand[]=a&expand[]=b"


def test_the_emulator_keeps_customers(feature: Feature, endpoint: str) -> None:
    async def run() -> list[str]:
        async with feature.async_client(endpoint=endpoint) as client:
            for name in "abc":
                await client.customers.create(name=name, address={"city": "Bonn"})
            return [each.name async for each in client.customers.list(limit=2)]

    assert asyncio.run(run()) == ["a", "b", "c"]


def test_the_emulator_has_subscriptions(feature: Feature, client: Any) -> None:
    customer = client.customers.create(name="a", metadata={"order": "1"}, idempotency_key="k")
    assert (
        client.customers.create(name="a", metadata={"order": "1"}, idempotency_key="k") == customer
    )
    changed = client.customers.update(customer.id, email="a@example.com")
    assert (changed.name, changed.email, changed.metadata) == ("a", "a@example.com", {"order": "1"})
    made = client.subscriptions.create(customer=customer.id, items=[{"price": "p"}])
    assert client.subscriptions.get(made.id) == made
    assert (made.customer, made.object, made.status) == (customer.id, "subscription", "active")
    with pytest.raises(feature.package.NotFoundError) as caught:
        client.subscriptions.create(customer="cus_9", items=[{"price": "p"}])
    assert caught.value.code == "resource_missing"
    assert caught.value.value.error.type == "invalid_request_error"


def test_a_key_is_a_token_or_a_user(feature: Feature) -> None:
    package = feature.package
    for credential, header in (
        (package.BearerToken("fake-key"), "Bearer fake-key"),
        (package.BasicAuth("fake-key", ""), "Basic ZmFrZS1rZXk6"),
    ):
        reply = json(SUBSCRIPTION)
        done = feature.call(
            "subscriptions.get", "s", reply=reply, client={"credential": credential}
        )
        assert done.request.headers["authorization"] == header


def test_the_command(feature: Feature, endpoint: str, capsys: pytest.CaptureFixture[str]) -> None:
    run = feature.module("cli").run
    words = ["customers", "create", "--name=a", "--metadata=order=1", '--address={"city": "Bonn"}']
    assert run([f"--endpoint={endpoint}", *words]) == 0
    capsys.readouterr()
    assert run([f"--endpoint={endpoint}", "customers", "list", "--output=json"]) == 0
    assert '"order": "1"' in capsys.readouterr().out
