"""A body that arrived, read as a declared type: the one place that decodes.

JSON or XML is decided by the first character that is not white space, because servers lie in
`Content-Type` and no JSON text begins as an XML document does. Duplicate names in an object are
refused: two readers could take two different values.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Hashable
from decimal import Decimal
from functools import cache
from itertools import islice
from typing import Any, NoReturn, TypeVar, cast, get_origin
from urllib.parse import parse_qsl

import msgspec

from . import charsets
from .coercion import holds_fractions, is_all_finite
from .limits import DEEPEST, MOST_FORM_FIELDS, MOST_PARTS
from .operation import Form

T = TypeVar("T")

_FORM = "application/x-www-form-urlencoded"
# possessive, so that no text makes it backtrack
_MARK = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[\]{}]', re.DOTALL)
# ends behind the next mark that one more value follows, or without one at the end of the text:
# a comma, or the bracket of what is not empty
_NEXT = re.compile(
    r'(?:"(?:[^"\\]++|\\.)*+"?|[^"\[{,]++|[\[{](?=[ \t\r\n]*+[\]}]))*+([\[{,]|\Z)', re.DOTALL
)
_LONG_FRACTION = re.compile(r":[0-9]{2}\.[0-9]{7}")
_WHITE = " \t\r\n"


class DecodeError(ValueError):
    """A body that cannot be read as its type; the text never quotes the body."""


def decode(kind: type[T], body: bytes, content_type: str = "") -> T:
    """Return `body` as a value of the type `kind`; raises only `DecodeError`.

    Unknown members are ignored, missing optional members are `None`; numbers and booleans may be
    spelled as text.
    """
    if isinstance(kind, Form):
        return cast("T", body if kind is Form.BYTES else to_str(body, content_type))
    essence = content_type.partition(";")[0].strip().lower()
    text = to_str(body, content_type)
    first = first_mark(text)
    if first == "<":
        return _decode_xml(kind, text)
    if essence == _FORM and first not in ("{", "["):
        return _convert(_read_form(text, cast("Hashable", kind)), kind)
    return _decode_text(kind, text) if essence == "text/plain" else _decode_json(kind, text)


def to_str(body: bytes, content_type: str = "") -> str:
    """Return the text of a body in its character set; raises `DecodeError`."""
    try:
        return charsets.to_str(body, content_type)
    except charsets.CharsetError as error:
        raise DecodeError(str(error)) from None


def first_mark(text: str) -> str:
    """Return the first character that is not white space, or nothing."""
    return text.lstrip(_WHITE)[:1]


def parse_json(text: str) -> object:
    """Return plain data; raises `DecodeError` for anything that is not one clear JSON text."""
    try:
        _refuse_large(text)
        value: object = json.loads(text, object_pairs_hook=_unique, parse_constant=_refuse_constant)
        if "\\u" in text:
            json.dumps(value, ensure_ascii=False).encode("utf-8")
    except DecodeError:
        raise
    except UnicodeEncodeError:
        raise DecodeError("half of a surrogate pair") from None
    except ValueError:
        raise DecodeError("not JSON") from None
    return value


def _decode_json(kind: type[T], text: str) -> T:
    _refuse_oddities(text)
    if _LONG_FRACTION.search(text):
        # the decoder would round such a time, even into the next day
        return _convert(_plain_json(text), kind)
    try:
        value = cast("T", _decoder(cast("Hashable", kind)).decode(text))
    except msgspec.ValidationError:
        # numbers and booleans as text, and the like: slower, so not tried first
        return _convert(_plain_json(text), kind)
    except msgspec.DecodeError:
        raise DecodeError("not JSON") from None
    return _finite(value, kind)


def _decode_text(kind: type[T], text: str) -> T:
    """Read what claims to be plain text and may be JSON: both are common for a lone scalar."""
    try:
        return _decode_json(kind, text)
    except DecodeError as error:
        if text.lstrip()[:1] in ("[", "{"):
            raise
        try:
            return _convert(text, kind)
        except DecodeError:
            raise error from None


@cache
def _decoder(kind: Hashable) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(cast("type[Any]", kind))


_EXACT: msgspec.json.Decoder[Any] = msgspec.json.Decoder(float_hook=Decimal)


def _plain_json(text: str) -> object:
    """Return plain data, in which numbers with a fraction are still exact."""
    try:
        plain: object = _EXACT.decode(text)
    except (msgspec.DecodeError, ArithmeticError):
        raise DecodeError("not JSON") from None
    return plain


def _refuse_oddities(text: str) -> None:
    """Refuse what the fast decoder accepts: duplicate names and deep nesting."""
    try:
        _refuse_large(text)
        if text.count(":") > 1:
            _STRICT.decode(text)
    except DecodeError:
        raise
    except ValueError:
        raise DecodeError("not JSON") from None


def _refuse_large(text: str) -> None:
    """Refuse what is deep, or takes far more memory as objects than as text."""
    if _has_too_many_values(text):
        raise DecodeError(f"more than {MOST_PARTS} values")
    if text.count("[") + text.count("{") <= DEEPEST:
        return
    depth = 0
    for mark in _MARK.finditer(text):
        if mark[0] in "[{":
            depth += 1
            if depth > DEEPEST:
                raise DecodeError(f"more than {DEEPEST} levels")
        elif mark[0] in "]}":
            depth -= 1


def _has_too_many_values(text: str) -> bool:
    """Return whether there are too many values: the first, and one behind each mark."""
    if sum(map(text.count, "[{,")) < MOST_PARTS:
        return False
    beyond = next(islice(_NEXT.finditer(text), MOST_PARTS - 1, None), None)
    return beyond is not None and bool(beyond[1])


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise DecodeError("an object has one name twice")
    return members


# reads for the names alone: the length of a number is the smallest thing to make of it
_STRICT = json.JSONDecoder(object_pairs_hook=_unique, parse_int=len, parse_float=len)


def _refuse_constant(name: str) -> NoReturn:
    raise DecodeError(f"`{name}` is not JSON")


def _decode_xml(kind: type[T], text: str) -> T:
    from .xml_body import read
    from .xml_tree import XmlError, parse

    try:
        root = parse(text)
        if root.tag.lower() == "html":
            raise DecodeError("a page of HTML")
        return _convert(read(root, kind), kind)
    except XmlError as error:
        raise DecodeError(str(error)) from None


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
        return _convert(text, kind)
    return _convert([item.strip() for item in text.split(",")] if text else [], kind)


def _convert(plain: object, kind: type[T]) -> T:
    from .coercion import adapt

    try:
        value = msgspec.convert(adapt(plain, kind), kind, strict=False)
    except msgspec.ValidationError as error:
        raise DecodeError(_misfit(error)) from None
    except (ValueError, ArithmeticError):
        # a moment that its time zone takes out of the calendar, for example
        raise DecodeError("a value is outside of the range of its type") from None
    return _finite(value, kind)


def _finite(value: T, kind: object) -> T:
    """Return `value`; raise `DecodeError` for a text such as `NaN` that was read as a number."""
    if holds_fractions(kind) and not is_all_finite(value):
        raise DecodeError("a number that is not finite")
    return value


_PLACE: Callable[[str], re.Match[str] | None] = re.compile(r" - at `(\$[^`]{0,200})`$").search
_MISSING: Callable[[str], re.Match[str] | None] = re.compile(
    r"^Object missing required field"
).search


def _misfit(error: msgspec.ValidationError) -> str:
    """Say where a value does not fit; msgspec's own text could quote values."""
    text = str(error)
    place = _PLACE(text)
    where = f"`{place[1]}`" if place else "the body"
    if _MISSING(text):
        return f"{where} lacks a required member"
    return f"{where} is not of the declared type"
