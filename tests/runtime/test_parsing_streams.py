"""The parsers of streams by themselves: line ends, byte order marks, sizes, and what tells events."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any

import pytest

from runtime.errors import UnexpectedResponse
from runtime.headers import Headers
from runtime.operation import StreamedItems
from runtime.response import Response
from runtime.stream_reading import READ, Decoder, Events, Lines, read_bytes, read_items

from .conftest import SERVICE, operation


def fed(parser: Lines, *chunks: bytes) -> list[tuple[str, bytes]]:
    found = [each for chunk in chunks for each in parser.feed(chunk)]
    return [*found, *parser.finish()]


@pytest.mark.parametrize(
    ("chunks", "lines"),
    [
        ([b"1\n2\n"], [b"1", b"2"]),
        ([b"1", b"2\n", b"3"], [b"12", b"3"]),
        ([b" \t1 \r\n\n \n\r\n2"], [b"1", b"2"]),
        ([b"X1X\n"], [b"X1X"]),
        ([b"\xef\xbb\xbf1\n\xef\xbb\xbf2\n"], [b"1", b"\xef\xbb\xbf2"]),
        ([b"\xef", b"\xbb\xbf1\n"], [b"1"]),
        ([b""], []),
    ],
)
def test_lines(chunks: list[bytes], lines: list[bytes]) -> None:
    parser = Lines()
    assert fed(parser, *chunks) == [("", each) for each in lines]
    assert parser.size == 0


def test_the_size_of_lines_is_what_waits_for_an_end() -> None:
    parser = Lines()
    assert list(parser.feed(b"1\n23")) == [("", b"1")]
    assert parser.size == 2
    assert list(parser.feed(b"4")) == []
    assert parser.size == 3
    assert list(parser.feed(b"\n")) == [("", b"234")]
    assert parser.size == 0


@pytest.mark.parametrize("end", [b"\n", b"\r", b"\r\n"])
def test_events_with_each_line_end(end: bytes) -> None:
    lines = (b"event: a", b"data: 1", b"data:2", b"id: 7", b": no", b"data", b"", b"data:  x", b"")
    text = b"".join(line + end for line in lines)
    expected = [("a", b"1\n2\n"), ("", b" x")]
    assert fed(Events(), text) == expected
    assert fed(Events(), *(text[i : i + 1] for i in range(len(text)))) == expected


def test_events_that_are_no_whole_ones_are_dropped() -> None:
    parser = Events()
    assert fed(parser, b"event: a\n\n\n", b"data: 1\n", b"data: 2") == []
    assert parser.size == len(b"1") + 1 + len(b"data: 2")


def test_the_size_of_an_event_ends_with_it() -> None:
    parser = Events()
    assert fed(parser, b"data: 1\n\n") == [("", b"1")]
    assert parser.size == 0


def test_a_name_that_is_no_text_is_read_as_far_as_it_is() -> None:
    assert fed(Events(), b"event: a\xff\ndata: 1\n\n") == [("a\ufffd", b"1")]


def test_names_are_those_of_their_events_only() -> None:
    assert fed(Events(), b"event: a\ndata: 1\n\ndata: 2\n\n") == [("a", b"1"), ("", b"2")]


@pytest.mark.parametrize("size", [1, 2, 7, 1000])
def test_decompressing(size: int) -> None:
    packed = gzip.compress(b"abc" * 100)
    decoder = Decoder("gzip")
    chunks = [packed[i : i + size] for i in range(0, len(packed), size)]
    pieces = [piece for chunk in chunks for piece in decoder.feed(chunk)]
    assert b"".join(pieces) == b"abc" * 100
    assert all(pieces)
    assert decoder.is_complete


def test_what_is_not_compressed_well() -> None:
    packed = gzip.compress(b"abc")
    short, long = Decoder("gzip"), Decoder("gzip")
    list(short.feed(packed[:-1]))
    assert not short.is_complete
    with pytest.raises(zlib.error):
        list(long.feed(packed + b"x"))
    begun = Decoder("gzip")
    assert list(begun.feed(packed[:1])) == []
    assert not begun.is_complete


def response(media_type: str = "", encoding: str = "") -> Response:
    opened: Any = SimpleNamespace(encoding=encoding)
    headers = Headers([("content-type", media_type)] if media_type else [])
    return Response(status=200, reason="OK", headers=headers, body=b"")._replace(opened=opened)


def played(reading: Any, chunks: Iterable[bytes]) -> list[Any]:
    """What a reading gives for these chunks."""
    found, waiting = [], iter(chunks)
    step = next(reading)
    while True:
        try:
            if step is READ:
                step = reading.send(next(waiting, None))
            else:
                found.append(step)
                step = next(reading)
        except StopIteration:
            return found


def test_bytes_have_to_be_complete() -> None:
    packed = gzip.compress(b"abc")
    assert b"".join(played(read_bytes(SERVICE, response("", "gzip")), [packed])) == b"abc"
    with pytest.raises(UnexpectedResponse, match="the compressed body is incomplete"):
        played(read_bytes(SERVICE, response("", "gzip")), [packed[:-1]])
    with pytest.raises(UnexpectedResponse, match="does not match its content encoding"):
        played(read_bytes(SERVICE, response("", "gzip")), [b"no gzip"])


def items(
    kind: StreamedItems, media_type: str, *chunks: bytes, largest: int = 100, encoding: str = ""
) -> list[Any]:
    answer = response(media_type, encoding)
    return played(read_items(SERVICE, operation(), kind, answer, largest), chunks)


@pytest.mark.parametrize(
    ("media_type", "events", "is_events"),
    [
        ("text/event-stream", False, True),
        ("text/event-stream", True, True),
        ("application/x-ndjson", True, False),
        ("application/jsonl", True, False),
        ("text/plain", True, True),
        ("text/plain", False, False),
        ("", True, True),
        ("", False, False),
    ],
)
def test_the_media_type_tells_events_or_else_the_description(
    media_type: str, *, events: bool, is_events: bool
) -> None:
    kind = StreamedItems(item=int, events=events)
    text = b"data: 1\n\n" if is_events else b"1\n"
    assert items(kind, media_type, text) == [1]


LINES = StreamedItems(item=int, end="[DONE]")


@pytest.mark.parametrize("text", [b"1\n[DONE]\n", b"1\n[DONE]", b"1\n[DONE]\n2\n"])
def test_the_end_mark_ends_a_stream(text: bytes) -> None:
    assert items(LINES, "", text) == [1]


@pytest.mark.parametrize("text", [b"1\n", b"1", b""])
def test_a_stream_without_its_end_mark(text: bytes) -> None:
    with pytest.raises(UnexpectedResponse, match="ended without its end mark"):
        items(LINES, "", text)
    assert items(StreamedItems(item=int), "", text) == [1] * bool(text)


def test_the_largest_item() -> None:
    kind = StreamedItems(item=str)
    text = b'"' + b"x" * 8 + b'"'
    assert items(kind, "", text, b"\n", largest=10) == ["x" * 8]
    with pytest.raises(UnexpectedResponse, match="an item is larger than 9 bytes"):
        items(kind, "", text, b"\n", largest=9)
    event = StreamedItems(item=str, events=True)
    with pytest.raises(UnexpectedResponse, match="an item is larger than 9 bytes"):
        items(event, "", b"data: " + text + b"\n", largest=9)


def test_items_have_to_be_complete() -> None:
    packed = gzip.compress(b"1\n")
    assert items(StreamedItems(item=int), "", packed, encoding="gzip") == [1]
    with pytest.raises(UnexpectedResponse, match="the compressed body is incomplete"):
        items(StreamedItems(item=int), "", packed[:-1], encoding="gzip")
