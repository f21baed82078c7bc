"""Access tokens: when one is requested, how, and what its response may be."""

from __future__ import annotations

import asyncio
import base64
import json
import logging
import threading
from collections.abc import Callable
from typing import Any

import httpx2
import pytest

from runtime.credentials.oauth2 import ClientCredentials, RefreshToken
from runtime.credentials.protocol import Credential
from runtime.credentials.token_response import TokenError
from runtime.errors import (
    ArgumentError,
    ConnectError,
    DeadlineError,
    ServiceError,
    TransportError,
    UnexpectedResponse,
)
from runtime.operation import Body, Form

from ..conftest import PATIENCE, Time, make_async_client, make_client, operation

TOKEN_URL = "https://accounts.example.net/api/token"
GOOD = httpx2.Response(200, content=b'"good"')
SECRETS = ("s3cret&secret", "fake-refresh-1", "fake-token-1")


def credential(**changes: Any) -> ClientCredentials:
    given = {"token_url": TOKEN_URL, "scopes": "read write", "client_auth": "basic", **changes}
    return ClientCredentials("a b:c", "s3cret&secret", given.pop("access_token", None), **given)


def refreshing(**changes: Any) -> RefreshToken:
    given = {"token_url": "/oauth/token", "scopes": "", "client_auth": "body", **changes}
    return RefreshToken("id", "s3cret&secret", "fake-refresh-1", None, **given)


def token(text: str = "fake-token-1", **more: Any) -> httpx2.Response:
    told = {"access_token": text, "token_type": "bearer", **more}
    return httpx2.Response(200, json={k: v for k, v in told.items() if v is not ...})


class Script:
    """Answers with the given responses in order, and keeps the requests."""

    def __init__(self, *answers: Any) -> None:
        self._answers = list(answers)
        self.requests: list[httpx2.Request] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        request.read()
        self.requests.append(request)
        answer = self._answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        if not isinstance(answer, httpx2.Response):
            answer = answer()
        return httpx2.Response(answer.status_code, headers=answer.headers, content=answer.content)

    @property
    def tokens(self) -> list[str | None]:
        return [each.headers.get("authorization") for each in self.requests]


def test_a_token_is_requested_before_the_first_call(ask: Any) -> None:
    script, made = Script(token(), GOOD, GOOD), credential()
    for _ in range(2):
        assert ask(script, credential=made).value == "good"
    asked, sent, again = script.requests
    assert (asked.method, str(asked.url)) == ("POST", TOKEN_URL)
    pair = base64.b64encode(b"a+b%3Ac:s3cret%26secret").decode()
    assert asked.headers["authorization"] == f"Basic {pair}"
    assert asked.headers["accept"] == "application/json"
    assert asked.headers["user-agent"] == sent.headers["user-agent"]
    assert "x-version" not in asked.headers
    assert asked.content == b"grant_type=client_credentials&scope=read+write"
    assert str(sent.url) == "https://api.example.com/t/things/all"
    assert sent.headers["authorization"] == again.headers["authorization"] == "Bearer fake-token-1"
    assert isinstance(made, Credential)
    assert made.headers() == (("Authorization", "Bearer fake-token-1"),)


def test_a_refresh_token_is_replaced_by_a_new_one(ask: Any) -> None:
    made, time = refreshing(), Time()
    script = Script(token(expires_in=100, refresh_token="fake-refresh-2"), GOOD, token(), GOOD)
    for _ in range(2):
        ask(script, credential=made, clock=time.clock)
        time.now += 91
    assert made.refresh_token == "fake-refresh-2"
    assert str(script.requests[0].url) == "https://api.example.com/oauth/token"
    assert "authorization" not in script.requests[0].headers
    bodies = [script.requests[each].content.decode() for each in (0, 2)]
    for number, body in enumerate(bodies, 1):
        assert body == (
            f"grant_type=refresh_token&refresh_token=fake-refresh-{number}"
            "&client_id=id&client_secret=s3cret%26secret"
        )


@pytest.mark.parametrize(
    ("lifetime", "used_until"), [(3600, 3570), (100, 90), (0, 0), (10**30, 315_359_970)]
)
def test_a_token_is_used_until_shortly_before_it_expires(
    ask: Any, lifetime: int, used_until: int
) -> None:
    time, made = Time(), credential()
    script = Script(token(expires_in=lifetime), GOOD, GOOD, token("fake-token-2"), GOOD)
    if not lifetime:
        script = Script(token(expires_in=0), GOOD, token("fake-token-2"), GOOD)
    ask(script, credential=made, clock=time.clock)
    if lifetime:
        time.now += used_until - 1
        ask(script, credential=made, clock=time.clock)
        time.now += 1
    ask(script, credential=made, clock=time.clock)
    assert script.tokens[-1] == "Bearer fake-token-2"


