"""Bytes that follow an answer are never taken for the next one."""

from __future__ import annotations

import asyncio
import random
import socket
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from runtime.errors import ClientError, ServiceError
from runtime.operation import Operation, Parameter

from .conftest import (
    PATIENCE,
    NotFoundError,
    make_async_client,
    make_client,
    operation,
    read_request,
    tunnel,
)

STRAY = b'HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n"stray"'
WRONG = b"HTTP/1.1 500 Failed\r\nContent-Length: 0\r\n\r\n"

EMPTY = operation(method="DELETE", responses={200: None, 204: None, 304: None})
HEAD = operation(method="HEAD", responses={200: None})
BODIED = operation()

Step = tuple[Operation[Any], dict[str, Any], Callable[[], Any]]
Calls = Callable[..., list[Any]]


@pytest.fixture(params=["sync", "async"])
def calls(request: pytest.FixtureRequest) -> Calls:
    """Give `calls(steps, **settings)`: what one client gets, an exception in place of an answer.

    A step is an operation with its arguments, and a function that waits, once the call has ended.
    """
    return _sync if request.param == "sync" else _async


def _sync(steps: Iterable[Step], **settings: Any) -> list[Any]:
    outcomes: list[Any] = []
    with make_client(**settings) as client:
        for description, arguments, wait in steps:
            try:
                outcomes.append(client._caller.call(description, arguments))
            except ClientError as error:
                outcomes.append(error)
            wait()
    return outcomes


def _async(steps: Iterable[Step], **settings: Any) -> list[Any]:
    async def run() -> list[Any]:
        outcomes: list[Any] = []
        async with make_async_client(**settings) as client:
            for description, arguments, wait in steps:
                try:
                    outcomes.append(await client._caller.call(description, arguments))
                except ClientError as error:
                    outcomes.append(error)
                await asyncio.to_thread(wait)
        return outcomes

    return asyncio.run(run())


class Script:
    """Sends pieces on the first connection, and a failure on each that follows."""

    def __init__(self, *pieces: bytes) -> None:
        self._turns = iter([pieces])
        self._was_sent = threading.Event()

    def __call__(self, connection: socket.socket) -> None:
        pieces = next(self._turns, (WRONG,))
        read_request(connection)
        for piece in pieces:
            connection.sendall(piece)
        self._was_sent.set()
        # whoever sends on this connection again finds an answer that is already there
        read_request(connection)

    def wait(self) -> None:
        """Return once all pieces have reached the client's side."""
        assert self._was_sent.wait(PATIENCE)


def head(status: str, *fields: str) -> bytes:
    return "\r\n".join([f"HTTP/1.1 {status}", *fields, "", ""]).encode()


LARGE = b'"' + b"a" * 200_000 + b'"'

FRAMINGS: dict[str, tuple[Operation[Any], bytes, Any]] = {
    "204": (EMPTY, head("204 No Content"), None),
    "204 with a length": (EMPTY, head("204 No Content", "Content-Length: 0"), None),
    "304": (EMPTY, head("304 Not Modified"), None),
    "HEAD": (HEAD, head("200 OK", "Content-Length: 4"), None),
    "HEAD in chunks": (HEAD, head("200 OK", "Transfer-Encoding: chunked"), None),
    "no body": (EMPTY, head("200 OK", "Content-Length: 0"), None),
    "length": (BODIED, head("200 OK", "Content-Length: 4") + b"true", True),
    "chunks": (
        BODIED,
        head("200 OK", "Transfer-Encoding: chunked") + b"4\r\ntrue\r\n0\r\n\r\n",
        True,
    ),
    "chunks with trailers": (
        BODIED,
        head("200 OK", "Transfer-Encoding: chunked") + b"4\r\ntrue\r\n0\r\nX-Sum: 1\r\n\r\n",
        True,
    ),
    "large": (
        BODIED,
        head("200 OK", f"Content-Length: {len(LARGE)}") + LARGE,
        LARGE.decode().strip('"'),
    ),
    "an error": (BODIED, head("404 Not Found", "Content-Length: 2") + b"{}", NotFoundError),
}


