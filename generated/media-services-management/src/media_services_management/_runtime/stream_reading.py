"""Reads the body of a response piece by piece, without I/O: bytes, events or lines.

A reading is a generator that yields `READ` when it needs the next bytes, which are sent to it
(`None` at the end of the body), and otherwise an item for the caller. It is the same for blocking
and asynchronous streams. What it keeps never exceeds the largest body by more than a chunk.
"""

from __future__ import annotations

import zlib
from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias, cast

from .attempts import Attempts
from .client_config import Setup
from .content_coding import HEADER_BYTES, coding_of, inflater
from .operation import Form, Operation, Service, StreamedItems
from .other_forms import EVENTS, LINES
from .redaction import Known, known
from .response import Response, service_error, unexpected

if TYPE_CHECKING:
    from .http_adapter import Received

READ: Final = object()
"""Stands for a need of more bytes."""

Reading: TypeAlias = Generator[object, bytes | None, None]

_LARGEST_PIECE = 256 * 1024
_BOM = b"\xef\xbb\xbf"


class Opened(NamedTuple):
    """A response whose body is still to be read, and what is known of its call."""

    service: Service
    response: Response
    reading: Reading
    attempts: Attempts
    secrets: Known
    timeout: float
    """Seconds without a byte after which the stream has failed."""
    largest: int
    """The maximum bytes of a body that is read as a whole."""

    @property
    def received(self) -> Received:
        """The adapter's response."""
        return self.response.opened  # type: ignore[no-any-return]


def open_stream(
    setup: Setup,
    operation: Operation[Any],
    kind: StreamedItems | Form,
    response: Response,
    attempts: Attempts,
) -> Opened:
    """Return the stream of a response before its first byte."""
    service, largest = setup.service, setup.largest(operation)
    if isinstance(kind, StreamedItems):
        reading = read_items(service, operation, kind, response, largest)
    else:
        reading = read_bytes(service, response)
    timeout = setup.options.timeout
    response.opened.wait_for(timeout)
    return Opened(service, response, reading, attempts, known(), timeout, largest)


def read_bytes(service: Service, response: Response) -> Reading:
    """Return the reading of a body as decompressed bytes; it raises `UnexpectedResponse`."""
    decoder = Decoder(response.opened.encoding)
    while (chunk := (yield READ)) is not None:
        yield from _decoded(service, response, decoder, chunk)
    _check_complete(service, response, decoder)


def read_items(
    service: Service,
    operation: Operation[Any],
    kind: StreamedItems,
    response: Response,
    largest: int,
) -> Reading:
    """Return the reading of a body as items: the data of events, or lines.

    It raises `ServiceError` for an error in the stream, and `UnexpectedResponse` for an item that
    cannot be read, is larger than `largest` bytes, or if the end mark does not come.
    """
    decoder = Decoder(response.opened.encoding)
    parser = Events() if _is_events(kind, response) else Lines()
    end = None if kind.end is None else kind.end.encode()
    while (chunk := (yield READ)) is not None:
        for piece in _decoded(service, response, decoder, chunk):
            for name, data in parser.feed(piece):
                if data == end:
                    return
                yield _item(service, operation, kind, response, name, data)
            if parser.size > largest:
                raise unexpected(service, response, f"an item is larger than {largest} bytes")
    _check_complete(service, response, decoder)
    for name, data in parser.finish():
        if data == end:
            return
        yield _item(service, operation, kind, response, name, data)
    if end is not None:
        raise unexpected(service, response, "the stream ended without its end mark")


def _decoded(
    service: Service, response: Response, decoder: Decoder, chunk: bytes
) -> Iterator[bytes]:
    try:
        yield from decoder.feed(chunk)
    except zlib.error:
        raise unexpected(
            service, response, "the body does not match its content encoding"
        ) from None


def _check_complete(service: Service, response: Response, decoder: Decoder) -> None:
    if not decoder.is_complete:
        raise unexpected(service, response, "the compressed body is incomplete")


def _is_events(kind: StreamedItems, response: Response) -> bool:
    """Return whether a stream consists of events: by its media type, or else as declared."""
    found = response.essence
    return found == EVENTS or (found not in LINES and kind.events)


