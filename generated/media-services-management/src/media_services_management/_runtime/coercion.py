"""Adapts what a server sent to the declared types, and rejects numbers that are not finite.

Some servers write words for numbers, such as `Created` for 201, and times with more digits than a
microsecond has; the digits beyond are dropped (rounding could leave the calendar). Base64 becomes
bytes. The readers accept `NaN` and `sNaN` as numbers, and the latter cannot even be compared.
"""

from __future__ import annotations

import math
from base64 import b64decode
from collections.abc import Hashable, Iterable, Mapping
from decimal import Decimal
from functools import cache

from msgspec import Struct, inspect

from .scalars import is_finite
from .spellings import respell

_LONGEST_WHOLE = 40
"""Digits of a whole number that is written with a fraction or an exponent."""
_WITHOUT_SPACE = str.maketrans("", "", " \t\r\n")


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
    """Return what base64 stands for, perhaps in lines; the library takes `null` for nothing."""
    text = text.translate(_WITHOUT_SPACE)
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


@cache
def holds_fractions(kind: Hashable) -> bool:
    """Return whether a value of the type `kind` can have a float or a decimal anywhere in it."""
    seen: set[type] = set()
    rest = [inspect.type_info(kind)]
    while rest:
        shape = rest.pop()
        if isinstance(shape, (inspect.FloatType, inspect.DecimalType)):
            return True
        if isinstance(shape, inspect.StructType):
            if shape.cls in seen:
                continue
            seen.add(shape.cls)
        rest.extend(_parts(shape))
    return False


def _parts(shape: inspect.Type) -> Iterable[inspect.Type]:
    if isinstance(shape, inspect.UnionType):
        return shape.types
    if isinstance(shape, inspect.StructType):
        return (field.type for field in shape.fields)
    if isinstance(shape, inspect.ListType):
        return (shape.item_type,)
    if isinstance(shape, inspect.DictType):
        return (shape.value_type,)
    return ()


def is_all_finite(value: object) -> bool:
    """Return whether all numbers in a value that was read are finite."""
    if isinstance(value, Struct):
        return all(is_all_finite(getattr(value, name)) for name in value.__struct_fields__)
    if isinstance(value, list):
        return all(map(is_all_finite, value))
    if isinstance(value, dict):
        return all(map(is_all_finite, value.values()))
    return is_finite(value)
