"""Tests the copied runtime without the API: reading, retries, redirects, secrets, limits.

They describe a service of their own, so that a change of `_runtime` is seen whatever the API uses.
"""

from __future__ import annotations

import asyncio
import json
from typing import Any

import httpx2
import pytest
from subject import CLIENT, WAYS, load

OPERATION, RUNTIME, READING, ERRORS = (
    load(f"_runtime.{each}") for each in ("operation", "client", "decoding", "errors")
)
GOOD = httpx2.Response(200, json="good")
HOME = "https://api.example.com"
KEY = "S3CRET-key"
SETTINGS: dict[str, Any] = {
    "endpoint": HOME,
    "ca_file": None,
    "proxy": None,
    "timeout": 10.0,
    "deadline": 20.0,
    "retries": 0,
    "strict": True,
}

in_each_way = pytest.mark.parametrize("way", WAYS)


def describe(**changes: Any) -> Any:
    """Return an operation that gives anything, unless told otherwise."""
    usual = {"name": "things.get", "method": "GET", "path": ("/all",), "responses": {200: object}}
    return OPERATION.Operation(**{"repeatable": True, **usual, **changes})


POST = describe(
    method="POST",
    repeatable=False,
    follows_redirects=True,
    body=OPERATION.Body(media_type="text/plain", name="body"),
)


class Scene:
    """A client whose server follows a script, and whose clock only pauses advance."""

    def __init__(self, way: str, **options: Any) -> None:
        self._way = way
        self._options = {**SETTINGS, **options}
        self.requests: list[httpx2.Request] = []
        self.pauses: list[float] = []

    def play(self, script: list[Any], operation: Any = None, **arguments: Any) -> Any:
        """Return the value of a call; the script has responses and exceptions."""
        steps = iter(script)

        def answer(request: httpx2.Request) -> httpx2.Response:
            self.requests.append(request)
            step: Any = next(steps)
            if isinstance(step, Exception):
                raise step
            return httpx2.Response(step.status_code, headers=step.headers, content=step.content)

        transport, chosen = httpx2.MockTransport(answer), operation or describe()
        if self._way == "client":
            client = self._make(RUNTIME.Client, httpx2.Client(transport=transport), self._sleep)
            return client._caller.call(chosen, arguments).value
        http = httpx2.AsyncClient(transport=transport)

        async def run() -> Any:
            client = self._make(RUNTIME.AsyncClient, http, self._sleep_async)
            return (await client._caller.call(chosen, arguments)).value

        return asyncio.run(run())

    def _make(self, cls: Any, http: Any, sleep: Any) -> Any:
        service = OPERATION.Service(
            name="example",
            version="1.0",
            logger=CLIENT["package"],
            endpoint=HOME,
            base_path=("",),
            redirect_hosts=("*.example.com",),
            retry_statuses=frozenset({503}),
        )
        client = cls(service, {}, None, http, self._options)
        return load("_runtime.testing").replace_time(
            client, clock=lambda: 1000.0 + sum(self.pauses), sleep=sleep, random=lambda: 0.5
        )

    def _sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)

    async def _sleep_async(self, seconds: float) -> None:
        self.pauses.append(seconds)


def fails(status: int = 503, **headers: str) -> httpx2.Response:
    return httpx2.Response(status, headers=headers)


# retries and deadlines


@in_each_way
def test_pauses_grow_and_the_last_failure_is_told(way: str) -> None:
    scene = Scene(way, retries=3)
    with pytest.raises(ERRORS.ServiceError) as caught:
        scene.play([fails(), fails(), fails(), fails(503), GOOD])
    assert (scene.pauses, caught.value.status) == ([0.25, 0.5, 1.0], 503)


@in_each_way
@pytest.mark.parametrize("status", [400, 404, 409, 501])
def test_other_statuses_are_final(way: str, status: int) -> None:
    scene = Scene(way, retries=3)
    with pytest.raises(ERRORS.ServiceError):
        scene.play([fails(status), GOOD])
    assert scene.pauses == []


@in_each_way
@pytest.mark.parametrize("failure", [fails(), httpx2.ReadError("x"), httpx2.ReadTimeout("x")])
def test_what_must_not_be_repeated_is_sent_once(way: str, failure: Any) -> None:
    scene = Scene(way, retries=3)
    with pytest.raises((ERRORS.ServiceError, ERRORS.TransportError)):
        scene.play([failure, GOOD], POST, body="x")
    assert len(scene.requests) == 1


@in_each_way
@pytest.mark.parametrize("failure", [httpx2.ConnectError, httpx2.ConnectTimeout])
def test_what_was_never_sent_is_sent_again(way: str, failure: Any) -> None:
    scene = Scene(way, retries=1)
    assert scene.play([failure("x"), GOOD], POST, body="x") == "good"


@in_each_way
@pytest.mark.parametrize(("wish", "pause"), [("7", 7.0), ("nonsense", 0.25), ("-1", 0.25)])
def test_the_service_says_how_long_to_wait(way: str, wish: str, pause: float) -> None:
    scene = Scene(way, retries=1)
    assert scene.play([fails(503, **{"retry-after": wish}), GOOD]) == "good"
    assert scene.pauses == [pause]


@in_each_way
def test_no_pause_goes_beyond_the_deadline(way: str) -> None:
    scene = Scene(way, retries=9, deadline=2.0)
    with pytest.raises(ERRORS.ServiceError):
        scene.play([fails()] * 9)
    assert sum(scene.pauses) <= 2.0


