"""Hostile answers to the generated client, by slot: the cases are in the files beside this one.

Each answer becomes the right value or one of the package's own exceptions. What arrived is an
attribute of the exception and is in no text, and no request goes to a host that is not allowed.
"""

from __future__ import annotations

import asyncio
import gzip
import itertools
import logging
import traceback
import uuid
import zlib
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2
import media_services_management as package
import pytest
import yaml

FOLDER = Path(__file__).parent
HOST = "management.core.windows.net"
CANARY = "c4nary"
"""Stands in bodies, and in secret header fields, wherever nothing may repeat them."""
SECRETS = ("fake-secret-token", "fake-storage-key", CANARY)
REQUEST_ID = "request-1"

_KEY = {"storage_account_name": "storage1", "storage_account_key": "fake-storage-key"}
_BLOB = {"blob_storage_endpoint_uri": "https://storage1.blob.core.windows.net/"}
CALLS: dict[str, dict[str, str]] = {
    "account_keys.regenerate_primary": {"account_name": "contoso"},
    "accounts.create": {"account_name": "contoso", "region": "West US", **_KEY, **_BLOB},
    "accounts.delete": {"account_name": "contoso"},
    "accounts.get": {"account_name": "contoso"},
    "accounts.list": {},
    "regions.list": {},
    "storage_accounts.attach": {"account_name": "contoso", **_KEY, **_BLOB},
    "storage_accounts.list": {"account_name": "contoso"},
    "storage_accounts.update_key": {"account_name": "contoso", **_KEY},
}


