"""Bodies of requests for the HTTP library, which tell how much of them has been sent."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import TYPE_CHECKING

import httpx2

from .limits import PIECE

if TYPE_CHECKING:
    from .hooks import OnProgress
    from .uploads import Content


def body_of(content: bytes | Content, tell: OnProgress | None) -> httpx2.ByteStream | _Pieces:
    """Return a body for the HTTP library; `tell` is told how much of it has been sent."""
    if isinstance(content, bytes):
        if tell is None or not content:
            return httpx2.ByteStream(content)
        from .uploads import Content, InMemory

        content = Content([InMemory("body", content)])
    return _Pieces(content, tell)


class _Pieces(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """A body that is sent piece by piece."""

    def __init__(self, content: Content, tell: OnProgress | None) -> None:
        self._content = content
        self._tell = tell

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._content) if self._tell is None else self._told(self._tell)

    def __aiter__(self) -> AsyncIterator[bytes]:
        return aiter(self._content) if self._tell is None else self._told_async(self._tell)

    def _told(self, tell: OnProgress) -> Iterator[bytes]:
        sent, total = 0, self._content.length
        tell(sent, total)
        for piece in self._content:
            for part in _parts(piece, total):
                yield part
                sent += len(part)
                tell(sent, total)

    async def _told_async(self, tell: OnProgress) -> AsyncIterator[bytes]:
        sent, total = 0, self._content.length
        tell(sent, total)
        async for piece in self._content:
            for part in _parts(piece, total):
                yield part
                sent += len(part)
                tell(sent, total)


def _parts(piece: bytes, total: int | None) -> Iterator[bytes]:
    """Yield the parts of a piece; without a total, each piece is a chunk on the wire, and stays."""
    if total is None or len(piece) <= PIECE:
        yield piece
        return
    for begin in range(0, len(piece), PIECE):
        yield piece[begin : begin + PIECE]