def test_without_a_lifetime_a_token_is_used_until_it_is_refused(ask: Any) -> None:
    time, made = Time(), credential()
    script = Script(token(), GOOD, GOOD)
    ask(script, credential=made, clock=time.clock)
    time.now += 10**9
    ask(script, credential=made, clock=time.clock)
    assert len(script.requests) == 3


def test_after_401_the_call_is_repeated_once_with_a_new_token(ask: Any) -> None:
    refused, made = httpx2.Response(401, content=b"{}"), credential(access_token="fake-token-0")
    create = operation(
        method="POST", repeatable=False, body=Body(media_type="text/plain", name="b")
    )
    script = Script(refused, token(), GOOD)
    assert ask(script, create, {"b": "x"}, credential=made).value == "good"
    assert script.tokens[0] == "Bearer fake-token-0"
    assert script.tokens[2] == "Bearer fake-token-1"
    assert script.requests[2].content == script.requests[0].content == b"x"
    script = Script(refused, token("fake-token-2"), refused)
    with pytest.raises(ServiceError) as caught:
        ask(script, credential=made)
    assert not isinstance(caught.value, TokenError)
    assert len(script.requests) == 3


def test_a_body_that_is_gone_is_not_sent_again(ask: Any) -> None:
    upload = operation(
        method="PUT",
        body=Body(media_type="application/octet-stream", name="b", kind=bytes, upload=True),
    )
    script = Script(httpx2.Response(401), token("fake-token-2"), GOOD)
    made = credential(access_token="fake-token-1")
    with pytest.raises(ServiceError) as caught:
        ask(script, upload, {"b": iter([b"abc"])}, credential=made)
    assert caught.value.status == 401
    assert len(script.requests) == 1


def test_a_stream_is_opened_with_a_new_token(ask: Any) -> None:
    streamed = operation(responses={200: Form.STREAM}, streams=True)
    script = Script(httpx2.Response(401, content=b"{}"), token(), GOOD)
    made = credential(access_token="fake-token-0")
    assert ask(script, streamed, credential=made).status == 200
    assert script.tokens[2] == "Bearer fake-token-1"


ERROR = {"error": "invalid_client", "error_description": "s3cret&secret is wrong"}


def test_the_token_endpoint_refuses(ask: Any) -> None:
    with pytest.raises(TokenError) as caught:
        ask(Script(httpx2.Response(401, json=ERROR)), credential=credential())
    error = caught.value
    assert str(error) == "no access token: 401 invalid_client: [hidden] is wrong"
    assert (error.code, error.status, error.attempts) == ("invalid_client", 401, 1)
    assert isinstance(error, ServiceError)


@pytest.mark.parametrize("body", [b"", b"[]", b"<html>", b'{"error": 5, "error_description": []}'])
def test_an_error_that_says_nothing(ask: Any, body: bytes) -> None:
    with pytest.raises(TokenError, match="no access token: 400: Bad Request"):
        ask(Script(httpx2.Response(400, content=body)), credential=credential())


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (token(token_type="mac"), "another `token_type` than `Bearer`"),
        (token(token_type=...), "another `token_type` than `Bearer`"),
        (token(token_type=None), "another `token_type` than `Bearer`"),
        (token(""), "no `access_token`"),
        (token("a b"), "no `access_token`"),
        (token("fäke"), "no `access_token`"),
        (token(5), "no `access_token`"),  # type: ignore[arg-type]
        (token("x\r\nX-Evil: 1"), "no `access_token`"),
        (token(expires_in="3600"), "`expires_in` that is not a number of seconds"),
        (token(expires_in=-1), "`expires_in` that is not a number of seconds"),
        (token(expires_in=True), "`expires_in` that is not a number of seconds"),
        (token(expires_in=1.5), "`expires_in` that is not a number of seconds"),
        (token(refresh_token=""), "`refresh_token` that cannot be sent"),
        (token(refresh_token=["x"]), "`refresh_token` that cannot be sent"),
        (token(refresh_token="a\x00"), "`refresh_token` that cannot be sent"),
        (httpx2.Response(200, content=b"[]"), "is not a JSON object"),
        (httpx2.Response(200, content=b"access_token=fake-token-1"), "is not a JSON object"),
        (httpx2.Response(200, content=b'{"a": 1, "a": 1}'), "is not a JSON object"),
        (httpx2.Response(200, content=b"[" * 10_000), "is not a JSON object"),
        (httpx2.Response(200, content=b" " * 70_000), "cannot be read"),
        (httpx2.Response(201, json={}), "has the status 201"),
        (httpx2.Response(204), "has the status 204"),
        (httpx2.Response(302, headers={"location": TOKEN_URL}), "has the status 302"),
        (httpx2.Response(307, headers={"location": "https://evil.example"}), "the status 307"),
    ],
)
def test_what_is_no_token_is_not_used(ask: Any, answer: httpx2.Response, fault: str) -> None:
    script, made = Script(answer), credential()
    with pytest.raises(UnexpectedResponse) as caught:
        ask(script, credential=made, retries=2)
    assert fault in str(caught.value)
    assert "the response of the token endpoint" in str(caught.value)
    assert caught.value.body == b""
    assert made.headers() == ()
    assert len(script.requests) == 1


