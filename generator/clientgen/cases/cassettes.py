"""Cassettes: requests and their responses, in the format of vcrpy, one file for each group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from clientgen.python_source import yaml_content, yaml_string

Pairs: TypeAlias = tuple[tuple[str, str], ...]

_HEAD = """\
# The cassettes of one group of operations, made from the spec and never recorded. Each entry is a
# case: the requests that its call makes, in order, and the response that each of them gets.
"""

_PHRASES = {
    200: "OK",
    201: "Created",
    202: "Accepted",
    203: "Non-Authoritative Information",
    204: "No Content",
    205: "Reset Content",
    206: "Partial Content",
    304: "Not Modified",
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
"""A separate table, because the table of Python depends on the Python version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request as it is sent, without the headers that the transport adds."""

    method: str
    uri: str
    headers: Pairs
    body: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedResponse:
    """A response as it is received."""

    status: int
    headers: Pairs
    body: bytes = b""

    @property
    def phrase(self) -> str:
        """The words after the status."""
        return _PHRASES.get(self.status, "Unlisted")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cassette:
    """The content of one case: the responses in order, each with its request."""

    name: str
    requests: tuple[Request, ...]
    responses: tuple[RecordedResponse, ...]


def cassettes_file(cassettes: Iterable[Cassette]) -> bytes:
    """Return the YAML file that contains the interactions of each cassette under its name."""
    entries = ("\n".join(_entry(cassette)) for cassette in cassettes)
    return "".join((_HEAD, *(f"\n{entry}\n" for entry in entries))).encode()


def _entry(cassette: Cassette) -> Iterator[str]:
    yield f"{yaml_string(cassette.name)}:"
    for request, response in zip(cassette.requests, cassette.responses, strict=True):
        yield from _request(request)
        yield from _response(response)


def _request(request: Request) -> Iterator[str]:
    yield "- request:"
    yield f"    method: {yaml_string(request.method)}"
    yield f"    uri: {yaml_string(request.uri)}"
    yield from _headers(request.headers)
    yield f"    body: {'null' if request.body is None else yaml_content(request.body, indent=6)}"


def _response(response: RecordedResponse) -> Iterator[str]:
    yield "  response:"
    yield f"    status: {{code: {response.status}, message: {yaml_string(response.phrase)}}}"
    yield from _headers(response.headers)
    yield "    body:"
    yield f"      string: {yaml_content(response.body, indent=8)}"


def _headers(headers: Pairs) -> Iterator[str]:
    """The header fields; of two with the same name, the later one is used."""
    yield "    headers:" if headers else "    headers: {}"
    for name, value in dict(headers).items():
        yield f"      {yaml_string(name)}: [{yaml_string(value)}]"
