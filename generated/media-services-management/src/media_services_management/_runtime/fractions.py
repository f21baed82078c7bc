"""Numbers with a fraction in what was read: none of them may be infinite or undefined.

The readers take texts such as `NaN` and `sNaN` for numbers, and the latter cannot even be compared.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from functools import cache

from msgspec import Struct, inspect

from .text import is_finite


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
