"""The readings of streams step by step: what they ask for, give and raise, without a connection."""

from __future__ import annotations

import gzip
from types import SimpleNamespace
from typing import Any

import pytest

from runtime.attempts import Attempts
from runtime.errors import ServiceError, UnexpectedResponse
from runtime.headers import Headers
from runtime.operation import Form, StreamedItems
from runtime.response import Response
from runtime.stream_reading import READ, open_stream, read_bytes, read_items

from .conftest import SERVICE, operation

EVENTS = StreamedItems(
    item=int, events=True, end="[DONE]", error_event="error", error_member="error"
)
LINES = StreamedItems(item=int, events=False)


def response(media_type: str = "", encoding: str = "") -> Response:
    fields = (("content-type", media_type),) if media_type else ()
    opened = SimpleNamespace(encoding=encoding, waits=[])
    opened.wait_for = opened.waits.append
    return Response(200, "OK", Headers(fields), b"", opened=opened)


def read(reading: Any, *chunks: bytes) -> list[Any]:
    """Return the items of a reading that gets these chunks, and then the end."""
    items, step = [], next(reading)
    waiting = [*chunks, None]
    try:
        while True:
            if step is READ:
                step = reading.send(waiting.pop(0))
            else:
                items.append(step)
                step = next(reading)
    except StopIteration:
        return items


def items(kind: StreamedItems, *chunks: bytes, largest: int = 1000, **of: str) -> list[Any]:
    return read(read_items(SERVICE, operation(), kind, response(**of), largest), *chunks)


def test_bytes_come_decompressed() -> None:
    assert read(read_bytes(SERVICE, response()), b"ab", b"c") == [b"ab", b"c"]
    packed = gzip.compress(b"abc")
    assert b"".join(read(read_bytes(SERVICE, response(encoding="gzip")), packed)) == b"abc"
    for wrong, message in (
        (packed[:-4], "the compressed body is incomplete"),
        (packed + b"x", "does not match its content encoding"),
    ):
        with pytest.raises(UnexpectedResponse, match=message):
            read(read_bytes(SERVICE, response(encoding="gzip")), wrong)


def test_the_media_type_says_whether_there_are_events() -> None:
    for media_type in ("", "text/event-stream", "text/plain"):
        assert items(EVENTS, b"data: 1\n\ndata: [DONE]\n\n", media_type=media_type) == [1]
    for media_type in ("application/jsonl", "application/x-ndjson"):
        assert items(EVENTS, b"1\n2\n[DONE]\n3", media_type=media_type) == [1, 2]
    assert items(LINES, b"data: 1\n\n", media_type="text/event-stream") == [1]
    assert items(LINES, b"1\n", b"2") == [1, 2]


def test_a_stream_ends_with_its_mark() -> None:
    lines = StreamedItems(item=int, events=False, end="[DONE]")
    assert items(lines, b"1\n[DONE]") == [1]
    assert items(lines, b"1\n[DONE]\nx", b"y") == [1]
    for kind, chunk in ((lines, b"1\n2"), (EVENTS, b"data: 1\n\n")):
        with pytest.raises(UnexpectedResponse, match="the stream ended without its end mark"):
            items(kind, chunk)


def test_an_item_has_a_limit() -> None:
    assert items(LINES, b"12345", largest=5) == [12345]
    with pytest.raises(UnexpectedResponse, match="an item is larger than 4 bytes"):
        items(LINES, b"12345", largest=4)
    with pytest.raises(UnexpectedResponse, match="the compressed body is incomplete"):
        items(LINES, gzip.compress(b"1")[:-4], encoding="gzip")


def test_an_item_can_be_an_error_or_unreadable() -> None:
    with pytest.raises(ServiceError):
        items(EVENTS, b'event: error\ndata: {"error": 1}\n\n')
    with pytest.raises(UnexpectedResponse, match="an item cannot be read"):
        items(LINES, b"x\n")


@pytest.mark.parametrize(("kind", "expected"), [(LINES, [1, 2]), (Form.STREAM, [b"1\n2"])])
def test_a_stream_is_opened_with_the_settings_of_the_call(kind: Any, expected: object) -> None:
    setup: Any = SimpleNamespace(
        service=SERVICE, options=SimpleNamespace(timeout=7.0), largest=lambda _: 100
    )
    described, came = operation(), response()
    attempts = Attempts(described)
    opened = open_stream(setup, described, kind, came, attempts)
    assert opened.received is came.opened
    assert came.opened.waits == [7.0]
    assert (opened.service, opened.attempts, opened.timeout, opened.largest) == (
        SERVICE,
        attempts,
        7.0,
        100,
    )
    assert read(opened.reading, b"1\n2") == expected
