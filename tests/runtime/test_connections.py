"""Servers that break the rules of TLS and HTTP."""

from __future__ import annotations

import asyncio
import gzip
import socket
import ssl
import threading
import time
from pathlib import Path
from typing import Any

import pytest
import trustme

from runtime.credentials.protocol import Credential
from runtime.errors import (
    CertificateRejectedError,
    ClientError,
    ConnectError,
    ServiceError,
    TransportError,
    UnexpectedResponse,
)
from runtime.operation import Body

from .conftest import (
    LIMIT,
    PATIENCE,
    call,
    make_async_client,
    make_client,
    operation,
    read_request,
    reset,
    tunnel,
)

GOOD = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ntrue"
UPLOAD = operation(method="POST", body=Body(media_type="text/plain", name="body"))


def sends(*answers: bytes) -> Any:
    """Return a handler that gives each request the next answer, and then hangs up."""

    def handler(connection: socket.socket) -> None:
        for answer in answers:
            read_request(connection)
            connection.sendall(answer)

    return handler


def in_turn(*handlers: Any) -> Any:
    """Return a handler that gives each connection to the next of several."""
    following = iter(handlers)

    def handler(connection: socket.socket) -> None:
        next(following)(connection)

    return handler


class Certificate(Credential):
    """Shows a certificate of this authority."""

    in_handshake = True

    def __init__(self, authority: trustme.CA) -> None:
        self._authority = authority

    def load_into(self, context: ssl.SSLContext) -> None:
        self._authority.issue_cert("client@example.com").configure_cert(context)


