"""Retries, pauses, redirects: what is sent again, where to, and when a call gives up."""

from __future__ import annotations

import email.utils
import pickle
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

import httpx2
import pytest

from runtime.credentials.protocol import Credential
from runtime.errors import (
    ArgumentError,
    ClientError,
    ConnectError,
    DeadlineError,
    ServiceError,
    TransportError,
    UnexpectedResponse,
)
from runtime.errors import TimeoutError as PhaseTimeoutError
from runtime.http_adapter import resolve
from runtime.operation import Body, Parameter
from runtime.retry_after import read_retry_after

from .conftest import SERVICE, Time, make_client, operation

CREATE = operation(method="POST", repeatable=False, body=Body(media_type="text/plain", name="body"))


def GOOD() -> httpx2.Response:  # noqa: N802 - stands in lists beside answers that are used once
    return httpx2.Response(200, content=b'"good"')


def redirect_to_another() -> httpx2.Response:
    return httpx2.Response(307, headers={"location": "/another"})


def fails(status: int = 503) -> httpx2.Response:
    return httpx2.Response(status)


def answered(status: int, headers: dict[str, str]) -> httpx2.Response:
    return httpx2.Response(status, headers=headers)


def retrying(**changes: Any) -> dict[str, Any]:
    moment = Time()
    usual = {"retries": 2, "clock": moment.clock, "sleep": moment.sleep, "random": lambda: 0.5}
    return {**usual, **changes}


def pauses(settings: dict[str, Any]) -> list[float]:
    found: list[float] = settings["sleep"].__self__.pauses
    return found


@pytest.mark.parametrize("status", [500, 503])
def test_a_repeatable_call_is_tried_again_with_growing_random_pauses(ask: Any, status: int) -> None:
    settings = retrying(retries=5)
    assert ask([*(fails(status) for _ in range(4)), GOOD], **settings).value == "good"
    assert pauses(settings) == [0.25, 0.5, 1.0, 2.0]


def test_the_last_failure_is_what_a_call_ends_with(ask: Any) -> None:
    settings = retrying()
    with pytest.raises(ServiceError) as caught:
        ask([fails(), fails(), answered(500, {"x-request-id": "last"}), GOOD], **settings)
    assert (caught.value.status, caught.value.request_id) == (500, "last")
    assert len(pauses(settings)) == 2


@pytest.mark.parametrize("status", [400, 404, 409, 429, 501, 502])
def test_a_status_that_is_not_listed_is_final(ask: Any, status: int) -> None:
    settings = retrying()
    with pytest.raises(ServiceError):
        ask([fails(status), GOOD], **settings)
    assert pauses(settings) == []


def test_a_call_that_is_not_repeatable_is_sent_once(ask: Any) -> None:
    for outcome in (fails(503), httpx2.ReadTimeout("x"), httpx2.ReadError("x")):
        settings = retrying()
        with pytest.raises((ServiceError, TransportError)):
            ask([outcome, GOOD], CREATE, {"body": "x"}, **settings)
        assert pauses(settings) == []


@pytest.mark.parametrize("failure", [httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.ProxyError])
def test_a_call_that_was_never_sent_is_tried_again_whatever_it_is(ask: Any, failure: Any) -> None:
    settings = retrying()
    assert ask([failure("x"), GOOD], CREATE, {"body": "x"}, **settings).value == "good"
    settings = retrying(retries=0)
    with pytest.raises(ConnectError):
        ask([failure("x"), GOOD], CREATE, {"body": "x"}, **settings)


