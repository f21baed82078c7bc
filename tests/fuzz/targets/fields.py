"""Header fields of a response, and the endpoint: a value, or nothing, whatever stands in them."""

from __future__ import annotations

import contextlib
import datetime as dt
import uuid
from collections.abc import Iterable

import httpx2
from media_services_management._runtime.content_coding import decompress
from media_services_management._runtime.decoding import DecodeError, convert_text
from media_services_management._runtime.endpoint import is_loopback, read_endpoint
from media_services_management._runtime.errors import ArgumentError
from media_services_management._runtime.headers import Headers
from media_services_management._runtime.http_adapter import resolve
from media_services_management._runtime.limits import LARGEST_BODY
from media_services_management._runtime.redaction import redact
from media_services_management._runtime.retry_after import read_retry_after
from media_services_management._runtime.retrying import LONGEST_PAUSE, pause

from ..literals import literals
from ..target import Target
from ..texts import choosing, grammar

NOW = 1_700_000_000.0
BASE = "https://user@management.example.com:8443/a/b?c"
WORDS = literals("words", "fields")


def _retry_after(text: str, _: bytes) -> None:
    seconds = read_retry_after(text, NOW)
    assert seconds is None or seconds >= 0
    wait = pause(3, lambda: 0.5, seconds)
    assert wait is None or 0 <= wait <= LONGEST_PAUSE


def _location(text: str, _: bytes) -> None:
    target = resolve(BASE, text)
    if target is not None:
        assert target.host.isascii()
        assert target.url.isascii()
        assert target.url.isprintable()
        assert "#" not in target.url
        again = resolve(BASE, target.url)
        assert again == target


def _content_encoding(text: str, body: bytes) -> None:
    for encoding in ("gzip", "deflate", text):
        decoded, problem = decompress(body, encoding)
        assert len(decoded) <= LARGEST_BODY
        assert problem is None or problem.isprintable()


def _declared(text: str, _: bytes) -> None:
    for kind in (int, float, bool, dt.datetime, dt.date, uuid.UUID, bytes, str, list[int]):
        with contextlib.suppress(DecodeError):
            convert_text(text, kind)


def _shown(text: str, _: bytes) -> None:
    pairs = [("Location", text), (text, "v"), (text, "w"), ("X-Secret", text)]
    fields = Headers(pairs)
    assert len(redact(fields.pairs)) == len(pairs)
    assert fields[text] == "v, w" or text.lower() in ("location", "x-secret")
    assert repr(fields)


def _endpoint(text: str, _: bytes) -> None:
    """Assert that the HTTP library sends to the host that was checked."""
    try:
        endpoint = read_endpoint(text)
    except ArgumentError:
        return
    try:
        url = httpx2.URL(f"{endpoint.origin}{endpoint.path}/a")
    except httpx2.InvalidURL:
        return
    assert (url.scheme, url.host, url.port) == (endpoint.scheme, endpoint.host, endpoint.port)
    assert not url.userinfo
    assert is_loopback(endpoint.host) == endpoint.is_loopback


FIELDS = (_retry_after, _location, _content_encoding, _declared, _shown, _endpoint)


def check(data: bytes) -> None:
    choice, value = int.from_bytes(data[:1], "big"), data[1:]
    # as it arrives: a field is latin-1
    FIELDS[choice % len(FIELDS)](value.decode("latin-1"), value)


def seeds() -> Iterable[bytes]:
    import gzip
    import zlib

    for choice in range(len(FIELDS)):
        for word in WORDS:
            yield bytes([choice]) + word
    for body in (gzip.compress(b"{}", mtime=0), zlib.compress(b"{}"), zlib.compress(b"{}")[2:]):
        yield b"\2" + body


TARGET = Target(
    check=check,
    seeds=seeds,
    inputs=choosing(len(FIELDS), grammar(WORDS, lambda: [seed[1:] for seed in seeds()])),
    words=WORDS,
    runs=500,
)
