"""Examples of bodies in each of their media types."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass

from clientgen.cases import CallTarget, Failure, Values, failure_body
from clientgen.catalog import NoSampleError, media_kind
from clientgen.interchange.words import Json, Words
from clientgen.ir import Body, Response, Text, reveal
from clientgen.wire import WireError, encode

_FAILS = (NoSampleError, KeyError, WireError, UnicodeDecodeError)
"""What cannot be written in a media type has no example in it."""


@dataclass(frozen=True, slots=True)
class Samples:
    """Makes the examples of bodies: data for JSON and forms, text for XML and text."""

    values: Values

    def of_body(self, node: Body | Response, media_type: Text) -> Words:
        """Return the words for examples of a body; none for bytes, files and streams."""
        is_stream = isinstance(node, Response) and node.stream is not None
        if is_stream or media_kind(media_type) not in ("json", "xml", "form", "text"):
            return {}
        with suppress(*_FAILS):
            first = self._written(node, media_type, self.values.example(node))
            others = {
                name: {"value": self._written(node, media_type, value)}
                for name, value in self.values.others(node)
            }
            if not others:
                return {"example": first}
            return {"examples": {"default": {"value": first}, **others}}
        return {}

    def _written(self, node: Body | Response, media_type: Text, value: Json) -> Json:
        assert node.type is not None
        if media_kind(media_type) in ("json", "form"):
            return value
        shape, options = self.values.shape(node.type), self.values.options
        return encode(value, shape, self.values.types, reveal(media_type), options).decode()

    def of_failure(self, callee: CallTarget, failure: Failure, media_type: Text) -> Words:
        """Return an example of the body of an error."""
        with suppress(*_FAILS):
            body = failure_body(callee, failure, reveal(media_type)).decode()
            return {"value": json.loads(body) if media_kind(media_type) == "json" else body}
        return {}
