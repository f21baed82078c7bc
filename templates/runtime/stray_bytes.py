"""Detects bytes after a response that are not part of it, if the HTTP library has read them.

Bytes that are still in the socket are found by the library itself, before it reuses a connection.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_MOST_LAYERS = 5
"""The attributes of asyncio, TLS with a proxy, TLS through it, and a wrapper of the library."""


def declares_body(headers: Mapping[str, str]) -> bool:
    """Return whether the header fields declare a non-empty body."""
    return headers.get("content-length", "0") != "0" or "transfer-encoding" in headers


def has_more(response: Any, network: Any) -> bool:  # noqa: ANN401 - the library's own
    """Return whether unread bytes follow a response.

    `response` is the stream of its body, `network` the stream of all responses of its connection. If
    their structure differs from that of the HTTP library, nothing is detected.
    """
    return _was_parsed_too_far(response) or any(map(_has_read_ahead, _layers(network)))


def _was_parsed_too_far(response: Any) -> bool:  # noqa: ANN401
    """Return whether the HTTP/1.1 parser received more than the response.

    It keeps these bytes for the next response, and the library does not report them.
    """
    try:
        parser = response._stream._httpcore_stream._stream._connection._h11_state
    except AttributeError:
        return False
    return bool(parser.trailing_data[0])


def _layers(stream: Any) -> Iterator[Any]:  # noqa: ANN401
    for _ in range(_MOST_LAYERS):
        if stream is None:
            return
        yield stream
        stream = getattr(stream, "_stream", None) or getattr(stream, "transport_stream", None)


def _has_read_ahead(layer: Any) -> bool:  # noqa: ANN401
    """Return whether asyncio, or TLS over memory, read more from the network than was requested."""
    memory = getattr(layer, "_read_bio", None) or getattr(layer, "_incoming", None)
    queue = getattr(getattr(layer, "_protocol", None), "read_queue", None)
    return bool(queue or getattr(memory, "pending", None))
