"""Example values: the ones that the spec gives, and those that follow from a type alone."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from clientgen.catalog.catalog import Catalog
from clientgen.catalog.values import misfits
from clientgen.ir import (
    AnyType,
    BooleanType,
    BytesType,
    EnumType,
    IntegerType,
    Kind,
    ListType,
    ListValue,
    MapType,
    NullableType,
    NumberType,
    ObjectValue,
    RecordType,
    Reference,
    StringFormat,
    StringType,
    Text,
    Value,
)

_NESTING = 32
"""Types within types, beyond which no example is made up."""
_FORMATS: Mapping[StringFormat, str] = MappingProxyType(
    {
        "date-time": "2024-05-06T07:08:09Z",
        "date": "2024-05-06",
        "time": "07:08:09",
        "duration": "PT1H30M",
        "uuid": "01234567-89ab-4cde-8f01-23456789abcd",
        "uri": "https://example.org/path",
        "byte": "ZXhhbXBsZQ==",
        "decimal": "12.50",
    }
)
_WORD = "example"


class NoSampleError(LookupError):
    """Raised for a type of which no example is given and none can be made up."""


def sample(catalog: Catalog, kind: Kind) -> Value:
    """Return an example of `kind`: the type's own, or one that follows from it.

    Raises `NoSampleError` where there is none, which the rules have reported as SPEC303.
    """
    return _sample(catalog, kind, _NESTING)


def _sample(catalog: Catalog, kind: Kind, depth: int) -> Value:
    if depth == 0:
        raise NoSampleError
    match kind:
        case Reference():
            definition = catalog.types.get(kind.name)
            if definition is None:
                raise NoSampleError
            if definition.has_example:
                return definition.example
            return _sample(catalog, definition.type, depth - 1)
        case NullableType():
            return _sample(catalog, kind.item, depth - 1)
        case ListType():
            count = min(max(1, kind.min_items or 0), 100)
            return ListValue(items=(_sample(catalog, kind.items, depth - 1),) * count)
        case MapType():
            return ObjectValue(members=((Text(_WORD), _sample(catalog, kind.values, depth - 1)),))
        case RecordType():
            raise NoSampleError
        case _:
            return _scalar(catalog, kind)


def _scalar(catalog: Catalog, kind: Kind) -> Value:
    for value in _candidates(kind):
        if not any(misfits(catalog, value, kind)):
            return value
    raise NoSampleError


def _candidates(kind: Kind) -> list[Value]:
    match kind:
        case StringType(format=None):
            most = len(_WORD) if kind.max_length is None else kind.max_length
            length = max(kind.min_length or 0, min(len(_WORD), most))
            return [Text((_WORD * (min(length, 4096) // len(_WORD) + 1))[:length])]
        case StringType(format=name) if name is not None:
            return [Text(_FORMATS[name])]
        case EnumType():
            return [member.value for member in kind.members]
        case IntegerType():
            named = [entry.value for entry in kind.names]
            ends = [kind.minimum, kind.maximum]
            inner = [
                kind.exclusive_minimum + 1 if kind.exclusive_minimum is not None else None,
                kind.exclusive_maximum - 1 if kind.exclusive_maximum is not None else None,
            ]
            return [*named, 1, *(end for end in (*ends, *inner) if end is not None)]
        case NumberType():
            bounds = [kind.minimum, kind.maximum, kind.exclusive_minimum, kind.exclusive_maximum]
            known = [bound for bound in bounds if bound is not None]
            return [1.5, *known, *(bound + 0.5 for bound in known), *(b - 0.5 for b in known)]
        case BooleanType():
            return [True]
        case BytesType() | AnyType():
            return [Text(_WORD)]
        case _:
            return []
