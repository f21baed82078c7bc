"""Hostile answers as data, and a server that gives them over a socket of this machine."""

from __future__ import annotations

import base64
import contextlib
import gzip
import socket
import threading
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "answers"
_CALL = "accounts.get"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerCase:
    """What is called, the answers of the server one after another, and what must come of it."""

    name: str
    call: str
    answers: tuple[dict[str, Any], ...]
    expect: dict[str, Any]

    def wire(self) -> list[bytes]:
        """Return the bytes of each answer."""
        return [_wire(answer) for answer in self.answers]


def read_answers() -> tuple[AnswerCase, ...]:
    """Return every case of every file of the corpus."""
    return tuple(case for path in sorted(FOLDER.glob("*.yaml")) for case in _read(path))


def _read(path: Path) -> Iterator[AnswerCase]:
    content = yaml.load(path.read_text("utf-8"), Loader=yaml.SafeLoader)
    for name, case in content["cases"].items():
        expect = case.pop("expect")
        call = case.pop("call", content.get("call", _CALL))
        usual = content.get("usual", {})
        answers = case.pop("answers", None) or [case]
        yield AnswerCase(
            name=f"{path.stem}-{name}",
            call=call,
            answers=tuple({**usual, **answer} for answer in answers),
            expect=expect if isinstance(expect, dict) else {"raises": expect},
        )


def _wire(answer: dict[str, Any]) -> bytes:
    if "raw" in answer:
        text: str = answer["raw"]
        return _encode(text) * int(answer.get("times", 1)) + _encode(answer.get("after", ""))
    body = _body(answer)
    head = f"HTTP/1.1 {answer.get('status', 200)} {answer.get('reason', 'OK')}\r\n"
    headers: dict[str, Any] = {"x-ms-request-id": "r-1", **answer.get("headers", {})}
    length = answer.get("length", len(body))
    if length is not None:
        headers["Content-Length"] = length
    for name, value in headers.items():
        for each in value if isinstance(value, list) else [value]:
            head += f"{name}: {each}\r\n"
    for index in range(answer.get("more_headers", 0)):
        head += f"X-More-{index}: {'v' * answer.get('header_size', 1)}\r\n"
    return _encode(f"{head}Connection: close\r\n\r\n") + body


def _body(answer: dict[str, Any]) -> bytes:
    if "base64" in answer:
        body = base64.b64decode(answer["base64"])
    else:
        before, after = answer.get("before", ""), answer.get("after", "")
        body = _encode(before + answer.get("body", "") * int(answer.get("times", 1)) + after)
    body = body.decode("utf-8").encode(answer["charset"]) if "charset" in answer else body
    for step in answer.get("pack", ()):
        body = _pack(step, body)
    return body[: answer["cut"]] if "cut" in answer else body


def _pack(step: str, body: bytes) -> bytes:
    match step:
        case "gzip":
            return gzip.compress(body, 9)
        case "zlib":
            return zlib.compress(body, 9)
        case _:
            packer = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
            return packer.compress(body) + packer.flush()


def _encode(text: str) -> bytes:
    """Return UTF-8; a low surrogate stands for a byte that is none."""
    return text.encode("utf-8", "surrogateescape")


class HostileServer:
    """Gives the answers of a script, one a connection and the last for ever, and keeps the requests."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._script: list[bytes] = []
        self.requests: list[bytes] = []
        threading.Thread(target=self._serve, daemon=True).start()

    @property
    def port(self) -> int:
        """The port that it listens on."""
        port: int = self._listener.getsockname()[1]
        return port

    def play(self, script: list[bytes]) -> None:
        """Begin a new script; `@PORT@` in an answer stands for the server's port."""
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
            with contextlib.suppress(OSError), connection:
                connection.settimeout(10)
                self._answer(connection)

    def _answer(self, connection: socket.socket) -> None:
        request = b""
        while b"\r\n\r\n" not in request:
            received = connection.recv(65536)
            if not received:
                return
            request += received
        head, _, body = request.partition(b"\r\n\r\n")
        length = next(
            (
                int(line[15:])
                for line in head.split(b"\r\n")
                if line[:15].lower() == b"content-length:"
            ),
            0,
        )
        while len(body) < length:
            body += connection.recv(65536)
        self.requests.append(head + b"\r\n\r\n" + body)
        connection.sendall(self._script.pop(0) if len(self._script) > 1 else self._script[0])
        connection.shutdown(socket.SHUT_WR)
        while connection.recv(65536):
            pass
