"""Decodes a received body as its declared type.

JSON or XML is decided by the first character that is not white space, because servers lie in
`Content-Type` and no JSON text begins as an XML document does.
"""

from __future__ import annotations

from collections.abc import Hashable
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast, get_origin
from urllib.parse import parse_qsl

from . import charsets
from .coercion import DecodeError, convert, convert_texts
from .json_body import parse_json, read_json
from .limits import MOST_FORM_FIELDS
from .operation import Form

if TYPE_CHECKING:
    from .problems import Problem

__all__ = [
    "DecodeError",
    "convert_text",
    "decode",
    "decode_item",
    "first_mark",
    "parse_json",
    "to_str",
]

T = TypeVar("T")

_FORM = "application/x-www-form-urlencoded"
_WHITE = " \t\r\n"


def decode(
    kind: type[T], body: bytes, content_type: str = "", problems: list[Problem] | None = None
) -> T:
    """Return `body` as a value of the type `kind`; raises only `DecodeError`.

    Unknown fields are ignored unless their record keeps them, missing optional fields are `None`; numbers and booleans may be
    text. With `problems`, what is missing or of the wrong kind is `None` as well, and is added to
    them, unless it is the whole body. What a client acts upon is read without them.
    """
    if kind is cast("Any", Form.AS_IT_SAYS):
        return cast("T", _as_it_says(body, content_type))
    if isinstance(kind, Form):
        return cast("T", body if kind is Form.BYTES else to_str(body, content_type))
    essence = content_type.partition(";")[0].strip().lower()
    text = to_str(body, content_type)
    first = first_mark(text)
    if first == "<":
        return _decode_xml(kind, text, problems)
    if essence == _FORM and first not in ("{", "["):
        return _convert(_read_form(text, cast("Hashable", kind)), kind, problems)
    if essence == "text/plain":
        return _decode_text(kind, text, problems)
    return read_json(text, kind, problems)


def _convert(plain: object, kind: type[T], problems: list[Problem] | None) -> T:
    if problems is None:
        return convert(plain, kind)
    from .lenient_walk import convert_leniently

    return convert_leniently(plain, kind, problems)


def decode_item(kind: type[T], data: bytes) -> T:
    """Return an item of a stream, which is JSON in UTF-8, or text for `Form.TEXT`.

    Raises only `DecodeError`.
    """
    text = to_str(data, "application/json")
    return cast("T", text) if kind is cast("Any", Form.TEXT) else read_json(text, kind)


def _as_it_says(body: bytes, content_type: str) -> object:
    essence = content_type.partition(";")[0].strip().lower()
    if not body:
        return None
    if essence == "application/json" or essence.endswith("+json"):
        return read_json(to_str(body, content_type), cast("type[object]", Any))
    if essence.startswith("text/") or essence.endswith(("/xml", "+xml")):
        return to_str(body, content_type)
    return body


def to_str(body: bytes, content_type: str = "") -> str:
    """Return the text of a body in its character set; raises `DecodeError`."""
    try:
        return charsets.to_str(body, content_type)
    except charsets.CharsetError as error:
        raise DecodeError(str(error)) from None


def first_mark(text: str) -> str:
    """Return the first character that is not white space, or nothing."""
    return text.lstrip(_WHITE)[:1]


def _decode_text(kind: type[T], text: str, problems: list[Problem] | None) -> T:
    """Read a body declared as plain text that may be JSON: both are common for a single scalar."""
    try:
        return read_json(text, kind, problems)
    except DecodeError as error:
        if text.lstrip()[:1] in ("[", "{"):
            raise
        try:
            return convert(text, kind)
        except DecodeError:
            raise error from None


def _decode_xml(kind: type[T], text: str, problems: list[Problem] | None) -> T:
    from .xml_body import read
    from .xml_tree import XmlError, parse

    try:
        root = parse(text)
        if root.tag.lower() == "html":
            raise DecodeError("an HTML page")
        plain = read(root, kind)
    except XmlError as error:
        raise DecodeError(str(error)) from None
    try:
        return convert_texts(plain, kind, text)
    except DecodeError:
        return _convert(plain, kind, problems)


def _read_form(text: str, kind: Hashable) -> dict[str, object]:
    members: dict[str, list[str]] = {}
    try:
        pairs = parse_qsl(
            text, keep_blank_values=True, max_num_fields=MOST_FORM_FIELDS, errors="strict"
        )
    except ValueError:
        raise DecodeError("a form with too many fields, or not in UTF-8") from None
    for name, value in pairs:
        members.setdefault(name, []).append(value)
    lists = _list_members(kind)
    return {
        name: values if name in lists or len(values) > 1 else values[0]
        for name, values in members.items()
    }


@cache
def _list_members(kind: Hashable) -> frozenset[str]:
    """The wire names of the fields of a record that are lists."""
    from msgspec import inspect

    shape = inspect.type_info(kind)
    fields = shape.fields if isinstance(shape, inspect.StructType) else ()
    return frozenset(
        field.encode_name
        for field in fields
        for each in getattr(field.type, "types", (field.type,))
        if isinstance(each, inspect.ListType)
    )


def convert_text(text: str, kind: type[T]) -> T:
    """Return a header field's text as a value of the type `kind`; raises `DecodeError`.

    The items of a list are separated by commas.
    """
    if get_origin(kind) is not list:
        return convert(text, kind)
    return convert([item.strip() for item in text.split(",")] if text else [], kind)
