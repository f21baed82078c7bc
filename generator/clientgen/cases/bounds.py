"""Arguments at the edge of what the spec allows, and just beyond it."""

from __future__ import annotations

import base64
from collections.abc import Iterable

from clientgen.cases.calls import CallTarget
from clientgen.cases.values import Plain, Values
from clientgen.ir import (
    Bounds,
    IntegerType,
    ListType,
    NumberType,
    Parameter,
    StringType,
    TypeUse,
)
from clientgen.python_source import Data
from clientgen.symbols import Argument
from clientgen.wire import check

_STRANGERS = ("A", "z", "0", "-", "_", ".", " x", "~", "\u00e9")
_LONGEST = 5000
"""The number of characters or items above which no bound is tested."""


def bounds(callee: CallTarget) -> Data:
    """Return, by argument, the values that are accepted and those refused before sending."""
    return _bounds(callee.values, callee.given(callee.full()))


def client_bounds(callee: CallTarget) -> Data:
    """Return the same for the client's own parameters."""
    parameters = callee.full().parameters
    arguments = callee.values.symbols.client_parameters
    given = ((argument, parameters[path]) for path, argument in arguments.items())
    return _bounds(callee.values, given)


def _bounds(values: Values, given: Iterable[tuple[Argument, Plain]]) -> Data:
    found = {}
    for argument, value in given:
        accepted, refused = _judge(values, argument.type, value)
        if _is_in_path(argument) and isinstance(value, str) and _is_text(values, argument.type):
            refused += ["", f"{value}\x00"]
        if refused:
            found[argument.name] = {
                "accepted": [values.tagged(argument.type, each) for each in accepted],
                "refused": [values.tagged(argument.type, each) for each in refused],
            }
    return found


def _is_in_path(argument: Argument) -> bool:
    return isinstance(argument.node, Parameter) and argument.node.place in ("path", "host")


def _is_text(values: Values, use: TypeUse) -> bool:
    """Whether Python accepts any text as a value of the type."""
    plain = values.catalog.plain(use)
    return isinstance(plain, StringType) and plain.format is None


def _judge(values: Values, use: TypeUse, value: Plain) -> tuple[list[Plain], list[Plain]]:
    """Sort values near the bounds of a type by whether `wire` accepts them."""
    shape = values.shape(use)
    accepted: list[Plain] = []
    refused: list[Plain] = []
    for each in candidates(values, use, value):
        if check(each, shape, values.types):
            refused.append(each)
        elif not isinstance(each, str) or _is_plain(each):
            accepted.append(each)
    return accepted, refused


def _is_plain(text: str) -> bool:
    """Whether the text can be sent in any place of a request."""
    return bool(text) and text.isascii() and text.isprintable() and text == text.strip()


def candidates(values: Values, use: TypeUse, value: Plain) -> list[Plain]:
    """Return values near the bounds of a type, made from one of its values."""
    plain = values.catalog.bare(use)
    match plain:
        case StringType(format=None) if value:
            sizes = _around(plain.bounds)
            texts = [_resize(value, size) for size in sizes]
            odd = [" ", *(f"{value}{each}" for each in _STRANGERS)] if plain.pattern else []
            return [*texts, *odd]
        case StringType(format="byte"):
            whole = [int(end) // 4 * 3 + step for end in plain.bounds.stated for step in (-3, 0, 3)]
            return [base64.b64encode(bytes(size)).decode() for size in whole if size >= 0]
        case StringType(format="int64" | "uint64" as size):
            ends = (-(2**63), 2**63 - 1) if size == "int64" else (0, 2**64 - 1)
            return [str(end + step) for end in ends for step in (-1, 0, 1)]
        case IntegerType():
            return [end + step for end in plain.bounds.stated for step in (-1, 0, 1)]
        case NumberType():
            return [end + step for end in plain.bounds.stated for step in (-0.5, 0, 0.5)]
        case ListType() if value:
            return [_resize(value, size) for size in _around(plain.bounds)]
        case _:
            return []


def _around(bounds: Bounds) -> list[int]:
    """The sizes at both bounds, and the sizes just outside them."""
    sizes = [] if bounds.minimum is None else [bounds.minimum - 1, bounds.minimum]
    sizes += [] if bounds.maximum is None else [bounds.maximum, bounds.maximum + 1]
    return [int(size) for size in sizes if 0 <= size <= _LONGEST]


def _resize(value: Plain, size: int) -> Plain:
    return (value * (size // len(value) + 1))[:size]
