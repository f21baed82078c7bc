"""Requests, responses, and the choice of their media types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from .wire import kind_of

_MAX_RANGES = 64


class Fate(NamedTuple):
    """The failure that a long-running operation comes to: its state, and perhaps the code."""

    state: str
    code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A received request: `path` and `query` are percent-encoded, header names are lower case.

    `certificate` is the client's certificate in DER, known or not. `fate` is the end of the
    long-running operation that it begins, if a fault says it.
    """

    verb: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    certificate: bytes | None = None
    base: str = "http://localhost"
    fate: Fate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """A status with headers and body. `operation` is None if no operation was found.

    `detail` is for the log: what is wrong with a request that is refused. `pieces` are the sizes of
    the parts of a stream, which are sent one by one.
    """

    status: int
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    operation: str | None = None
    detail: str = ""
    pieces: tuple[int, ...] = ()


def essence_of(media_type: str) -> str:
    """Return a media type in lower case without parameters."""
    return media_type.partition(";")[0].strip().lower()


def takes(media_types: Sequence[str], content_type: str) -> bool:
    """Return whether a Content-Type matches a media type; all kinds of JSON match, or of XML."""
    essence = essence_of(content_type)
    if essence in (media_type.lower() for media_type in media_types) or "*/*" in media_types:
        return True
    kind = kind_of(essence)
    return kind in ("json", "xml") and kind in (kind_of(known) for known in media_types)


def choose(accept: str | None, media_types: Sequence[str], default: str) -> str | None:
    """Return the best media type for an Accept header, or None if it allows none of them."""
    if accept is None or not accept.strip():
        return default
    ranges = [_range(text) for text in accept.split(",")[:_MAX_RANGES]]
    # With equal quality the default wins, then the order in which the service lists them.
    ordered = sorted(media_types, key=lambda media_type: media_type != default)
    best = max(ordered, key=lambda media_type: _quality(media_type, ranges), default=None)
    return best if best is not None and _quality(best, ranges) > 0 else None


def _range(text: str) -> tuple[str, float]:
    essence, *parameters = text.split(";")
    quality = 1.0
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "q":
            quality = _weight(value.strip())
    return essence.strip().lower(), quality


def _weight(text: str) -> float:
    try:
        weight = float(text)
    except ValueError:
        return 0.0
    return weight if 0 <= weight <= 1 else 0.0


def _quality(media_type: str, ranges: Sequence[tuple[str, float]]) -> float:
    essence = essence_of(media_type)
    wild = essence.partition("/")[0] + "/*"
    for candidate in (essence, wild, "*/*"):
        found = [quality for name, quality in ranges if name == candidate]
        if found:
            return found[0]
    return 0.0
