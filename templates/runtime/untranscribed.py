"""Requests that the spec does not describe: `client.request`, and what `with_options` adds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeVar
from urllib.parse import unquote

from .additions import read_query
from .client_config import read_headers
from .encoding import encode
from .errors import ArgumentError
from .operation import Body, Form, Operation, Written

T = TypeVar("T")

_METHODS = ("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT")
_PATH = re.compile(r"(/([A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})*)+")
_FORMS: dict[object, object] = {None: Form.AS_IT_SAYS, bytes: Form.BYTES, str: Form.TEXT}
_JSON = "application/json"


def describe_request(
    method: str,
    path: str,
    *,
    query: Mapping[str, object] | None,
    json: object,
    content: bytes | str | None,
    headers: Mapping[str, str] | None,
    into: type[T] | None,
    repeatable: bool,
) -> Operation[T]:
    """Return the description of a request that nobody transcribed; raises `ArgumentError`."""
    if method not in _METHODS:
        raise ArgumentError(f"`method` must be one of {', '.join(_METHODS)}")
    fields = read_headers({} if headers is None else headers)
    body, media_type = _content(json, content)
    named = {name.lower() for name, _ in fields}
    if body is not None and "content-type" not in named:
        fields = (("Content-Type", media_type), *fields)
    return Operation(
        name="request",
        method=method,
        path=(_check_path(path),),
        responses={"2XX": _FORMS.get(into, into)},
        repeatable=repeatable or method in ("GET", "HEAD"),
        written=Written(query=read_query(query or {}), headers=fields, content=body),
    )


def _check_path(path: str) -> str:
    if not isinstance(path, str) or not _PATH.fullmatch(path):
        raise ArgumentError(
            "`path` must begin with `/` and be escaped; the query is given as `query`"
        )
    segments = unquote(path).split("/")
    if "//" in path or not {".", ".."}.isdisjoint(segments):
        raise ArgumentError("`path` must not have the segments `.` and `..`, or an empty one")
    return path


def _content(json: object, content: bytes | str | None) -> tuple[bytes | None, str]:
    if json is not None and content is not None:
        raise ArgumentError("`json` and `content` cannot be used together")
    if json is not None:
        return _encode(Body(media_type=_JSON, name="json"), json), _JSON
    media_type = (
        "text/plain; charset=utf-8" if isinstance(content, str) else "application/octet-stream"
    )
    if content is None:
        return None, media_type
    return _encode(Body(media_type=media_type, name="content"), content), media_type


def _encode(body: Body, value: object) -> bytes:
    if body.media_type != _JSON and not isinstance(value, (str, bytes)):
        raise ArgumentError(f"`{body.name}` must be bytes or text")
    written = encode(body, value, lambda: 0.0)  # only a multipart body needs random numbers
    if not isinstance(written, bytes):
        raise ArgumentError(f"`{body.name}` must be bytes or text")
    return written
