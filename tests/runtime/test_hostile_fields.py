"""Header fields that harm a client, or the HTTP library below it."""

from __future__ import annotations

from typing import Any

import httpx2
import pytest

from runtime.errors import UnexpectedResponse

from .conftest import NotFoundError, Time, call, make_client

Fields = list[tuple[bytes, bytes]]


def answering(status: int, fields: Fields) -> Any:
    def answer(_: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(status, headers=[(b"x-request-id", b"r1"), *fields])

    return answer


@pytest.mark.parametrize(
    "location",
    [
        "https://é.api.example.com/".encode(),
        b"https://exam\\ple/",
        b"https://a;b/",
        b"https://xn--\xff/",
        b"https://" + b"a" * 64 + b".api.example.com/",
        b"https://a..api.example.com/",
        b"https://eu.api.example.com:0/",
        b"https://eu.api.example.com:8443/",
        b"https://eu.api.example.com./",
        b"/" + b"a" * 40_000,
        b"https://evil.example/\x00",
    ],
)
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_an_address_that_is_none_is_an_answer_that_is_unexpected(
    ask: Any, status: int, location: bytes
) -> None:
    with pytest.raises(UnexpectedResponse) as caught:
        ask(answering(status, [(b"Location", location)]))
    assert (caught.value.status, caught.value.request_id) == (status, "r1")
    assert caught.value.headers["location"].encode("latin-1") == location


@pytest.mark.filterwarnings("error")
def test_cookies_that_a_jar_cannot_read_do_no_harm(ask: Any) -> None:
    cookie = b"a=b; expires=Fri, 31 Dec 99999 23:59:59 GMT; max-age=9" + b"9" * 5000
    with pytest.raises(UnexpectedResponse, match="the body is empty"):
        ask(answering(200, [(b"Set-Cookie", cookie)]))


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ([(b"x", b"y")] * 300, "more than 256 header fields"),
        ([(b"x", b"y" * 70_000)], "header fields of more than 65536 bytes"),
        ([(b"x" * 700, b"y")] * 100, "header fields of more than 65536 bytes"),
        ([(b"Location", b"/more"), *[(b"x", b"y")] * 300], "more than 256 header fields"),
    ],
)
def test_header_fields_are_bounded(ask: Any, fields: Fields, complaint: str) -> None:
    for status in (200, 307):
        with pytest.raises(UnexpectedResponse, match=complaint) as caught:
            ask(answering(status, fields))
        assert caught.value.request_id == "r1"
        assert len(caught.value.headers.pairs) <= 256
    with pytest.raises(NotFoundError) as error:
        ask(answering(404, fields))
    assert sum(len(n) + len(v) for n, v in error.value.headers.pairs) <= 65536


def test_a_client_of_the_users_own_is_left_as_it_was() -> None:
    seen: list[int] = []
    http = httpx2.Client(
        transport=httpx2.MockTransport(answering(307, [(b"Location", b"//evil"), (b"Set-Cookie", b"a=b")])),
        event_hooks={"response": [lambda response: seen.append(len(response.headers["location"]))]},
        follow_redirects=True,
    )  # fmt: skip
    with pytest.raises(UnexpectedResponse, match="not allowed"):
        call(make_client(http=http))
    assert seen == [6]
    assert len(http.event_hooks["response"]) == 1
    assert http.follow_redirects
    assert not http.cookies


def test_a_clock_that_goes_back_adds_no_time(ask: Any) -> None:
    time, limits = Time(), []

    def answer(request: httpx2.Request) -> httpx2.Response:
        limits.append(request.extensions["timeout"]["read"])
        time.now -= 1_000_000
        return httpx2.Response(503)

    with pytest.raises(Exception, match="503"):
        ask(answer, clock=time.clock, sleep=time.sleep, retries=1, timeout=50.0)
    assert limits == [20.0, 20.0]
