"""A body that arrived, read as a declared type: the one place that decodes.

JSON or XML is decided by the first byte that is not white space, because servers lie in
`Content-Type` and no JSON text begins as an XML document does.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Hashable
from functools import cache
from typing import TYPE_CHECKING, TypeVar, cast, get_origin
from urllib.parse import parse_qsl

from .coercion import DecodeError, convert
from .json_body import parse_json, read_json
from .limits import MOST_FORM_FIELDS
from .operation import Form

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

__all__ = [
    "DecodeError",
    "convert_text",
    "decode",
    "first_byte",
    "parse_json",
    "parse_xml",
    "to_str",
]

T = TypeVar("T")

_FORM = "application/x-www-form-urlencoded"
_CHARSET = re.compile(r"charset\s{0,9}=\s{0,9}\"?([A-Za-z0-9._-]{1,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"<\?xml[^>]{1,100}?encoding\s{0,9}=\s{0,9}[\"']([A-Za-z0-9._-]{1,40})")
# Python has more codecs: some are no character sets, and some take a time that grows as a square
_KNOWN_CHARSETS = re.compile(
    r"us-ascii|utf-?(8|16|16[bl]e)|iso-?8859-\d{1,2}|latin-?1|(windows-|cp)125\d|koi8-[ru]"
    r"|shift[_-]jis|euc-(jp|kr)|gb(k|2312|18030)|big5",
    re.IGNORECASE,
)
_WHITE = b" \t\r\n"


def decode(kind: type[T], body: bytes, content_type: str = "") -> T:
    """Return `body` as a value of the type `kind`; raises only `DecodeError`.

    Unknown members are ignored, missing optional members are `None`; numbers and booleans may be
    spelled as text.
    """
    if isinstance(kind, Form):
        return cast("T", body if kind is Form.BYTES else to_str(body, content_type))
    essence = content_type.partition(";")[0].strip().lower()
    first = first_byte(body)
    if first == b"<":
        return _decode_xml(kind, body)
    if essence == _FORM and first not in (b"{", b"["):
        return convert(_read_form(to_str(body, content_type), cast("Hashable", kind)), kind)
    text = to_str(body, content_type)
    return _decode_text(kind, text) if essence == "text/plain" else read_json(text, kind)


def first_byte(body: bytes) -> bytes:
    """Return the first byte after a byte order mark and white space, or nothing."""
    for mark in (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        if body.startswith(mark):
            return body[len(mark) :].lstrip(_WHITE + b"\0")[:1]
    return body.lstrip(_WHITE)[:1]


def to_str(body: bytes, content_type: str = "") -> str:
    """Return the text of a body; raises `DecodeError`.

    A byte order mark decides, then UTF-8 if it fits, then the declared character set.
    """
    declared = _CHARSET.search(content_type)
    return _to_str(body, declared[1] if declared else "utf-8")


def _to_str(body: bytes, charset: str) -> str:
    try:
        if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return body.decode("utf-16")
        return body.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        if _KNOWN_CHARSETS.fullmatch(charset):
            return body.decode(charset)
    except (LookupError, UnicodeError):
        pass
    raise DecodeError("the text is not valid UTF-8, nor in the declared character set")


def _decode_text(kind: type[T], text: str) -> T:
    """Read what claims to be plain text and may be JSON: both are common for a lone scalar."""
    try:
        return read_json(text, kind)
    except DecodeError as error:
        if text.lstrip()[:1] in ("[", "{"):
            raise
        try:
            return convert(text, kind)
        except DecodeError:
            raise error from None


def _decode_xml(kind: type[T], body: bytes) -> T:
    from .xml_body import XmlError, read

    try:
        root = parse_xml(body)
        if root.tag.lower() == "html":
            raise DecodeError("a page of HTML")
        return convert(read(root, kind), kind)
    except XmlError as error:
        raise DecodeError(str(error)) from None


def parse_xml(body: bytes) -> Element:
    """Return the root element of a document, with local names; raises `xml_tree.XmlError`."""
    from .xml_body import XmlError, parse

    # in UTF-8 where that fits, so that a wrong `encoding=` in the declaration does no harm
    declared = _XML_ENCODING.match(body[:200].lstrip(_WHITE))
    try:
        text = _to_str(body, declared[1].decode("ascii") if declared else "utf-8")
    except DecodeError:
        raise XmlError("not XML in a known encoding") from None
    return parse(text.encode("utf-8"))


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
    """The wire names of the members that are lists, in a record."""
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

    The items of a list have commas between them.
    """
    if get_origin(kind) is not list:
        return convert(text, kind)
    return convert([item.strip() for item in text.split(",")] if text else [], kind)
