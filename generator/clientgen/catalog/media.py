"""Media types and the format of their bodies."""

from __future__ import annotations

from typing import Literal, TypeAlias

from clientgen.ir import Text, reveal
from clientgen.wire import kind_of

MediaKind: TypeAlias = Literal["json", "xml", "form", "multipart", "text", "bytes"]
"""The format of a body of a media type."""


def media_kind(media_type: Text) -> MediaKind:
    """Return the format of a body of `media_type`; its parameters are ignored."""
    return kind_of(reveal(media_type))
