"""A deadline also ends a call to a server that sends single bytes slowly."""

from __future__ import annotations

import asyncio
import builtins
import select
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpcore2
import httpx2
import pytest

from runtime.credentials.protocol import Credential
from runtime.deadline import limited_to, watch
from runtime.errors import ConnectError, DeadlineError, ServiceError
from runtime.errors import TimeoutError as PhaseTimeoutError

from .conftest import (
    LIMIT,
    PATIENCE,
    call,
    make_async_client,
    make_client,
    operation,
    read_request,
    tunnel,
)

GOOD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 4\r\n\r\ntrue"


def drip(connection: socket.socket, data: bytes) -> None:
    for byte in data * 1000:
        connection.sendall(bytes([byte]))
        time.sleep(0.02)


def in_headers(connection: socket.socket) -> None:
    read_request(connection)
    connection.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    drip(connection, b"abcdefgh")


def in_body(connection: socket.socket) -> None:
    read_request(connection)
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
    drip(connection, b"abcdefgh")


def in_error_body(connection: socket.socket) -> None:
    read_request(connection)
    connection.sendall(b"HTTP/1.1 404 Nope\r\nContent-Length: 1000000\r\n\r\nabc")
    drip(connection, b"defgh")


def in_chunks(connection: socket.socket) -> None:
    read_request(connection)
    connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    drip(connection, b"1\r\na\r\n")


def in_interim_answers(connection: socket.socket) -> None:
    read_request(connection)
    drip(connection, b"HTTP/1.1 102 Processing\r\n\r\n")


def never(connection: socket.socket) -> None:
    read_request(connection)
    not_reading(connection)


def not_reading(connection: socket.socket) -> None:
    """Wait until both sides, or the end of the test, have ended the connection."""
    ended = select.poll()
    ended.register(connection, 0)
    ended.poll(10_000)


def after_a_good_answer(slow: Callable[[socket.socket], None]) -> Callable[[socket.socket], None]:
    def handler(connection: socket.socket) -> None:
        read_request(connection)
        connection.sendall(GOOD)
        slow(connection)

    return handler


SLOW = [in_headers, in_body, in_chunks, in_interim_answers, never, not_reading]


@pytest.mark.parametrize("tls", [False, True], ids=["plain", "tls"])
@pytest.mark.parametrize("reused", [False, True], ids=["new", "reused"])
@pytest.mark.parametrize("slow", SLOW)
def test_a_sync_call_ends_at_its_deadline(
    serve: Any, ca_file: Path, slow: Any, reused: bool, tls: bool
) -> None:
    server = serve(after_a_good_answer(slow) if reused else slow, tls=tls)
    with make_client(endpoint=server.url, ca_file=ca_file, deadline=20.0) as client:
        if reused:
            assert call(client).value is True
        began = time.monotonic()
        with pytest.raises(DeadlineError):
            call(client.with_options(deadline=0.15))
        assert time.monotonic() - began < LIMIT
    assert server.connections == 1


@pytest.mark.parametrize("tls", [False, True], ids=["plain", "tls"])
@pytest.mark.parametrize("slow", SLOW)
def test_an_async_call_ends_at_its_deadline(
    serve: Any, ca_file: Path, slow: Any, tls: bool
) -> None:
    server = serve(slow, tls=tls)

    async def run() -> None:
        async with make_async_client(endpoint=server.url, ca_file=ca_file, deadline=0.15) as client:
            await client._caller.call(operation(), {})

    began = time.monotonic()
    with pytest.raises(DeadlineError):
        asyncio.run(run())
    assert time.monotonic() - began < LIMIT


def test_an_error_whose_body_drips_is_still_that_error(serve: Any, ask: Any) -> None:
    with pytest.raises(ServiceError) as caught:
        ask(None, endpoint=serve(in_error_body).url, deadline=2.0)
    assert caught.value.status == 404
    assert caught.value.body.startswith(b"abc")


def test_a_tls_handshake_that_stalls_ends_at_the_deadline(serve: Any, ca_file: Path) -> None:
    server = serve(not_reading)
    began = time.monotonic()
    with (
        make_client(
            endpoint=server.url.replace("http:", "https:"), ca_file=ca_file, deadline=0.15
        ) as client,
        pytest.raises(DeadlineError),
    ):
        call(client)
    assert time.monotonic() - began < LIMIT


def slow_tunnel(connection: socket.socket) -> None:
    read_request(connection)
    drip(connection, b"HTTP/1.1 102 Processing\r\n\r\n")


@pytest.mark.parametrize("proxy_tls", [False, True], ids=["plain proxy", "tls proxy"])
def test_the_deadline_holds_through_a_proxy(
    serve: Any, ca_file: Path, proxy_tls: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(ca_file))
    proxy = serve(tunnel, tls=proxy_tls)
    server = serve(after_a_good_answer(in_headers), tls=True)
    with make_client(endpoint=server.url, ca_file=ca_file, proxy=proxy.url) as client:
        assert call(client).value is True
        began = time.monotonic()
        with pytest.raises(DeadlineError):
            call(client.with_options(deadline=0.15))
        assert time.monotonic() - began < LIMIT
    assert proxy.connections == 1


def test_the_deadline_holds_against_a_slow_proxy(serve: Any, ca_file: Path) -> None:
    proxy = serve(slow_tunnel)
    began = time.monotonic()
    with (
        make_client(
            endpoint="https://127.0.0.1:1", ca_file=ca_file, proxy=proxy.url, deadline=0.15
        ) as client,
        pytest.raises(DeadlineError),
    ):
        call(client)
    assert time.monotonic() - began < LIMIT


