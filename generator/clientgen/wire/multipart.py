"""Records to and from `multipart/form-data` (RFC 7578): a part for each member, or for each item.

The parser is strict, and linear in the length of the body: it takes what browsers and HTTP
libraries write. Names are escaped as browsers do: `%22`, `%0D` and `%0A`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .charsets import text_of
from .json_body import expect_dict, expect_list, from_json, refuse_unknown, to_json
from .layout import Layout
from .options import DEFAULT_OPTIONS, WireOptions
from .problems import WireError, item_path
from .scalars import scalar_from_text, scalar_to_text, scalar_value, text_value
from .shapes import (
    AnyShape,
    BytesShape,
    ListShape,
    MapShape,
    RecordShape,
    Shape,
    Types,
    UnionShape,
    Value,
)

MAX_PARTS = 1000
MAX_HEAD = 8192
"""The most bytes of the header fields of one part."""

_BOUNDARY = re.compile(
    r";[ \t]*boundary=(?:\"([0-9A-Za-z'()+_,./:=? -]{0,69}[0-9A-Za-z'()+_,./:=?-])\""
    r"|([0-9A-Za-z'+_.-]{1,70}))[ \t]*(?:;|\Z)",
    re.IGNORECASE,
)
_FIELD = re.compile(r"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*(.*)")
_DISPOSITION = re.compile(
    r'form-data;[ \t]*name="([^"\r\n]*)"(?:;[ \t]*filename="([^"\r\n]*)")?[ \t]*', re.IGNORECASE
)
_ESCAPES = {ord('"'): "%22", ord("\r"): "%0D", ord("\n"): "%0A"}
_UNESCAPED = {"%22": '"', "%0d": "\r", "%0a": "\n"}
_ESCAPED = re.compile("%22|%0D|%0A", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part: its name, the name of its file if it is one, its media type and its content."""

    name: str
    file: str | None
    media_type: str | None
    content: bytes


def boundary_of(content_type: str) -> bytes:
    """Return the boundary of a media type; `WireError` if it has none that is valid."""
    found = _BOUNDARY.search(content_type)
    if found is None:
        raise WireError("the media type has no valid `boundary`")
    return (found[1] or found[2]).encode("ascii")


def split_parts(body: bytes, boundary: bytes) -> Iterator[Part]:
    """Yield the parts of a body; `WireError` if it is malformed or has too many of them."""
    mark = b"--" + boundary
    if not body.startswith(mark):
        raise WireError("does not begin with its boundary")
    at, count = len(mark), 0
    while True:
        if body[at : at + 2] == b"--":
            if body[at + 2 :] not in (b"", b"\r\n"):
                raise WireError("has content after its last boundary")
            return
        if body[at : at + 2] != b"\r\n":
            raise WireError("has a boundary that goes on")
        count += 1
        if count > MAX_PARTS:
            raise WireError(f"has more than {MAX_PARTS} parts")
        end = body.find(b"\r\n" + mark, at)
        if end < 0:
            raise WireError("has no last boundary")
        yield _part(body, at + 2, end)
        at = end + 2 + len(mark)


def _part(body: bytes, start: int, end: int) -> Part:
    # a part begins with its fields, so the empty line may follow the boundary at once
    head_end = body.find(b"\r\n\r\n", start, min(end, start + MAX_HEAD))
    if head_end < 0:
        raise WireError(f"has a part whose header fields do not end within {MAX_HEAD} bytes")
    try:
        lines = body[start:head_end].decode().split("\r\n")
    except UnicodeDecodeError:
        raise WireError("has a part whose header fields are not UTF-8") from None
    fields: dict[str, str] = {}
    for line in lines:
        found = _FIELD.fullmatch(line)
        if found is None or found[1].lower() in fields:
            raise WireError("has a part with a header field that is malformed or given twice")
        fields[found[1].lower()] = found[2].strip(" \t")
    named = _DISPOSITION.fullmatch(fields.get("content-disposition", ""))
    if named is None:
        raise WireError("has a part without a valid `Content-Disposition`")
    return Part(
        name=_unescaped(named[1]),
        file=None if named[2] is None else _unescaped(named[2]),
        media_type=fields.get("content-type"),
        content=body[head_end + 4 : end],
    )


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: _UNESCAPED[found[0].lower()], text)


def to_multipart(
    value: Value, shape: Shape, types: Types, media_type: str, layout: Layout
) -> bytes:
    """Return the body of a record; `WireError` if it does not fit or contains the boundary."""
    boundary = boundary_of(media_type)
    pieces = [_written(part) for part in _parts(value, shape, types, layout)]
    mark = b"--" + boundary
    if any(b"\r\n" + mark in piece for piece in pieces):
        raise WireError("contains its boundary")
    return b"".join(mark + b"\r\n" + piece + b"\r\n" for piece in pieces) + mark + b"--\r\n"


