"""What `with_options` adds to queries and bodies, and `client.request` to its query."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias
from urllib.parse import quote, unquote_plus, urlencode

import msgspec

from .arguments import to_plain
from .errors import ArgumentError
from .redaction import printable
from .scalars import to_text

Pairs: TypeAlias = tuple[tuple[str, str], ...]

_JSON = "application/json"
_FORM = "application/x-www-form-urlencoded"


def read_query(query: Mapping[str, object]) -> Pairs:
    """Return the names and texts of a query, a list as one pair for each item.

    Raises `ArgumentError`; a value of `None` is left out.
    """
    if not isinstance(query, Mapping):
        raise ArgumentError("`query` must be a mapping of names to values")
    return tuple(
        (str(name), _text(str(name), each))
        for name, value in query.items()
        for each in (value if isinstance(value, (list, tuple)) else (value,))
        if each is not None
    )


def _text(name: str, value: object) -> str:
    try:
        text = to_text(value)
        quote(f"{name}{text}")
    except (TypeError, ValueError):
        message = f"`{printable(name, 100)}` cannot be sent: it is no scalar, or no valid text"
        raise ArgumentError(message) from None
    return text


def read_body(body: Mapping[str, object]) -> dict[str, object]:
    """Return more members of bodies as plain data; raises `ArgumentError`."""
    try:
        members = to_plain(body) if isinstance(body, Mapping) else None
        msgspec.json.encode(members)
    except (TypeError, ValueError, RecursionError):
        members = None
    if not isinstance(members, dict) or not all(isinstance(name, str) for name in members):
        raise ArgumentError("`body` must be a mapping of names to values that JSON can have")
    return members


def merge_body(
    content: bytes | None, media_type: str | None, members: Mapping[str, object]
) -> bytes:
    """Return a body with these members added or replaced; raises `ArgumentError`.

    What else a JSON object has keeps its exact text.
    """
    essence = "" if media_type is None else media_type.partition(";")[0].strip().lower()
    if essence == _JSON or essence.endswith("+json"):
        try:
            known = msgspec.json.decode(content or b"{}", type=dict[str, msgspec.Raw])
        except msgspec.MsgspecError:
            raise ArgumentError("`body` can be added to a JSON object only") from None
        more = {name: msgspec.Raw(msgspec.json.encode(each)) for name, each in members.items()}
        return msgspec.json.encode({**known, **more})
    if essence == _FORM:
        pairs = read_query(members)
        kept = [
            part
            for part in (content or b"").decode("ascii").split("&")
            if part and unquote_plus(part.partition("=")[0]) not in members
        ]
        return "&".join([*kept, *([urlencode(pairs)] if pairs else [])]).encode("ascii")
    raise ArgumentError("`body` can be added to a JSON object or a form only")