def _item(
    service: Service,
    operation: Operation[Any],
    kind: StreamedItems,
    response: Response,
    name: str,
    data: bytes,
) -> object:
    """Return the value of an item, or raise the error that it is."""
    from .decoding import DecodeError, decode_item
    from .error_bodies import is_failure

    alone = response._replace(body=data, opened=None)
    if is_failure(kind, name, data):
        raise service_error(service, operation, alone)
    try:
        return decode_item(cast("type[object]", kind.item), data)
    except DecodeError as error:
        raise unexpected(service, alone, f"an item cannot be read: {error}") from None


class Decoder:
    """Decompresses a body chunk by chunk, into pieces of a limited size."""

    def __init__(self, encoding: str) -> None:
        self._coding = coding_of(encoding)
        self._inflater: Any = None
        self._held = b""
        """The first byte, which alone does not tell how the body begins."""

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missing at the end of the body."""
        return not self._held if self._inflater is None else bool(self._inflater.eof)

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """Yield the decoded pieces; raises `zlib.error`."""
        if not self._coding:
            yield chunk
            return
        chunk, self._held = self._held + chunk, b""
        if self._inflater is None and len(chunk) < HEADER_BYTES:
            self._held = chunk
            return
        started = self._inflater = self._inflater or inflater(self._coding, chunk)
        while chunk:
            if started.eof:
                raise zlib.error("there is data after the end")
            piece = started.decompress(chunk, _LARGEST_PIECE)
            chunk = started.unconsumed_tail or started.unused_data
            if piece:
                yield piece


class Lines:
    """Parses lines in linear time, whatever the chunks are; blank lines are dropped."""

    def __init__(self) -> None:
        self._partial: list[bytes] = []
        self._unended = 0
        self._is_first = True

    @property
    def size(self) -> int:
        """The bytes that are kept until an item is complete."""
        return self._unended

    def feed(self, chunk: bytes) -> Iterator[tuple[str, bytes]]:
        """Yield the name, which is empty, and the data of each item that is complete now."""
        for line in self._lines(chunk):
            if line := line.strip(b" \t\r"):
                yield "", line

    def finish(self) -> Iterator[tuple[str, bytes]]:
        """Yield the last item, which needs no line end."""
        yield from self.feed(b"\n")

    def _lines(self, chunk: bytes) -> Iterator[bytes]:
        *lines, rest = chunk.split(b"\n")
        for line in lines:
            self._partial.append(line)
            whole = b"".join(self._partial)
            self._partial.clear()
            self._unended = 0
            yield whole.removeprefix(_BOM) if self._is_first else whole
            self._is_first = False
        if rest:
            self._partial.append(rest)
            self._unended += len(rest)


class Events(Lines):
    """Parses server-sent events in linear time, whatever the chunks are."""

    def __init__(self) -> None:
        super().__init__()
        self._data: list[bytes] = []
        self._kept = 0
        self._name = b""
        self._after_return = False

    @property
    def size(self) -> int:
        """The bytes that are kept until an item is complete."""
        return self._unended + self._kept

    def feed(self, chunk: bytes) -> Iterator[tuple[str, bytes]]:
        """Yield the name and the data of each event that is complete now."""
        for line in self._lines(self._with_line_feeds(chunk)):
            if line:
                self._take(line)
                continue
            name, data = self._name, self._data
            self._name, self._data, self._kept = b"", [], 0
            if data:
                yield name.decode("utf-8", "replace"), b"\n".join(data)

    def finish(self) -> Iterator[tuple[str, bytes]]:
        """Yield nothing: the standard discards an event that is not complete."""
        return iter(())

    def _with_line_feeds(self, chunk: bytes) -> bytes:
        """Replace the other line ends, of which one can be parted by the end of a chunk."""
        if self._after_return:
            chunk = chunk.removeprefix(b"\n")
        if chunk:
            self._after_return = chunk.endswith(b"\r")
        return chunk.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in chunk else chunk

    def _take(self, line: bytes) -> None:
        field, _, value = line.partition(b":")
        value = value.removeprefix(b" ")
        if field == b"data":
            self._data.append(value)
            self._kept += len(value) + 1
        elif field == b"event":
            self._name = value
