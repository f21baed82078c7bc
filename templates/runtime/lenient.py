"""What a server may write in place of what its documents say, made into that.

Words that stand for numbers, such as `Created` for 201, and times with more digits than a
microsecond has, of which the last ones are dropped (rounding could leave the calendar). Bytes
come out of their base64 here.
"""

from __future__ import annotations

import math
import re
from base64 import b64decode
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from msgspec import inspect

_LONGEST_WHOLE = 40
"""Digits of a whole number that is written with a fraction or an exponent."""
_LONG_FRACTION = re.compile(r"(\.[0-9]{6})[0-9]{1,20}")


def adapt(plain: object, kind: object) -> object:
    """Return plain data in which such spellings have become what the type `kind` wants."""
    return _adapt(plain, _shape(kind))


@cache
def _shape(kind: object) -> inspect.Type:
    return inspect.type_info(kind)


def _adapt(value: object, shape: inspect.Type) -> object:
    if isinstance(shape, inspect.UnionType):
        kinds = [each for each in shape.types if not isinstance(each, inspect.NoneType)]
        return _adapt(value, kinds[0]) if len(kinds) == 1 else _inexact(value)
    if isinstance(value, Decimal):
        return _number_of(value, shape)
    if isinstance(value, str) and isinstance(shape, (inspect.DateTimeType, inspect.TimeType)):
        return _LONG_FRACTION.sub(r"\1", value, count=1)
    if isinstance(value, str) and isinstance(shape, inspect.BytesType):
        return _bytes(value)
    if isinstance(shape, inspect.ListType) and isinstance(value, list):
        return [_adapt(each, shape.item_type) for each in value]
    if isinstance(shape, inspect.DictType) and isinstance(value, dict):
        return {name: _adapt(each, shape.value_type) for name, each in value.items()}
    if isinstance(shape, inspect.StructType) and isinstance(value, dict):
        return _adapt_members(value, shape)
    return _inexact(value)


def _number_of(value: Decimal, shape: inspect.Type) -> object:
    """Return a number as what its type wants."""
    if isinstance(shape, inspect.DecimalType):
        return value
    is_short = value.adjusted() < _LONGEST_WHOLE
    if isinstance(shape, inspect.IntType) and is_short and value == value.to_integral_value():
        return int(value)
    return _inexact(value)


def _inexact(value: object) -> object:
    """Return plain data in which decimals are floats; raises `ValueError` if they are too large."""
    if isinstance(value, Decimal):
        if math.isinf(inexact := float(value)):
            raise ValueError
        return inexact
    if isinstance(value, list):
        return [_inexact(each) for each in value]
    if isinstance(value, dict):
        return {name: _inexact(each) for name, each in value.items()}
    return value


def _bytes(text: str) -> object:
    """Return what base64 stands for; the library would take the text `null` for nothing."""
    try:
        return b64decode(text, validate=True) if len(text) % 4 == 0 else text
    except ValueError:
        return text


def _adapt_members(members: dict[str, object], shape: inspect.StructType) -> dict[str, object]:
    words: Mapping[str, Mapping[str, int]] = getattr(shape.cls, "__integers__", {})
    kinds = {member.encode_name: member.type for member in shape.fields}
    return {
        name: (
            _adapt(_unworded(value, words.get(name, {})), kinds[name]) if name in kinds else value
        )
        for name, value in members.items()
    }


def _unworded(value: object, words: Mapping[str, int]) -> object:
    """Return a value, or a list of values, in which words have become their numbers."""
    if isinstance(value, list) and words:
        return [_unworded(each, words) for each in value]
    return words.get(value, value) if isinstance(value, str) else value