def test_a_token_request_is_repeated_as_the_service_allows(ask: Any) -> None:
    time = Time()
    settings = {"retries": 2, "clock": time.clock, "sleep": time.sleep, "random": lambda: 0.5}
    script = Script(httpx2.Response(503), httpx2.ReadError("x"), token(), GOOD)
    assert ask(script, credential=credential(), **settings).value == "good"
    assert time.pauses == [0.25, 0.5]
    # a lost response can hold the only refresh token that is still valid
    script = Script(httpx2.ReadError("x"), token(), GOOD)
    with pytest.raises(TransportError):
        ask(script, credential=refreshing(), **settings)
    script = Script(httpx2.ConnectError("x"), token(), GOOD)
    assert ask(script, credential=refreshing(), **settings).value == "good"


def test_a_lost_token_says_nothing_of_the_call(ask: Any) -> None:
    create = operation(method="POST", repeatable=False)
    with pytest.raises(ConnectError) as caught:
        ask(Script(httpx2.ConnectError("x")), create, credential=credential())
    assert not caught.value.earlier_may_have_succeeded


def test_the_deadline_is_that_of_the_call(ask: Any) -> None:
    time = Time()

    def slow(request: httpx2.Request) -> httpx2.Response:
        time.now += 25
        return token()

    with pytest.raises(DeadlineError, match="within 20 seconds"):
        ask(slow, credential=credential(), clock=time.clock)


@pytest.mark.parametrize(
    ("endpoint", "token_url", "place"),
    [
        ("https://gate.example/api", "/token", "https://gate.example/api/token"),
        ("https://gate.example/api", TOKEN_URL, TOKEN_URL),
        ("http://127.0.0.1:8080", "/token", "http://127.0.0.1:8080/token"),
        ("http://127.0.0.1:8080/x", TOKEN_URL, "http://127.0.0.1:8080/x/api/token"),
        ("http://127.0.0.1:8080", "http://localhost:1/token", "http://localhost:1/token"),
    ],
)
def test_where_tokens_come_from(ask: Any, endpoint: str, token_url: str, place: str) -> None:
    script = Script(token(), GOOD)
    ask(script, credential=credential(token_url=token_url), endpoint=endpoint)
    assert str(script.requests[0].url) == place


def test_secrets_are_not_shown(ask: Any, caplog: pytest.LogCaptureFixture) -> None:
    made = refreshing()
    echoed = httpx2.Response(403, json={"code": "x", "message": " ".join(SECRETS)})
    with caplog.at_level(logging.DEBUG), pytest.raises(ServiceError) as caught:
        ask(Script(token(), echoed), credential=made)
    told = str(caught.value) + caplog.text + repr(made)
    assert not any(secret in told for secret in SECRETS)
    assert "POST /oauth/token -> 200" in caplog.text
    assert set(made.secrets()) == {"s3cret&secret", "fake-refresh-1"}


