"""Cassettes: requests and their answers in the format that vcrpy reads."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

Pairs: TypeAlias = tuple[tuple[str, str], ...]

_PHRASES = {
    200: "OK",
    201: "Created",
    202: "Accepted",
    203: "Non-Authoritative Information",
    204: "No Content",
    205: "Reset Content",
    206: "Partial Content",
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    409: "Conflict",
    410: "Gone",
    412: "Precondition Failed",
    429: "Too Many Requests",
    500: "Internal Server Error",
    501: "Not Implemented",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
}
"""Of a table of our own, because that of Python changes with its version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request as it goes over the wire, but for the headers that the transport adds."""

    method: str
    uri: str
    headers: Pairs
    body: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer as it comes over the wire."""

    status: int
    headers: Pairs
    body: bytes = b""

    @property
    def phrase(self) -> str:
        """The words after the status."""
        return _PHRASES.get(self.status, "Unlisted")


def cassette(request: Request, answers: Iterable[Answer]) -> bytes:
    """Return a cassette in which one request, made again and again, gets one answer after another."""
    lines = [line for answer in answers for line in _interaction(request, answer)]
    return ("\n".join(["interactions:", *lines, "version: 1"]) + "\n").encode()


def _interaction(request: Request, answer: Answer) -> Iterator[str]:
    yield "- request:"
    yield f"    body: {'null' if request.body is None else _body(request.body)}"
    yield from _headers(request.headers)
    yield f"    method: {_text(request.method)}"
    yield f"    uri: {_text(request.uri)}"
    yield "  response:"
    yield "    body:"
    yield f"      string: {_body(answer.body)}"
    yield from _headers(answer.headers)
    yield "    status:"
    yield f"      code: {answer.status}"
    yield f"      message: {_text(answer.phrase)}"


def _headers(headers: Pairs) -> Iterator[str]:
    yield "    headers:" if headers else "    headers: {}"
    for name, value in headers:
        yield f"      {_text(name)}:"
        yield f"      - {_text(value)}"


def _body(body: bytes) -> str:
    try:
        return _text(body.decode())
    except UnicodeDecodeError:
        return f'!!binary "{base64.b64encode(body).decode("ascii")}"'


def _text(text: str) -> str:
    """Return a double-quoted scalar, on one line and in ASCII."""
    return '"' + "".join(map(_character, text)) + '"'


def _character(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    code = ord(character)
    if 0x20 <= code < 0x7F:
        return character
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
