"""A body to send, written in its media type: the one place that encodes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlencode

import msgspec

from .errors import ArgumentError
from .limits import DEEPEST
from .operation import Body
from .records import UNSET, Record
from .redaction import printable
from .scalars import is_finite, to_text


def encode(body: Body, value: object) -> bytes:
    """Return the bytes of a body; raises `ArgumentError` for a value that it cannot carry."""
    name = body.name or "body"
    if body.check is not None:
        body.check.apply(name, value)
    check_within(value, body.name)
    if isinstance(value, Record):
        _check_types(value, body.name)
    media_type = body.media_type.partition(";")[0].strip().lower()
    try:
        return _write(media_type, body, value)
    except UnicodeEncodeError:
        raise ArgumentError(f"`{name}` holds half of a surrogate pair") from None
    except (TypeError, ValueError, msgspec.MsgspecError) as error:
        if isinstance(error, ArgumentError):
            raise
        raise ArgumentError(f"`{name}` cannot be sent as `{media_type}`: {error}") from None


def check_within(value: object, place: str | None, depth: int = 0) -> None:
    """Refuse what no body carries, and apply the checks of all records, in a value called `place`.

    Raises `ArgumentError`.
    """
    if depth > DEEPEST:
        raise ArgumentError(f"the body has more than {DEEPEST} levels")
    if isinstance(value, Record):
        for member in value.__struct_fields__:
            _check_member(value, member, f"{place}.{member}" if place else member, depth)
    elif isinstance(value, (list, tuple)):
        for index, each in enumerate(value):
            check_within(each, f"{place}[{index}]", depth + 1)
    elif isinstance(value, Mapping):
        for key, each in value.items():
            check_within(each, f"{place}[{_key(key, place)}]", depth + 1)
    elif not is_finite(value):
        raise ArgumentError(f"`{place or 'body'}` must be finite")


def _key(key: object, place: str | None) -> str:
    if not isinstance(key, (str, int)):
        raise ArgumentError(
            f"`{place or 'body'}` has a key that is neither text nor a whole number"
        )
    return printable(to_text(key), 40)


def _check_member(record: Record, member: str, place: str, depth: int) -> None:
    value = getattr(record, member)
    if value is None or value is UNSET:
        return
    check = record.__checks__.get(member)
    if check is not None:
        check.apply(place, value)
    check_within(value, place, depth + 1)


def _check_types(record: Record, name: str | None) -> None:
    """Refuse a record with a member of another type than its own, which Python lets pass."""
    try:
        msgspec.convert(msgspec.to_builtins(record), type(record))
    except msgspec.ValidationError as error:
        # the error's own text could quote a value
        wire = str(error).rpartition("`$.")[2].partition("`")[0]
        member = _python_name(record, wire)
        place = f"{name}.{member}" if name else member
        raise ArgumentError(f"`{place}` is not of its declared type") from None
    except (TypeError, UnicodeEncodeError):
        raise ArgumentError(f"`{name or 'body'}` holds something that cannot be sent") from None


def _python_name(record: Record, path: str) -> str:
    """Return a path of wire names, such as `Tags[0].Name`, with the first name as Python's."""
    first = re.match(r"[^.\[]*", path)
    wire = first[0] if first else ""
    names = dict(zip(record.__struct_encode_fields__, record.__struct_fields__, strict=True))
    return names.get(wire, wire) + path[len(wire) :]


def _write(media_type: str, body: Body, value: object) -> bytes:
    if media_type == "application/json" or media_type.endswith("+json"):
        return msgspec.json.encode(value)
    if media_type in ("application/xml", "text/xml") or media_type.endswith("+xml"):
        from . import xml_body

        return xml_body.write(value, body.root, body.namespace, body.item)
    if media_type == "application/x-www-form-urlencoded":
        return urlencode(_form_pairs(value)).encode("ascii")
    if isinstance(value, str):
        return value.encode("utf-8")
    if isinstance(value, (bytes, bytearray, memoryview)):
        return bytes(value)
    if media_type.startswith("text/"):
        return to_text(value).encode("utf-8")
    raise ArgumentError(f"a `{media_type}` body must be text or bytes")


def _form_pairs(value: object) -> list[tuple[str, str]]:
    members = msgspec.to_builtins(value)
    if not isinstance(members, Mapping):
        raise ArgumentError("a form must be a record or a mapping")
    pairs: list[tuple[str, str]] = []
    for name, member in members.items():
        for each in member if isinstance(member, list) else [member]:
            if each is not None:
                pairs.append((str(name), to_text(each)))
    return pairs
