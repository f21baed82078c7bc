"""Media types and how bodies of them are written."""

from __future__ import annotations

from typing import Literal, TypeAlias

from clientgen.ir import Text, reveal
from clientgen.wire import kind_of

MediaKind: TypeAlias = Literal["json", "xml", "form", "text", "bytes"]
"""The way in which a body of a media type is written."""


def media_kind(media_type: Text) -> MediaKind:
    """Return how a body of `media_type` is written; its parameters do not matter."""
    return kind_of(reveal(media_type))
