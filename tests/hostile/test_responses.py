"""Hostile servers against the generated client: the right value, or the client's own exception.

A fake transport plays every case to the blocking client, and a socket plays what only a socket can to both
clients. Reading a response is the same code in each of these ways, so the others play a fixed sample; all of
them play everything with `--long`. What arrived is an attribute of the exception and in no text, and no
request goes to a host that is not allowed.
"""

from __future__ import annotations

import asyncio
import logging
import traceback
import uuid
from collections.abc import Iterator
from typing import Any

import httpx2
import media_services_management as package
import pytest
from media_services_management._runtime.testing import replace_time
from media_services_management.errors import MediaServicesError, ServiceError, UnexpectedResponse

from .responding import HostileServer, ResponseCase, Time, Transport, make_body, read_responses

CASES = read_responses()
TRANSPORT = [case for case in CASES if case.is_played_by("transport")]
SHARED = [case for case in TRANSPORT if case.is_played_by("socket")]
ONLY_SOCKET = [case for case in CASES if case not in TRANSPORT]
SAMPLE = 8
"""The ways that take a sample play one case of so many."""
HOST = "management.core.windows.net"
SECRET = "S3CRET"
_KEY = {
    "storage_account_key": f"{SECRET}-of-the-storage-account",
    "storage_account_name": "contoso",
}
_BLOB = {"blob_storage_endpoint_uri": "https://contoso.blob.example.org/"}
_NAME = {"account_name": "contoso"}
ARGUMENTS: dict[str, dict[str, Any]] = {
    "account_keys.regenerate_primary": _NAME,
    "accounts.get": _NAME,
    "accounts.delete": _NAME,
    "accounts.create": {**_NAME, **_KEY, **_BLOB, "region": "West US"},
    "storage_accounts.attach": {**_NAME, **_KEY, **_BLOB},
    "storage_accounts.list": _NAME,
    "storage_accounts.update_key": {**_NAME, **_KEY},
}


@pytest.fixture(scope="module")
def server() -> Iterator[HostileServer]:
    server = HostileServer()
    yield server
    server.close()


def call(case: ResponseCase, options: dict[str, Any], time: Time) -> Any:
    client = package.MediaServicesManagementClient(**options)
    with replace_time(client, clock=time.clock, sleep=time.sleep, random=_chance) as client:
        return _method(client, case)(**ARGUMENTS.get(case.call, {}))


def call_async(case: ResponseCase, options: dict[str, Any], time: Time) -> Any:
    async def run() -> Any:
        client = package.AsyncMediaServicesManagementClient(**options)
        replace_time(client, clock=time.clock, sleep=time.async_sleep, random=_chance)
        async with client:
            return await _method(client, case)(**ARGUMENTS.get(case.call, {}))

    return asyncio.run(run())


def _chance() -> float:
    return 0.5


def _method(client: Any, case: ResponseCase) -> Any:
    group, method = case.call.split(".")
    return getattr(getattr(client.with_raw_response, group), method)


def outcome(case: ResponseCase, where: dict[str, Any], time: Time, ask: Any) -> tuple[Any, str]:
    """Return what came of a call, and all that is said of it."""
    options = {
        "subscription_id": "subscription-1",
        "credential": package.BearerToken(f"{SECRET}-token"),
        "timeout": 5,
        "deadline": case.deadline,
        "retries": case.retries,
        "strict": True,
        **where,
    }
    try:
        found = ask(case, options, time)
    except MediaServicesError as error:
        return error, f"{error!s}{error!r}{traceback.format_exc()}"
    return found, repr(found)


def assert_expected(found: Any, expect: dict[str, Any]) -> None:
    if "raises" in expect:
        assert type(found).__name__ == expect["raises"], repr(found)
    else:
        assert not isinstance(found, MediaServicesError), f"{found!r} {found}"
    for path, wanted in expect.get("has", {}).items():
        value: Any = found
        for name in path.split("."):
            value = value[int(name)] if name.isdecimal() else getattr(value, name)
        value = str(value) if isinstance(value, uuid.UUID) else value
        assert (list(value) if isinstance(value, tuple) else value) == wanted, path
    assert expect.get("says", "") in str(getattr(found, "message", ""))
    if "shown" in expect:
        assert str(found) == expect["shown"]
    if "body_size" in expect:
        assert len(found.body) == expect["body_size"]


