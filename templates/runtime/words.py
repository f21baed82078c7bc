"""Words that stand for numbers in an answer, such as `Created` for 201."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from msgspec import inspect


def replace_words(plain: object, kind: object) -> object:
    """Return plain data in which words have become the numbers that the type `kind` wants."""
    return _replace(plain, _shape(kind))


@cache
def _shape(kind: object) -> inspect.Type:
    return inspect.type_info(kind)


def _replace(value: object, shape: inspect.Type) -> object:
    if isinstance(shape, inspect.UnionType):
        kinds = [each for each in shape.types if not isinstance(each, inspect.NoneType)]
        return _replace(value, kinds[0]) if len(kinds) == 1 else value
    if isinstance(shape, inspect.ListType) and isinstance(value, list):
        return [_replace(each, shape.item_type) for each in value]
    if isinstance(shape, inspect.DictType) and isinstance(value, dict):
        return {name: _replace(each, shape.value_type) for name, each in value.items()}
    if isinstance(shape, inspect.StructType) and isinstance(value, dict):
        return _replace_members(value, shape)
    return value


def _replace_members(members: dict[str, object], shape: inspect.StructType) -> dict[str, object]:
    words: Mapping[str, Mapping[str, int]] = getattr(shape.cls, "__integers__", {})
    kinds = {member.encode_name: member.type for member in shape.fields}
    return {
        name: (
            _number(value, words[name])
            if name in words
            else _replace(value, kinds[name]) if name in kinds else value
        )
        for name, value in members.items()
    }


def _number(value: object, words: Mapping[str, int]) -> object:
    if isinstance(value, list):
        return [_number(each, words) for each in value]
    return words.get(value, value) if isinstance(value, str) else value
