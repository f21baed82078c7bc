"""Builds the request of a call from its arguments: without I/O, the same for sync and async."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, cast
from urllib.parse import quote

from .arguments import check_argument, to_plain
from .errors import ArgumentError
from .members import is_unset, members_of, record_class
from .operation import Body, Operation, Parameter
from .redaction import printable
from .scalars import to_text
from .wire_forms import spelled

if TYPE_CHECKING:
    from .uploads import Content

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_LABELS = re.compile(rf"{_LABEL}(\.{_LABEL})*")

KEY = "idempotency_key"
"""The argument of the key of an operation with a `key_header`."""

Pairs: TypeAlias = tuple[tuple[str, str], ...]
Arguments: TypeAlias = dict[str, object]


class Prepared(NamedTuple):
    """A request without credentials: `target` is the escaped path with its query."""

    method: str
    target: str
    headers: Pairs
    content: bytes | Content | None
    shown: str
    """The path without its query, with `[hidden]` in place of each secret."""
    operation: str = ""
    """Group and method, for example `accounts.get`."""
    origin: str | None = None
    """Scheme, host and port, if they are not those of the endpoint."""

    key: str | None = None
    """The key with which the service does this once, however often it is sent."""

    def at(self, address: str) -> Prepared:
        """Return the same request for another URL, which the service gave."""
        scheme, _, rest = address.partition("://")
        host, slash, target = rest.partition("/")
        target = slash + target
        path = target.partition("?")[0]
        # what is not known to be free of secrets is not shown
        shown = self.shown if path == self.target.partition("?")[0] else "/[hidden]"
        return self._replace(target=target, shown=shown, origin=f"{scheme}://{host}")

    def __repr__(self) -> str:
        # query, header fields and content can contain secrets
        return f"Prepared(method={self.method!r}, target={self.shown!r})"


class Path(NamedTuple):
    """An escaped path, and its shown form, with `[hidden]` instead of each secret."""

    text: str
    shown: str

    def __repr__(self) -> str:
        return f"Path({self.shown!r})"


class Common(NamedTuple):
    """What the requests of a client have in common, except for what a call sets itself."""

    prefix: Path
    """The escaped base path."""
    constants: Pairs = ()
    """What every query has; with an empty value, only the name is sent."""
    query: tuple[str, ...] = ()
    """More of every query: escaped parts, each `name=value`."""
    headers: Pairs = ()
    members: Mapping[str, object] | None = None
    """More members of every body, as plain data."""

    def __repr__(self) -> str:
        # query, header fields and members can contain secrets
        return f"Common(prefix={self.prefix!r})"


def prepare(
    operation: Operation[Any],
    arguments: Arguments,
    common: Common,
    random: Callable[[], float],
) -> Prepared:
    """Return the request for a call; raises `ArgumentError`.

    `random` makes the boundary of a multipart body.
    """
    given = {name: value for name, value in arguments.items() if not is_unset(value)}
    path = build_path(operation.path, given)
    written = operation.written
    target = common.prefix.text + path.text
    if common.constants or common.query or operation.query or operation.constants or written:
        target += _query(operation, given, common)
    content = None if operation.body is None else _content(operation.body, given, random)
    own = _own_headers(operation, given, content)
    if written is not None:
        content, own = written.content, written.headers
    if common.members is not None:
        content, own = _with_members(operation, content, own, common.members)
    return Prepared(
        method=operation.method,
        target=target,
        headers=merge_headers(common.headers, own) if own else common.headers,
        content=content,
        shown=common.prefix.shown + path.shown,
        operation=operation.name,
        key=None if operation.key_header is None else _key(given),
    )


def _with_members(
    operation: Operation[Any],
    content: bytes | Content | None,
    own: Pairs,
    members: Mapping[str, object],
) -> tuple[bytes, Pairs]:
    """Return the body with more members, and the header fields that say what it is."""
    from .additions import merge_body

    body = operation.body
    if not (content is None or isinstance(content, bytes)):
        raise ArgumentError("`body` can be added to a JSON object or a form only")
    media_type = {name.lower(): value for name, value in own}.get("content-type")
    if media_type is None and body is not None:
        media_type = body.media_type
        own = (*own, ("Content-Type", media_type))
    return merge_body(content, media_type, members), own


def _key(given: Arguments) -> str | None:
    key = given.get(KEY)
    return None if key is None else str(key)


def with_key(
    operation: Operation[Any], arguments: Arguments, random: Callable[[], float]
) -> Arguments:
    """Return the arguments of a call, with a new key if the operation needs one and none is given.

    `random` returns numbers from 0 to below 1.
    """
    is_given = KEY in arguments and not is_unset(arguments[KEY])
    if operation.key_header is None or is_given:
        return arguments
    parts = [f"{int(random() * 2**32):08x}" for _ in range(4)]
    text = "".join(parts)
    key = "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))
    return {**arguments, KEY: key}


def _query(operation: Operation[Any], given: Arguments, common: Common) -> str:
    parts = [
        _part(name, [value]) if value else quote(name, safe="")
        for name, value in _constants(operation, common.constants)
    ]
    parts += common.query
    parts.extend(common_query(operation.query, given))
    if operation.written is not None:
        parts.extend(_part(name, [value]) for name, value in operation.written.query)
    return "?" + "&".join(parts) if parts else ""


def _constants(operation: Operation[Any], usual: Pairs) -> Pairs:
    own = operation.constants
    if not own:
        return usual
    names = {name for name, _ in own}
    return (*own, *(pair for pair in usual if pair[0] not in names))


def _own_headers(
    operation: Operation[Any], given: Arguments, content: bytes | Content | None
) -> Pairs:
    own = [*operation.fixed_headers]
    if operation.accept is not None:
        own.append(("Accept", operation.accept))
    if content is not None and operation.body is not None:
        own_type = None if isinstance(content, bytes) else content.media_type
        own.append(("Content-Type", own_type or operation.body.media_type))
    own.extend(common_headers(operation.headers, given))
    return tuple(own)


# most requests of a client have the same fields as the one before
@lru_cache(maxsize=16)
def merge_headers(*groups: Pairs) -> Pairs:
    """Return header fields; those of later groups replace those of earlier ones by name."""
    merged: dict[str, tuple[str, str]] = {}
    for name, value in (pair for group in groups for pair in group):
        merged[name.lower()] = (name, value)
    return tuple(merged.values())


def build_path(pieces: Sequence[str | Parameter], given: Mapping[str, object]) -> Path:
    """Return a path with its parameters escaped; raises `ArgumentError`.

    No value can be empty, contain control characters, or leave its segment.
    """
    texts = [
        piece if isinstance(piece, str) else _path_value(piece, given.get(piece.name))
        for piece in pieces
    ]
    path = "".join(texts)
    if "." in path and not {".", ".."}.isdisjoint(path.split("/")):
        names = ", ".join(f"`{piece.name}`" for piece in pieces if not isinstance(piece, str))
        raise ArgumentError(f"{names} would make a path segment of dots only")
    shown = [
        "[hidden]" if isinstance(piece, Parameter) and piece.secret else text
        for piece, text in zip(pieces, texts, strict=True)
    ]
    return Path(path, "".join(shown))


def _path_value(parameter: Parameter, value: object) -> str:
    _check(parameter, value)
    texts = _texts(parameter, value)
    if not texts or not all(texts):
        raise ArgumentError(f"`{parameter.name}` must not be empty")
    return ",".join([_quoted(parameter, text) for text in texts])


def _quoted(parameter: Parameter, text: str) -> str:
    if _CONTROL.search(text):
        raise ArgumentError(f"`{parameter.name}` must not contain control characters")
    try:
        return quote(text, safe="/" if parameter.style == "reserved" else "")
    except UnicodeEncodeError:
        raise ArgumentError(f"`{parameter.name}` contains half of a surrogate pair") from None


def build_origin(pieces: Sequence[str | Parameter], given: Mapping[str, object]) -> str:
    """Return scheme, host and port with its parameters; raises `ArgumentError`.

    A value consists of labels, so it can name no other host than one below the fixed part.
    """
    return "".join(
        piece if isinstance(piece, str) else _host_value(piece, given.get(piece.name))
        for piece in pieces
    )


def _host_value(parameter: Parameter, value: object) -> str:
    _check(parameter, value)
    text = _scalar(parameter, value)
    if not _LABELS.fullmatch(text):
        raise ArgumentError(f"`{parameter.name}` must be a part of a host: letters, digits and `-`")
    return text


def common_query(parameters: Iterable[Parameter], given: Mapping[str, object]) -> Iterator[str]:
    """Yield the escaped parts of these query parameters that are given."""
    for parameter in parameters:
        if parameter.name in given:
            yield from _query_parts(parameter, _take(parameter, given))


def common_headers(
    parameters: Iterable[Parameter], given: Mapping[str, object]
) -> Iterator[tuple[str, str]]:
    """Yield the header fields of these parameters that are given."""
    for parameter in parameters:
        if parameter.name in given:
            yield parameter.wire, _header_value(parameter, _take(parameter, given))


def _take(parameter: Parameter, given: Mapping[str, object]) -> object:
    value = given[parameter.name]
    _check(parameter, value)
    return value


def _check(parameter: Parameter, value: object) -> None:
    check_argument(parameter.name, value, parameter.kind, parameter.check)


def _scalar(parameter: Parameter, value: object) -> str:
    try:
        return to_text(spelled(value, parameter.kind))
    except (TypeError, ValueError) as error:
        raise ArgumentError(f"`{parameter.name}` cannot be sent: {error}") from None


def _members(parameter: Parameter, value: object) -> Mapping[str, object] | None:
    """Return the items of a mapping or the fields of a record by wire name, or `None`."""
    if record_class(value, parameter.kind) is None:
        if not isinstance(value, Mapping):
            return None
        return {to_text(key): each for key, each in value.items()}
    try:
        return cast("Mapping[str, object]", to_plain(value, parameter.kind))
    except (TypeError, ValueError):
        raise ArgumentError(f"`{parameter.name}` contains a value that cannot be sent") from None


def _texts(parameter: Parameter, value: object) -> list[str]:
    """Return the texts of a value whose items are separated by commas."""
    if isinstance(value, str):
        return [str.__str__(value)]
    members = _members(parameter, value)
    if members is not None:
        parts: Sequence[object] = [part for pair in members.items() for part in pair]
    elif isinstance(value, (list, tuple, set, frozenset)):
        parts = list(value)
    else:
        return [_scalar(parameter, value)]
    texts = [_scalar(parameter, part) for part in parts]
    if parameter.style == "simple" and any("," in text for text in texts):
        raise ArgumentError(f"`{parameter.name}` has an item with a comma, which separates items")
    return texts


def _query_parts(parameter: Parameter, value: object) -> list[str]:
    """Return the escaped name=value parts of one parameter."""
    members = _members(parameter, value)
    if members is not None and parameter.style != "simple":
        deep = parameter.style == "deep"
        return [
            _part(f"{parameter.wire}[{name}]" if deep else name, [_scalar(parameter, each)])
            for name, each in ((_scalar(parameter, key), each) for key, each in members.items())
        ]
    texts = _texts(parameter, value)
    if parameter.style != "simple":
        return [_part(parameter.wire, [text]) for text in texts]
    return [_part(parameter.wire, texts)] if texts else []


def write_pair(name: str, value: str) -> str:
    """Return a pair of a query, escaped; raises `ArgumentError`."""
    return _part(name, [value])


def _part(name: str, texts: Sequence[str]) -> str:
    try:
        return f"{quote(name, safe='')}={','.join(quote(text, safe='') for text in texts)}"
    except UnicodeEncodeError:
        raise ArgumentError(f"`{printable(name, 100)}` contains half of a surrogate pair") from None


def _header_value(parameter: Parameter, value: object) -> str:
    text = ",".join(_texts(parameter, value))
    return check_header(parameter.name, text)


def check_header(name: str, text: str) -> str:
    """Return `text` if it is valid in a header field; else raise `ArgumentError`."""
    if not (text.isascii() and text.isprintable()):
        raise ArgumentError(
            f"`{name}` must be printable ASCII, because it is sent in a header field"
        )
    if text != text.strip(" "):
        raise ArgumentError(f"`{name}` must not begin or end with a space")
    return text


def _content(body: Body, given: Arguments, random: Callable[[], float]) -> bytes | Content | None:
    from .encoding import encode

    if body.record is None:
        name = body.name or "body"
        return encode(body, given[name], random) if name in given else None
    members = {name: given[name] for name in _member_names(body.record) if name in given}
    return encode(body, members, random) if members or body.required else None


@cache
def _member_names(record: type) -> tuple[str, ...]:
    """The members that are arguments: not constants, whose names a parameter can have."""
    return tuple(each.name for each in members_of(record) if each.constant is None)
