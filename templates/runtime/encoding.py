"""Encodes the body of a request in its media type."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import msgspec

from .arguments import check_argument, to_plain
from .errors import ArgumentError
from .operation import Body, ListStyle
from .scalars import to_text

if TYPE_CHECKING:
    from .uploads import Content


def encode(body: Body, value: object, random: Callable[[], float]) -> bytes | Content:
    """Return the body; raises `ArgumentError` for a value that cannot be encoded.

    The body of a record may be a mapping of its fields by their Python names. It is in pieces if it
    is multipart, or comes from a file or an iterator. `random` makes the boundary.
    """
    name, kind = body.name or "body", body.record or body.kind
    if body.upload:
        return _upload(name, value)
    check_argument(body.name, value, kind, body.check)
    media_type = body.media_type.partition(";")[0].strip().lower()
    try:
        if media_type == "multipart/form-data":
            from . import multipart

            return multipart.write(body, value, random)
        return _write(media_type, body, value, kind)
    except UnicodeEncodeError:
        raise ArgumentError(f"`{name}` contains half of a surrogate pair") from None
    except (TypeError, ValueError, msgspec.MsgspecError) as error:
        if isinstance(error, ArgumentError):
            raise
        raise ArgumentError(f"`{name}` cannot be sent as `{media_type}`: {error}") from None


def _upload(name: str, value: object) -> bytes | Content:
    if isinstance(value, (bytes, bytearray, memoryview)):
        return bytes(value)
    from .uploads import Content, source_of

    return Content([source_of(name, value, takes_iterators=True)])


def _write(media_type: str, body: Body, value: object, kind: object) -> bytes:
    if media_type == "application/json" or media_type.endswith("+json"):
        return msgspec.json.encode(to_plain(value, kind))
    if media_type in ("application/xml", "text/xml") or media_type.endswith("+xml"):
        from .xml_writing import write

        return write(value, body.root, body.namespace, body.item, kind)
    if media_type == "application/x-www-form-urlencoded":
        return urlencode(_form_pairs(value, kind, body.lists)).encode("ascii")
    if isinstance(value, str):
        return value.encode("utf-8")
    if isinstance(value, (bytes, bytearray, memoryview)):
        return bytes(value)
    if media_type.startswith("text/"):
        return to_text(to_plain(value, kind)).encode("utf-8")
    raise ArgumentError(f"a `{media_type}` body must be text or bytes")


def _form_pairs(value: object, kind: object, lists: ListStyle | None) -> list[tuple[str, str]]:
    members = to_plain(value, kind)
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
