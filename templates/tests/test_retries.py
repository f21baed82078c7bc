"""Tests when a call is retried, and after which pause; the test controls time."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest
from case import Case, Response, find_case
from fixtures import make_client
from replay import find_method
from subject import CLIENT, INDEX, PACKAGE, WAYS

REPEATABLE = [find_case(CLIENT["repeatable"])] if CLIENT["repeatable"] else []
UNREPEATABLE = [find_case(CLIENT["unrepeatable"])] if CLIENT["unrepeatable"] else []
RETRIED = INDEX.get("retry", {}).get("statuses", [])[:1]

repeatable = pytest.mark.parametrize("case", REPEATABLE, ids=str)
unrepeatable = pytest.mark.parametrize("case", UNREPEATABLE, ids=str)
any_operation = pytest.mark.parametrize("case", [*REPEATABLE, *UNREPEATABLE], ids=str)
retried = pytest.mark.parametrize("status", RETRIED)


class Scene:
    """A server with scripted responses, and a clock that only pauses advance."""

    def __init__(self, way: str) -> None:
        self._way = way
        self.pauses: list[float] = []
        self.requests: list[httpx2.Request] = []
        self._now = 1000.0

    def play(self, case: Case, script: list[Response | Exception], **options: Any) -> Any:
        """Make the call of a case; the script has the responses or failures.

        Whatever the API says, a client retries twice within two minutes here.
        """
        steps, options = iter(script), {"retries": 2, "deadline": 120, **options}

        def handle(request: httpx2.Request) -> httpx2.Response:
            self.requests.append(request)
            step = next(steps)
            if isinstance(step, Exception):
                raise step
            status, headers, body = step
            return httpx2.Response(status, headers=headers, stream=httpx2.ByteStream(body))

        transport = httpx2.MockTransport(handle)
        return (
            self._sync(case, transport, options)
            if self._way == "client"
            else self._async(case, transport, options)
        )

    def _sync(self, case: Case, transport: httpx2.MockTransport, options: dict[str, Any]) -> Any:
        with httpx2.Client(transport=transport) as http:
            client = make_client("client", case, http=http, time=self._time(self._sleep))
            method = find_method(client.with_options(**options), case, is_raw=False)
            return method(**case.arguments())

    def _async(self, case: Case, transport: httpx2.MockTransport, options: dict[str, Any]) -> Any:
        async def sleep(seconds: float) -> None:
            self._sleep(seconds)

        async def call() -> Any:
            async with httpx2.AsyncClient(transport=transport) as http:
                client = make_client(
                    self._way,
                    case,
                    http=http,
                    time=self._time(sleep),
                )
                method = find_method(client.with_options(**options), case, is_raw=False)
                return await method(**case.arguments())

        return asyncio.run(call())

    def _time(self, sleep: Any) -> dict[str, Any]:
        return {"sleep": sleep, "clock": self._clock, "random": lambda: 0.5}

    def _sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self._now += seconds

    def _clock(self) -> float:
        return self._now


@pytest.fixture(params=WAYS)
def scene(request: pytest.FixtureRequest) -> Iterator[Scene]:
    made = Scene(request.param)
    yield made
    first = made.requests[0]
    # a retry is the same request
    for other in made.requests:
        assert (other.method, other.url) == (first.method, first.url)
        assert other.headers == first.headers


def busy(status: int, **headers: str) -> Response:
    return status, [(name.replace("_", "-"), value) for name, value in headers.items()], b""


@retried
@repeatable
def test_waits_longer_each_time(scene: Scene, case: Case, status: int) -> None:
    scene.play(case, [busy(status), busy(status), case.response()])
    assert scene.pauses == [0.25, 0.5]


@retried
@repeatable
def test_waits_as_long_as_the_service_asks(scene: Scene, case: Case, status: int) -> None:
    scene.play(case, [busy(status, Retry_After="7"), case.response()])
    assert scene.pauses == [7.0]


@retried
@repeatable
def test_never_waits_longer_than_a_minute(scene: Scene, case: Case, status: int) -> None:
    with pytest.raises(PACKAGE.ServiceError) as caught:
        scene.play(case, [busy(status, Retry_After="3600")], deadline=10_000.0)
    assert caught.value.headers["Retry-After"] == "3600"
    assert scene.pauses == []


@retried
@repeatable
def test_waits_for_parts_of_a_second(scene: Scene, case: Case, status: int) -> None:
    scene.play(case, [busy(status, Retry_After="1.5"), case.response()])
    assert scene.pauses == [1.5]


@retried
@repeatable
def test_gives_up_in_the_end(scene: Scene, case: Case, status: int) -> None:
    with pytest.raises(PACKAGE.ServiceError) as caught:
        scene.play(case, [busy(status)] * 3)
    assert caught.value.status == status
    assert len(scene.requests) == 3


@retried
@repeatable
def test_tries_as_often_as_it_is_told(scene: Scene, case: Case, status: int) -> None:
    with pytest.raises(PACKAGE.ServiceError):
        scene.play(case, [busy(status)] * 2, retries=1)
    assert len(scene.requests) == 2


@retried
@repeatable
def test_does_not_wait_beyond_the_deadline(scene: Scene, case: Case, status: int) -> None:
    with pytest.raises(PACKAGE.ServiceError):
        scene.play(case, [busy(status, Retry_After="30")], deadline=10.0)
    assert scene.pauses == []


@retried
@unrepeatable
def test_what_may_have_happened_is_not_asked_twice(scene: Scene, case: Case, status: int) -> None:
    with pytest.raises(PACKAGE.ServiceError):
        scene.play(case, [busy(status)])


@repeatable
def test_a_lost_answer_is_asked_for_again(scene: Scene, case: Case) -> None:
    scene.play(case, [httpx2.ReadError("lost"), case.response()])
    assert scene.pauses == [0.25]


@repeatable
def test_an_error_tells_of_an_attempt_before_it(scene: Scene, case: Case) -> None:
    with pytest.raises(PACKAGE.ServiceError) as caught:
        scene.play(case, [httpx2.ReadError("lost"), busy(404)])
    error = caught.value
    assert error.attempts == 2
    is_safe = scene.requests[0].method in ("GET", "HEAD")
    assert error.earlier_may_have_succeeded is not is_safe
    assert ("may have succeeded" in str(error)) is not is_safe


@unrepeatable
def test_a_lost_answer_may_mean_that_it_happened(scene: Scene, case: Case) -> None:
    with pytest.raises(PACKAGE.TransportError):
        scene.play(case, [httpx2.ReadError("lost")])
    assert scene.pauses == []


@any_operation
def test_what_was_never_sent_is_sent_again(scene: Scene, case: Case) -> None:
    scene.play(case, [httpx2.ConnectError("refused"), case.response()])
    assert scene.pauses == [0.25]