@pytest.mark.parametrize(
    "make",
    [
        lambda: ClientCredentials("", "s", None, token_url="/", scopes="", client_auth="basic"),
        lambda: ClientCredentials("i", "", None, token_url="/", scopes="", client_auth="basic"),
        lambda: ClientCredentials("i", "s\n", None, token_url="/", scopes="", client_auth="basic"),
        lambda: credential(access_token="a b"),
        lambda: credential(access_token=""),
        lambda: RefreshToken("i", "s", "", None, token_url="/", scopes="", client_auth="body"),
        lambda: RefreshToken(
            "i",
            "s",
            5,  # type: ignore[arg-type]
            None,
            token_url="/",
            scopes="",
            client_auth="body",
        ),
    ],
)
def test_what_cannot_be_sent_is_refused(make: Callable[[], object]) -> None:
    with pytest.raises(ArgumentError):
        make()


class Slow:
    """A token endpoint that is slow for the first request, and a service that takes its tokens."""

    def __init__(self) -> None:
        self.asked = 0
        self.begun, self.goes_on = threading.Event(), threading.Event()

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        if str(request.url) != TOKEN_URL:
            return httpx2.Response(200, content=json.dumps(request.headers["authorization"]))
        self.asked += 1
        self.begun.set()
        assert self.goes_on.wait(PATIENCE)
        return token(f"fake-token-{self.asked}")


def test_one_thread_requests_the_token_for_all() -> None:
    slow, found, made = Slow(), [], credential()

    def call() -> None:
        with make_client(slow, credential=made) as client:
            found.append(client._caller.call(operation(), {}).value)

    threads = [threading.Thread(target=call) for _ in range(4)]
    threads[0].start()
    assert slow.begun.wait(PATIENCE)
    for each in threads[1:]:
        each.start()
    slow.goes_on.set()
    for each in threads:
        each.join(PATIENCE)
    assert found == ["Bearer fake-token-1"] * 4
    assert slow.asked == 1


def _slow_tasks(
    made: ClientCredentials, count: int
) -> tuple[list[int], asyncio.Event, list[asyncio.Task[Any]]]:
    asked, goes_on = [0], asyncio.Event()

    async def answer(request: httpx2.Request) -> httpx2.Response:
        if str(request.url) != TOKEN_URL:
            return httpx2.Response(200, content=json.dumps(request.headers["authorization"]))
        asked[0] += 1
        await goes_on.wait()
        return token(f"fake-token-{asked[0]}")

    async def call() -> Any:
        async with make_async_client(answer, credential=made) as client:  # type: ignore[arg-type]
            return (await client._caller.call(operation(), {})).value

    return asked, goes_on, [asyncio.create_task(call()) for _ in range(count)]


def test_one_task_requests_the_token_for_all() -> None:
    async def run() -> None:
        asked, goes_on, tasks = _slow_tasks(credential(), 4)
        while not asked[0]:
            await asyncio.sleep(0)
        goes_on.set()
        assert await asyncio.gather(*tasks) == ["Bearer fake-token-1"] * 4
        assert asked == [1]

    asyncio.run(run())


def test_another_task_requests_it_if_the_first_is_cancelled() -> None:
    async def run() -> None:
        asked, goes_on, tasks = _slow_tasks(credential(), 3)
        while not asked[0]:
            await asyncio.sleep(0)
        tasks[0].cancel()
        tasks[2].cancel()  # nobody else waits less for it
        while asked[0] < 2:
            await asyncio.sleep(0)
        goes_on.set()
        assert await tasks[1] == "Bearer fake-token-2"
        await asyncio.gather(tasks[0], tasks[2], return_exceptions=True)
        assert asked == [2]

    asyncio.run(run())


def test_after_an_interruption_another_call_requests_the_token() -> None:
    script, made = Script(_interrupt, token(), GOOD), credential()
    with make_client(script, credential=made) as client:
        with pytest.raises(KeyboardInterrupt) as kept:
            client._caller.call(operation(), {})
        assert client._caller.call(operation(), {}).value == "good"
    assert kept.value is not None


def _interrupt() -> httpx2.Response:
    raise KeyboardInterrupt


def test_who_waits_does_not_wait_beyond_the_deadline() -> None:
    slow, made = Slow(), credential()

    def call() -> None:
        with make_client(slow, credential=made) as client:
            client._caller.call(operation(), {})

    first = threading.Thread(target=call)
    first.start()
    assert slow.begun.wait(PATIENCE)
    with make_client(slow, credential=made, deadline=0.05) as client, pytest.raises(DeadlineError):
        client._caller.call(operation(), {})
    slow.goes_on.set()
    first.join(PATIENCE)


