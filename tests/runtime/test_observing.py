"""Hooks for tracing and metrics, and credentials that sign requests."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import logging
from collections.abc import Callable
from typing import Any

import httpx2
import pytest

from runtime.client import AsyncClient, Client
from runtime.credentials.api_key import ApiKey
from runtime.credentials.protocol import Credential, Outgoing
from runtime.errors import ArgumentError, ServiceError, TransportError
from runtime.hooks import Hooks, ReceivedResponse, SentRequest
from runtime.observing import outgoing, signs, tell_of
from runtime.operation import Body, Operation, Parameter, Service
from runtime.request import Prepared
from runtime.testing import replace_time

SERVICE = Service(
    name="things",
    version="1.0.0",
    logger="things",
    endpoint="https://api.example.org",
    request_id="x-request-id",
    retry_statuses=frozenset({503}),
)
SECRET = "s3cret-of-nobody"
PUT: Operation[Any] = Operation(
    name="things.put",
    method="PUT",
    path=("/things/", Parameter(name="pin", wire="pin", kind=str, secret=True)),
    query=(Parameter(name="q", wire="q", kind=str),),
    headers=(Parameter(name="token", wire="X-Mine", kind=str, secret=True),),
    body=Body(media_type="application/json", name="body"),
    responses={200: None},
    repeatable=True,
)
ARGUMENTS: dict[str, object] = {"pin": "1234", "q": "a b", "token": SECRET, "body": {"a": 1}}


class Hmac(Credential):
    """Signs method, URL and body, as many services want it."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self.seen: list[Outgoing] = []

    def sign(self, request: Outgoing) -> tuple[tuple[str, str], ...]:
        self.seen.append(request)
        text = f"{request.method}\n{request.url}\n".encode() + (request.body or b"")
        digest = hmac.new(self._key, text, hashlib.sha256).hexdigest()
        return (("Authorization", f"HMAC {digest}"), ("X-Attempt", str(len(self.seen))))


Response = Callable[[httpx2.Request], httpx2.Response]


def call(
    way: str,
    answer: Response,
    credential: Any = None,
    operation: Operation[Any] = PUT,
    **options: Any,
) -> Any:
    """Make a call with the client of this way."""
    if way == "sync":
        with httpx2.Client(transport=httpx2.MockTransport(answer)) as http:
            client = Client(SERVICE, {}, credential, http, options)  # type: ignore[arg-type]
            return replace_time(client, sleep=lambda _: None)._caller.call(operation, ARGUMENTS)

    async def run() -> Any:
        async def sleep(_seconds: float) -> None:
            return None

        async with httpx2.AsyncClient(transport=httpx2.MockTransport(answer)) as http:
            client = AsyncClient(SERVICE, {}, credential, http, options)  # type: ignore[arg-type]
            return await replace_time(client, sleep=sleep)._caller.call(operation, ARGUMENTS)

    return asyncio.run(run())


both = pytest.mark.parametrize("way", ["sync", "async"])


def busy_first() -> Response:
    seen: list[int] = []

    def answer(_request: httpx2.Request) -> httpx2.Response:
        seen.append(1)
        return httpx2.Response(503 if len(seen) == 1 else 200, headers={"X-Request-Id": "r-1"})

    return answer


@both
def test_a_credential_signs_what_is_sent(way: str) -> None:
    sent: list[httpx2.Request] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        sent.append(request)
        return httpx2.Response(503 if len(sent) == 1 else 200)

    credential = Hmac(b"key")
    call(way, answer, credential)
    assert [each.headers["X-Attempt"] for each in sent] == ["1", "2"]
    for request, seen in zip(sent, credential.seen, strict=True):
        assert seen.method == "PUT"
        assert seen.url == str(request.url) == "https://api.example.org/things/1234?q=a%20b"
        assert seen.body == request.content == b'{"a":1}'
        assert dict(seen.headers)["x-mine"] == SECRET
        assert dict(seen.headers)["host"] == "api.example.org"
        text = f"{request.method}\n{request.url}\n".encode() + request.content
        digest = hmac.new(b"key", text, hashlib.sha256).hexdigest()
        assert request.headers["Authorization"] == f"HMAC {digest}"
    assert SECRET not in repr(credential.seen)


