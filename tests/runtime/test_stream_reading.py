"""Events and lines are parsed in linear time, with limits, and the same however they are cut."""

from __future__ import annotations

import gzip
import itertools
import time
import zlib
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtime.content_coding import decompress
from runtime.error_bodies import is_failure
from runtime.operation import StreamedItems
from runtime.stream_reading import Decoder, Events, Lines


def parsed(parser: Lines, chunks: Iterable[bytes]) -> list[tuple[str, bytes]]:
    found = [each for chunk in chunks for each in parser.feed(chunk)]
    return [*found, *parser.finish()]


@pytest.mark.parametrize(
    ("body", "events"),
    [
        (b"data: a\n\n", [("", b"a")]),
        (b"data:a\n\ndata:  b\n\n", [("", b"a"), ("", b" b")]),
        (b"event: ping\ndata: 1\ndata: 2\n\n", [("ping", b"1\n2")]),
        (b"data: a\r\n\r\ndata: b\r\rdata: c\n\n", [("", b"a"), ("", b"b"), ("", b"c")]),
        (b"\xef\xbb\xbfdata: a\n\n", [("", b"a")]),
        (b": comment\n\nid: 7\nretry: 10\ndata\n\n", [("", b"")]),
        (b"event: lost\n\ndata: a\n\n", [("", b"a")]),
        (b"data: a", []),
        (b"data: a\n", []),
        (b"\n\n\r\n", []),
        (b"data: \xff\n\n", [("", b"\xff")]),
        (b"event: \xff\ndata: a\n\n", [("\ufffd", b"a")]),
    ],
)
def test_events_are_read_as_the_standard_says(body: bytes, events: list[tuple[str, bytes]]) -> None:
    assert parsed(Events(), [body]) == events
    assert parsed(Events(), [body[i : i + 1] for i in range(len(body))]) == events


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (b'{"a":1}\n{"b":2}\n', [b'{"a":1}', b'{"b":2}']),
        (b"1\r\n\r\n \n2", [b"1", b"2"]),
        (b"\xef\xbb\xbf1\n", [b"1"]),
        (b"1\n\xef\xbb\xbf2\n", [b"1", b"\xef\xbb\xbf2"]),
        (b"X1X\n", [b"X1X"]),
        (b"", []),
    ],
)
def test_lines_are_read_without_blank_ones(body: bytes, lines: list[bytes]) -> None:
    assert parsed(Lines(), [body]) == [("", line) for line in lines]
    assert parsed(Lines(), [body[i : i + 1] for i in range(len(body))]) == [("", x) for x in lines]


def test_a_return_at_the_end_of_a_chunk_ends_a_line_at_once() -> None:
    events = Events()
    assert list(events.feed(b"data: a\r\r")) == [("", b"a")]
    assert list(events.feed(b"\ndata: b\r")) == []
    assert list(events.feed(b"")) == []
    assert list(events.feed(b"\ndata: c\n\n")) == [("", b"b\nc")]


_PIECES = st.lists(
    st.sampled_from([b"data", b":", b" ", b"\r", b"\n", b"\r\n", b"event", b"x", b"\xef\xbb\xbf"]),
    max_size=40,
)


@given(pieces=_PIECES, cuts=st.lists(st.integers(0, 80), max_size=8))
@pytest.mark.parametrize("parser", [Events, Lines])
def test_chunks_make_no_difference(
    parser: type[Lines], pieces: list[bytes], cuts: list[int]
) -> None:
    body = b"".join(pieces)
    places = sorted({0, len(body), *(cut for cut in cuts if cut < len(body))})
    chunks = [body[a:b] for a, b in itertools.pairwise(places)]
    assert parsed(parser(), chunks) == parsed(parser(), [body])


@pytest.mark.parametrize(
    ("parser", "chunk", "end"),
    [
        (Events, b"x" * 50, b"\n\n"),
        (Events, b"data:" + b"x" * 40 + b"\n", b"\n"),
        (Lines, b"x" * 50, b"\n"),
    ],
)
def test_the_time_for_an_endless_item_grows_with_its_size(
    parser: type[Lines], chunk: bytes, end: bytes
) -> None:
    def seconds(count: int) -> float:
        began = time.process_time()
        parsed(parser(), [*[chunk] * count, end])
        return time.process_time() - began

    small = max(min(seconds(4_000) for _ in range(3)), 0.0005)
    # of a parser that joins what it has with each chunk, it would be about 250 times as much
    assert min(seconds(64_000) for _ in range(2)) < 80 * small


