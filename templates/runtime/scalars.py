"""The text of scalar values in paths, queries, header fields, forms and XML."""

from __future__ import annotations

import math
from collections.abc import Collection
from decimal import Decimal
from enum import Enum


def to_text(value: object) -> str:
    """Return the wire spelling of a scalar.

    Booleans are `true` and `false`, dates and times RFC 3339, durations ISO 8601, bytes base64,
    an enumeration its value. Raises `TypeError` for anything that is not a scalar and
    `ValueError` for a number that no text can carry.
    """
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return int.__repr__(value)
    if not is_finite(value):
        raise ValueError("a number must be finite")
    if isinstance(value, float):
        return float.__repr__(value)
    return _through_msgspec(value)


def is_finite(value: object) -> bool:
    """Return whether a value is no number, or a number that is neither infinite nor undefined."""
    if isinstance(value, Decimal):
        return value.is_finite()
    return not isinstance(value, float) or math.isfinite(value)


def _through_msgspec(value: object) -> str:
    import msgspec

    is_scalar = isinstance(value, (bytes, bytearray)) or not isinstance(value, Collection)
    plain = msgspec.to_builtins(value) if is_scalar and value is not None else None
    if not isinstance(plain, str):
        raise TypeError(f"`{type(value).__name__}` is not a scalar")
    return plain
