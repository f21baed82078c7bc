"""Hostile answers as data, and a server that gives them over a socket of this machine."""

from __future__ import annotations

import base64
import contextlib
import gzip
import socket
import threading
import zlib
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any

import httpx2
import yaml

FOLDER = Path(__file__).parent / "responses"
_CALL = "accounts.get"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseCase:
    """What is called, the responses of the server one after another, and what must come of it.

    `only` names the one way in which it means something, if there is one: `socket` or `transport`.
    """

    name: str
    call: str
    responses: tuple[dict[str, Any], ...]
    expect: dict[str, Any]
    retries: int
    deadline: float
    only: str | None

    def wire(self) -> list[bytes]:
        """Return the bytes of each response."""
        return [_wire(response) for response in self.responses]

    def is_played_by(self, way: str) -> bool:
        """Return whether the case can be played over a `socket` or by a `transport`."""
        cannot = "raw" if way == "transport" else "failure"
        return self.only in (None, way) and all(cannot not in each for each in self.responses)


def read_responses() -> tuple[ResponseCase, ...]:
    """Return every case of every file of the corpus."""
    return tuple(case for path in sorted(FOLDER.glob("*.yaml")) for case in _read(path))


def _read(path: Path) -> Iterator[ResponseCase]:
    content = yaml.load(path.read_text("utf-8"), Loader=yaml.SafeLoader)
    usual = content.get("usual", {})
    for name, case in content["cases"].items():
        responses = case.get("responses") or [case]
        yield ResponseCase(
            name=f"{path.stem}-{name}",
            call=case.get("call", _CALL),
            responses=tuple({**usual, **response} for response in responses),
            expect=case["expect"],
            retries=case.get("retries", 0),
            deadline=case.get("deadline", 200),
            only=case.get("only"),
        )


def _wire(response: dict[str, Any]) -> bytes:
    if "raw" in response:
        text: str = response["raw"]
        return encode(text) * int(response.get("times", 1)) + encode(response.get("after", ""))
    body = make_body(response)
    fields = [*make_fields(response), (b"Connection", b"close")]
    length = response.get("length", len(body))
    if length is not None:
        fields.append((b"Content-Length", str(length).encode()))
    status = response.get("status", 200)
    head = encode(f"HTTP/1.1 {status} {response.get('reason', _phrase(status))}\r\n")
    lines = b"".join(name + b": " + value + b"\r\n" for name, value in fields)
    return head + lines + b"\r\n" + body


def _phrase(status: int) -> str:
    return next((each.phrase for each in HTTPStatus if each == status), "")


def make_fields(response: dict[str, Any]) -> list[tuple[bytes, bytes]]:
    """Return the header fields of a response; `longer` repeats each value."""
    pairs = []
    for name, value in response.get("headers", {}).items():
        for each in value if isinstance(value, list) else [value]:
            pairs.append((name, str(each) * response.get("longer", 1)))
    if all(name.lower() != "x-ms-request-id" for name, _ in pairs):
        pairs.append(("x-ms-request-id", "r-1"))
    more = range(response.get("more_headers", 0))
    pairs += [(f"X-More-{index}", "v" * response.get("header_size", 1)) for index in more]
    return [(encode(name), encode(value)) for name, value in pairs]


def make_body(response: dict[str, Any]) -> bytes:
    """Return the bytes of a body as it is sent; large ones exist only in a test."""
    if "base64" in response:
        body = base64.b64decode(response["base64"])
    else:
        middle = (response.get("body", ""), response.get("times", 1))
        usual = [(response.get("before", ""), 1), middle, (response.get("after", ""), 1)]
        body = encode("".join(text * times for text, times in response.get("pieces", usual)))
    body = body.decode("utf-8").encode(response["charset"]) if "charset" in response else body
    for step in response.get("pack", ()):
        body = _pack(step, body)
    return body[: response["cut"]] if "cut" in response else body


