"""Streams: responses whose body the caller reads as it arrives.

Limits of time and the secrets of the call are set anew around each read, because a caller may go on
in another thread, task or context. One lock lets one thread read at a time; another one parts
closing from a reader that gives the connection back.
"""

from __future__ import annotations

import os
import secrets
import socket
import threading
from collections.abc import AsyncGenerator, Callable, Coroutine, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Generic, NoReturn, Self, TypeVar, cast

from .content_coding import too_large
from .copying import Uncopied
from .deadline import limited_to
from .errors import ClientError
from .limits import MOST_TO_SKIP
from .public import public_package, publish
from .redaction import recalling
from .response import request_id, unexpected
from .stream_reading import READ, Opened

if TYPE_CHECKING:
    import asyncio

    from .headers import Headers

T = TypeVar("T")

_PATIENCE = 1.0
"""Seconds to wait for the end of a body whose last item has arrived."""


class _Common(Uncopied, Generic[T]):
    """The common part of both kinds of streams."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._is_over = False
        self._is_closed = False
        self._is_released = False
        self._has_begun = False

    @property
    def status(self) -> int:
        """The status of the response."""
        return self._opened.response.status

    @property
    def headers(self) -> Headers:
        """The header fields of the response."""
        return self._opened.response.headers

    @property
    def request_id(self) -> str | None:
        """The service's id of the request, if the response has one."""
        with recalling(self._opened.secrets):
            return request_id(self._opened.service, self._opened.response)

    def __repr__(self) -> str:
        state = "closed" if self._is_released else "open"
        return f"<{type(self).__name__} {state}, status {self.status}>"

    def _total(self) -> int | None:
        """Return the number of bytes that the whole stream has, if that is known."""
        headers = self._opened.response.headers
        length = headers.get("content-length", "")
        is_known = not self._has_begun and "content-encoding" not in headers
        return int(length) if is_known and length.isdecimal() and length.isascii() else None

    def _failed(self, error: Exception) -> Exception:
        """Return the exception for a failed read."""
        from .http_adapter import FAILURES, translate

        if self._is_closed:
            return _closed()
        if not isinstance(error, FAILURES):
            return error
        return translate(error, self._opened.timeout, is_late=False)

    def _refuse(self) -> NoReturn:
        opened = self._opened
        with recalling(opened.secrets):
            raise unexpected(opened.service, opened.response, too_large(opened.largest))


def _closed() -> ClientError:
    return ClientError("the stream is closed")


class Stream(_Common[T]):
    """The items of a response, or the pieces of its body, as they arrive.

    It can be read once, by `for`. Its connection is free again when it has been read to its end, at
    the end of a `with` block, after `close`, and when nothing refers to it. Reading raises
    `TransportError` if the connection fails, `TimeoutError` if nothing arrives for the client's
    `timeout`, `UnexpectedResponse` for what cannot be read, and `ServiceError` for an error that
    the service sends in the stream.
    """

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self._chunks: Iterator[bytes] | None = None
        self._reader = threading.Lock()
        self._state = threading.Lock()

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> T:
        with self._reader:
            if self._is_over:
                raise StopIteration
            if self._is_closed:
                raise _closed()
            opened = self._opened
            try:
                with recalling(opened.secrets), opened.attempts:
                    return self._next()
            except BaseException:
                self._is_over = True
                self._release()
                raise

    def _next(self) -> T:
        reading = self._opened.reading
        step: object = next(reading, self)
        while step is READ:
            try:
                step = reading.send(self._read(self._opened.timeout))
            except StopIteration:
                step = self
        if step is self:
            self._skip_rest()
            raise StopIteration
        return cast("T", step)

    def _read(self, seconds: float) -> bytes | None:
        """Return the next bytes of the body, or `None` at its end."""
        if self._chunks is None:
            self._has_begun = True
            self._chunks = iter(self._opened.received.chunks())
        chunk: bytes | None = None
        try:
            with limited_to(seconds):
                chunk = next(self._chunks, None)
            failure: Exception | None = _closed() if self._is_closed else None
        except Exception as error:  # noqa: BLE001 - what does not belong to the library goes on
            failure = self._failed(error)
        if failure is not None:
            raise failure
        return chunk

    def _skip_rest(self) -> None:
        """Read what follows the last item, or the connection could not be used again."""
        skipped = 0
        with suppress(ClientError):
            while (chunk := self._read(_PATIENCE)) is not None and skipped <= MOST_TO_SKIP:
                skipped += len(chunk)

    def _release(self) -> None:
        with self._state:
            if self._is_released:
                return
            self._is_released = True
            self._chunks = None
            # the connection is lost if it cannot be closed
            with recalling(self._opened.secrets), suppress(Exception):
                self._opened.received.close()

    def close(self) -> None:
        """End the stream and free its connection; a thread that waits for it gets `ClientError`."""
        self._is_closed = True
        if self._reader.acquire(blocking=False):
            try:
                self._release()
            finally:
                self._reader.release()
            return
        with self._state:
            if not self._is_released:
                _wake(self._opened.received.socket())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def __del__(self) -> None:
        if not getattr(self, "_is_released", True):
            self._release()

    def read(self: Stream[bytes]) -> bytes:
        """Return the rest of a body of bytes.

        Raises `UnexpectedResponse` if it is larger than the client's `largest_response`.
        """
        parts, size = [], 0
        with self:
            for part in self:
                size += len(part)
                if size > self._opened.largest:
                    self._refuse()
                parts.append(part)
        return b"".join(parts)

    def save(
        self: Stream[bytes],
        path: str | os.PathLike[str],
        *,
        progress: Callable[[int, int | None], object] | None = None,
    ) -> None:
        """Write the rest of a body of bytes to a file, which appears once it is complete.

        `progress` is called with the number of bytes written so far, and with that of all, `None`
        if nobody knows it. A file that exists is replaced. Raises `OSError` as well.
        """
        with self, _Target(path, self._total()) as target:
            for part in self:
                target.write(part, progress)


