from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest

from ..harness import Feature, xml

SUBSCRIPTION = UUID("11111111-2222-3333-4444-555555555555")
NAMESPACE = 'xmlns="http://schemas.microsoft.com/windowsazure"'
ID = "0123456789abcdef0123456789abcdef"


@pytest.fixture
def endpoint(feature: Feature) -> Iterator[str]:
    with feature.module("emulator").Emulator() as emulator:
        yield emulator.endpoint


@pytest.fixture
def client(feature: Feature, endpoint: str) -> Iterator[Any]:
    with feature.sync_client(subscription_id=SUBSCRIPTION, endpoint=endpoint) as made:
        yield made


def test_the_life_of_a_service(feature: Feature, client: Any) -> None:
    assert client.hosted_services.check_name("web-1").result is True
    told = client.hosted_services.create(
        service_name="web-1",
        label=b"Web 1",
        location="West US",
        extended_properties=[{"name": "team", "value": "shop"}],
    )
    assert len(told) == 32
    made = client.hosted_services.get("web-1").hosted_service_properties
    assert (made.label, made.location, made.affinity_group) == (b"Web 1", "West US", None)
    assert (made.status, made.extended_properties[0].value) == ("Created", "shop")
    assert [each.service_name for each in client.hosted_services.list()] == ["web-1"]
    assert (
        len(
            client.deployments.rollback("production", service_name="web-1", mode="Auto", force=True)
        )
        == 32
    )
    client.hosted_services.delete("web-1")
    with pytest.raises(feature.package.NotFoundError) as caught:
        client.deployments.walk_upgrade_domain("production", service_name="web-1", upgrade_domain=1)
    assert caught.value.code == "ResourceNotFound"


def test_async(feature: Feature, endpoint: str) -> None:
    async def run() -> None:
        async with feature.async_client(subscription_id=SUBSCRIPTION, endpoint=endpoint) as client:
            await client.hosted_services.create(
                service_name="web-1", label=b"1", affinity_group="a"
            )
            with pytest.raises(feature.package.ConflictError):
                await client.hosted_services.create(service_name="web-1", label=b"2", location="b")

    asyncio.run(run())


def test_operations_of_one_path_are_told_apart_by_the_query(feature: Feature) -> None:
    done = feature.attempt(
        "deployments.walk_upgrade_domain",
        "staging",
        service_name="web-1",
        upgrade_domain=1,
        client={"subscription_id": SUBSCRIPTION},
        reply=xml("", 202, x_ms_request_id=ID),
    )
    (request,) = done.requests
    path = f"/{SUBSCRIPTION}/services/hostedservices/web-1/deploymentslots/staging/"
    assert request.target == f"{path}?comp=walkupgradedomain"
    assert request.headers["x-ms-version"] == "2012-03-01"
    sent = f"<WalkUpgradeDomain {NAMESPACE}><UpgradeDomain>1</UpgradeDomain></WalkUpgradeDomain>"
    assert sent in request.body.decode()
    assert done.value.value == ID


def test_the_documented_sample_is_read(feature: Feature) -> None:
    text = f"""<?xml version="1.0" encoding="utf-8"?>
<HostedServices {NAMESPACE} xmlns:i="http://www.w3.org/2001/XMLSchema-instance">
  <HostedService>
    <Url>https://management.hosting.example.net/a</Url>
    <ServiceName>web-1</ServiceName>
    <HostedServiceProperties>
      <Description i:nil="true"/>
      <Location >West US</Location >
      <Status>Weird</Status>
      <Unheard><Of/></Unheard>
      <ExtendedProperties/>
    </HostedServiceProperties>
  </HostedService>
</HostedServices>"""
    found = feature.call(
        "hosted_services.list", client={"subscription_id": SUBSCRIPTION}, reply=xml(text)
    )
    (service,) = found.value.value
    told = service.hosted_service_properties
    assert (told.description, told.location, told.status) == (None, "West US", "Weird")
    assert told.extended_properties == []


def test_the_command(feature: Feature, endpoint: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = [f"--endpoint={endpoint}", f"--subscription-id={SUBSCRIPTION}"]
    run = feature.module("cli").run
    assert run([*words, "hosted-services", "create", "--service-name=web-1", "--label=V2Vi"]) == 0
    assert len(capsys.readouterr().out.strip()) == 32
    assert run([*words, "hosted-services", "list", "--output=json"]) == 0
    assert '"ServiceName": "web-1"' in capsys.readouterr().out
    assert run([*words, "hosted-services", "get", "web-2"]) == 4
    assert "ResourceNotFound" in capsys.readouterr().err