@pytest.fixture
def asking(authority: trustme.CA) -> ssl.SSLContext:
    """Give the context of a server that wants a certificate of `authority`."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.verify_mode = ssl.CERT_REQUIRED
    authority.issue_cert("127.0.0.1").configure_cert(context)
    authority.configure_trust(context)
    return context


@pytest.mark.parametrize(
    "version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3], ids=["1.2", "1.3"]
)
@pytest.mark.parametrize("shown", [False, True], ids=["no certificate", "unknown certificate"])
def test_a_rejected_certificate_is_its_own_error_and_not_retried(
    serve: Any, ask: Any, asking: ssl.SSLContext, ca_file: Path, version: Any, shown: bool
) -> None:
    asking.minimum_version = asking.maximum_version = version
    server = serve(sends(GOOD, GOOD), tls=True, context=asking)
    credential = Certificate(trustme.CA()) if shown else None
    # TLS 1.2 has no word for a certificate that is missing
    unclear = version is ssl.TLSVersion.TLSv1_2 and not shown
    with pytest.raises(ConnectError if unclear else CertificateRejectedError):
        ask(
            None,
            endpoint=server.url,
            ca_file=ca_file,
            credential=credential,
            retries=0 if unclear else 3,
        )
    assert server.connections == 1


@pytest.mark.parametrize("through", ["nothing", "http", "https"])
def test_a_rejection_is_understood_where_the_connection_is_reset_at_once(
    serve: Any,
    ask: Any,
    asking: ssl.SSLContext,
    ca_file: Path,
    through: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(ca_file))
    server = serve(sends(GOOD), tls=True, context=asking, resets=True)
    proxy = None
    if through != "nothing":
        port = serve(tunnel, tls=through == "https").port
        proxy = f"{through}://localhost:{port}"
    with pytest.raises(CertificateRejectedError):
        ask(
            None,
            UPLOAD,
            {"body": "a" * 8_000_000},
            endpoint=server.url,
            proxy=proxy,
            ca_file=ca_file,
            credential=Certificate(trustme.CA()),
            retries=3,
        )
    assert server.connections <= 2  # one that sends, one that asks again


def test_a_connection_that_is_lost_for_another_reason_is_no_rejection(
    serve: Any, ask: Any, authority: trustme.CA, asking: ssl.SSLContext, ca_file: Path
) -> None:
    requests = []

    def resets(connection: socket.socket) -> None:
        requests.append(read_request(connection))
        reset(connection)

    server = serve(resets, tls=True, context=asking)
    with pytest.raises(TransportError) as caught:
        ask(None, endpoint=server.url, ca_file=ca_file, credential=Certificate(authority))
    assert type(caught.value) is TransportError
    # the connection that asks again carries no request
    assert (server.connections, [bool(each) for each in requests].count(True)) == (2, 1)


def test_asking_again_sends_nothing_on_a_connection_that_is_kept(
    serve: Any, authority: trustme.CA, asking: ssl.SSLContext, ca_file: Path
) -> None:
    both, requests = threading.Barrier(2, timeout=PATIENCE), []

    def handler(connection: socket.socket) -> None:
        read_request(connection)
        both.wait()
        connection.sendall(GOOD)
        requests.append(read_request(connection))

    server = serve(handler, tls=True, context=asking)
    with make_client(
        endpoint=server.url, ca_file=ca_file, credential=Certificate(authority)
    ) as client:
        threads = [threading.Thread(target=call, args=(client,)) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        with pytest.raises(TransportError):
            call(client)
    assert [each[:4] for each in requests if each] == [b"GET "]


def test_asking_again_ends_with_the_deadline(
    serve: Any, ask: Any, authority: trustme.CA, asking: ssl.SSLContext, ca_file: Path
) -> None:
    def resets(connection: socket.socket) -> None:
        if read_request(connection):
            reset(connection)

    server = serve(resets, tls=True, context=asking)
    began = time.monotonic()
    with pytest.raises(TransportError):
        ask(
            None,
            endpoint=server.url,
            ca_file=ca_file,
            credential=Certificate(authority),
            timeout=PATIENCE,
            deadline=0.3,
        )
    assert time.monotonic() - began < LIMIT


def test_asking_again_has_what_is_left_of_the_deadline(
    serve: Any, monkeypatch: pytest.MonkeyPatch, ca_file: Path, authority: trustme.CA
) -> None:
    limits = []

    def resets(connection: socket.socket) -> None:
        read_request(connection)
        reset(connection)

    monkeypatch.setattr("runtime.sync_sending.ask", lambda *given: limits.append(given[2]))
    server = serve(resets, tls=True)
    settings = {"endpoint": server.url, "ca_file": ca_file, "timeout": 10, "deadline": 5}
    with (
        make_client(credential=Certificate(authority), **settings) as client,
        pytest.raises(TransportError),
    ):
        call(client)
    assert 0 < limits[0] <= 5


def test_an_accepted_certificate_is_shown(
    serve: Any, ask: Any, authority: trustme.CA, asking: ssl.SSLContext, ca_file: Path
) -> None:
    url = serve(sends(GOOD), tls=True, context=asking).url
    assert ask(None, endpoint=url, ca_file=ca_file, credential=Certificate(authority)).value is True


def test_a_server_that_is_not_trusted_is_a_connect_error(serve: Any, ask: Any) -> None:
    server = serve(sends(GOOD), tls=True)
    with pytest.raises(ConnectError, match="certificate verify failed"):
        ask(None, endpoint=server.url)


def test_nobody_there_is_a_connect_error(ask: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(ConnectError):
        ask(None, endpoint=f"http://127.0.0.1:{port}")


def head(*lines: str, status: str = "200 OK") -> bytes:
    return "\r\n".join([f"HTTP/1.1 {status}", *lines, "", ""]).encode("latin-1")


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\x15\x03\x01\x00\x02\x02\x28",
        b"SSH-2.0-OpenSSH\r\n",
        b"HTTP/1.1 999999 X\r\n\r\n",
        b"HTTP/9.9 200 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"a" * 200_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: a\r\n" * 50_000 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\ntrue",
        b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999999\r\n\r\ntrue",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\ntrue",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\ntrue",
        b"HTTP/1.1 200 OK\r\nX\0Y: a\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: a\0b\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n folded: x\r\n\r\n",
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\ntrue",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\ntrue\r\n",
        b"HTTP/1.1 307 X\r\nLocation: http://\xff\xfe[\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nSet-Cookie: \xff=\x80; expires=never; domain=[\r\nContent-Length: 1\r\n\r\n!",
    ],
)
def test_nothing_but_our_exceptions_comes_out(serve: Any, ask: Any, answer: bytes) -> None:
    server = serve(sends(answer))
    with pytest.raises(ClientError) as caught:
        ask(None, endpoint=server.url, retries=0)
    assert isinstance(caught.value, (TransportError, UnexpectedResponse))
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    "answer",
    [
        head("Content-Length: 10") + b"true",
        head("Transfer-Encoding: chunked") + b"4\r\ntrue\r\n",
    ],
)
def test_a_body_that_is_cut_short_keeps_what_came(serve: Any, ask: Any, answer: bytes) -> None:
    description = operation(repeatable=False)
    with pytest.raises(UnexpectedResponse, match="the connection was lost") as caught:
        ask(None, description, endpoint=serve(sends(answer)).url, retries=3)
    assert caught.value.body == b"true"


def test_a_repeatable_call_whose_answer_was_cut_short_is_tried_again(serve: Any, ask: Any) -> None:
    answers = [head("Content-Length: 10") + b"true", GOOD]
    server = serve(in_turn(*(sends(answer) for answer in answers)))
    assert ask(None, endpoint=server.url, retries=1, random=lambda: 0.0).value is True
    assert server.connections == 2


def test_an_error_that_is_cut_short_is_still_that_error(serve: Any, ask: Any) -> None:
    answer = head("Content-Length: 1000", "X-Request-Id: r1", status="404 Nope") + b'{"Code":"C"}'
    with pytest.raises(ServiceError) as caught:
        ask(None, endpoint=serve(sends(answer)).url)
    error = caught.value
    assert (error.status, error.code, error.message, error.request_id) == (404, "C", "Nope", "r1")


@pytest.mark.parametrize("status", [200, 204])
def test_a_body_that_nobody_declared_is_ignored(serve: Any, ask: Any, status: int) -> None:
    answer = head("Content-Length: 4", status=f"{status} X") + b"junk"
    description = operation(responses={200: None, 204: None})
    assert ask(None, description, endpoint=serve(sends(answer)).url).value is None


def test_a_connection_with_a_body_that_should_not_be_is_not_used_again(serve: Any) -> None:
    junk = head("Content-Length: 4", status="204 X") + b"junk"
    server = serve(in_turn(sends(junk, GOOD), sends(GOOD)))
    with make_client(endpoint=server.url) as client:
        assert call(client, operation(responses={204: None})).value is None
        assert call(client).value is True
    assert server.connections == 2


def test_an_async_connection_with_such_a_body_is_not_used_again(serve: Any) -> None:
    junk = head("Transfer-Encoding: chunked", status="204 X") + b"4\r\njunk\r\n0\r\n\r\n"
    server = serve(in_turn(sends(junk, GOOD), sends(GOOD)))

    async def run() -> None:
        async with make_async_client(endpoint=server.url) as client:
            await client._caller.call(operation(responses={204: None}), {})
            assert (await client._caller.call(operation(), {})).value is True

    asyncio.run(run())
    assert server.connections == 2


def test_a_connection_that_is_kept_is_used_again(serve: Any) -> None:
    server = serve(sends(GOOD, GOOD))
    with make_client(endpoint=server.url) as client:
        assert [call(client).value, call(client).value] == [True, True]
    assert server.connections == 1


def test_an_interrupt_before_the_body_gives_the_connection_back(
    serve: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    server = serve(sends(GOOD, GOOD))
    with make_client(endpoint=server.url) as client:
        with monkeypatch.context() as patch:
            patch.setattr("runtime.sync_sending.Received", interrupt)
            with pytest.raises(KeyboardInterrupt):
                call(client)
        pool = client._pool.get()._transport._pool
        assert not pool._connections.all()


def test_a_body_without_end_is_not_read_for_ever(serve: Any, ask: Any) -> None:
    def handler(connection: socket.socket) -> None:
        read_request(connection)
        connection.sendall(head("Transfer-Encoding: chunked"))
        while True:
            connection.sendall(b"100000\r\n" + b" " * 0x100000 + b"\r\n")

    with pytest.raises(UnexpectedResponse, match="larger than"):
        ask(None, endpoint=serve(handler).url)


def test_a_bomb_over_the_wire_is_refused(serve: Any, ask: Any) -> None:
    bomb = gzip.compress(b" " * 100_000_000)
    answer = head("Content-Encoding: gzip", f"Content-Length: {len(bomb)}") + bomb
    with pytest.raises(UnexpectedResponse, match="larger than"):
        ask(None, endpoint=serve(sends(answer)).url)


def test_interim_answers_are_passed_over(serve: Any, ask: Any) -> None:
    answer = head(status="100 Continue") + head("Link: x", status="103 Early Hints") + GOOD
    assert ask(None, endpoint=serve(sends(answer)).url).value is True
