"""What nobody transcribed: `client.request`, and what `with_options` adds to requests."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import httpx2
import msgspec
import pytest

from runtime.client import AsyncClient, Client
from runtime.errors import ArgumentError, ServiceError, UnexpectedResponse
from runtime.operation import Body, Operation, Parameter, Service
from runtime.testing import replace_time
from runtime.untranscribed import describe_request

SERVICE = Service(
    name="things",
    version="1.0.0",
    logger="things",
    endpoint="https://api.example.org",
    base_path=("/v1",),
    query=(("api-version", "2"),),
    retry_statuses=frozenset({503}),
)
SECRET = "s3cret-of-nobody"


class Thing(msgspec.Struct):
    name: str


Response = Callable[[httpx2.Request], httpx2.Response]


def both(answer: Response, use: Callable[[Any], Any]) -> tuple[Any, Any]:
    """Return what `use` makes of a client, and of an asynchronous one."""

    async def run() -> Any:
        async with httpx2.AsyncClient(transport=httpx2.MockTransport(answer)) as http:
            client = AsyncClient(SERVICE, {}, None, http, {})

            async def sleep(_seconds: float) -> None:
                return None

            return await use(replace_time(client, sleep=sleep))

    with httpx2.Client(transport=httpx2.MockTransport(answer)) as http:
        client = Client(SERVICE, {}, None, http, {})
        first = use(replace_time(client, sleep=lambda _: None))
    return first, asyncio.run(run())


def sent(use: Callable[[Any], Any], reply: httpx2.Response | None = None) -> httpx2.Request:
    """Return the request that a call makes, which is the same in both clients."""
    seen: list[httpx2.Request] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        seen.append(request)
        return httpx2.Response(200, json={}) if reply is None else reply

    both(answer, use)
    first, second = seen
    assert (first.method, first.url, first.content) == (second.method, second.url, second.content)
    assert first.headers == second.headers
    return first


def received(reply: Callable[[], httpx2.Response], **options: Any) -> Any:
    first, second = both(lambda _: reply(), lambda c: c.request("GET", "/x", **options))
    assert first.value == second.value
    return first.value


def test_the_request_is_below_the_base_path() -> None:
    request = sent(
        lambda c: c.request("GET", "/a%20b/c", query={"q": "x y", "n": [1, True], "no": None})
    )
    assert str(request.url) == "https://api.example.org/v1/a%20b/c?api-version=2&q=x%20y&n=1&n=true"
    assert request.content == b""


@pytest.mark.parametrize(
    "path",
    [
        *("", "x", "//x", "/a//b", "/..", "/a/../b", "/./a", "/%2e%2E/a", "/a/%2e"),
        *(
            "https://evil.example/",
            "/a?x=1",
            "/a#x",
            "/a b",
            "/ä",
            "/a%2",
            "/a\n",
            "/a\\b",
            None,
            5,
        ),
    ],
)
def test_a_path_that_leads_elsewhere_is_refused(path: Any) -> None:
    with pytest.raises(ArgumentError, match="`path`"):
        sent(lambda c: c.request("GET", path))


@pytest.mark.parametrize("method", ["get", "CONNECT", "TRACE", "", "GET ", None])
def test_a_method_that_no_call_has_is_refused(method: Any) -> None:
    with pytest.raises(ArgumentError, match="`method`"):
        sent(lambda c: c.request(method, "/x"))


@pytest.mark.parametrize(
    ("given", "content", "media_type"),
    [
        ({"json": {"a": Decimal("1.10"), "b": None}}, b'{"a":"1.10","b":null}', "application/json"),
        ({"json": Thing(name="x")}, b'{"name":"x"}', "application/json"),
        ({"content": b"\x00\xff"}, b"\x00\xff", "application/octet-stream"),
        ({"content": "ä"}, b"\xc3\xa4", "text/plain; charset=utf-8"),
        (
            {"content": b"<a/>", "headers": {"content-type": "application/xml"}},
            b"<a/>",
            "application/xml",
        ),
    ],
)
def test_a_body(given: dict[str, Any], content: bytes, media_type: str) -> None:
    request = sent(lambda c: c.request("POST", "/x", **given))
    if "json" in given and isinstance(given["json"], dict):
        assert request.content.replace(b'"1.10"', b"1.10") == content.replace(b'"1.10"', b"1.10")
    else:
        assert request.content == content
    assert request.headers.get_list("content-type") == [media_type]


@pytest.mark.parametrize(
    "wrong",
    [
        {"json": 1, "content": b""},
        {"content": 5},
        {"json": object()},
        {"query": {"a": object()}},
        {"query": {"a": "\ud800"}},
        {"query": "a=b"},
        {"headers": {"a": "b\n"}},
        {"headers": {"Host": "x"}},
    ],
)
def test_what_cannot_be_sent_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ArgumentError):
        sent(lambda c: c.request("POST", "/x", **wrong))


def test_a_value_is_what_the_response_says_it_is() -> None:
    response = httpx2.Response
    assert received(lambda: response(200, json={"a": [1]})) == {"a": [1]}
    assert received(lambda: response(202, json=None)) is None
    assert received(lambda: response(204)) is None
    assert (
        received(lambda: response(200, text="<a/>", headers={"Content-Type": "text/xml"})) == "<a/>"
    )
    assert received(lambda: response(200, content=b"\xff")) == b"\xff"
    assert received(lambda: response(299, json={"name": "x"}), into=Thing) == Thing(name="x")
    assert received(lambda: response(200, json=[1]), into=bytes) == b"[1]"
    assert received(lambda: response(200, json=[1]), into=str) == "[1]"
    assert received(lambda: response(200, json=[1]), into=list[int]) == [1]


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        ({"status_code": 404, "json": {"message": "no"}}, ServiceError),
        (
            {"status_code": 200, "content": b'{"', "headers": {"Content-Type": "application/json"}},
            UnexpectedResponse,
        ),
        ({"status_code": 304}, UnexpectedResponse),
    ],
)
def test_errors_are_those_of_methods(reply: dict[str, Any], kind: type[Exception]) -> None:
    for into in (None, Thing):
        with pytest.raises(kind):
            received(lambda: httpx2.Response(**reply), into=into)


@pytest.mark.parametrize(
    ("method", "options", "tries"),
    [
        ("GET", {}, 2),
        ("HEAD", {}, 2),
        ("POST", {}, 1),
        ("DELETE", {}, 1),
        ("POST", {"repeatable": True}, 2),
    ],
)
def test_what_is_tried_again(method: str, options: dict[str, Any], tries: int) -> None:
    seen: list[int] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        seen.append(1)
        return httpx2.Response(503 if len(seen) % 2 else 200)

    if tries == 2:
        both(answer, lambda c: c.request(method, "/x", **options))
        assert len(seen) == 4
    else:
        with pytest.raises(ServiceError):
            both(answer, lambda c: c.request(method, "/x", **options))
        assert len(seen) == 1


# with_options

POST: Operation[Any] = Operation(
    name="things.add",
    method="POST",
    path=("/things",),
    query=(Parameter(name="q", wire="q", kind=str),),
    body=Body(media_type="application/json", name="body"),
    responses={200: None},
)
FORM: Operation[Any] = Operation(
    name="things.send",
    method="POST",
    path=("/things",),
    body=Body(media_type="application/x-www-form-urlencoded", name="body"),
    responses={200: None},
)
GET: Operation[Any] = Operation(
    name="things.get", method="GET", path=("/x",), responses={200: None}
)


def call(operation: Operation[Any], changes: dict[str, Any], **arguments: Any) -> httpx2.Request:
    return sent(lambda c: c.with_options(**changes)._caller.call(operation, arguments))


def test_more_in_the_query() -> None:
    request = call(POST, {"query": {"x": [1, 2]}}, body={}, q="y")
    assert str(request.url).partition("?")[2] == "api-version=2&x=1&x=2&q=y"
    twice = sent(
        lambda c: c.with_options(query={"a": 1}).with_options(query={"b": 2}).request("GET", "/x")
    )
    assert str(twice.url).partition("?")[2] == "api-version=2&a=1&b=2"


def test_more_in_json() -> None:
    request = call(
        POST, {"body": {"b": {"c": 1}, "a": 2}}, body={"a": 1, "n": 12345678901234567890}
    )
    assert request.content == b'{"a":2,"n":12345678901234567890,"b":{"c":1}}'

    def twice(client: Client) -> object:
        both = client.with_options(body={"a": 1}).with_options(body={"b": 2})
        return both.request("POST", "/x", json={"c": 3})

    assert sent(twice).content == b'{"c":3,"a":1,"b":2}'


def test_more_in_a_form() -> None:
    request = call(FORM, {"body": {"b": ["x y", 2], "a": "&"}}, body={"a": "1", "c": "ä"})
    assert request.content == b"c=%C3%A4&b=x+y&b=2&a=%26"


@pytest.mark.parametrize(
    ("operation", "arguments"),
    [(GET, {}), (POST, {"body": [1]}), (POST, {"body": "x"})],
    ids=["none", "list", "text"],
)
def test_a_body_that_takes_no_members(operation: Operation[Any], arguments: dict[str, Any]) -> None:
    with pytest.raises(ArgumentError, match="`body`"):
        call(operation, {"body": {"a": 1}}, **arguments)


@pytest.mark.parametrize(
    "changes",
    [
        {"body": {"a": object()}},
        {"body": [1]},
        {"body": {"a": "\ud800"}},
        {"query": [1]},
        {"query": {"a": {"b": 1}}},
    ],
)
def test_options_that_cannot_be_sent(changes: dict[str, Any]) -> None:
    with pytest.raises(ArgumentError):
        Client(SERVICE, {}, None, None, {}).with_options(**changes)


@pytest.mark.parametrize(
    ("changes", "options"),
    [
        ({"query": {"access_token": SECRET}}, {}),
        ({"headers": {"X-Token": SECRET}}, {}),
        ({"body": {"outer": {"password": [SECRET]}}}, {"json": {}}),
        ({}, {"query": {"access_token": SECRET}}),
        ({}, {"headers": {"X-Api-Key": SECRET}}),
    ],
)
def test_secrets_by_name_are_hidden(
    changes: dict[str, Any], options: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    def use(client: Any) -> Any:
        return client.with_options(**changes).request("POST", "/x", **options)

    with caplog.at_level(logging.DEBUG), pytest.raises(ServiceError) as caught:
        both(lambda _: httpx2.Response(400, json={"Message": f"bad {SECRET}"}), use)
    assert caplog.records
    assert SECRET not in caplog.text
    assert SECRET not in str(caught.value) + repr(caught.value)


def test_each_method_of_http_can_be_used() -> None:
    for method in ("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"):
        assert sent(lambda c, method=method: c.request(method, "/x")).method == method
    for wrong in ("get", "TRACE", "CONNECT", ""):
        with pytest.raises(ArgumentError, match="`method` must be one of DELETE, GET, HEAD"):
            sent(lambda c, method=wrong: c.request(method, "/x"))


def test_a_media_type_is_added_only_to_a_body_that_has_none() -> None:
    request = sent(lambda c: c.request("POST", "/x"))
    assert "content-type" not in request.headers
    named = {"CONTENT-type": "text/csv"}
    request = sent(lambda c: c.request("POST", "/x", content=b"", headers=named))
    assert request.headers.get_list("content-type") == ["text/csv"]
    described = describe_request(
        "POST", "/x", query=None, json=None, content="a", headers=named, into=None, repeatable=False
    )
    assert described.name == "request"
    assert described.written is not None
    assert described.written.headers == (("CONTENT-type", "text/csv"),)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"json": object()}, "`json`"),
        ({"content": "\ud800"}, "`content`"),
        ({"content": 5}, "^`content` must be bytes or text$"),
        ({"content": [1]}, "^`content` must be bytes or text$"),
    ],
)
def test_what_is_wrong_is_named(given: dict[str, Any], message: str) -> None:
    with pytest.raises(ArgumentError, match=message):
        sent(lambda c: c.request("POST", "/x", **given))
