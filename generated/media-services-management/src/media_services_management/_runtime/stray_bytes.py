"""Whether bytes follow an answer that are no part of it, as far as the HTTP library has read them.

What still is in the socket is found by the library itself, before it uses a connection again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_MOST_LAYERS = 5
"""asyncio, TLS with a proxy, TLS through it, and a wrapper of the library for some of them."""


def declares_body(headers: Mapping[str, str]) -> bool:
    """Return whether the header fields speak of a body with something in it."""
    return headers.get("content-length", "0") != "0" or "transfer-encoding" in headers


def has_more(answer: Any, network: Any) -> bool:  # noqa: ANN401 - what the library keeps to itself
    """Return whether bytes wait beyond the end of an answer.

    `answer` is the stream of its body, `network` the stream that all answers of its connection come
    by. Where they have another structure than those of the HTTP library, nothing is seen.
    """
    return _was_parsed_too_far(answer) or any(map(_has_read_ahead, _layers(network)))


def _was_parsed_too_far(answer: Any) -> bool:  # noqa: ANN401
    """Return whether the parser of HTTP/1.1 was given more than the answer.

    It keeps that for the next one, and the library tells nobody.
    """
    try:
        parser = answer._stream._httpcore_stream._stream._connection._h11_state
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
    """Return whether asyncio, or TLS over memory, took more from the network than was asked for."""
    memory = getattr(layer, "_read_bio", None) or getattr(layer, "_incoming", None)
    queue = getattr(getattr(layer, "_protocol", None), "read_queue", None)
    return bool(queue or getattr(memory, "pending", None))