def _written(part: Part) -> bytes:
    head = f'Content-Disposition: form-data; name="{part.name.translate(_ESCAPES)}"'
    if part.file is not None:
        head += f'; filename="{part.file.translate(_ESCAPES)}"'
    if part.media_type is not None:
        head += f"\r\nContent-Type: {part.media_type}"
    return f"{head}\r\n\r\n".encode() + part.content


def _record(shape: Shape, types: Types) -> RecordShape:
    plain = types.bare(shape)
    if not isinstance(plain, RecordShape):
        raise WireError("only a record can be multipart")
    return plain


def _parts(value: Value, shape: Shape, types: Types, layout: Layout) -> Iterator[Part]:
    record, members = _record(shape, types), expect_dict(value, "")
    refuse_unknown(members, record, "")
    for field in record.fields:
        given, plain = members.get(field.name), types.bare(field.type)
        if given is None:
            continue
        stated = layout.part_types.get(field.name)
        if isinstance(plain, ListShape):
            for index, item in enumerate(expect_list(given, field.name)):
                path = item_path(field.name, index)
                yield _written_part(field.name, item, plain.items, types, stated, path)
        else:
            yield _written_part(field.name, given, plain, types, stated, field.name)


def _written_part(
    name: str, value: Value, shape: Shape, types: Types, stated: str | None, path: str
) -> Part:
    plain = types.bare(shape)
    if isinstance(plain, BytesShape):
        content = bytes(scalar_value(value, plain, path))
        media_type = stated or "application/octet-stream"
        return Part(name=name, file=name, media_type=media_type, content=content)
    if _is_json(value, plain, stated):
        content = to_json(value, plain, types, DEFAULT_OPTIONS)
        media_type = stated or "application/json"
        return Part(name=name, file=None, media_type=media_type, content=content)
    text = scalar_to_text(value, _ANY if isinstance(plain, _OPEN) else plain, types, path)
    return Part(name=name, file=None, media_type=stated, content=text.encode())


_ANY = AnyShape()
_OPEN = (AnyShape, UnionShape)
"""Shapes that do not tell which values are text: text is sent as it is, and the rest as JSON."""


def _is_json(value: Value, shape: Shape, stated: str | None) -> bool:
    is_open = isinstance(shape, _OPEN)
    return _names_json(stated) or (not isinstance(value, str) if is_open else _is_nested(shape))


def _is_nested(shape: Shape) -> bool:
    return isinstance(shape, (RecordShape, MapShape, ListShape))


def _names_json(media_type: str | None) -> bool:
    """Return whether a media type is that of JSON."""
    return media_type is not None and media_type.endswith(("/json", "+json"))


def from_multipart(
    body: bytes, shape: Shape, types: Types, media_type: str, options: WireOptions, layout: Layout
) -> Value:
    """Return the value of a body; `WireError` if it is malformed or does not fit.

    Parts that the shape does not declare are dropped.
    """
    record = _record(shape, types)
    found: dict[str, list[Part]] = {}
    for part in split_parts(body, boundary_of(media_type)):
        found.setdefault(part.name, []).append(part)
    result: dict[str, Value] = {}
    for field in record.fields:
        parts, plain = found.get(field.name, []), types.bare(field.type)
        stated = layout.part_types.get(field.name)
        if isinstance(plain, ListShape) and parts:
            result[field.name] = [
                _read(part, plain.items, types, stated, options, item_path(field.name, index))
                for index, part in enumerate(parts)
            ]
        elif parts:
            if len(parts) > 1:
                raise WireError("is given twice", field.name)
            result[field.name] = _read(parts[0], plain, types, stated, options, field.name)
    return result


def _read(
    part: Part, shape: Shape, types: Types, stated: str | None, options: WireOptions, path: str
) -> Value:
    plain = types.bare(shape)
    if isinstance(plain, BytesShape):
        if part.file is None:
            raise WireError("expected a file: a part with `filename`", path)
        return part.content
    if part.file is not None:
        raise WireError("is a file", path)
    if len(part.content) > options.max_bytes:
        raise WireError(f"must have at most {options.max_bytes} bytes", path)
    try:
        text = text_of(part.content, part.media_type or "")
        if _names_json(stated) or _is_nested(plain):
            return from_json(text, plain, types, options)
        if isinstance(plain, _OPEN):
            return _read_open(text, plain, types, part, options)
    except WireError as error:
        raise WireError(error.message, f"{path}.{error.path}" if error.path else path) from None
    return scalar_from_text(text, plain, types, path)


def _read_open(text: str, shape: Shape, types: Types, part: Part, options: WireOptions) -> Value:
    """Return the value of a part: text as it is, unless it is JSON, or no text is of the shape."""
    takes_text = not isinstance(shape, UnionShape) or shape.of(text) is not None
    if takes_text and not _names_json(part.media_type):
        return text_value(text, "")
    return from_json(text, shape, types, options)