WAYS = ["plain", "tls", "plain proxy", "tls proxy"]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("framing", FRAMINGS)
def test_what_follows_an_answer_is_not_the_next_one(
    serve: Any,
    calls: Calls,
    ca_file: Path,
    monkeypatch: pytest.MonkeyPatch,
    framing: str,
    way: str,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(ca_file))
    first, answer, expected = FRAMINGS[framing]
    script = Script(answer + STRAY)
    settings = reach(serve, script, way, ca_file)
    steps = [(first, {}, script.wait), (operation(repeatable=False), {}, int)]
    one, two = calls(steps, **settings)
    assert expected in (getattr(one, "value", one), type(one))
    assert isinstance(two, ServiceError), two
    assert two.status == 500


def reach(serve: Any, handler: Any, way: str, ca_file: Path) -> dict[str, Any]:
    """Return the settings of a client that reaches a server in this way."""
    server = serve(handler, tls=way != "plain")
    settings = {"endpoint": server.url, "ca_file": ca_file}
    if "proxy" in way:
        is_tls = way == "tls proxy"
        port = serve(tunnel, tls=is_tls).port
        settings["proxy"] = f"{'https' if is_tls else 'http'}://localhost:{port}"
    return settings


RECORD = 16_384
"""Bytes of a record of TLS at most."""


def filled(status: str, size: int) -> bytes:
    """Return an answer of so many bytes."""
    start = head(status, "Content-Length: 000000")
    body = b'"' + b"a" * (size - len(start) - 2) + b'"'
    return start.replace(b"000000", b"%06d" % len(body)) + body


@pytest.mark.parametrize("way", ["plain", "tls"])
@pytest.mark.parametrize(
    ("first", "answer"),
    [
        *((first, answer) for first, answer, _ in FRAMINGS.values()),
        *((BODIED, filled("200 OK", size)) for size in (RECORD, 4 * RECORD, 16 * RECORD)),
    ],
    ids=[*FRAMINGS, "one record", "four records", "sixteen records"],
)
def test_what_comes_later_is_not_the_next_answer(
    serve: Any, calls: Calls, ca_file: Path, first: Operation[Any], answer: bytes, way: str
) -> None:
    script = Script(answer, STRAY)
    settings = reach(serve, script, way, ca_file)
    steps = [(first, {}, script.wait), (operation(repeatable=False), {}, int)]
    _, two = calls(steps, **settings)
    assert isinstance(two, ServiceError), two


@pytest.mark.parametrize("way", ["plain", "tls"])
@pytest.mark.parametrize("seed", range(3))
def test_a_server_that_sends_answers_twice_at_random_is_never_misread(
    serve: Any, calls: Calls, ca_file: Path, seed: int, way: str
) -> None:
    chance = random.Random(seed)

    def handler(connection: socket.socket) -> None:
        while request := read_request(connection):
            number = request.split(b" ")[1].rpartition(b"/")[2].decode()
            answer = chance.choice([_plain, _chunked, _failed, _gone])(number)
            connection.sendall(answer * chance.choice([1, 1, 2, 3]))

    numbered = operation(
        path=("/", Parameter(name="number", wire="number")),
        responses={200: object, 204: None},
        repeatable=False,
    )
    steps = [(numbered, {"number": number}, int) for number in range(40)]
    outcomes = calls(steps, **reach(serve, handler, way, ca_file))
    assert [outcome.headers.get("x-number") for outcome in outcomes] == [*map(str, range(40))]


def _plain(number: str) -> bytes:
    return head("200 OK", f"X-Number: {number}", f"Content-Length: {len(number)}") + number.encode()


def _chunked(number: str) -> bytes:
    body = f"{len(number):x}\r\n{number}\r\n0\r\n\r\n".encode()
    return head("200 OK", f"X-Number: {number}", "Transfer-Encoding: chunked") + body


def _failed(number: str) -> bytes:
    return head("500 Failed", f"X-Number: {number}", "Content-Length: 0")


def _gone(number: str) -> bytes:
    return head("204 No Content", f"X-Number: {number}")
