from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest

from ..harness import Feature

STATUS = (
    '<?xml version="1.0"?><Operation xmlns="http://schemas.microsoft.com/windowsazure">'
    "<ID>{id}</ID><Status>{status}</Status>{more}</Operation>"
)
FAILED = (
    "<HttpStatusCode>409</HttpStatusCode>"
    "<Error><Code>ConflictError</Code><Message>The deployment is busy</Message></Error>"
)


class Clock:
    """A time that passes only where somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def time(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def emulator(feature: Feature, clock: Clock) -> Iterator[Any]:
    chance = feature.module("_runtime.emulator.clock_and_random").Chance(clock=clock.time)
    with feature.module("emulator").Emulator(chance=chance) as made:
        yield made


@pytest.fixture
def client(feature: Feature, clock: Clock, emulator: Any) -> Iterator[Any]:
    with feature.sync_client(
        subscription_id="sub-1", endpoint=emulator.endpoint, sleep=clock.sleep, clock=clock.time
    ) as made:
        yield made


def test_the_header_of_the_request_is_its_id(client: Any, clock: Clock) -> None:
    raw = client.with_raw_response.deployments.create(name="web", label="first")
    assert raw.status == 202
    assert raw.value.id == raw.headers["x-ms-request-id"] == raw.request_id
    assert raw.value.status() == "InProgress"
    assert client.requests.get_operation_status(raw.value.id).http_status_code is None
    assert raw.value.wait() is None
    assert clock.now == 1_000_030
    done = client.requests.get_operation_status(raw.value.id)
    assert (done.status, done.http_status_code) == ("Succeeded", 200)
    assert client.deployments.get("web").label == "first"


def test_each_operation_has_an_id_of_its_own(client: Any) -> None:
    first = client.deployments.create(name="web", label="first")
    second = client.deployments.reboot("web")
    assert first.id != second.id
    assert client.deployments.resume_reboot(second.id).wait() is None


def test_a_failure_has_the_documented_code(feature: Feature, client: Any) -> None:
    handle = client.deployments.resume_create("failed")
    assert handle.status() == "Failed"
    with pytest.raises(feature.package.OperationFailedError) as caught:
        handle.wait()
    assert (caught.value.code, caught.value.message) == ("ConflictError", "The deployment is busy")
    assert caught.value.reasons == ("Another operation on the deployment is not finished",)


def test_an_id_that_is_unknown_is_an_error_of_the_service(feature: Feature, client: Any) -> None:
    with pytest.raises(feature.package.NotFoundError):
        client.deployments.resume_create("unknown").status()


def test_an_error_of_the_first_request_is_raised_by_the_call(feature: Feature, client: Any) -> None:
    client.deployments.create(name="web", label="first")
    with pytest.raises(feature.package.ConflictError):
        client.deployments.create(name="web", label="second")
    with pytest.raises(feature.package.NotFoundError):
        client.deployments.reboot("unknown")


def test_the_asynchronous_twin(feature: Feature, emulator: Any, clock: Clock) -> None:
    async def sleep(seconds: float) -> None:
        clock.sleep(seconds)

    async def run() -> None:
        async with feature.async_client(
            subscription_id="sub-1", endpoint=emulator.endpoint, sleep=sleep, clock=clock.time
        ) as client:
            handle = await client.deployments.create(name="web", label="first")
            assert type(handle) is feature.package.AsyncLongRunning
            assert await handle.status() == "InProgress"
            assert await handle.wait() is None
            again = client.deployments.resume_create(handle.id)
            assert await again.status() == "Succeeded"
            with pytest.raises(feature.package.OperationFailedError):
                await client.deployments.resume_create("failed").wait()

    asyncio.run(run())


def follow(feature: Feature, *bodies: str) -> Any:
    """Return what a deployment ends with, of which the service says this."""
    waiting = list(bodies)

    def answer(request: httpx2.Request) -> httpx2.Response:
        if request.method == "POST":
            return httpx2.Response(202, headers={"x-ms-request-id": "r-1"})
        assert request.url.path == "/sub-1/operations/r-1"
        assert request.headers["x-ms-version"] == "2010-10-28"
        content = {"Content-Type": "application/xml"}
        return httpx2.Response(200, headers=content, content=waiting.pop(0).encode())

    with httpx2.Client(transport=httpx2.MockTransport(answer)) as http:
        client = feature.sync_client(subscription_id="sub-1", http=http, sleep=lambda _: None)
        return client.deployments.create(name="web", label="first").wait()


def test_what_the_pages_show_is_read(feature: Feature) -> None:
    going = STATUS.format(id="r-1", status="InProgress", more="")
    done = STATUS.format(id="r-1", status="Succeeded", more="<HttpStatusCode>200</HttpStatusCode>")
    assert follow(feature, going, going, done) is None
    failed = STATUS.format(id="r-1", status="Failed", more=FAILED)
    with pytest.raises(feature.package.OperationFailedError, match="ConflictError"):
        follow(feature, going, failed)


@pytest.mark.parametrize("status", ["", "Done", "succeeded"])
def test_another_status_is_no_end(feature: Feature, status: str) -> None:
    with pytest.raises(feature.package.UnexpectedResponse):
        follow(feature, STATUS.format(id="r-1", status=status, more=""))


def test_a_command_in_two_processes(
    feature: Feature, emulator: Any, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    common = [f"--endpoint={emulator.endpoint}", "--subscription-id=sub-1"]
    run = feature.module("cli").run
    assert run([*common, "deployments", "create", "--name=w", "--label=l", "--no-wait"]) == 0
    identity = capsys.readouterr().out.strip()
    clock.now += 30
    assert run([*common, "deployments", "resume-create", identity]) == 0
    assert capsys.readouterr() == ("", "")
    assert run([*common, "deployments", "resume-create", "failed"]) == 1
    assert "Another operation on the deployment is not finished" in capsys.readouterr().err
