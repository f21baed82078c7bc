from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest

from ..harness import Feature

TOKEN = "uid&202412312359&signature=="


@pytest.fixture
def endpoint(feature: Feature) -> Iterator[str]:
    with feature.module("emulator").Emulator() as emulator:
        yield emulator.endpoint


@pytest.fixture
def client(feature: Feature, endpoint: str) -> Iterator[Any]:
    with feature.sync_client(service_name="contoso", endpoint=endpoint) as made:
        yield made


def test_pages_lead_to_the_next_one(feature: Feature, client: Any) -> None:
    page = client.groups.list(top=1)
    assert page.response.count == 3
    assert "api-version=2014-02-14-preview" in page.response.next_link
    assert [each.name for each in page] == ["Administrators", "Developers", "Guests"]
    first = next(iter(page))
    assert (first.type, first.built_in, first.external_id) == ("system", True, None)


def test_what_changed_meanwhile_is_not_overwritten(feature: Feature, client: Any) -> None:
    made = client.groups.create("testers", name="Testers")
    assert (made.type, made.built_in) == ("custom", False)
    known = client.groups.look("testers")
    client.groups.update("testers", if_match=known, description="They test")
    with pytest.raises(feature.package.PreconditionFailedError) as caught:
        client.groups.update("testers", if_match=known, description="They rest")
    assert caught.value.code == "PreconditionFailed"
    raw = client.with_raw_response.groups.get("testers")
    assert raw.value.description == "They test"
    assert raw.declared_headers.etag not in ("", known)
    client.groups.delete("testers", if_match=raw.declared_headers.etag)
    with pytest.raises(feature.package.NotFoundError) as gone:
        client.groups.look("testers")
    assert gone.value.code is None  # a response to HEAD has no body


def test_async(feature: Feature, endpoint: str) -> None:
    async def run() -> list[str]:
        async with feature.async_client(service_name="contoso", endpoint=endpoint) as client:
            await client.groups.create("testers", name="Testers")
            with pytest.raises(feature.package.ConflictError):
                await client.groups.create("testers", name="Testers")
            return [each.name async for each in client.groups.list(top=2)]

    assert asyncio.run(run()) == ["Administrators", "Developers", "Guests", "Testers"]


def test_the_wire(feature: Feature) -> None:
    done = feature.attempt(
        "groups.list",
        filter="type eq 'custom'",
        client={"service_name": "contoso", "credential": TOKEN},
    )
    assert (
        done.target == "/groups?api-version=2014-02-14-preview&%24filter=type%20eq%20%27custom%27"
    )
    assert done.requests[0].headers["authorization"] == f"SharedAccessSignature {TOKEN}"
    assert done.requests[0].headers["host"] == "contoso.management.gateway.example.net"


def test_the_command(feature: Feature, endpoint: str, capsys: pytest.CaptureFixture[str]) -> None:
    run, words = feature.module("cli").run, [f"--endpoint={endpoint}", "--service-name=contoso"]
    assert run([*words, "groups", "list", "--page-size=1"]) == 0
    assert "Guests" in capsys.readouterr().out
    assert run([*words, "groups", "create", "testers", "--name=Testers"]) == 0
    assert run([*words, "groups", "delete", "testers", "--if-match=W/old", "--yes"]) == 5
    assert "PreconditionFailed" in capsys.readouterr().err
