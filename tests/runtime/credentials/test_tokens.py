"""The steps of a call whose credential requests tokens, without anything that is sent."""

from __future__ import annotations

from collections.abc import Generator
from types import SimpleNamespace
from typing import Any

import httpx2
import pytest

from runtime.credentials import tokens
from runtime.credentials.oauth2 import ClientCredentials, RefreshToken
from runtime.errors import DeadlineError
from runtime.exchange import Collect, Send, Wait
from runtime.headers import Headers
from runtime.request import Prepared
from runtime.response import Response

from ..conftest import SERVICE, Time

PREPARED = Prepared("GET", "/x", (), None, "/x", "things.get")


def setup(time: Time) -> Any:
    return SimpleNamespace(
        options=SimpleNamespace(clock=time.clock, retries=0, deadline=20.0, random=lambda: 0.0),
        common=SimpleNamespace(headers=(("User-Agent", "u"), ("X-Other", "o"))),
        endpoint=SimpleNamespace(origin="https://x.example", path="/base", is_loopback=False),
        service=SERVICE,
    )


def credential(**changes: Any) -> ClientCredentials:
    given = {"token_url": "/token", "scopes": "a b", "client_auth": "body", **changes}
    return ClientCredentials("the-id", "the-secret", given.pop("access_token", None), **given)


def call(left: float = 20.0) -> Generator[Any, Any, Any]:
    return (yield Send("https://x.example/x", PREPARED, left))


def token(text: str, time: Time, seconds: float) -> Response:
    time.now += seconds
    made = httpx2.Response(200, json={"access_token": text, "token_type": "bearer"})
    return Response(200, "OK", Headers(made.headers.multi_items()), made.content)


def test_each_request_has_the_time_that_is_left() -> None:
    time = Time()
    steps = credential().attend(setup(time), call())
    asked = next(steps)
    assert isinstance(asked, Send)
    assert (asked.url, asked.left) == ("https://x.example/base/token", 20.0)
    assert asked.operation is not None
    assert asked.operation.name == asked.prepared.operation == "token"
    assert asked.prepared.headers == (
        ("User-Agent", "u"),
        ("Accept", "application/json"),
        ("Content-Type", "application/x-www-form-urlencoded"),
    )
    assert asked.prepared.content == (
        b"grant_type=client_credentials&scope=a+b&client_id=the-id&client_secret=the-secret"
    )
    sent = steps.send(token("t1", time, 4.0))
    assert isinstance(sent, Send)
    assert (sent.left, sent.secrets) == (16.0, (("Authorization", "Bearer t1"),))
    time.now += 1.0
    opened = object()
    refused = Response(401, "", Headers(()), b"", opened=opened)
    assert steps.send(refused) == Collect(opened, 15.0)  # type: ignore[arg-type]
    assert steps.send(None).left == 15.0  # type: ignore[union-attr]


def test_a_refusal_without_time_is_closed_at_once() -> None:
    time = Time()
    steps = credential(access_token="t0").attend(setup(time), call())
    next(steps)
    time.now += 21.0
    opened: Any = object()
    assert steps.send(Response(401, "", Headers(()), b"", opened=opened)) == Collect(opened, 0.0)


def test_who_waits_cannot_cancel_what_others_wait_for() -> None:
    time, made = Time(), credential()
    first, second = (made.attend(setup(time), call()) for _ in range(2))
    assert isinstance(next(first), Send)
    waits = next(second)
    assert isinstance(waits, Wait)
    assert waits.seconds == 20.0
    assert not waits.done.cancel()
    time.now += 19.5
    again = second.send(None)
    assert isinstance(again, Wait)
    assert again.seconds == 0.5
    time.now += 0.5
    with pytest.raises(DeadlineError):
        second.send(None)


def test_nothing_is_sent_without_time() -> None:
    time = Time()
    steps = credential().attend(setup(time), call(left=0.0))
    with pytest.raises(DeadlineError):
        next(steps)
    steps = credential(access_token="t0").attend(setup(time), call(left=0.0))
    with pytest.raises(StopIteration) as end:
        next(steps)
    assert isinstance(end.value.value, DeadlineError)


def test_a_credential_shows_its_client() -> None:
    assert repr(credential()) == "ClientCredentials(client_id='the-id')"


@pytest.mark.parametrize(
    ("made", "secrets"),
    [
        (credential(), ["the-secret"]),
        (credential(client_auth="basic"), []),
        (
            RefreshToken(
                "the-id", "the-secret", "r", None, token_url="/t", scopes="", client_auth="body"
            ),
            ["r", "the-secret"],
        ),
    ],
    ids=["body", "basic", "refresh token"],
)
def test_the_secrets_of_a_form_are_remembered(
    made: Any, secrets: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    remembered: list[str] = []
    monkeypatch.setattr(tokens, "remember", remembered.extend)
    next(made.attend(setup(Time()), call()))
    assert remembered == secrets