def _wake(connection: Any) -> None:  # noqa: ANN401 - a socket of either kind, or none
    """Let a thread that waits for bytes go on."""
    if isinstance(connection, socket.socket):
        with suppress(OSError):
            # not the method of a TLS socket, which takes its state from the reader
            super(socket.socket, connection).shutdown(socket.SHUT_RDWR)


class _Target:
    """A file that is written beside its place, and put there if all goes well."""

    def __init__(self, path: str | os.PathLike[str], total: int | None) -> None:
        self._path = Path(path)
        self._total = total
        self._beside = self._path.with_name(f".{self._path.name}.{secrets.token_hex(4)}.part")
        self._size = 0

    def __enter__(self) -> Self:
        self._file: IO[bytes] = self._beside.open("xb")
        return self

    def write(self, part: bytes, progress: Callable[[int, int | None], object] | None) -> None:
        self._file.write(part)
        self._size += len(part)
        if progress is not None:
            progress(self._size, self._total)

    def __exit__(self, kind: object, *exception: object) -> None:
        try:
            self._file.close()
            if kind is None:
                self._beside.replace(self._path)
        finally:
            self._beside.unlink(missing_ok=True)


class AsyncStream(_Common[T]):
    """Like `Stream`, for `async for` and `async with`; it belongs to one event loop."""

    def __init__(self, opened: Opened) -> None:
        import asyncio

        super().__init__(opened)
        self._chunks: AsyncGenerator[bytes] | None = None
        self._loop = asyncio.get_running_loop()

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> T:
        if self._is_over:
            raise StopAsyncIteration
        if self._is_closed:
            raise _closed()
        try:
            with self._opened.attempts:
                return await self._next()
        except BaseException:
            self._is_over = True
            await self._release()
            raise

    async def _next(self) -> T:
        reading = self._opened.reading
        chunk: bytes | None = None
        while True:
            try:
                with recalling(self._opened.secrets):
                    step = reading.send(chunk)
            except StopIteration:
                await self._skip_rest()
                raise StopAsyncIteration from None
            if step is not READ:
                return cast("T", step)
            chunk = await self._read(self._opened.timeout)

    async def _read(self, seconds: float) -> bytes | None:
        """Return the next bytes of the body, or `None` at its end."""
        import asyncio

        if self._chunks is None:
            self._has_begun = True
            self._chunks = self._opened.received.async_chunks()
        chunk: bytes | None = None
        try:
            with recalling(self._opened.secrets):
                async with asyncio.timeout(seconds):
                    chunk = await anext(self._chunks, None)
            failure: Exception | None = _closed() if self._is_closed else None
        except Exception as error:  # noqa: BLE001 - what does not belong to the library goes on
            with recalling(self._opened.secrets):
                failure = self._failed(error)
        if failure is not None:
            raise failure
        return chunk

    async def _skip_rest(self) -> None:
        """Read what follows the last item, or the connection could not be used again."""
        skipped = 0
        with suppress(ClientError):
            while (chunk := await self._read(_PATIENCE)) is not None and skipped <= MOST_TO_SKIP:
                skipped += len(chunk)

    async def _release(self) -> None:
        if self._is_released:
            return
        self._is_released = True
        chunks, self._chunks = self._chunks, None
        with suppress(RuntimeError):  # another task waits for bytes: closing wakes it
            if chunks is not None:
                await chunks.aclose()
        # the connection is lost if it cannot be closed
        with recalling(self._opened.secrets), suppress(Exception):
            await self._opened.received.aclose()

    async def close(self) -> None:
        """End the stream and free its connection; a task that waits for it gets `ClientError`."""
        self._is_closed = True
        await self._release()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exception: object) -> None:
        await self.close()

    def __del__(self) -> None:
        if not getattr(self, "_is_released", True) and not self._loop.is_closed():
            closing = self._opened.received.aclose
            with suppress(RuntimeError):  # the loop ended meanwhile
                self._loop.call_soon_threadsafe(_close_later, self._loop, closing)

    async def read(self: AsyncStream[bytes]) -> bytes:
        """Return what `Stream.read` returns."""
        parts, size = [], 0
        async with self:
            async for part in self:
                size += len(part)
                if size > self._opened.largest:
                    self._refuse()
                parts.append(part)
        return b"".join(parts)

    async def save(
        self: AsyncStream[bytes],
        path: str | os.PathLike[str],
        *,
        progress: Callable[[int, int | None], object] | None = None,
    ) -> None:
        """Do what `Stream.save` does; the file is written by the event loop's thread."""
        async with self:
            with _Target(path, self._total()) as target:
                async for part in self:
                    target.write(part, progress)


_closing: set[object] = set()


def _close_later(
    loop: asyncio.AbstractEventLoop, close: Callable[[], Coroutine[Any, Any, None]]
) -> None:
    task = loop.create_task(close())
    _closing.add(task)  # the loop keeps no task alive
    task.add_done_callback(_closing.discard)


publish(public_package(__name__), (AsyncStream, Stream))