def test_a_refresh_token_that_came_without_a_lifetime_is_kept(ask: Any) -> None:
    made = refreshing()
    ask(Script(token(refresh_token="fake-refresh-2"), GOOD), credential=made)
    assert made.refresh_token == "fake-refresh-2"


def test_what_a_token_response_said_is_hidden_in_what_follows(ask: Any) -> None:
    echo = httpx2.Response(400, json={"message": "no fake-token-1, no fake-refresh-2"})
    with pytest.raises(ServiceError) as caught:
        ask(Script(token(refresh_token="fake-refresh-2"), echo), credential=refreshing())
    assert caught.value.message == "no [hidden], no [hidden]"


@pytest.mark.parametrize("client_auth", ["basic", "body"])
def test_only_secrets_are_hidden_in_what_the_token_endpoint_says(
    ask: Any, client_auth: str
) -> None:
    made = credential(client_auth=client_auth)
    said = "client a b:c: client_credentials for read write with s3cret&secret"
    refused = httpx2.Response(400, json={"error": "unauthorized", "error_description": said})
    with pytest.raises(TokenError) as caught:
        ask(Script(refused), credential=made)
    assert caught.value.message == said.replace("s3cret&secret", "[hidden]")


def test_a_refusal_without_words(ask: Any) -> None:
    with pytest.raises(TokenError) as caught:
        ask(Script(httpx2.Response(499)), credential=credential())
    assert (caught.value.status, caught.value.message) == (499, "no message")


def test_a_token_request_is_a_form_and_is_shown_by_its_name(ask: Any) -> None:
    script, shown = Script(token(), GOOD), list[Any]()
    ask(script, credential=credential(), on_request=shown.append)
    assert script.requests[0].headers["content-type"] == "application/x-www-form-urlencoded"
    assert [each.operation for each in shown] == ["token", "things.get"]


def test_other_steps_of_a_call_are_as_without_a_token(ask: Any) -> None:
    time, busy = Time(), httpx2.Response(503)
    script = Script(token(), busy, GOOD)
    found = ask(script, credential=credential(), retries=1, clock=time.clock, sleep=time.sleep)
    assert found.value == "good"
    assert len(time.pauses) == 1
    with pytest.raises(ConnectError):
        ask(Script(token(), httpx2.ConnectError("no")), credential=credential())


def after(time: Time, seconds: float, response: httpx2.Response) -> Callable[[], httpx2.Response]:
    def answer() -> httpx2.Response:
        time.now += seconds
        return response

    return answer


@pytest.mark.parametrize("seconds", [20, 25])
def test_a_token_that_comes_too_late_sends_nothing(ask: Any, seconds: float) -> None:
    time = Time()
    script = Script(after(time, seconds, token()), GOOD)
    with pytest.raises(DeadlineError):
        ask(script, credential=credential(), clock=time.clock)
    assert len(script.requests) == 1


def test_a_token_that_comes_in_time_is_used(ask: Any) -> None:
    time = Time()
    script = Script(after(time, 19.5, token()), GOOD)
    assert ask(script, credential=credential(), clock=time.clock).value == "good"


@pytest.mark.parametrize("seconds", [20, 25])
def test_a_refusal_that_comes_too_late_requests_no_token(ask: Any, seconds: float) -> None:
    time = Time()
    script = Script(token(), after(time, seconds, httpx2.Response(401)), token(), GOOD)
    with pytest.raises(DeadlineError):
        ask(script, credential=credential(), clock=time.clock)
    assert len(script.requests) == 2


def test_a_refusal_that_comes_in_time_requests_another_token(ask: Any) -> None:
    time = Time()
    script = Script(token(), after(time, 19.5, httpx2.Response(401)), token("fake-token-2"), GOOD)
    assert ask(script, credential=credential(), clock=time.clock).value == "good"


@pytest.mark.parametrize(
    ("pause", "requests"), [("19", 2), ("20", 1), ("21", 1)], ids=["in time", "at the end", "late"]
)
def test_a_pause_of_the_token_endpoint_is_within_the_deadline(
    ask: Any, pause: str, requests: int
) -> None:
    time = Time()
    busy = httpx2.Response(503, headers={"Retry-After": pause})
    script, made = Script(busy, token(), GOOD), credential()
    times = {"clock": time.clock, "sleep": time.sleep}
    if requests == 1:
        with pytest.raises(TokenError):
            ask(script, credential=made, retries=1, **times)
        assert time.pauses == []
    else:
        assert ask(script, credential=made, retries=1, **times).value == "good"
