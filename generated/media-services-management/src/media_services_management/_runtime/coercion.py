"""Converts plain data from a server to values of the declared types.

Some servers write words for numbers, such as `Created` for 201, and times with more digits than
microseconds; the further digits are dropped (rounding could leave the calendar). Base64 becomes
bytes. The decoders accept `NaN` and `sNaN` as numbers, and the latter cannot even be compared: they
are rejected here.
"""

from __future__ import annotations

import math
import re
from base64 import b64decode
from collections.abc import Callable, Hashable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, TypeAlias, TypeVar, cast

import msgspec
from msgspec import Struct, inspect

from .kinds import Facts, facts_of, form_of, union_of
from .members import REST
from .scalars import is_finite
from .spellings import respell
from .unions import UnknownRecord, choice_of, choose, is_union
from .wire_forms import is_wire_form

T = TypeVar("T")


def as_received(value: object) -> object:
    """Return what is written for a record of an unknown kind."""
    if isinstance(value, UnknownRecord):
        return value.data
    raise TypeError


WRITER = msgspec.json.Encoder(decimal_format="number", enc_hook=as_received)
"""Writes a decoded value as JSON; for a decimal that is not finite, it raises `ValueError` or
writes `NaN` or `Infinity`, depending on its version."""

_LONGEST_WHOLE = 40
"""The maximum digits of a whole number that is written with a fraction or an exponent."""
_WITHOUT_SPACE = str.maketrans("", "", " \t\r\n")


class DecodeError(ValueError):
    """A body that does not match its type; the text never quotes the body."""


def convert(plain: object, kind: type[T]) -> T:
    """Return plain data as a value of the type `kind`; scalars may be text.

    Raises `DecodeError`.
    """
    hashable = cast("Hashable", kind)
    try:
        adapted = _adapt(plain, _shape(hashable))
        value = msgspec.convert(adapted, kind, strict=False, dec_hook=hook_of(hashable, False))
    except msgspec.ValidationError as error:
        raise DecodeError(_misfit(error)) from None
    except RecursionError:
        raise DecodeError("nested too deep") from None
    except (ValueError, ArithmeticError):
        # for example, a moment that its time zone moves out of the calendar
        raise DecodeError("a value is outside the range of its type") from None
    if not _are_numbers_finite(value, facts_of(hashable)):
        raise DecodeError("a number that is not finite")
    return value


def convert_texts(plain: object, kind: type[T], document: str) -> T:
    """Return plain data from an XML document as a value of the type `kind`, as `convert` does.

    Raises `DecodeError` also for what only `convert` reads. The decoder reads texts in the usual forms
    as `convert` does; it is left out where it takes a form for another value.
    """
    hashable = cast("Hashable", kind)
    facts = facts_of(hashable)
    # the decoder takes digits of any script, and marks between them
    is_usual = document.isascii() and "_" not in document and "&#" not in document
    is_misread = facts.holds_decimals and not is_usual
    if facts.holds_unions or facts.holds_rest or False not in facts.modes or is_misread:
        raise DecodeError
    try:
        value = msgspec.convert(plain, kind, strict=False, dec_hook=hook_of(hashable, False))
    except (msgspec.ValidationError, ValueError, ArithmeticError, RecursionError):
        raise DecodeError from None
    if not _are_numbers_finite(value, facts):
        raise DecodeError
    return value


def _are_numbers_finite(value: object, facts: Facts) -> bool:
    if not (facts.holds_floats or facts.holds_decimals):
        return True
    try:
        return is_all_finite(value, WRITER.encode(value), facts)
    except ValueError:
        return False


Union: TypeAlias = Any
"""The class of a union, as the decoder hands it over."""
Hook: TypeAlias = Callable[[type[Any], Any], Any]


@cache
def hook_of(kind: Hashable, strict: bool) -> Hook | None:
    """Return the function with which the decoder reads what it does not know in a type, or None.

    These are unions, and types with a form of their own on the wire.
    """
    facts = facts_of(kind)
    if not (facts.holds_unions or facts.holds_forms):
        return None
    return _read_strictly if strict else _read_leniently


def _read_strictly(union: Union, data: object) -> object:
    return _reader(union, True)(data)


def _read_leniently(union: Union, data: object) -> object:
    return _reader(union, False)(data)


@cache
def _reader(union: Union, strict: bool) -> Callable[[Any], object]:
    """Return the function that reads plain data as a union, fast if a text tells the records."""
    if is_wire_form(union):
        return union.read
    member, told = choice_of(union).told if is_union(union) else ("", {})
    known = {value: (kind, hook_of(kind, strict)) for value, kind in told.items()}
    # local names are faster
    to_type, misfit = msgspec.convert, msgspec.ValidationError

    def read(data: Any) -> object:  # noqa: ANN401 - any plain data
        try:
            kind, hook = known[data[member]]
        except (KeyError, TypeError, IndexError):
            return _read(union, data, strict=strict)
        try:
            if hook is None:
                return to_type(data, kind, strict=strict)
            return to_type(data, kind, strict=strict, dec_hook=hook)
        except misfit as error:
            # the decoder adds the place of the union to the text
            raise ValueError(str(error)) from None

    return read


def _read(union: type[Any], data: object, *, strict: bool) -> object:
    kind: Any = choose(union, data) if is_union(union) else None
    if kind is None:
        raise ValueError("none of the alternatives")
    if isinstance(data, dict) and kind is union.unknown:
        return kind(data[union.discriminator], inexact(data))
    try:
        return msgspec.convert(data, kind, strict=strict, dec_hook=hook_of(kind, strict))
    except msgspec.ValidationError as error:
        raise ValueError(str(error)) from None