@pytest.mark.parametrize(
    ("failure", "kind"),
    [
        (httpx2.ReadTimeout("x"), PhaseTimeoutError),
        (httpx2.WriteTimeout("x"), PhaseTimeoutError),
        (httpx2.PoolTimeout("x"), PhaseTimeoutError),
        (httpx2.ReadError("x"), TransportError),
        (httpx2.WriteError("x"), TransportError),
        (httpx2.RemoteProtocolError("x"), TransportError),
        (httpx2.UnsupportedProtocol("x"), ConnectError),
    ],
)
def test_a_repeatable_call_survives_a_lost_connection(ask: Any, failure: Any, kind: Any) -> None:
    assert ask([failure, GOOD], **retrying()).value == "good"
    with pytest.raises(kind) as caught:
        ask([failure, failure, failure, GOOD], **retrying())
    # what the parser of HTTP says can quote the answer
    cause = None if isinstance(failure, httpx2.ProtocolError) else failure
    assert caught.value.__cause__ is cause


def test_what_is_no_transport_error_passes_through(ask: Any) -> None:
    class FromElsewhereError(Exception):
        pass

    with pytest.raises(FromElsewhereError):
        ask([FromElsewhereError(), GOOD], **retrying())


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("7", 7.0),
        (" 7 ", 7.0),
        ("0", 0.0),
        ("60", 60.0),
        ("1.5", 1.5),
        ("0.25", 0.25),
        ("59.999", 59.999),
        ("00007", 7.0),
        ("Wed, 21 Oct 2015 07:28:09 GMT", 9.0),
        ("Wed, 21 Oct 2015 07:27:00 GMT", 0.0),
        ("Wednesday, 21-Oct-15 07:28:09 GMT", 9.0),
        ("Wed Oct 21 07:28:09 2015", 9.0),
    ],
)
def test_a_service_says_how_long_to_wait(ask: Any, text: str, seconds: float) -> None:
    settings = retrying(deadline=1000.0)
    date = "Wed, 21 Oct 2015 07:28:00 GMT"
    ask([answered(503, {"retry-after": text, "date": date}), GOOD], **settings)
    assert pauses(settings) == [seconds]


@pytest.mark.parametrize(
    "text", ["61", "60.5", "3600", "9999999999", "9" * 5000, "Wed, 21 Oct 2099 07:28:00 GMT"]
)
def test_a_service_that_asks_for_more_than_a_minute_is_not_asked_again(ask: Any, text: str) -> None:
    settings = retrying(deadline=10_000.0)
    with pytest.raises(ServiceError) as caught:
        ask([answered(503, {"retry-after": text}), GOOD], **settings)
    assert caught.value.headers["retry-after"] == text
    assert pauses(settings) == []


@pytest.mark.parametrize(
    "text",
    ["", "-1", "+5", "1.", ".5", "1.5.5", "1,5", "1.5s", "1e3", "inf", "nan", "soon", "0x10", "\u0663",
     "Wed, 99 Oct 2015 07:28:00 GMT", "21 Oct 99999999 07:28:00 +9999", "x" * 10_000,
     "Wed, 21 Oct 2015 07:28:00 +99999999", "Wed, 21 Oct 2099 07:28:00 PST",
     "Wed, 21 Oct 2099 07:28:00 -0000", "21 Oct 2099 07:28:00 GMT", "Wed, 21 Oct 2099 07:28 GMT"],
)  # fmt: skip
def test_a_wish_that_makes_no_sense_is_ignored(ask: Any, text: str) -> None:
    assert read_retry_after(text, 0.0) is None
    if text.isascii():
        settings = retrying()
        ask([answered(503, {"retry-after": text}), GOOD], **settings)
        assert pauses(settings) == [0.25]


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of a process can be set on POSIX")
def test_a_date_without_a_zone_is_in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    try:
        assert read_retry_after("Tue Nov 14 22:13:30 2023", 1_700_000_000.0) == 10.0
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_date_is_compared_with_this_machine_where_the_answer_has_none(ask: Any) -> None:
    settings = retrying(deadline=1000.0)
    later = email.utils.formatdate(time.time() + 30, usegmt=True)
    ask([answered(503, {"retry-after": later}), GOOD], **settings)
    assert 20 < pauses(settings)[0] <= 30