# redirects


@in_each_way
@pytest.mark.parametrize("status", [307, 308])
def test_a_redirect_keeps_method_and_body(way: str, status: int) -> None:
    scene = Scene(way)
    there = fails(status, location="https://other.example.com/moved")
    assert scene.play([there, GOOD], POST, body="x") == "good"
    _, second = scene.requests
    assert (str(second.url), second.method) == ("https://other.example.com/moved", "POST")
    assert second.content == b"x"


@in_each_way
@pytest.mark.parametrize(
    "location",
    [
        "http://api.example.com/",
        "https://example.org/",
        "https://api.example.com.evil.org/",
        "https://user:word@api.example.com/",
        "//evil.org/",
        "file:///etc/passwd",
    ],
)
def test_no_redirect_leaves_the_allowed_hosts(way: str, location: str) -> None:
    scene = Scene(way)
    with pytest.raises(ERRORS.ClientError):
        scene.play([fails(307, location=location), GOOD])
    assert len(scene.requests) == 1


@in_each_way
def test_redirects_end(way: str) -> None:
    scene = Scene(way)
    with pytest.raises(ERRORS.ClientError):
        scene.play([fails(307, location="/again")] * 50)
    assert len(scene.requests) < 20


@in_each_way
@pytest.mark.parametrize(
    "endpoint", ["http://api.example.com", "https://u:p@x.org", "ftp://x.org", "https://x.org/?a"]
)
def test_an_endpoint_that_is_not_safe_is_refused(way: str, endpoint: str) -> None:
    with pytest.raises(ERRORS.ArgumentError):
        Scene(way, endpoint=endpoint).play([GOOD])


# reading


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (int, "3", 3),
        (int, '"3"', 3),
        (bool, '"true"', True),
        (float, "2", 2.0),
        (list[int], "[1, 2]", [1, 2]),
        (dict[str, int], '{"a": 1, "b": 2}', {"a": 1, "b": 2}),
    ],
)
def test_json_is_read_by_its_type(kind: Any, text: str, value: object) -> None:
    found = READING.decode(kind, text.encode(), "application/json")
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    "text",
    [
        '{"a": 1, "a": 2}',
        '{"a": {"b": 1, "b": 2}}',
        "[1",
        "NaN",
        "",
        "{}x",
        "[" * 3000 + "]" * 3000,
    ],
)
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(READING.DecodeError):
        READING.decode(object, text.encode(), "application/json")


@pytest.mark.parametrize(("kind", "text"), [(int, "1.5"), (int, '"x"'), (list[int], "{}")])
def test_a_value_of_another_type_is_refused(kind: Any, text: str) -> None:
    with pytest.raises(READING.DecodeError):
        READING.decode(kind, text.encode(), "application/json")


@in_each_way
def test_a_status_that_is_not_declared_is_unexpected(way: str) -> None:
    with pytest.raises(ERRORS.UnexpectedResponse):
        Scene(way).play([httpx2.Response(206, json="good")])


@in_each_way
def test_a_response_that_is_too_large_is_refused(way: str) -> None:
    largest = load("_runtime.limits").LARGEST_BODY
    response = httpx2.Response(200, content=json.dumps("a" * largest).encode())
    with pytest.raises(ERRORS.ClientError):
        Scene(way).play([response])


# requests and secrets


@in_each_way
def test_arguments_are_encoded_where_they_stand(way: str) -> None:
    parameters = {
        name: OPERATION.Parameter(name=name, wire=name) for name in ("key", "word", "trace")
    }
    described = describe(
        path=("/of/", parameters["key"]),
        query=(parameters["word"],),
        headers=(parameters["trace"],),
    )
    scene = Scene(way)
    scene.play([GOOD], described, key="a/b ?", word="x&y=z +", trace="t")
    (request,) = scene.requests
    assert str(request.url) == f"{HOME}/of/a%2Fb%20%3F?word=x%26y%3Dz%20%2B"
    assert request.headers["trace"] == "t"


@in_each_way
@pytest.mark.parametrize("value", ["", ".", ".."])
def test_a_segment_that_would_change_the_path_is_refused(way: str, value: str) -> None:
    described = describe(path=("/of/", OPERATION.Parameter(name="key", wire="key")))
    scene = Scene(way)
    with pytest.raises(ERRORS.ArgumentError):
        scene.play([GOOD], described, key=value)
    assert scene.requests == []


@in_each_way
@pytest.mark.parametrize("value", ["a\r\nX: y", "a\nb", "a\0b"])
def test_no_argument_begins_another_header(way: str, value: str) -> None:
    described = describe(headers=(OPERATION.Parameter(name="trace", wire="trace"),))
    with pytest.raises(ERRORS.ArgumentError):
        Scene(way).play([GOOD], described, trace=value)


@in_each_way
def test_no_secret_that_was_sent_is_in_an_error(way: str) -> None:
    described = describe(query=(OPERATION.Parameter(name="word", wire="word", secret=True),))
    body = json.dumps({"message": f"{KEY} is wrong"}).encode()
    with pytest.raises(ERRORS.ServiceError) as caught:
        Scene(way).play([httpx2.Response(400, content=body)], described, word=KEY)
    assert KEY not in f"{caught.value}{caught.value!r}"
