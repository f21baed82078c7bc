"""Hostile servers against the generated client: the right value, or the client's own exception."""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections.abc import Iterator
from typing import Any

import media_services_management as package
import pytest
from media_services_management.errors import MediaServicesError, ServiceError, UnexpectedResponse

from .answering import AnswerCase, HostileServer, read_answers

CASES = read_answers()
SECRET = "S3CRET"
CREATE = {
    "account_name": "contoso",
    "blob_storage_endpoint_uri": "https://contoso.blob.example.org/",
    "region": "West US",
    "storage_account_key": f"{SECRET}-of-the-storage-account",
    "storage_account_name": "contoso",
}
ARGUMENTS: dict[str, dict[str, Any]] = {
    "accounts.get": {"account_name": "contoso"},
    "accounts.delete": {"account_name": "contoso"},
    "accounts.create": CREATE,
}


@pytest.fixture(scope="module")
def server() -> Iterator[HostileServer]:
    server = HostileServer()
    yield server
    server.close()


def options(server: HostileServer) -> dict[str, Any]:
    return {
        "credential": package.BearerToken(f"{SECRET}-token"),
        "endpoint": f"http://127.0.0.1:{server.port}",
        "timeout": 5,
        "deadline": 20,
        "random": lambda: 0.0,
    }


def call(case: AnswerCase, server: HostileServer) -> Any:
    group, method = case.call.split(".")
    with package.MediaServicesManagementClient(
        "s", **options(server), sleep=lambda _: None
    ) as client:
        operation = getattr(getattr(client.with_raw_response, group), method)
        return operation(**ARGUMENTS.get(case.call, {}))


async def call_async(case: AnswerCase, server: HostileServer) -> Any:
    async def sleep(_: float) -> None:
        pass

    group, method = case.call.split(".")
    client = package.AsyncMediaServicesManagementClient("s", **options(server), sleep=sleep)
    async with client:
        operation = getattr(getattr(client.with_raw_response, group), method)
        return await operation(**ARGUMENTS.get(case.call, {}))


def outcome(case: AnswerCase, server: HostileServer, *, asynchronous: bool) -> tuple[Any, str]:
    """Return what came of a call, and all that is said of it."""
    server.play(case.wire())
    try:
        found = asyncio.run(call_async(case, server)) if asynchronous else call(case, server)
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
        assert value == wanted, path


def test_the_corpus_is_large() -> None:
    assert len(CASES) >= 150
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.parametrize("asynchronous", [False, True], ids=["sync", "async"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_answer(
    case: AnswerCase,
    asynchronous: bool,
    server: HostileServer,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG, logger="media_services_management")
    found, said = outcome(case, server, asynchronous=asynchronous)
    assert_expected(found, case.expect)
    assert SECRET not in said
    assert SECRET not in "".join(
        record.getMessage()
        for record in caplog.records
        if record.name == "media_services_management"
    )
    assert len(server.requests) == case.expect.get("requests", len(server.requests))
    if isinstance(found, ServiceError | UnexpectedResponse):
        assert isinstance(found.status, int)
        assert isinstance(found.body, bytes)