def test_no_pause_goes_beyond_the_deadline(ask: Any) -> None:
    settings = retrying(deadline=5.0)
    with pytest.raises(ServiceError) as caught:
        ask([answered(503, {"retry-after": "5"}), GOOD], **settings)
    assert caught.value.status == 503
    assert pauses(settings) == []


def test_a_call_whose_time_is_over_before_it_is_sent_is_late(ask: Any) -> None:
    clock = iter([0.0, 50.0, 50.0, 50.0])
    with pytest.raises(DeadlineError, match="within 20 seconds"):
        ask([GOOD], clock=lambda: next(clock))


DELETE = operation(method="DELETE", responses={204: None})
LOST = httpx2.ReadError("x")
UNSENT = httpx2.ConnectError("x")
GONE = partial(fails, 404)


def cut() -> httpx2.Response:
    return httpx2.Response(200, stream=CutShort())


class CutShort(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """A body that ends with a lost connection."""

    def __iter__(self) -> Iterator[bytes]:
        raise LOST

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield b""
        raise LOST


@pytest.mark.parametrize(
    ("answers", "attempts", "lost"),
    [
        ([GONE], 1, False),
        ([fails, GONE], 2, False),
        ([UNSENT, GONE], 2, False),
        ([LOST, GONE], 2, True),
        ([httpx2.ReadTimeout("x"), fails, GONE], 3, True),
        ([cut, GONE], 2, True),
        ([LOST, redirect_to_another], 2, True),
        ([LOST, UNSENT, UNSENT], 3, True),
        ([LOST, LOST, LOST], 3, True),
        ([LOST], 1, False),
        ([UNSENT, UNSENT, UNSENT], 3, False),
    ],
)
def test_an_error_tells_of_the_attempts_before_it(
    ask: Any, answers: Any, attempts: int, lost: bool
) -> None:
    settings = retrying(retries=len(answers) - 1)
    with pytest.raises(ClientError) as caught:
        ask(answers, DELETE, **settings)
    error: Any = caught.value
    assert (error.attempts, error.earlier_may_have_succeeded) == (attempts, lost)
    assert ("an earlier attempt, whose response was lost, may have succeeded" in str(error)) == lost
    again = pickle.loads(pickle.dumps(error))
    assert (again.attempts, str(again)) == (attempts, str(error))


def test_a_call_that_only_reads_leaves_no_doubt(ask: Any) -> None:
    with pytest.raises(ServiceError) as caught:
        ask([LOST, fails(404)], **retrying())
    assert caught.value.attempts == 2
    assert not caught.value.earlier_may_have_succeeded


class TokenOnce(Credential):
    """Gives one token, and then none."""

    def __init__(self) -> None:
        self._tokens = iter(["x"])

    def headers(self) -> tuple[tuple[str, str], ...]:
        for token in self._tokens:
            return (("Authorization", f"Bearer {token}"),)
        raise TransportError("the token provider failed")


def test_a_credential_that_fails_tells_of_the_attempts_before_it(ask: Any) -> None:
    with pytest.raises(TransportError, match="provider") as caught:
        ask([LOST, GOOD], DELETE, **retrying(credential=TokenOnce()))
    assert caught.value.attempts == 2
    assert caught.value.earlier_may_have_succeeded


def test_a_deadline_tells_of_the_attempts_before_it(ask: Any) -> None:
    class Oversleeping(Time):
        def sleep(self, seconds: float) -> None:
            super().sleep(seconds + 50.0)

    moment = Oversleeping()
    settings = retrying(clock=moment.clock, sleep=moment.sleep)
    with pytest.raises(DeadlineError) as caught:
        ask([LOST, GOOD], DELETE, **settings)
    assert caught.value.attempts == 2
    assert caught.value.earlier_may_have_succeeded


def redirect(status: int, location: str) -> httpx2.Response:
    return httpx2.Response(status, headers={"location": location})


MOVED = replace(CREATE, follows_redirects=True)


@pytest.mark.parametrize("status", [307, 308])
def test_a_redirect_keeps_method_body_and_credential(status: int) -> None:
    seen: list[httpx2.Request] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        seen.append(request)
        if len(seen) == 1:
            return redirect(status, "https://east.api.example.com/t/things/all?x=1#y")
        return GOOD()

    with make_client(answer, service=SERVICE) as client:
        assert client._caller.call(MOVED, {"body": "text"}).value == "good"
    first, second = seen
    assert (second.method, second.content) == ("POST", b"text")
    assert str(second.url) == "https://east.api.example.com/t/things/all?x=1"
    assert second.headers["host"] == "east.api.example.com"
    assert second.headers["x-version"] == first.headers["x-version"]
    assert second.headers["content-length"] == "4"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_get_follows_every_redirect(ask: Any, status: int) -> None:
    assert ask([redirect(status, "/elsewhere"), GOOD]).value == "good"


@pytest.mark.parametrize("description", [CREATE, MOVED], ids=["usual", "follows"])
@pytest.mark.parametrize("status", [301, 302, 303])
def test_a_post_does_not_become_a_get(ask: Any, status: int, description: Any) -> None:
    with pytest.raises(UnexpectedResponse, match=f"status {status} where the spec declares 200"):
        ask([redirect(status, "/elsewhere"), GOOD], description, {"body": "x"})


@pytest.mark.parametrize("repeatable", [False, True], ids=["once", "repeatable"])
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("status", [307, 308])
@pytest.mark.parametrize("place", ["/t/things/8", "https://east.api.example.com/t/things/7"])
def test_what_may_change_something_changes_what_was_named(
    ask: Any, place: str, status: int, method: str, repeatable: bool
) -> None:
    description = operation(method=method, repeatable=repeatable)
    settings = retrying()
    with pytest.raises(UnexpectedResponse, match=r"`things\.get` does not follow") as caught:
        ask([redirect(status, place), GOOD], description, **settings)
    assert caught.value.status == status
    assert pauses(settings) == []


@pytest.mark.parametrize(
    "location",
    [
        "https://evil.example.org/",
        "https://api.example.com.evil.org/",
        "https://evilapi.example.com/",
        "https://.api.example.com/",
        "https://east.api.example.com.:443/",
        "https://east.api.example.com:8443/",
        "http://east.api.example.com/",
        "http://api.example.com/",
        "https://api.example.com:444/",
        "https://user:pass@east.api.example.com/",
        "https://east.api.example.com@evil.org/",
        "https://evil.org\\.api.example.com/",
        "https://evil.org#.api.example.com/",
        "https://evil.org%2f.api.example.com/",
        "//evil.org/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://[::1/",
        "https://127.0.0.1/",
        "https://east.api.example.com:99999/",
        "https://evil.org\u3002api.example.com/",
        "https://xn--/",
        "http://[",
        "https://" + "a" * 70_000,
        "\x00",
    ],
)
def test_no_redirect_leaves_the_allowed_hosts(ask: Any, location: str) -> None:
    reached: list[httpx2.URL] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        reached.append(request.url)
        if len(reached) == 1:
            return httpx2.Response(307, headers=[(b"location", location.encode())])
        return GOOD()

    with pytest.raises(UnexpectedResponse) as caught:
        ask(answer)
    assert caught.value.status == 307
    assert str(caught.value).isprintable()
    assert len(reached) == 1


def test_an_allowed_host_may_be_named_in_full(ask: Any) -> None:
    service = replace(SERVICE, redirect_hosts=("other.example.com",))
    assert (
        ask([redirect(307, "https://other.example.com/x"), GOOD], service=service).value == "good"
    )
    with pytest.raises(UnexpectedResponse):
        ask([redirect(307, "https://east.other.example.com/x"), GOOD], service=service)


def test_a_redirect_may_go_round_only_so_often(ask: Any) -> None:
    with pytest.raises(UnexpectedResponse, match="more than 5 redirects"):
        ask([*(redirect(307, "/a") for _ in range(6)), GOOD])
    assert ask([*(redirect(307, "/a") for _ in range(5)), GOOD]).value == "good"


def test_a_configured_endpoint_may_redirect_to_itself_only(ask: Any) -> None:
    endpoint = "http://127.0.0.1:8080/base"
    assert ask([redirect(307, "http://127.0.0.1:8080/x"), GOOD], endpoint=endpoint).value == "good"
    with pytest.raises(UnexpectedResponse, match="redirect to `http://127"):
        ask([redirect(307, "http://127.0.0.1:8081/x"), GOOD], endpoint=endpoint)


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://api.example.com",
        "http://192.168.0.1",
        "http://localhost.example.com",
        "http://127.0.0.1.example.com",
        "ftp://api.example.com",
        "api.example.com",
        "https://",
        "https:///path",
        "https://user@api.example.com",
        "https://api.example.com?x=1",
        "https://api.example.com#x",
        "https://api.example.com:port",
        "https://api.example.com:99999",
        "https://api..example.com",
        "https://" + "a" * 64 + ".com",
        "https://api.example.com\\@evil.org",
        "https://api example.com",
        "https://api.example.com\n",
        "https://\u00e9.com",
        "",
        5,
    ],
)
def test_an_endpoint_that_is_not_safe_is_refused(endpoint: Any) -> None:
    with pytest.raises(ArgumentError, match="`endpoint`"):
        make_client(endpoint=endpoint)


