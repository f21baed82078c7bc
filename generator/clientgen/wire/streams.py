"""A list as the pieces of a stream: server-sent events, or lines of JSON."""

from __future__ import annotations

from collections.abc import Sequence

from .json_body import to_json
from .options import DEFAULT_OPTIONS, WireOptions
from .shapes import ListShape, Shape, StringShape, Types, Value

_EVENTS = "text/event-stream"


def stream_pieces(
    items: Sequence[Value],
    shape: Shape,
    types: Types,
    media_type: str,
    end: str | None = None,
    options: WireOptions = DEFAULT_OPTIONS,
) -> tuple[bytes, ...]:
    """Return the bytes of each item of a list of the shape `shape`, then of the end mark.

    Raises `WireError` for an item that does not fit.
    """
    plain = types.bare(shape)
    inner = plain.items if isinstance(plain, ListShape) else plain
    events = media_type.partition(";")[0].strip().lower() == _EVENTS
    is_text = events and isinstance(types.bare(inner), StringShape)
    texts = [
        str(item) if is_text else to_json(item, inner, types, options).decode() for item in items
    ]
    if end is not None:
        texts.append(end)
    return tuple((_event(text) if events else f"{text}\n").encode() for text in texts)


def _event(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "".join(f"data: {line}\n" for line in lines) + "\n"
