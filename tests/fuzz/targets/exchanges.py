"""A whole call: whatever bytes a server sends, a value or an exception of the client's own."""

from __future__ import annotations

import ssl
from collections.abc import Iterable
from functools import cache

import httpcore2
import httpx2
from media_services_management import MediaServicesManagementClient
from media_services_management._runtime.testing import replace_time
from media_services_management.errors import MediaServicesError, ServiceError, UnexpectedResponse

from ..literals import literals
from ..recordings import as_response, recordings
from ..target import Target
from ..texts import choosing, grammar

WORDS = literals("words", "exchanges")
SUBSCRIPTION = "11111111-2222-3333-4444-555555555555"


class _Network(httpcore2.NetworkBackend):
    """Gives the same bytes to each connection, in pieces of one size."""

    def __init__(self, data: bytes, size: int) -> None:
        self._pieces = [data[at : at + size] for at in range(0, len(data), size)]

    def connect_tcp(self, *_: object, **__: object) -> httpcore2.NetworkStream:
        """Return a connection that gives the bytes, then ends."""
        return httpcore2.MockStream(list(self._pieces))


@cache
def _context() -> ssl.SSLContext:
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def check(data: bytes) -> None:
    choice, response = int.from_bytes(data[:1], "big"), data[1:]
    transport = httpx2.HTTPTransport(verify=_context())
    network = _Network(response, (1, 7, 4096)[choice % 3] if len(response) < 500 else 4096)
    transport._pool = httpcore2.ConnectionPool(network_backend=network)
    with httpx2.Client(transport=transport, trust_env=False) as http:
        client = MediaServicesManagementClient(
            SUBSCRIPTION,
            credential=None,
            endpoint="http://127.0.0.1:1",
            http=http,
            retries=1,
        )
        replace_time(client, sleep=lambda _: None)
        calls = (
            lambda: client.accounts.get("contoso"),
            client.accounts.list,
            lambda: client.accounts.delete("contoso"),
            lambda: client.account_keys.regenerate_primary("contoso"),
            client.regions.list,
        )
        try:
            calls[choice // 3 % len(calls)]()
        except MediaServicesError as error:
            _check_error(error)


def _check_error(error: MediaServicesError) -> None:
    assert str(error).isprintable()
    assert len(str(error)) < 20_000
    assert repr(error)
    if isinstance(error, ServiceError):
        assert error.status >= 400
    if isinstance(error, ServiceError | UnexpectedResponse):
        assert isinstance(error.body, bytes)


def seeds() -> Iterable[bytes]:
    for number, each in enumerate(recordings()):
        yield bytes([number % 15]) + as_response(each)
    yield b"\0HTTP/1.1 302 Found\r\nLocation: https://management.core.windows.net/\r\n\r\n"
    yield b"\0HTTP/1.1 503 Busy\r\nRetry-After: 1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"


TARGET = Target(
    check=check,
    seeds=seeds,
    inputs=choosing(15, grammar(WORDS, lambda: [seed[1:] for seed in seeds()])),
    words=WORDS,
    runs=100,
)