@cache
def _shape(kind: Hashable) -> inspect.Type:
    return inspect.type_info(kind)


def _adapt(value: object, shape: inspect.Type) -> object:
    if type(value) is str and type(shape) is inspect.StrType:
        return value
    if isinstance(shape, inspect.UnionType):
        kinds = [each for each in shape.types if not isinstance(each, inspect.NoneType)]
        return _adapt(value, kinds[0]) if len(kinds) == 1 else inexact(value)
    union = union_of(shape)
    if union is not None:
        found = choose(union, _exact_scalar(value))
        is_known = found is not None and found is not union.unknown
        return _adapt(value, _shape(found)) if is_known else inexact(value)
    if form_of(shape) is not None:
        return value
    if isinstance(value, Decimal):
        return _number_of(value, shape)
    if isinstance(value, str) and isinstance(shape, inspect.BytesType):
        return _bytes(value)
    if isinstance(value, str) and not isinstance(shape, inspect.StrType):
        return respell(value, shape)
    if isinstance(shape, inspect.ListType) and isinstance(value, list):
        return [_adapt(each, shape.item_type) for each in value]
    if isinstance(shape, inspect.DictType) and isinstance(value, dict):
        return {name: _adapt(each, shape.value_type) for name, each in value.items()}
    if isinstance(shape, inspect.StructType) and isinstance(value, dict):
        return _adapt_members(value, shape)
    return inexact(value)


def _exact_scalar(value: object) -> object:
    return inexact(value) if isinstance(value, Decimal) else value


def _number_of(value: Decimal, shape: inspect.Type) -> object:
    """Return a number in the form for its type."""
    if isinstance(shape, inspect.DecimalType):
        return value
    is_short = value.adjusted() < _LONGEST_WHOLE
    if isinstance(shape, inspect.IntType) and is_short and value == value.to_integral_value():
        return int(value)
    return inexact(value)


def inexact(value: object) -> object:
    """Return plain data in which decimals are floats; raises `ValueError` if they are too large."""
    if isinstance(value, Decimal):
        if math.isinf(number := float(value)):
            raise ValueError
        return number
    if isinstance(value, list):
        return [inexact(each) for each in value]
    if isinstance(value, dict):
        return {name: inexact(each) for name, each in value.items()}
    return value


def _bytes(text: str) -> object:
    """Return the bytes of base64, which may have line breaks; the library reads `null` as None."""
    text = text.translate(_WITHOUT_SPACE)
    try:
        return b64decode(text, validate=True) if len(text) % 4 == 0 else text
    except ValueError:
        return text


def _adapt_members(members: dict[str, object], shape: inspect.StructType) -> dict[str, object]:
    words: Mapping[str, Mapping[str, int]] = getattr(shape.cls, "__integers__", {})
    kinds, rest = _kinds_of(shape.cls)
    if words:
        members = {name: unworded(each, words.get(name, {})) for name, each in members.items()}
    adapted = {
        name: _adapt(value, kinds[name]) if name in kinds else value
        for name, value in members.items()
    }
    if rest is None:
        return adapted
    others = {name: adapted.pop(name) for name in members if name not in kinds}
    return adapted | {REST: _adapt(others, rest)}


@cache
def _kinds_of(record: type) -> tuple[Mapping[str, inspect.Type], inspect.Type | None]:
    """Return the types of the members of a record by wire names, and that of those not listed."""
    shape = _shape(record)
    assert isinstance(shape, inspect.StructType)
    kinds = {member.encode_name: member.type for member in shape.fields}
    rest = kinds.pop(REST, None)
    return kinds, rest


def unworded(value: object, words: Mapping[str, int]) -> object:
    """Return a value, or a list of values, with words replaced by their numbers."""
    if isinstance(value, list) and words:
        return [unworded(each, words) for each in value]
    return words.get(value, value) if isinstance(value, str) else value


def is_all_finite(value: object, written: bytes, facts: Facts) -> bool:
    """Return whether all numbers in a value are finite; it is `written` as JSON."""
    # in it, a float that is not finite is null
    is_suspect = (facts.holds_floats and b"null" in written) or (
        facts.holds_decimals and (b"NaN" in written or b"Infinity" in written)
    )
    return not is_suspect or _is_finite_within(value)


def _is_finite_within(value: object) -> bool:
    if isinstance(value, Struct):
        return all(_is_finite_within(getattr(value, name)) for name in value.__struct_fields__)
    if isinstance(value, list):
        return all(map(_is_finite_within, value))
    if isinstance(value, dict):
        return all(map(_is_finite_within, value.values()))
    return is_finite(value)


_PLACE: Callable[[str], re.Match[str] | None] = re.compile(r" - at `(\$[^`]{0,200})`$").search


def _place(text: str) -> str:
    """Return the place of an error; in a union there is one for each level, the innermost first."""
    found = ""
    while match := _PLACE(text):
        found = (found or "$") + match[1].removeprefix("$")
        text = text[: match.start()]
    return found[:200]


_MISSING: Callable[[str], re.Match[str] | None] = re.compile(
    r"^Object missing required field"
).search


def _misfit(error: msgspec.ValidationError) -> str:
    """Return where a value is invalid; msgspec's own text could quote values."""
    text = str(error)
    place = _place(text)
    where = f"`{place}`" if place else "the body"
    if _MISSING(text):
        return f"{where} has no value for a required field"
    return f"{where} does not have the declared type"