@both
def test_a_signature_is_a_secret(way: str, caplog: pytest.LogCaptureFixture) -> None:
    class Signer(Credential):
        def sign(self, request: Outgoing) -> tuple[tuple[str, str], ...]:
            return (("X-Plain", "plain s1gnature-of-nobody"),)

    def answer(_request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(400, json={"Message": "no s1gnature-of-nobody"})

    with caplog.at_level(logging.DEBUG), pytest.raises(ServiceError) as caught:
        call(way, answer, Signer())
    assert "s1gnature" not in caplog.text
    assert "s1gnature" not in str(caught.value)


@both
def test_a_signature_that_cannot_be_sent(way: str) -> None:
    class Signer(Credential):
        def sign(self, request: Outgoing) -> tuple[tuple[str, str], ...]:
            return (("X-Plain", "a\nb"),)

    with pytest.raises(ArgumentError, match="X-Plain"):
        call(way, busy_first(), Signer())


@both
def test_hooks_see_each_attempt_without_secrets(way: str) -> None:
    requests: list[SentRequest] = []
    responses: list[ReceivedResponse] = []
    key = ApiKey("k", name="X-Own", location="header")
    call(way, busy_first(), key, on_request=requests.append, on_response=responses.append)
    assert len(requests) == 2
    for request in requests:
        assert (request.operation, request.method) == ("things.put", "PUT")
        assert request.url == "https://api.example.org/things/[hidden]"
        fields = {name.lower(): value for name, value in request.headers}
        assert (fields["x-own"], fields["x-mine"]) == ("[hidden]", "[hidden]")
        assert fields["content-type"] == "application/json"
    assert [each.status for each in responses] == [503, 200]
    for response in responses:
        assert (response.operation, response.method) == ("things.put", "PUT")
        assert (response.request_id, response.error) == ("r-1", None)
        assert ("x-request-id", "r-1") in {(n.lower(), v) for n, v in response.headers}
        assert response.seconds >= 0
    assert SECRET not in repr(requests) + repr(responses)


@both
def test_hooks_see_failures(way: str) -> None:
    def answer(_request: httpx2.Request) -> httpx2.Response:
        raise httpx2.ReadError("lost")

    responses: list[ReceivedResponse] = []
    with pytest.raises(TransportError):
        call(way, answer, on_response=responses.append, retries=0)
    (response,) = responses
    assert (response.status, response.headers) == (None, ())
    assert response.error == "TransportError"


@both
@pytest.mark.parametrize("name", ["on_request", "on_response"])
def test_a_hook_that_fails_stops_nothing(
    way: str, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_shown: object) -> None:
        raise ValueError(SECRET)

    with caplog.at_level(logging.WARNING, logger="things"):
        assert call(way, busy_first(), **{name: fail}).status == 200
    assert caplog.messages == [f"the function `{name}` raised `ValueError`"] * 2


@pytest.mark.parametrize("name", ["on_request", "on_response"])
def test_a_hook_is_a_function(name: str) -> None:
    with pytest.raises(ArgumentError, match=name):
        Client(SERVICE, {}, None, None, {name: 5})  # type: ignore[misc]


@pytest.mark.parametrize(
    ("content", "body"), [(None, b""), (b"", b""), (b"x", b"x"), (object(), None)]
)
def test_a_credential_sees_a_body_that_is_whole(content: Any, body: bytes | None) -> None:
    prepared = Prepared("PUT", "/x", (), content, "/x")
    seen = outgoing(httpx2.Request("PUT", "https://api.example.org/x"), prepared)
    assert (seen.method, seen.url, seen.body) == ("PUT", "https://api.example.org/x", body)


def test_what_signs() -> None:
    class NoSubclass:
        """Has no `sign`."""

    other: Any = NoSubclass()
    assert signs(Hmac(b"key"))
    assert not signs(ApiKey("k", name="X-Own", location="header"))
    assert not signs(other)


def test_a_function_that_fails_is_told_of_no_more_progress(
    caplog: pytest.LogCaptureFixture,
) -> None:
    logger, told = logging.getLogger("things"), []

    def note(sent: int, total: int | None) -> None:
        told.append((sent, total))
        if sent == 2:
            raise ValueError(SECRET)

    assert tell_of(Hooks(), logger) is None
    tell = tell_of(Hooks(on_progress=note), logger)
    assert tell is not None
    with caplog.at_level(logging.WARNING, logger="things"):
        for sent in (0, 1, 2, 3):
            tell(sent, 3)
    assert told == [(0, 3), (1, 3), (2, 3)]
    assert caplog.messages == ["the function `on_progress` raised `ValueError`"]
