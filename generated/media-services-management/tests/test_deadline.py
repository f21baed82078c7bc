"""Tests the deadline of a call with servers on this machine whose responses never end."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pytest
from case import Case, all_cases, find_case
from fixtures import make_client
from replay import find_method
from subject import CLIENT, PACKAGE, WAYS

CASES = [find_case(CLIENT[kind]) for kind in ("repeatable", "unrepeatable") if CLIENT[kind]][:1]
BODIED = [case for case in all_cases() if case.expected.get("value") is not None]
BODIED = [case for case in BODIED if not {"stream", "error"} & case.expected.keys()][:1]
"""A case whose response has a body, which can be sent slowly."""
DRIPS = 6000
"""The most pieces that a server sends, 0.02 seconds apart; it stops as soon as a test is over."""

EMPTY = b"HTTP/1.1 204 No Content\r\n\r\n"
DRIPPING_HEAD = b"HTTP/1.1 200 OK\r\nX-Drip: "
DRIPPING_BODY = b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"

in_each_way = pytest.mark.parametrize("way", WAYS)
one_operation = pytest.mark.parametrize("case", CASES, ids=str)


@contextmanager
def serve(start: bytes, drop: bytes) -> Iterator[str]:
    """Yield the URL of a server that begins a response like this and continues in small pieces."""
    done = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=_drip, args=(server, done, start, drop))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}"
        finally:
            done.set()
            thread.join()


def _drip(server: socket.socket, done: threading.Event, start: bytes, drop: bytes) -> None:
    server.settimeout(10)
    with suppress(OSError), server.accept()[0] as connection:
        connection.recv(65536)
        connection.sendall(start)
        for _ in range(DRIPS):
            if done.wait(0.02):
                return
            connection.sendall(drop)


def call(case: Case, endpoint: str, way: str, *, calls: int = 1, **options: Any) -> Any:
    """Make the call of a case at an endpoint, with these options the last of several times."""
    client = make_client(way, case, endpoint=endpoint, retries=0)
    last = find_method(client.with_options(**options), case, is_raw=False)
    methods = [find_method(client, case, is_raw=False)] * (calls - 1)
    if way == "client":
        with client:
            for method in methods:
                with suppress(PACKAGE.ServiceError, PACKAGE.UnexpectedResponse):
                    method(**case.arguments())
            return last(**case.arguments())

    async def run() -> Any:
        async with client:
            for method in methods:
                with suppress(PACKAGE.ServiceError, PACKAGE.UnexpectedResponse):
                    await method(**case.arguments())
            return await last(**case.arguments())

    return asyncio.run(run())


@in_each_way
@one_operation
def test_the_deadline_ends_a_head_that_drips(case: Case, way: str) -> None:
    with serve(DRIPPING_HEAD, b"a") as endpoint, pytest.raises(PACKAGE.DeadlineError):
        call(case, endpoint, way, deadline=0.2)


@in_each_way
@pytest.mark.parametrize("case", BODIED, ids=str)
def test_the_deadline_ends_a_body_that_drips(case: Case, way: str) -> None:
    with serve(DRIPPING_BODY, b"a") as endpoint, pytest.raises(PACKAGE.DeadlineError):
        call(case, endpoint, way, deadline=0.2)


@in_each_way
@one_operation
def test_the_timeout_ends_a_silence(case: Case, way: str) -> None:
    # the first call connects, which a short timeout would be for as well
    with serve(EMPTY, b"") as endpoint, pytest.raises(PACKAGE.TimeoutError):
        call(case, endpoint, way, calls=2, timeout=0.1)
