"""Requests and responses of the generated package's cassettes, as seeds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple
from urllib.parse import urlsplit

import yaml

from .target import ROOT

PACKAGE = ROOT / "generated" / "media-services-management"


class Recording(NamedTuple):
    """One request with its response, header fields as pairs."""

    verb: str
    target: str
    fields: tuple[tuple[str, str], ...]
    body: bytes
    status: int
    reason: str
    response_fields: tuple[tuple[str, str], ...]
    response: bytes


@cache
def recordings() -> tuple[Recording, ...]:
    """Return a recording of each kind: of every operation and status, at least one."""
    found: dict[str, Recording] = {}
    for path in sorted(PACKAGE.glob("tests/cassettes/*.yaml")):
        for case, entries in yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader).items():
            name = case.split("-")[0] if "__error" not in case else case[-8:]
            found.setdefault(name, _recording(entries[0]))
    return tuple(found.values())


def _recording(entry: Mapping[str, Mapping[str, object]]) -> Recording:
    request, response = entry["request"], entry["response"]
    parts = urlsplit(str(request["uri"]))
    status, body = response["status"], response["body"]
    assert isinstance(status, dict)
    assert isinstance(body, dict)
    return Recording(
        verb=str(request["method"]),
        target=parts.path + (f"?{parts.query}" if parts.query else ""),
        fields=_fields(request["headers"]),
        body=str(request["body"] or "").encode(),
        status=status["code"],
        reason=status["message"],
        response_fields=_fields(response["headers"]),
        response=str(body["string"]).encode(),
    )


def _fields(headers: object) -> tuple[tuple[str, str], ...]:
    assert isinstance(headers, dict)
    return tuple((name, value) for name, values in headers.items() for value in values)


def as_request(recording: Recording) -> bytes:
    """Return the request as the bytes of HTTP."""
    fields = (("Host", "localhost"), *recording.fields)
    return _message(f"{recording.verb} {recording.target} HTTP/1.1", fields, recording.body)


def as_response(recording: Recording) -> bytes:
    """Return the response as the bytes of HTTP."""
    start = f"HTTP/1.1 {recording.status} {recording.reason}"
    return _message(start, recording.response_fields, recording.response)


def _message(start: str, fields: Iterable[tuple[str, str]], body: bytes) -> bytes:
    lines = [start, *(f"{name}: {value}" for name, value in fields), f"Content-Length: {len(body)}"]
    return "\r\n".join([*lines, "", ""]).encode() + body
