"""Content of bodies that is sent piece by piece: from memory, from files and from iterators.

Files are read again for each attempt of a call, from where they began. A file that changes its
length meanwhile ends the call, since the length was promised to the service.
"""

from __future__ import annotations

import io
import os
import stat
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias, cast

from .errors import ArgumentError, TransportError
from .limits import PIECE

FileContent: TypeAlias = bytes | os.PathLike[str] | BinaryIO
"""The content of a file: bytes, a path, or a file that is open for reading bytes."""

FileInput: TypeAlias = FileContent | tuple[str, FileContent] | tuple[str, FileContent, str]
"""A file of a form: its content; with its name; with its name and its media type."""

Upload: TypeAlias = bytes | os.PathLike[str] | BinaryIO | Iterable[bytes] | AsyncIterable[bytes]
"""A body: its bytes, a path, a file that is open for reading bytes, or an iterator of bytes."""

_BYTES = (bytes, bytearray, memoryview)


class Source:
    """One content. `length` is None if unknown; `name` is for messages, `place` the file's name."""

    is_once = False
    """Whether it can be read only once."""

    def __init__(self, name: str, length: int | None, place: str | None = None) -> None:
        self.name = name
        self.length = length
        self.place = place

    def pieces(self) -> Iterator[bytes]:
        """Yield the bytes, which are never empty."""
        raise NotImplementedError

    async def async_pieces(self) -> AsyncIterator[bytes]:
        """Yield the bytes without blocking the event loop: files are read in threads."""
        import asyncio

        pieces = self.pieces()
        try:
            while (piece := await asyncio.to_thread(next, pieces, None)) is not None:
                yield piece
        finally:
            with suppress(ValueError):  # a thread that nobody waits for is still reading
                cast("Any", pieces).close()


class InMemory(Source):
    """Bytes."""

    def __init__(self, name: str, content: bytes) -> None:
        super().__init__(name, len(content))
        self.content = content

    def pieces(self) -> Iterator[bytes]:
        """Yield the bytes at once."""
        if self.content:
            yield self.content

    async def async_pieces(self) -> AsyncIterator[bytes]:
        """Yield the bytes at once."""
        if self.content:
            yield self.content


class AtPath(Source):
    """A file that is opened for each attempt."""

    def __init__(self, name: str, path: os.PathLike[str]) -> None:
        self._path = Path(path)
        try:
            info = self._path.stat()
        except (OSError, ValueError) as error:
            raise ArgumentError(f"`{name}` cannot be read: {_reason(error)}") from None
        if stat.S_ISDIR(info.st_mode) or not os.access(self._path, os.R_OK):
            raise ArgumentError(f"`{name}` is a folder, or must not be read")
        self.is_once = not stat.S_ISREG(info.st_mode)  # a pipe
        super().__init__(name, None if self.is_once else info.st_size, str(self._path))

    def pieces(self) -> Iterator[bytes]:
        """Yield the content; raises `TransportError` if it cannot be read any longer."""
        try:
            with self._path.open("rb") as file:
                yield from _read(self, file)
        except OSError as error:
            raise TransportError(f"`{self.name}` cannot be read: {_reason(error)}") from None


class Opened(Source):
    """An open file, read from where it stood; one that cannot be rewound is read once."""

    def __init__(self, name: str, file: BinaryIO) -> None:
        self._file = file
        place = getattr(file, "name", None)
        try:
            self.is_once = not file.seekable()
            self._begin = 0 if self.is_once else file.tell()
            length = None if self.is_once else file.seek(0, os.SEEK_END) - self._begin
            if not self.is_once:
                file.seek(self._begin)
        except (OSError, ValueError) as error:  # closed, for example
            raise ArgumentError(f"`{name}` cannot be read: {_reason(error)}") from None
        super().__init__(name, length, place if isinstance(place, str) else None)

    def pieces(self) -> Iterator[bytes]:
        """Yield the content; raises `TransportError` if it cannot be read any longer."""
        try:
            if not self.is_once:
                self._file.seek(self._begin)
            yield from _read(self, self._file)
        except ArgumentError:
            raise
        except (OSError, ValueError) as error:
            raise TransportError(f"`{self.name}` cannot be read: {_reason(error)}") from None


