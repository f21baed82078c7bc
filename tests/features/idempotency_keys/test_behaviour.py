from __future__ import annotations

import asyncio
import pickle
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest

from ..harness import Feature, Reply, json

PAID = json({"id": 1, "amount": 5}, 201)
GONE = Reply(status=204)
HALF = "80000000-8000-0000-8000-000080000000"
"""The key that a client makes whose random numbers are all a half."""


def busy(status: int, **headers: str) -> Reply:
    return Reply(status=status, headers={name.replace("_", "-"): v for name, v in headers.items()})


@pytest.fixture
def emulator(feature: Feature) -> Iterator[Any]:
    with feature.module("emulator").Emulator() as made:
        yield made


def test_a_key_is_made_and_kept(feature: Feature) -> None:
    paid = feature.call("payments.create", amount=5, reply=(busy(503), busy(409), PAID))
    assert [each.headers["idempotency-key"] for each in paid.requests] == [HALF] * 3


def test_each_call_has_a_key_of_its_own(feature: Feature) -> None:
    seen: list[str] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        seen.append(request.headers["Idempotency-Key"])
        return httpx2.Response(201, json={"id": 1, "amount": 5})

    async def pay_twice() -> None:
        async with httpx2.AsyncClient(transport=httpx2.MockTransport(answer)) as http:
            client = feature.async_client(http=http)
            await asyncio.gather(*(client.payments.create(amount=5) for _ in range(2)))

    with httpx2.Client(transport=httpx2.MockTransport(answer)) as http:
        client = feature.sync_client(http=http)
        for _ in range(2):
            client.payments.create(amount=5)
    asyncio.run(pay_twice())
    assert len(set(seen)) == 4
    assert all(len(each) == 36 for each in seen)


def test_a_key_of_the_caller(feature: Feature) -> None:
    paid = feature.call("payments.create", amount=5, idempotency_key="mine", reply=PAID)
    assert paid.request.headers["idempotency-key"] == "mine"
    assert "idempotency_key" in feature.refusal(
        "payments.create", amount=5, idempotency_key="", reply=PAID
    )


def test_other_operations_have_none(feature: Feature) -> None:
    assert "idempotency-key" not in feature.call("payments.refund", 1).request.headers


def test_an_error_has_the_key(feature: Feature) -> None:
    error = feature.attempt("payments.create", amount=5, reply=busy(400)).error
    assert error is not None
    assert error.idempotency_key == HALF  # type: ignore[attr-defined]
    assert pickle.loads(pickle.dumps(error)).idempotency_key == HALF
    assert HALF not in str(error) + repr(error)
    assert feature.attempt("payments.refund", 1, reply=busy(400)).error.idempotency_key is None  # type: ignore[union-attr]


@pytest.mark.parametrize(("status", "requests"), [(429, 2), (409, 1), (503, 1), (500, 1)])
def test_what_was_not_done_is_asked_again(feature: Feature, status: int, requests: int) -> None:
    outcome = feature.attempt("payments.refund", 1, reply=(busy(status), GONE))
    assert len(outcome.requests) == requests


@pytest.mark.parametrize(("asked", "pauses"), [("7", (7.0,)), ("60", (60.0,)), ("61", ())])
def test_a_long_pause_is_an_error_at_once(
    feature: Feature, asked: str, pauses: tuple[float, ...]
) -> None:
    outcome = feature.attempt("payments.refund", 1, reply=(busy(429, Retry_After=asked), GONE))
    assert outcome.pauses == pauses
    if not pauses:
        assert outcome.error.retry_after == float(asked)  # type: ignore[union-attr]


def test_the_pause_of_an_error(feature: Feature) -> None:
    def told(**headers: str) -> Any:
        return feature.attempt("payments.refund", 1, reply=busy(400, **headers)).error.retry_after  # type: ignore[union-attr]

    date = "Tue, 14 Nov 2023 22:13:20 GMT"
    assert told() is None
    assert told(Retry_After="soon") is None
    assert told(Retry_After="Tue, 14 Nov 2023 22:13:30 GMT", Date=date) == 10.0


def test_the_emulator_gives_the_first_answer_again(feature: Feature, emulator: Any) -> None:
    with feature.sync_client(endpoint=emulator.endpoint) as client:
        first = client.payments.create(amount=5, idempotency_key="a")
        assert client.payments.create(amount=5, idempotency_key="a") == first
        assert client.payments.create(amount=5, idempotency_key="b") != first
        assert client.payments.create(amount=5) != first
        with pytest.raises(feature.package.ServiceError) as caught:
            client.payments.create(amount=6, idempotency_key="a")
        assert caught.value.status == 400
        client.payments.refund(first.id)
        assert client.payments.create(amount=5, idempotency_key="a") == first
        emulator.reset()
        again = client.payments.create(amount=5, idempotency_key="a")
        assert client.payments.get_one(again.id).amount == 5


def test_a_lost_answer_pays_once(feature: Feature, emulator: Any) -> None:
    emulator.add_fault("payments.create:reset=after,times=1")
    with feature.sync_client(endpoint=emulator.endpoint) as client:
        paid = client.payments.create(amount=5)
        assert client.payments.create(amount=5).id == paid.id + 1


def test_words_that_were_left_out(feature: Feature) -> None:
    get, refund = feature.operations[1:]
    assert (get["title"], get["repeatable"]) == ("Get one", True)
    assert (refund["title"], refund.get("repeatable")) == ("Refund", None)


def test_the_command_takes_a_key(feature: Feature, capsys: pytest.CaptureFixture[str]) -> None:
    run = feature.module("cli").run
    assert run(["payments", "create", "--amount=5", "--idempotency-key=mine", "--dry-run"]) == 0
    assert "'Idempotency-Key: mine'" in capsys.readouterr().out
    assert run(["payments", "create", "--amount=5", "--dry-run"]) == 0
    assert "'Idempotency-Key: " in capsys.readouterr().out