def _pack(step: str, body: bytes) -> bytes:
    match step:
        case "gzip":
            return gzip.compress(body, 9, mtime=0)
        case "zlib":
            return zlib.compress(body, 9)
        case _:
            packer = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
            return packer.compress(body) + packer.flush()


def encode(text: str) -> bytes:
    """Return UTF-8; a low surrogate becomes a byte that is not UTF-8."""
    return text.encode("utf-8", "surrogateescape")


class HostileServer:
    """Gives the responses of a script, one a connection and the last for ever, and keeps the requests."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._script: list[bytes] = []
        self._turn = threading.Lock()
        self.requests: list[bytes] = []
        threading.Thread(target=self._serve, daemon=True).start()

    @property
    def port(self) -> int:
        """The port that it listens on."""
        port: int = self._listener.getsockname()[1]
        return port

    def play(self, script: list[bytes]) -> None:
        """Begin a new script; `@PORT@` in a response becomes the server's port."""
        self.requests = []
        self._script = [each.replace(b"@PORT@", str(self.port).encode()) for each in script]

    def close(self) -> None:
        """Stop listening."""
        self._listener.close()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            # a client may be at its next connection while the last one is not yet drained
            played = (connection, self._script, self.requests)
            threading.Thread(target=self._converse, args=played, daemon=True).start()

    def _converse(
        self, connection: socket.socket, script: list[bytes], requests: list[bytes]
    ) -> None:
        with contextlib.suppress(OSError), connection:
            connection.settimeout(10)
            request = _receive(connection)
            if request is None:
                return
            with self._turn:
                requests.append(request)
                response = script.pop(0) if len(script) > 1 else script[0]
            connection.sendall(response)
            connection.shutdown(socket.SHUT_WR)
            while connection.recv(65536):
                pass


def _receive(connection: socket.socket) -> bytes | None:
    """Return a whole request, or nothing if the client leaves before its end."""
    request, size = b"", None
    while size is None or len(request) < size:
        received = connection.recv(65536)
        if not received:
            return None
        request += received
        if size is None and b"\r\n\r\n" in request:
            size = _size(request)
    return request


def _size(request: bytes) -> int:
    """Return how many bytes a request has whose head is whole."""
    head, end, _ = request.partition(b"\r\n\r\n")
    name = b"content-length:"
    lengths = [line[len(name) :] for line in head.split(b"\r\n") if line.lower().startswith(name)]
    return len(head) + len(end) + int(lengths[0] if lengths else 0)


class Transport:
    """Gives the responses of a script by a fake transport, the last for ever, and keeps the requests."""

    def __init__(self, responses: tuple[dict[str, Any], ...]) -> None:
        self._responses = responses
        self.requests: list[httpx2.Request] = []

    def respond(self, request: httpx2.Request) -> httpx2.Response:
        """Return the next response; raises the failure that it may be."""
        self.requests.append(request)
        response = self._responses[min(len(self.requests), len(self._responses)) - 1]
        if "failure" in response:
            raise getattr(httpx2, response["failure"])("it failed", request=request)
        body, reason = make_body(response), response.get("reason")
        is_whole = response.get("length", len(body)) == len(body)
        return httpx2.Response(
            response.get("status", 200),
            headers=make_fields(response),
            stream=httpx2.ByteStream(body) if is_whole else Broken(body),
            extensions={} if reason is None else {"reason_phrase": encode(reason)},
        )


class Broken(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """A body whose connection is lost after its bytes."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def __iter__(self) -> Iterator[bytes]:
        yield self._content
        raise httpx2.ReadError("the connection was reset")

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self:
            yield chunk


@dataclass
class Time:
    """A clock that moves only when somebody sleeps, and remembers the pauses."""

    now: float = 1000.0
    pauses: list[float] = field(default_factory=list)

    def clock(self) -> float:
        """Return the time in seconds."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Move on."""
        self.pauses.append(seconds)
        self.now += seconds

    async def async_sleep(self, seconds: float) -> None:
        """Move on."""
        self.sleep(seconds)