def _read_cases() -> list[dict[str, Any]]:
    return [
        {**case, "id": f"{path.stem}/{case['id']}"}
        for path in sorted(FOLDER.glob("*.yaml"))
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


CASES = _read_cases()


def make_body(recipe: dict[str, Any]) -> bytes:
    """Return the bytes that a case describes; large ones exist only while a test runs."""
    for name, make in _MAKERS.items():
        if name in recipe:
            return make(recipe[name])
    return b""


def _repeat(recipe: dict[str, Any]) -> bytes:
    return make_body(recipe) * int(recipe["times"])


def _cut(recipe: dict[str, Any]) -> bytes:
    return make_body(recipe)[: -int(recipe["bytes"])]


def _deflate(recipe: dict[str, Any]) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(make_body(recipe)) + packer.flush()


_MAKERS: dict[str, Callable[[Any], bytes]] = {
    "text": lambda text: str(text).encode("utf-8"),
    "latin1": lambda text: str(text).encode("latin-1"),
    "utf16": lambda text: str(text).encode("utf-16"),
    "hex": bytes.fromhex,
    "repeat": _repeat,
    "join": lambda parts: b"".join(make_body(part) for part in parts),
    "cut": _cut,
    "gzip_of": lambda inner: gzip.compress(make_body(inner), compresslevel=1),
    "zlib_of": lambda inner: zlib.compress(make_body(inner), level=1),
    "deflate_of": _deflate,
}


class Broken(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """A body whose connection is lost after its bytes."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def __iter__(self) -> Iterator[bytes]:
        yield self._content
        raise httpx2.ReadError("the connection was reset")

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self:
            yield chunk


@dataclass
class Server:
    """Gives the answers of a case in order, the last one for ever, and keeps the requests."""

    answers: list[dict[str, Any]]
    requests: list[httpx2.Request] = field(default_factory=list)

    def respond(self, request: httpx2.Request) -> httpx2.Response:
        self.requests.append(request)
        answer = self.last()
        if "failure" in answer:
            failure: Exception = getattr(httpx2, answer["failure"])("no answer")
            raise failure
        content = make_body(answer)
        stream = Broken(content) if answer.get("breaks") else httpx2.ByteStream(content)
        reason = {"reason_phrase": answer["reason"].encode()} if "reason" in answer else {}
        return httpx2.Response(
            answer.get("status", 200), headers=_headers(answer), stream=stream, extensions=reason
        )

    def last(self) -> dict[str, Any]:
        """Return the answer to the newest request."""
        return self.answers[min(len(self.requests), len(self.answers)) - 1]


def _headers(answer: dict[str, Any]) -> list[tuple[bytes, bytes]]:
    given = answer.get("headers", {})
    pairs = [(str(n), str(v)) for n, v in (given.items() if isinstance(given, dict) else given)]
    # `longer` repeats each value, `more` the whole list
    pairs = [(name, value * answer.get("longer", 1)) for name, value in pairs]
    pairs *= answer.get("more", 1)
    if all(name.lower() != "x-ms-request-id" for name, _ in pairs):
        pairs.append(("x-ms-request-id", REQUEST_ID))
    return [(name.encode("latin-1"), value.encode("latin-1")) for name, value in pairs]


@dataclass
class Time:
    """A clock that moves only when somebody sleeps, and remembers the pauses."""

    now: float = 1000.0
    pauses: list[float] = field(default_factory=list)

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.now += seconds

    async def async_sleep(self, seconds: float) -> None:
        self.sleep(seconds)


def _options(case: dict[str, Any], time: Time) -> dict[str, Any]:
    return {
        "credential": package.BearerToken("fake-secret-token"),
        "retries": case.get("retries", 0),
        "deadline": float(case.get("deadline", 200)),
        "clock": time.clock,
        "random": lambda: 0.5,
    }


def _call(client: Any, case: dict[str, Any]) -> Any:
    group, _, method = case["call"].partition(".")
    return getattr(getattr(client, group), method)(**CALLS[case["call"]])


def _ask_sync(case: dict[str, Any], server: Server, time: Time) -> Any:
    with (
        httpx2.Client(transport=httpx2.MockTransport(server.respond)) as http,
        package.MediaServicesManagementClient(
            "subscription-1", http=http, sleep=time.sleep, **_options(case, time)
        ) as client,
    ):
        return _call(client, case)


def _ask_async(case: dict[str, Any], server: Server, time: Time) -> Any:
    async def run() -> Any:
        async with (
            httpx2.AsyncClient(transport=httpx2.MockTransport(server.respond)) as http,
            package.AsyncMediaServicesManagementClient(
                "subscription-1", http=http, sleep=time.async_sleep, **_options(case, time)
            ) as client,
        ):
            return await _call(client, case)

    return asyncio.run(run())


@pytest.mark.parametrize("ask", [_ask_sync, _ask_async], ids=["sync", "async"])
@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_hostile_answer(
    case: dict[str, Any], ask: Callable[..., Any], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    server, time, expect = Server(case.get("answers", [case])), Time(), case["expect"]
    value, error, shown = None, None, ""
    try:
        value = ask(case, server, time)
    except package.MediaServicesError as caught:
        error = caught
        shown = "\n".join([str(caught), repr(caught), *traceback.format_exception(caught)])
    assert (type(error).__name__ if error else None) == expect.get("error"), shown
    if error is None:
        assert matches(value, expect["value"]), value
    else:
        _check_error(error, expect, server)
    _check_requests(case, server)
    assert time.pauses == case.get("pauses", [])
    _check_texts(shown + caplog.text, server)


def matches(value: Any, expected: Any) -> bool:
    """Return whether a value is as expected: of a record, the members that are named count."""
    if isinstance(expected, dict):
        return all(matches(getattr(value, name), each) for name, each in expected.items())
    if isinstance(expected, list):
        pairs = itertools.zip_longest(value, expected, fillvalue=...)
        return isinstance(value, list) and all(matches(one, other) for one, other in pairs)
    if isinstance(value, uuid.UUID):
        return bool(str(value) == expected)
    return type(value) is type(expected) and bool(value == expected)


def _check_error(error: Any, expect: dict[str, Any], server: Server) -> None:
    if isinstance(error, package.TransportError):
        return
    answer = server.last()
    assert error.status == answer.get("status", 200)
    assert error.request_id == expect.get("request_id", REQUEST_ID)
    assert error.headers["X-Ms-Request-Id"] == error.request_id
    if "body_size" in expect:
        assert len(error.body) == expect["body_size"]
    else:
        assert error.body == make_body(answer)
    if "shown" in expect:
        assert str(error) == expect["shown"]
    if isinstance(error, package.UnexpectedResponse):
        assert expect["message"] in error.message
        return
    assert (error.code, error.message) == (expect.get("code"), expect["message"])
    if "reasons" in expect:
        assert list(error.reasons) == expect["reasons"]


def _check_requests(case: dict[str, Any], server: Server) -> None:
    first, *_ = server.requests
    assert [request.url.host for request in server.requests] == case.get("sent", [HOST])
    for request in server.requests:
        assert request.url.scheme == "https"
        assert request.url.host == HOST or request.url.host.endswith("." + HOST)
        assert request.headers["host"] == request.url.netloc.decode()
        assert (request.method, request.read()) == (first.method, first.read())
    if "targets" in case:
        assert [request.url.raw_path.decode() for request in server.requests] == case["targets"]


def _check_texts(text: str, server: Server) -> None:
    for secret in SECRETS:
        assert secret not in text
    body = make_body(server.last()).decode("utf-8", "replace")
    # a shorter body than that could stand in any text
    assert len(body) < 8 or body not in text


def test_there_are_many_cases_and_each_has_its_own_name() -> None:
    names = [case["id"] for case in CASES]
    assert len(set(names)) == len(names)
    assert len(names) >= 150