LONGEST = ".".join(["a" * 63] * 3 + ["b" * 61])
HOSTS = ["a", "A.b-c_d.", "1.2.3.4", "::1", "FE80::1:2", "::ffff:1.2.3.4", LONGEST, f"{LONGEST}."]
OTHERS = [
    *(".", "a..b", ".a", "a b", "a%2fb", "a@b", "a\n", "a" * 64, f"{LONGEST}b"),
    *(":", ":::", "1::2::3", "fe80::1%eth0", "v1.a:b", "::1]", "[::1]", "1:2", "::1.2.3.4.5"),
]


@pytest.mark.parametrize("host", HOSTS + OTHERS)
def test_an_endpoint_and_a_redirect_know_the_same_hosts(host: str) -> None:
    url = f"https://[{host}]/" if ":" in host else f"https://{host}/"
    try:
        make_client(endpoint=url).close()
        assert host in HOSTS
    except ArgumentError:
        assert host in OTHERS
    target = resolve("https://a/", url)
    assert (target is None) == (host in OTHERS)


@pytest.mark.parametrize(
    ("endpoint", "url"),
    [
        ("https://api.example.com/", "https://api.example.com/t/things/all"),
        ("https://api.example.com/a%20b/c/", "https://api.example.com/a%20b/c/t/things/all"),
        ("https://API.example.com:8443", "https://api.example.com:8443/t/things/all"),
        ("http://localhost:80", "http://localhost/t/things/all"),
        ("http://[::1]:8080", "http://[::1]:8080/t/things/all"),
        ("http://127.1.2.3", "http://127.1.2.3/t/things/all"),
    ],
)
def test_an_endpoint_may_have_a_path(endpoint: str, url: str) -> None:
    seen: list[str] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        seen.append(str(request.url))
        return GOOD()

    with make_client(answer, endpoint=endpoint) as client:
        client._caller.call(operation(), {})
    assert seen == [url]


def test_an_argument_is_refused_before_anything_is_sent(ask: Any) -> None:
    description = operation(path=("/", Parameter(name="x", wire="X")))
    with pytest.raises(ArgumentError) as caught:
        ask([], description, {"x": ""})
    assert isinstance(caught.value, ValueError)
    assert isinstance(caught.value, ClientError)