def assert_error_holds_the_response(found: Any, response: dict[str, Any]) -> None:
    assert found.status == response.get("status", 200) or "raw" in response
    assert str(found).isprintable()
    assert isinstance(found.body, bytes)
    if not {"raw", "pack", "length"} & response.keys() and "Content-Encoding" not in str(response):
        body = make_body(response)
        assert found.body == body[: 16 * 1024 * 1024]
        # a shorter body than that could stand in any text
        assert len(body) < 8 or body.decode("utf-8", "replace") not in f"{found}{found!r}"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give the tests their cases: a transport all to the one client, the other ways a sample each."""
    every = 1 if metafunc.config.getoption("long") else SAMPLE
    if metafunc.function is test_answer_over_a_socket:
        played = _asked(
            ONLY_SOCKET + SHARED[1 % every :: every], ONLY_SOCKET + SHARED[2 % every :: every]
        )
    elif metafunc.function is test_answer_that_is_read_leniently:
        played = _asked(TRANSPORT, [])
    elif metafunc.function is test_answer_by_a_transport:
        played = _asked(TRANSPORT, TRANSPORT[::every])
    else:
        return
    metafunc.parametrize(("case", "ask"), played)


def _asked(blocking: list[ResponseCase], awaiting: list[ResponseCase]) -> list[Any]:
    """Return the parameters of tests that play cases to the blocking and to the awaiting client."""
    return [
        *(pytest.param(case, call, id=f"{case.name}-sync") for case in blocking),
        *(pytest.param(case, call_async, id=f"{case.name}-async") for case in awaiting),
    ]


def test_the_corpus_is_large() -> None:
    assert len(CASES) >= 450
    assert len({case.name for case in CASES}) == len(CASES)
    assert all(case.only in (None, "socket", "transport") for case in CASES)


def test_answer_over_a_socket(
    case: ResponseCase, ask: Any, server: HostileServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    server.play(case.wire())
    time, where = Time(), {"endpoint": f"http://127.0.0.1:{server.port}"}
    found, said = outcome(case, where, time, ask)
    targets = [request.split(b" ", 2)[1].decode() for request in server.requests]
    check(case, found, said + caplog.text, targets, time)


def test_answer_that_is_read_leniently(
    case: ResponseCase, ask: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    time, transport = Time(), Transport(case.responses)
    http = httpx2.Client(transport=httpx2.MockTransport(transport.respond))
    found, said = outcome(case, {"http": http, "strict": False}, time, ask)
    told = [each for each in caplog.records if each.levelno == logging.WARNING]
    problems = getattr(found, "problems", ())
    assert len(told) == bool(problems)
    assert SECRET not in said + caplog.text + "".join(map(str, problems))
    # what no problem explains is read as it would be strictly
    if not problems:
        assert_expected(found, case.expect)


def test_answer_by_a_transport(
    case: ResponseCase, ask: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    time, transport = Time(), Transport(case.responses)
    kind: Any = httpx2.Client if ask is call else httpx2.AsyncClient
    http = kind(transport=httpx2.MockTransport(transport.respond))
    found, said = outcome(case, {"http": http}, time, ask)
    targets = [request.url.raw_path.decode() for request in transport.requests]
    check(case, found, said + caplog.text, targets, time)
    first, *_ = transport.requests
    for request in transport.requests:
        assert request.url.scheme == "https"
        assert request.headers["host"] == request.url.netloc.decode()
        assert (request.method, request.read()) == (first.method, first.read())
    hosts = [request.url.host for request in transport.requests]
    assert hosts == case.expect.get("sent", [HOST] * len(hosts))


def check(case: ResponseCase, found: Any, said: str, targets: list[str], time: Time) -> None:
    expect = case.expect
    assert_expected(found, expect)
    assert SECRET not in said
    assert len(targets) == expect.get("requests", len(targets))
    assert targets == expect.get("targets", targets)
    assert time.pauses == expect.get("pauses", time.pauses)
    if isinstance(found, ServiceError | UnexpectedResponse):
        response = case.responses[min(len(targets), len(case.responses)) - 1]
        assert_error_holds_the_response(found, response)
