"""What a server may write in place of what its documents say, made into that.

Words that stand for numbers, such as `Created` for 201, and times with more digits than a
microsecond has, of which the last ones are dropped (rounding could leave the calendar). Bytes
come out of their base64 here.
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Mapping
from functools import cache

from msgspec import inspect

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
        return _adapt(value, kinds[0]) if len(kinds) == 1 else value
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
            _number(value, words[name])
            if name in words
            else _adapt(value, kinds[name]) if name in kinds else value
        )
        for name, value in members.items()
    }


def _number(value: object, words: Mapping[str, int]) -> object:
    if isinstance(value, list):
        return [_number(each, words) for each in value]
    return words.get(value, value) if isinstance(value, str) else value