def test_a_silent_server_is_a_timeout_where_the_deadline_is_far(serve: Any) -> None:
    client = make_client(endpoint=serve(never).url, timeout=0.2)
    with client, pytest.raises(PhaseTimeoutError, match=r"for 0\.2 seconds") as caught:
        call(client)
    assert isinstance(caught.value, builtins.TimeoutError)


def test_a_call_after_one_that_was_late_is_not_bounded_by_it(serve: Any) -> None:
    replies, late = iter([b"", GOOD]), threading.Event()

    def handler(connection: socket.socket) -> None:
        read_request(connection)
        reply = next(replies)
        if not reply:
            late.wait(PATIENCE)
        connection.sendall(reply)

    with make_client(endpoint=serve(handler).url) as client:
        with pytest.raises(DeadlineError):
            call(client.with_options(deadline=0.15))
        late.set()
        assert call(client).value is True


def test_a_body_that_comes_from_elsewhere_is_bounded_between_its_chunks() -> None:
    class Slow(httpx2.SyncByteStream):
        def __iter__(self) -> Iterator[bytes]:
            for _ in range(1000):
                time.sleep(0.02)
                yield b" "

    client = make_client(lambda _: httpx2.Response(200, stream=Slow()), deadline=0.1)
    with client, pytest.raises(DeadlineError):
        call(client)


def test_an_error_whose_body_goes_on_after_the_deadline_is_still_that_error() -> None:
    class Slow(httpx2.SyncByteStream):
        def __iter__(self) -> Iterator[bytes]:
            yield b"abc"
            time.sleep(0.2)
            yield b"d"

    client = make_client(lambda _: httpx2.Response(404, stream=Slow()), deadline=0.2)
    with client, pytest.raises(ServiceError) as caught:
        call(client)
    assert (caught.value.status, caught.value.body) == (404, b"abcd")


def test_a_place_in_the_pool_and_a_connection_share_the_deadline(
    serve: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, done, limits = threading.Event(), threading.Event(), []

    def holding(connection: socket.socket) -> None:
        read_request(connection)
        began.set()
        done.wait(PATIENCE)
        connection.sendall(GOOD.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))

    def connect(address: object, timeout: float, **_: object) -> None:
        limits.append(timeout)
        raise builtins.TimeoutError

    with httpx2.Client(limits=httpx2.Limits(max_connections=1), trust_env=False) as http:
        first = make_client(endpoint=serve(holding).url, http=http)
        second = make_client(endpoint="http://127.0.0.1:9", http=http, timeout=100, deadline=60)
        thread = threading.Thread(target=call, args=(first,))
        thread.start()
        assert began.wait(PATIENCE)
        monkeypatch.setattr(socket, "create_connection", connect)
        threading.Timer(0.3, done.set).start()
        with pytest.raises(ConnectError):
            call(second)
        thread.join()
    (limit,) = limits
    assert 0 < limit < 59.75


class SlowToken(Credential):
    """Takes its time for each request."""

    def headers(self) -> tuple[tuple[str, str], ...]:
        time.sleep(0.3)
        return (("Authorization", "Bearer x"),)


def test_a_token_and_an_answer_share_the_deadline(ask: Any) -> None:
    limits: list[dict[str, float]] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        limits.append(request.extensions["timeout"])
        return httpx2.Response(200, content=b"true")

    ask(answer, credential=SlowToken(), timeout=100, deadline=60)
    assert all(0 < limit < 59.75 for limit in limits[0].values())


def test_nothing_is_sent_once_a_token_took_the_whole_time(ask: Any) -> None:
    requests: list[httpx2.Request] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        requests.append(request)
        return httpx2.Response(200, content=b"true")

    with pytest.raises(DeadlineError, match=r"within 0\.2 seconds"):
        ask(answer, credential=SlowToken(), deadline=0.2)
    assert requests == []


def test_a_watched_socket_is_bounded_only_within_a_call() -> None:
    class Stream:
        def __init__(self, connected: socket.socket) -> None:
            self._socket = connected

        def get_extra_info(self, _: str) -> socket.socket:
            return self._socket

    ours, theirs = socket.socketpair()
    with ours, theirs:
        watch("connection.connect_tcp.started", {"timeout": 5})
        info = {"timeout": 5.0}
        with limited_to(1):
            watch("connection.connect_tcp.started", info)
        assert info["timeout"] <= 1
        watch("connection.connect_tcp.complete", {"return_value": Stream(ours)})
        ours.settimeout(5)
        assert ours.gettimeout() == 5
        with limited_to(1):
            ours.settimeout(5)
            assert (ours.gettimeout() or 0) <= 1
        with limited_to(-1), pytest.raises(TimeoutError):
            ours.recv(1)
        ours.settimeout(None)
        theirs.sendall(b"x")
        assert ours.recv(1) == b"x"


def test_a_request_is_watched_until_it_is_sent() -> None:
    extensions = {"trace": watch, "timeout": {}}
    through_proxy = httpcore2.Request("CONNECT", "http://127.0.0.1/", extensions=extensions)
    own = httpcore2.Request("GET", "http://127.0.0.1/", extensions=extensions)
    watch("http11.send_request_headers.started", {"request": through_proxy})
    assert "trace" in extensions  # TLS through the proxy is still to come
    watch("http11.send_request_headers.started", {"request": own})
    assert extensions == {"timeout": {}}
    watch("http11.send_request_headers.started", {"request": own})
