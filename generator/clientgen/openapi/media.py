"""The media types of a document: which of several a spec takes, and how each is read."""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal["json", "form", "multipart", "stream", "text", "xml", "bytes"]

_STREAMS = ("text/event-stream", "application/x-ndjson", "application/jsonl")
_ORDER: tuple[Kind, ...] = ("json", "stream", "multipart", "form", "xml", "text", "bytes")
_VALID = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]*/[a-z0-9][a-z0-9!#$&^_.+-]*")


def plain(media_type: str) -> str:
    """Return a media type without parameters, in lower case; of a range its nearest type."""
    bare = media_type.partition(";")[0].strip().lower()
    if _VALID.fullmatch(bare) and len(bare) <= 128:
        return bare
    if bare.startswith("text/"):
        return "text/plain"
    return "application/octet-stream"


def sent(media_type: str, kind: Kind) -> str:
    """Return what a body is sent as that is read as `kind`: a range of which JSON is one is JSON."""
    name = plain(media_type)
    return "application/json" if kind == "json" and not _is_json(name) else name


def _is_json(name: str) -> bool:
    subtype = name.partition("/")[2]
    return subtype == "json" or subtype.endswith("+json")


def kind_of(media_type: str, *, is_object: bool) -> Kind:
    """Return how a body of a media type is read; `is_object` tells what its schema is."""
    bare = media_type.partition(";")[0].strip().lower()
    if bare in ("*/*", "application/*", "") and is_object:
        return "json"
    name = plain(media_type)
    if name in _STREAMS:
        return "stream"
    if name == "application/x-www-form-urlencoded":
        return "form"
    if name == "multipart/form-data":
        return "multipart"
    if _is_json(name):
        return "json"
    subtype = name.partition("/")[2]
    if subtype == "xml" or subtype.endswith("+xml"):
        return "xml" if is_object else "text"
    return "text" if name.startswith("text/") else "bytes"


def rank(kind: Kind) -> int:
    """Return the place of a kind in the order in which bodies are preferred."""
    return _ORDER.index(kind)