@pytest.mark.parametrize("parser", [Events, Lines])
def test_what_is_kept_is_counted(parser: type[Lines]) -> None:
    reader = parser()
    for _ in range(10):
        assert list(reader.feed(b"data: 56789")) == []
    assert reader.size == 110
    list(reader.feed(b"\n\n"))
    assert reader.size == 0


def test_lines_of_an_event_without_end_are_counted() -> None:
    events = Events()
    list(events.feed(b"data:\n" * 100))
    assert events.size == 100


@given(body=st.binary(max_size=2000), size=st.integers(1, 700))
@pytest.mark.parametrize("coding", ["gzip", "deflate", "raw"])
def test_compressed_chunks_are_decoded(coding: str, body: bytes, size: int) -> None:
    packed = gzip.compress(body) if coding == "gzip" else zlib.compress(body)
    if coding == "raw":
        packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
        packed = packer.compress(body) + packer.flush()
    decoder = Decoder("deflate" if coding == "raw" else coding)
    pieces = [p for i in range(0, len(packed), size) for p in decoder.feed(packed[i : i + size])]
    assert b"".join(pieces) == body
    assert decoder.is_complete


@pytest.mark.parametrize("size", [1, 2, 100])
def test_a_body_without_a_header_may_begin_like_one(size: int) -> None:
    # a block that is stored as it is: three bits, five that say nothing, the length and its complement
    packed = b"\x08" + b"\x03\x00\xfc\xff" + b"abc" + b"\x03\x00"
    assert decompress(packed, "deflate") == (b"abc", None)
    decoder = Decoder("deflate")
    pieces = [p for i in range(0, len(packed), size) for p in decoder.feed(packed[i : i + size])]
    assert (b"".join(pieces), decoder.is_complete) == (b"abc", True)


def test_a_single_byte_is_no_compressed_body() -> None:
    decoder = Decoder("deflate")
    assert list(decoder.feed(b"\x78")) == []
    assert not decoder.is_complete


def test_a_bomb_comes_in_pieces() -> None:
    decoder = Decoder("gzip")
    sizes = [len(piece) for piece in decoder.feed(gzip.compress(b" " * 10_000_000))]
    assert sum(sizes) == 10_000_000
    assert max(sizes) <= 256 * 1024


def test_a_body_that_is_cut_short_or_goes_on_is_found() -> None:
    packed = gzip.compress(b"abc" * 100)
    decoder = Decoder("gzip")
    list(decoder.feed(packed[:-3]))
    assert not decoder.is_complete
    with pytest.raises(zlib.error):
        list(Decoder("gzip").feed(packed + b"more"))
    with pytest.raises(zlib.error):
        list(Decoder("br").feed(b"abc"))


@pytest.mark.parametrize(
    ("kind", "name", "data", "fails"),
    [
        (StreamedItems(item=object), "error", b'{"error": 1}', False),
        (StreamedItems(item=object, error_event="error"), "error", b"x", True),
        (StreamedItems(item=object, error_event="error"), "", b"x", False),
        (StreamedItems(item=object, error_member="error"), "", b'{"error": {"code": "x"}}', True),
        (StreamedItems(item=object, error_member="error"), "", b'{"error": null}', False),
        (StreamedItems(item=object, error_member="error"), "", b'{"a": "error"}', False),
        (StreamedItems(item=object, error_member="error"), "", b'["error"]', False),
        (StreamedItems(item=object, error_member="error"), "", b'"error', False),
        (StreamedItems(item=object, error_member="error"), "", b'\xff"error"', False),
    ],
)
def test_errors_are_told_apart(kind: StreamedItems, name: str, data: bytes, *, fails: bool) -> None:
    assert is_failure(kind, name, data) is fails


def test_nothing_is_kept_after_the_last_line() -> None:
    lines = Lines()
    assert [*lines.feed(b"1"), *lines.finish()] == [("", b"1")]
    assert lines.size == 0
