"""What uploads are made of, source by source: pieces, lengths, positions, and what is refused."""

from __future__ import annotations

import asyncio
import io
import os
from pathlib import Path
from typing import Any

import pytest

from runtime.errors import ArgumentError, TransportError
from runtime.limits import PIECE
from runtime.uploads import AtPath, Content, InMemory, Iterated, Opened, Source, source_of


def pieces(source: Source) -> list[bytes]:
    """The pieces of a source, which both ways of reading give."""
    found = list(source.pieces())
    if not source.is_once:

        async def collect() -> list[bytes]:
            return [each async for each in source.async_pieces()]

        assert asyncio.run(collect()) == found
    return found


class Once(io.BytesIO):
    """A file that cannot be rewound."""

    def seekable(self) -> bool:
        return False


def test_no_piece_is_empty(tmp_path: Path) -> None:
    (tmp_path / "empty").write_bytes(b"")
    for source in (
        InMemory("x", b""),
        AtPath("x", tmp_path / "empty"),
        Opened("x", io.BytesIO(b"")),
        Iterated("x", iter([b"", b""])),
    ):
        assert pieces(source) == []
    assert pieces(InMemory("x", b"ab")) == [b"ab"]
    with pytest.raises(NotImplementedError):
        Source("x", None).pieces()


def test_a_file_is_read_in_pieces_of_one_size(tmp_path: Path) -> None:
    content = b"a" * PIECE + b"b"
    path = tmp_path / "file"
    path.write_bytes(content)
    at_path = AtPath("x", path)
    assert (at_path.length, at_path.is_once) == (PIECE + 1, False)
    assert pieces(at_path) == [b"a" * PIECE, b"b"]


def test_an_open_file_is_read_from_where_it_stood_each_time() -> None:
    file = io.BytesIO(b"abcdef")
    file.seek(2)
    source = Opened("x", file)
    assert (source.length, source.is_once, source.place) == (4, False, None)
    assert file.tell() == 2
    assert pieces(source) == [b"cdef"]
    assert pieces(source) == [b"cdef"]


def test_what_cannot_be_rewound_is_read_once() -> None:
    file = Once(b"abc")
    file.read(1)
    source = Opened("x", file)
    assert (source.length, source.is_once) == (None, True)
    assert pieces(source) == [b"bc"]
    assert pieces(source) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are of POSIX")
def test_a_pipe_has_no_length_and_is_read_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    source = AtPath("x", tmp_path / "pipe")
    assert (source.length, source.is_once) == (None, True)


class Silent(io.BytesIO):
    """A file that fails without a word."""

    def read(self, *_: Any) -> bytes:
        raise ValueError


class Words(io.BytesIO):
    """A file that gives text although it does not look so."""

    def read(self, *_: Any) -> Any:
        return "text"


class Growing(io.BytesIO):
    """A file that never ends."""

    def read(self, *_: Any) -> bytes:
        return b"x"


@pytest.mark.parametrize(
    ("file", "error", "message"),
    [
        (Silent(b"abc"), TransportError, "`x` cannot be read: ValueError"),
        (Words(b"abc"), ArgumentError, "`x` must be open for reading bytes, not text"),
        (Growing(b"abc"), TransportError, "`x` changed its length while it was sent"),
    ],
)
def test_files_that_fail_while_they_are_sent(
    file: Any, error: type[Exception], message: str
) -> None:
    with pytest.raises(error) as caught:
        pieces(Opened("x", file))
    assert str(caught.value) == message


class Readable:
    """Something with `read`, and nothing else that files have."""

    def read(self) -> bytes:
        raise NotImplementedError


BOTH = "`x` must be bytes, a path, a file open for reading bytes or an iterator of bytes, not"
ONE = "`x` must be bytes, a path, a file open for reading bytes, not"


@pytest.mark.parametrize(
    ("value", "takes_iterators", "message"),
    [
        (7, True, f"{BOTH} `int`"),
        (7, False, f"{ONE} `int`"),
        ("text", True, f"{BOTH} `str`"),
        (iter([b"a"]), False, f"{ONE} `list_iterator`"),
        (Readable(), True, f"{BOTH} `Readable`"),
        (io.StringIO("a"), True, "`x` must be open for reading bytes, not text"),
    ],
)
def test_what_is_no_content(value: Any, message: str, *, takes_iterators: bool) -> None:
    with pytest.raises(ArgumentError) as caught:
        source_of("x", value, takes_iterators=takes_iterators)
    assert str(caught.value) == message


def test_a_content_is_spent_once_it_was_read_unless_it_can_be_read_again() -> None:
    again = Content([InMemory("x", b"ab"), InMemory("x", b"c")])
    once = Content([InMemory("x", b"ab"), Iterated("x", iter([b"c"]))])
    assert (repr(again), repr(once)) == ("Content(length=3)", "Content(length=None)")
    assert not again.is_spent
    assert not once.is_spent
    assert b"".join(again) == b"".join(once) == b"abc"
    assert not again.is_spent
    assert once.is_spent


def test_a_generator_is_closed_if_an_upload_ends_early() -> None:
    closed = []

    class Told(Source):
        def pieces(self) -> Any:
            try:
                yield b"a"
                yield b"b"
            finally:
                closed.append(True)

    async def read_one() -> None:
        reading: Any = Told("x", None).async_pieces()
        assert await anext(reading) == b"a"
        assert closed == []
        await reading.aclose()
        assert closed == [True]

    asyncio.run(read_one())
