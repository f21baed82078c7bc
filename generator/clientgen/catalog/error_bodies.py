"""The bodies of errors: the fields that a path names, and the media types."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from clientgen.catalog.media import MediaKind
from clientgen.catalog.named_types import NamedTypes
from clientgen.ir import (
    Field,
    Kind,
    ListType,
    Text,
    fields_of,
    reveal,
)

_JSON, _XML = "application/json", "application/xml"


def fields_at(types: NamedTypes, kind: Kind, path: Text) -> tuple[Field, ...] | None:
    """Return the fields from a record to the member at a dotted path, None if there is none.

    Lists on the way stand for their items; names may contain dots themselves.
    """
    bare = types.bare(kind)
    while isinstance(bare, ListType):
        bare = types.bare(bare.items)
    for field in fields_of(bare):
        if path == field.wire_name:
            return (field,)
        name = f"{reveal(field.wire_name)}."
        if reveal(path).startswith(name):
            inner = fields_at(types, field.type, Text(reveal(path).removeprefix(name)))
            if inner is not None:
                return (field, *inner)
    return None


def media_types_of_errors(response_kinds: Collection[MediaKind]) -> tuple[Text, ...]:
    """Return the media types of errors: JSON and XML, each if a success has it, JSON at least."""
    known = [
        Text(name) for name, kind in ((_JSON, "json"), (_XML, "xml")) if kind in response_kinds
    ]
    return tuple(known) or (Text(_JSON),)


def member_paths(types: NamedTypes, kind: Kind, depth: int = 3) -> Iterator[str]:
    """Yield the dotted paths of the scalar members of a record."""
    bare = types.bare(kind)
    while isinstance(bare, ListType):
        bare = types.bare(bare.items)
    for field in fields_of(bare) if depth else ():
        name = reveal(field.wire_name)
        if types.is_scalar(field.type):
            yield name
        yield from (f"{name}.{each}" for each in member_paths(types, field.type, depth - 1))
