"""Writes records as `multipart/form-data`: each member is a part, or one for each of its items."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, cast, get_origin

import msgspec

from .arguments import to_plain
from .errors import ArgumentError
from .members import bare_kind, inner_kind, record_class, sent_members
from .operation import Body
from .scalars import to_text
from .unions import is_union
from .uploads import Content, InMemory, Source, source_of

_ESCAPES = {ord('"'): "%22", ord("\r"): "%0D", ord("\n"): "%0A"}
_BINARY = "application/octet-stream"
_BOUNDARY_NUMBERS = 3
_MEDIA_TYPE_SIGNS = frozenset("!#$&-^_.+/;= \"'*,:")


class Part(NamedTuple):
    """One part; a file has a `file` name, and the others are text or JSON."""

    name: str
    source: Source
    file: str | None = None
    media_type: str | None = None

    def head(self) -> bytes:
        """Return its header fields, with names escaped as browsers do."""
        lines = f'Content-Disposition: form-data; name="{_escaped(self.name)}"'
        if self.file is not None:
            lines += f'; filename="{_escaped(self.file)}"'
        if self.media_type is not None:
            lines += f"\r\nContent-Type: {self.media_type}"
        return f"{lines}\r\n\r\n".encode()


def write(body: Body, record: object, random: Callable[[], float]) -> Content:
    """Return the body; raises `ArgumentError` for a file that cannot be read.

    Its boundary is made of `random`.
    """
    boundary = "".join(f"{int(random() * 16**12):012x}" for _ in range(_BOUNDARY_NUMBERS))
    parts = tuple(_parts(body, record))
    sources: list[Source] = []
    for part in parts:
        head = f"--{boundary}\r\n".encode() + part.head()
        sources += [InMemory(part.name, head), part.source, InMemory(part.name, b"\r\n")]
    sources.append(InMemory("body", f"--{boundary}--\r\n".encode()))
    media_type = f"{body.media_type}; boundary={boundary}"
    return Content(sources, media_type=media_type, form=parts)


def _escaped(name: str) -> str:
    return name.translate(_ESCAPES)


def _parts(body: Body, record: object) -> Iterator[Part]:
    cls = record_class(record, body.record or body.kind)
    assert cls is not None
    for member, value in sent_members(record, cls):
        name, wire, stated = member.name, member.wire, body.part_types.get(member.wire)
        kind = bare_kind(member.kind)
        items, kind = (value, inner_kind(kind)) if get_origin(kind) is list else ([value], kind)
        for item in (each for each in cast("list[object]", items) if each is not None):
            if wire in body.files:
                yield _file(name, wire, item, stated)
            else:
                yield _other(name, wire, to_plain(item, kind), stated, is_open=_is_open(kind))


def _file(name: str, wire: str, value: object, stated: str | None) -> Part:
    given_name, content, media_type = _split(name, value)
    source = source_of(name, content, takes_iterators=False)
    place = source.place or ""
    file = given_name or ("" if place.startswith("<") else Path(place).name) or wire
    return Part(wire, source, file, _checked(name, media_type) or stated or _BINARY)


def _split(name: str, value: object) -> tuple[str | None, object, str | None]:
    """Return the name of a file, its content and its media type."""
    if not isinstance(value, tuple):
        return None, value, None
    if not 2 <= len(value) <= 3:
        raise ArgumentError(f"`{name}` must be a name, a content and perhaps a media type")
    file, content, media_type = (*value, None)[:3]
    if not isinstance(file, str) or not isinstance(media_type, (str, type(None))):
        raise ArgumentError(f"`{name}` must have text as its name and its media type")
    return file, content, media_type


def _checked(name: str, media_type: str | None) -> str | None:
    """Return a media type; raises `ArgumentError` for one that could begin another field."""
    if media_type is None:
        return None
    is_plain = all(
        each.isascii() and (each.isalnum() or each in _MEDIA_TYPE_SIGNS) for each in media_type
    )
    if not is_plain or "/" not in media_type or media_type != media_type.strip():
        raise ArgumentError(f"`{name}` has a media type that is not valid")
    return media_type


def _is_open(kind: object) -> bool:
    """Return whether a type says not by itself which values are text: `Any`, or a union."""
    bare = bare_kind(kind)
    return bare in (object, Any) or is_union(bare)


def _other(name: str, wire: str, plain: object, stated: str | None, *, is_open: bool) -> Part:
    """Return a part that is no file: of an open type, text as it is, and the rest as JSON."""
    is_json = isinstance(plain, (Mapping, list)) or (is_open and not isinstance(plain, str))
    if is_json or (stated is not None and stated.endswith(("/json", "+json"))):
        content = msgspec.json.encode(plain)
        return Part(wire, InMemory(name, content), media_type=stated or "application/json")
    return Part(wire, InMemory(name, to_text(plain).encode()), media_type=stated)
