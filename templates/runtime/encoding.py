"""Encodes the body of a request in its media type."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

import msgspec

from .arguments import check_argument, to_plain
from .errors import ArgumentError
from .operation import Body, ListStyle
from .scalars import to_text


def encode(body: Body, value: object) -> bytes:
    """Return the bytes of a body; raises `ArgumentError` for a value that cannot be encoded."""
    name = body.name or "body"
    check_argument(body.name, value, body.record or body.kind, body.check)
    media_type = body.media_type.partition(";")[0].strip().lower()
    try:
        return _write(media_type, body, value)
    except UnicodeEncodeError:
        raise ArgumentError(f"`{name}` contains half of a surrogate pair") from None
    except (TypeError, ValueError, msgspec.MsgspecError) as error:
        if isinstance(error, ArgumentError):
            raise
        raise ArgumentError(f"`{name}` cannot be sent as `{media_type}`: {error}") from None


def _write(media_type: str, body: Body, value: object) -> bytes:
    if media_type == "application/json" or media_type.endswith("+json"):
        return msgspec.json.encode(to_plain(value, body.kind))
    if media_type in ("application/xml", "text/xml") or media_type.endswith("+xml"):
        from . import xml_body

        return xml_body.write(value, body.root, body.namespace, body.item, body.kind)
    if media_type == "application/x-www-form-urlencoded":
        return urlencode(_form_pairs(value, body.lists)).encode("ascii")
    if isinstance(value, str):
        return value.encode("utf-8")
    if isinstance(value, (bytes, bytearray, memoryview)):
        return bytes(value)
    if media_type.startswith("text/"):
        return to_text(value).encode("utf-8")
    raise ArgumentError(f"a `{media_type}` body must be text or bytes")


def _form_pairs(value: object, lists: ListStyle | None) -> list[tuple[str, str]]:
    members = to_plain(value)
    if not isinstance(members, Mapping):
        raise TypeError("a form must be a record or a mapping")
    if lists is not None:
        from . import nested_form

        return list(nested_form.write(members, lists))
    pairs: list[tuple[str, str]] = []
    for name, member in members.items():
        for each in member if isinstance(member, list) else [member]:
            if each is not None:
                pairs.append((str(name), to_text(each)))
    return pairs
