"""From a call's arguments to the request that is sent: pure, the same for sync and async."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias
from urllib.parse import quote

from .errors import ArgumentError
from .operation import Body, Operation, Parameter
from .text import printable, to_text

Pairs: TypeAlias = tuple[tuple[str, str], ...]
Arguments: TypeAlias = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A request without credentials: `target` is the escaped path with its query."""

    method: str
    target: str
    headers: Pairs
    content: bytes | None


def prepare(operation: Operation[Any], arguments: Arguments, prefix: str, query: Pairs) -> Prepared:
    """Return the request for a call; raises `ArgumentError`.

    `prefix` is the escaped base path, `query` what every request of the service carries.
    """
    given = {name: value for name, value in arguments.items() if not _is_unset(value)}
    path = build_path(operation.path, given)
    parts = [_part(name, [value]) for name, value in query]
    for parameter in operation.query:
        if parameter.name in given:
            parts.extend(_query_parts(parameter, _take(parameter, given)))
    headers = [
        (parameter.wire, _header_value(parameter, _take(parameter, given)))
        for parameter in operation.headers
        if parameter.name in given
    ]
    content = None if operation.body is None else _content(operation.body, given)
    if content is not None and operation.body is not None:
        headers.append(("Content-Type", operation.body.media_type))
    return Prepared(
        method=operation.method,
        target=prefix + path + ("?" + "&".join(parts) if parts else ""),
        headers=tuple(headers),
        content=content,
    )


def _is_unset(value: object) -> bool:
    # by name, so that a call without a body need not import msgspec
    return type(value).__name__ == "UnsetType"


def build_path(pieces: Sequence[str | Parameter], given: Mapping[str, object]) -> str:
    """Return a path with its parameters escaped; raises `ArgumentError`.

    No value can be empty, hold control characters, or leave its segment.
    """
    path = "".join(
        piece if isinstance(piece, str) else _path_value(piece, given.get(piece.name))
        for piece in pieces
    )
    if "." in path and any(segment in (".", "..") for segment in path.split("/")):
        names = ", ".join(f"`{piece.name}`" for piece in pieces if not isinstance(piece, str))
        raise ArgumentError(f"{names} would make a path segment of dots only")
    return path


def _path_value(parameter: Parameter, value: object) -> str:
    texts = [_scalar(parameter, each) for each in _flatten(value)]
    if not texts or not all(texts):
        raise ArgumentError(f"`{parameter.name}` must not be empty")
    _check(parameter, value)
    return ",".join(_quoted(parameter, text) for text in texts)


def _quoted(parameter: Parameter, text: str) -> str:
    if any(ord(c) < 0x20 or 0x7F <= ord(c) <= 0x9F for c in text):
        raise ArgumentError(f"`{parameter.name}` must not hold control characters")
    try:
        return quote(text, safe="")
    except UnicodeEncodeError:
        raise ArgumentError(f"`{parameter.name}` holds half of a surrogate pair") from None


def _take(parameter: Parameter, given: Mapping[str, object]) -> object:
    value = given[parameter.name]
    _check(parameter, value)
    return value


def _check(parameter: Parameter, value: object) -> None:
    if parameter.check is not None:
        parameter.check.apply(parameter.name, value)


def _scalar(parameter: Parameter, value: object) -> str:
    try:
        return to_text(value)
    except (TypeError, ValueError) as error:
        raise ArgumentError(f"`{parameter.name}` cannot be sent: {error}") from None


def _members(value: object) -> Mapping[str, object] | None:
    """Return the members of a mapping or a record by wire name, or `None` for other values."""
    if isinstance(value, Mapping):
        return value
    if hasattr(value, "__struct_fields__"):
        import msgspec

        members: Mapping[str, object] = msgspec.to_builtins(value)
        return members
    return None


def _flatten(value: object) -> list[object]:
    members = _members(value)
    if members is not None:
        return [part for pair in members.items() for part in pair]
    if isinstance(value, (list, tuple, set, frozenset)):
        return list(value)
    return [value]


def _query_parts(parameter: Parameter, value: object) -> list[str]:
    """Return the escaped name=value parts of one parameter."""
    members = _members(value)
    if members is not None and parameter.style != "simple":
        deep = parameter.style == "deep"
        return [
            _part(f"{parameter.wire}[{name}]" if deep else name, [_scalar(parameter, each)])
            for name, each in members.items()
        ]
    texts = [_scalar(parameter, each) for each in _flatten(value)]
    if parameter.style != "simple":
        return [_part(parameter.wire, [text]) for text in texts]
    return [_part(parameter.wire, texts)] if texts else []


def _part(name: str, texts: Sequence[str]) -> str:
    try:
        return f"{quote(name, safe='')}={','.join(quote(text, safe='') for text in texts)}"
    except UnicodeEncodeError:
        raise ArgumentError(f"`{printable(name, 100)}` holds half of a surrogate pair") from None


def _header_value(parameter: Parameter, value: object) -> str:
    text = ",".join(_scalar(parameter, each) for each in _flatten(value))
    return check_header(parameter.name, text)


def check_header(name: str, text: str) -> str:
    """Return `text` if a header field can carry it; else raise `ArgumentError`."""
    if not (text.isascii() and text.isprintable()):
        raise ArgumentError(
            f"`{name}` must be printable ASCII, because it is sent in a header field"
        )
    if text != text.strip(" "):
        raise ArgumentError(f"`{name}` must not begin or end with a space")
    return text


def _content(body: Body, given: Arguments) -> bytes | None:
    from .encoding import encode

    if body.record is None:
        name = body.name or "body"
        return encode(body, given[name]) if name in given else None
    members = {name: given[name] for name in _member_names(body.record) if name in given}
    try:
        return encode(body, body.record(**members))
    except TypeError:
        raise ArgumentError("a required member of the body is missing") from None


def _member_names(record: type) -> tuple[str, ...]:
    names: tuple[str, ...] = record.__struct_fields__  # type: ignore[attr-defined]
    return names