class Iterated(Source):
    """An iterator of bytes, read once."""

    is_once = True

    def __init__(self, name: str, items: Iterable[bytes] | AsyncIterable[bytes]) -> None:
        super().__init__(name, None)
        self._items = items

    def pieces(self) -> Iterator[bytes]:
        """Yield the pieces of the iterator; raises `ArgumentError` if it is asynchronous."""
        if isinstance(self._items, AsyncIterable):
            raise ArgumentError(f"`{self.name}` is asynchronous: use the asynchronous client")
        for piece in self._items:
            if checked := self._checked(piece):
                yield checked

    async def async_pieces(self) -> AsyncIterator[bytes]:
        """Yield the pieces of the iterator; one that is not asynchronous runs in threads."""
        if isinstance(self._items, AsyncIterable):
            async for piece in self._items:
                if checked := self._checked(piece):
                    yield checked
            return
        async for piece in super().async_pieces():
            yield piece

    def _checked(self, piece: object) -> bytes:
        if not isinstance(piece, _BYTES):
            raise ArgumentError(f"`{self.name}` must give bytes, not `{type(piece).__name__}`")
        return bytes(piece)


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def _read(source: Source, file: BinaryIO) -> Iterator[bytes]:
    """Yield the content of a file; the last piece only if the length is as promised."""
    held, total = b"", 0
    while piece := file.read(PIECE):
        if not isinstance(piece, _BYTES):
            raise ArgumentError(f"`{source.name}` must be open for reading bytes, not text")
        if held:
            yield held
        held = bytes(piece)
        total += len(held)
        if source.length is not None and total > source.length:
            break
    if source.length not in (None, total):
        raise TransportError(f"`{source.name}` changed its length while it was sent")
    if held:
        yield held


def source_of(name: str, value: object, *, takes_iterators: bool) -> Source:
    """Return the content that an argument gives; raises `ArgumentError` for anything else."""
    if isinstance(value, _BYTES):
        return InMemory(name, bytes(value))
    if isinstance(value, os.PathLike):
        return AtPath(name, value)
    if isinstance(value, io.TextIOBase):
        raise ArgumentError(f"`{name}` must be open for reading bytes, not text")
    if hasattr(value, "read") and hasattr(value, "seekable"):
        return Opened(name, cast("BinaryIO", value))
    is_iterator = isinstance(value, (Iterable, AsyncIterable)) and not isinstance(value, str)
    if takes_iterators and is_iterator:
        return Iterated(name, cast("Iterable[bytes]", value))
    also = " or an iterator of bytes" if takes_iterators else ""
    raise ArgumentError(
        f"`{name}` must be bytes, a path, a file open for reading bytes{also}, "
        f"not `{type(value).__name__}`"
    )


class Content:
    """A body in pieces, which both kinds of clients can send.

    `media_type` replaces that of the operation: for a multipart body it has the boundary. `form` has
    the parts of such a body, for whoever wants to show them.
    """

    def __init__(
        self,
        sources: Iterable[Source],
        *,
        media_type: str | None = None,
        form: tuple[Any, ...] = (),
    ) -> None:
        self.sources = tuple(sources)
        self.media_type = media_type
        self.form = form
        self._was_read = False

    def __repr__(self) -> str:
        return f"Content(length={self.length})"

    @property
    def length(self) -> int | None:
        """The number of bytes, or None if it is not known before they are sent."""
        lengths = [source.length for source in self.sources]
        known = [length for length in lengths if length is not None]
        return sum(known) if len(known) == len(lengths) else None

    @property
    def is_spent(self) -> bool:
        """Whether it has been read and cannot be read again."""
        return self._was_read and any(source.is_once for source in self.sources)

    def __iter__(self) -> Iterator[bytes]:
        """Yield the bytes for one attempt."""
        self._was_read = True
        for source in self.sources:
            yield from source.pieces()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Yield the bytes for one attempt, without blocking the event loop."""
        self._was_read = True
        for source in self.sources:
            async for piece in source.async_pieces():
                yield piece
