"""Media types and the format of their bodies."""

from __future__ import annotations

from typing import Literal, TypeAlias

from clientgen.ir import Operation, Service, Text, joined, reveal
from clientgen.wire import kind_of

MediaKind: TypeAlias = Literal["json", "xml", "form", "multipart", "text", "bytes"]
"""The format of a body of a media type."""


def media_kind(media_type: Text) -> MediaKind:
    """Return the format of a body of `media_type`; its parameters are ignored."""
    return kind_of(reveal(media_type))


def accepted(service: Service, operation: Operation) -> Text | None:
    """Return the `Accept` field of requests of an operation; None if there is none.

    It is that of the service, if a response has that media type, and otherwise the first media
    type of the responses. If a status has several responses, it has a media type of each.
    """
    fixed = (each for each in service.request_headers if reveal(each.wire_name).lower() == "accept")
    usual = next((each.value for each in fixed if each.value is not None), None)
    several = next((each for each in operation.alternatives.values() if len(each) > 1), ())
    names = dict.fromkeys(each.media_types[0] for each in several if each.media_types)
    if names:
        return joined(*names, by=", ")
    media_types = [each for response in operation.responses for each in response.media_types]
    return usual if not media_types or usual in media_types else media_types[0]
