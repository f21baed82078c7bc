"""One scalar value to and from text, as XML, forms, paths, queries and headers write it."""

from __future__ import annotations

import base64
import binascii
import math
import re

from .formats import WITHOUT_SPACE
from .problems import WireError
from .shapes import (
    AnyShape,
    BooleanShape,
    BytesShape,
    ConstShape,
    EnumShape,
    NumberShape,
    Shape,
    StringShape,
    Types,
    Value,
)

_INTEGER = re.compile(r"[+-]?[0-9]{1,400}")
_NUMBER = re.compile(
    r"[+-]?(?:[0-9]{1,400}(?:\.[0-9]{0,400})?|\.[0-9]{1,400})(?:[eE][+-]?[0-9]{1,3})?"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_SPACE = " \t\r\n"


def scalar_to_text(value: Value, shape: Shape, types: Types, path: str = "") -> str:
    """Return the text of a scalar; `WireError` if the value does not fit the shape."""
    plain = types.bare(shape)
    if isinstance(plain, AnyShape):
        return _any_to_text(value, path)
    checked = scalar_value(value, plain, path)
    if isinstance(checked, bytes):
        return base64.b64encode(checked).decode("ascii")
    return _any_to_text(checked, path)


def _any_to_text(value: Value, path: str) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(finite(value, path))
    if isinstance(value, str):
        return text_value(value, path)
    raise WireError("expected a scalar", path)


def scalar_from_text(text: str, shape: Shape, types: Types, path: str = "") -> Value:
    """Return the scalar in `text`; raise `WireError` if it is invalid."""
    plain = types.bare(shape)
    if isinstance(plain, BooleanShape):
        return _boolean(text.strip(_SPACE), path)
    if isinstance(plain, BytesShape):
        return bytes_from_base64(text, path)
    if isinstance(plain, NumberShape):
        return _number(text.strip(_SPACE), plain, path)
    if isinstance(plain, EnumShape) and plain.base == "integer":
        return _integer(text.strip(_SPACE), path)
    if isinstance(plain, ConstShape) and not isinstance(plain.value, str):
        return scalar_from_text(text, kind_of_constant(plain), types, path)
    if isinstance(plain, (StringShape, ConstShape, EnumShape, AnyShape)):
        return text_value(text, path)
    raise WireError("expected a scalar", path)


def _boolean(text: str, path: str) -> bool:
    if text in ("true", "1", "True"):
        return True
    if text in ("false", "0", "False"):
        return False
    raise WireError("expected `true` or `false`", path)


def _number(text: str, shape: NumberShape, path: str) -> int | float:
    named = shape.number_of(text)
    if named is not None:
        return named
    if shape.whole:
        return _integer(text, path)
    if not _NUMBER.fullmatch(text):
        raise WireError("expected a number", path)
    return int(text) if _INTEGER.fullmatch(text) else finite(float(text), path)


def _integer(text: str, path: str) -> int:
    if not _INTEGER.fullmatch(text):
        raise WireError("expected a whole number", path)
    return int(text)


def kind_of_constant(shape: ConstShape) -> Shape:
    """Return the shape of all values of the same kind as a constant."""
    if isinstance(shape.value, str):
        return StringShape()
    return BooleanShape() if isinstance(shape.value, bool) else NumberShape(whole=True)


def scalar_value(value: Value, shape: Shape, path: str) -> Value:
    """Return a scalar unchanged; `WireError` unless it is of the shape's Python type."""
    if isinstance(shape, ConstShape):
        shape = kind_of_constant(shape)
    if isinstance(shape, StringShape) or (isinstance(shape, EnumShape) and shape.base == "string"):
        return text_value(value, path)
    if isinstance(shape, BooleanShape):
        fits, expected = isinstance(value, bool), "a boolean"
    elif isinstance(shape, BytesShape):
        fits, expected = isinstance(value, bytes), "bytes"
    else:
        whole = isinstance(shape, EnumShape) or (isinstance(shape, NumberShape) and shape.whole)
        fits, expected = is_number(value, whole=whole), "a whole number" if whole else "a number"
    if not fits:
        raise WireError(f"expected {expected}", path)
    return finite(value, path)


def is_number(value: Value, *, whole: bool) -> bool:
    """Tell whether a value is an int, or a float where that is allowed; a bool is neither."""
    return isinstance(value, int if whole else (int, float)) and not isinstance(value, bool)


def finite(value: Value, path: str) -> Value:
    """Return a value unchanged; `WireError` for infinities and NaN."""
    if isinstance(value, float) and not math.isfinite(value):
        raise WireError("expected a finite number", path)
    return value


def text_value(value: Value, path: str) -> str:
    """Return text unchanged; `WireError` if it is no text or cannot be written as UTF-8."""
    if not isinstance(value, str):
        raise WireError("expected a string", path)
    if _SURROGATE.search(value):
        raise WireError("contains half of a surrogate pair", path)
    return value


def bytes_from_base64(text: str, path: str) -> bytes:
    """Return the bytes of standard base64 text, perhaps in lines; `WireError` if it is none."""
    text = text.translate(WITHOUT_SPACE)
    try:
        if len(text) % 4:
            raise ValueError  # the decoder overlooks padding that is too much
        return base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, ValueError):
        raise WireError("expected base64", path) from None
