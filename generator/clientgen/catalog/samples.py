"""Example values: the ones that the spec gives, and those that follow from a type alone."""

from __future__ import annotations

from clientgen.catalog.catalog import Catalog
from clientgen.catalog.scalars import WORD, likely_values
from clientgen.catalog.values import misfits
from clientgen.ir import (
    EnumType,
    Kind,
    ListType,
    ListValue,
    MapType,
    NullableType,
    ObjectValue,
    RecordType,
    Reference,
    SimpleType,
    Text,
    Value,
)

_NESTING = 32
"""Types within types, beyond which no example is made up."""


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
            count = min(max(1, int(kind.bounds.minimum or 0)), 100)
            return ListValue(items=(_sample(catalog, kind.items, depth - 1),) * count)
        case MapType():
            return ObjectValue(members=((Text(WORD), _sample(catalog, kind.values, depth - 1)),))
        case RecordType():
            raise NoSampleError
        case _:
            return _scalar(catalog, kind)


def _scalar(catalog: Catalog, kind: SimpleType | EnumType) -> Value:
    for value in likely_values(kind):
        if not any(misfits(catalog, value, kind)):
            return value
    raise NoSampleError
