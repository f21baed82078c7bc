"""Checks arguments against their types and bounds, at every level of nesting.

A type is given as an annotation: a class, `list[...]`, `dict[str, ...]`, `Literal[...]`, any of
these or `None`, or `Any`.
"""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import (
    TYPE_CHECKING,
    Any,
    Literal,
    TypeGuard,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from .errors import ArgumentError
from .limits import DEEPEST
from .redaction import printable
from .scalars import NO_OFFSET, is_finite, is_naive, to_text
from .unions import UnknownRecord, alternatives_of, is_union, kind_of

if TYPE_CHECKING:
    from msgspec import Struct

    from .checks import Check

_WORDS: Mapping[object, str] = {
    str: "text",
    int: "a whole number",
    float: "a number",
    bool: "`True` or `False`",
    bytes: "bytes",
    list: "a list",
    dict: "a mapping",
}
_ACCEPTED: Mapping[object, tuple[type, ...]] = {
    float: (int, float),
    bytes: (bytes, bytearray, memoryview),
    Decimal: (Decimal, int),
    list: (list, tuple),
    dict: (Mapping,),
}
"""The Python classes whose values are accepted for a type, if there are several."""


def check_argument(
    place: str | None, value: object, kind: object = object, check: Check | None = None
) -> None:
    """Raise `ArgumentError`, which shows no value, unless `value` is of its type, within bounds.

    The same applies to everything in it. A record or a form that is given field by field has no
    `place`.
    """
    _check_value(place, value, kind, check, 0)


def _check_value(
    place: str | None, value: object, kind: object, check: Check | None, depth: int
) -> None:
    if depth > DEEPEST:
        raise ArgumentError(f"`{place or 'body'}` has more than {DEEPEST} levels")
    bare, takes_nothing = _bare(kind)
    if takes_nothing and (value is None or is_unset(value)):
        return
    if is_union(bare):
        bare = kind_of(bare, value)
        if bare is None:
            raise ArgumentError(
                f"`{place or 'body'}` must be {name_kind(kind)}, not `{type(value).__name__}`"
            )
    elif not _is_of(value, bare):
        raise ArgumentError(
            f"`{place or 'body'}` must be {name_kind(bare)}, not `{type(value).__name__}`"
        )
    _check_scalar(place, value)
    if check is not None:
        check.apply(place or "body", value)
    for part, inner, its_kind, its_check in _parts(place, value, bare):
        _check_value(part, inner, its_kind, its_check, depth + 1)


def _check_scalar(place: str | None, value: object) -> None:
    if not is_finite(value):
        raise ArgumentError(f"`{place or 'body'}` must be finite")
    if is_naive(value):
        raise ArgumentError(f"`{place or 'body'}` has {NO_OFFSET}")


def _parts(
    place: str | None, value: object, kind: object
) -> Iterator[tuple[str, object, object, Check | None]]:
    """Yield the parts of a value: place, value, type and bounds of each."""
    if is_record(value):
        kinds = kinds_of(type(value))
        checks: Mapping[str, Check] = getattr(value, "__checks__", {})
        for name in kinds:
            member = f"{place}.{name}" if place else name
            yield member, getattr(value, name), kinds[name], checks.get(name)
        return
    inner = inner_kind(kind)
    if isinstance(value, (list, tuple)):
        for index, each in enumerate(value):
            yield f"{place}[{index}]", each, inner, None
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield f"{place}[{_key(key, place)}]", each, inner, None


def _key(key: object, place: str | None) -> str:
    if not isinstance(key, (str, int)):
        raise ArgumentError(f"`{place or 'body'}` has a key that is not text or a whole number")
    return printable(to_text(key), 40)


def is_unset(value: object) -> bool:
    """Return whether a value is `UNSET`."""
    # by name, so that a call without a body need not import msgspec
    return type(value).__name__ == "UnsetType"


def is_record(value: object) -> TypeGuard[Struct]:
    """Return whether a value is a record."""
    return hasattr(value, "__struct_fields__") and not isinstance(value, type)


@cache
def kinds_of(record: type) -> Mapping[str, object]:
    """Return the types of the fields of a class of records by their Python names."""
    hints = get_type_hints(record)
    return {name: hints[name] for name in record.__struct_fields__}  # type: ignore[attr-defined]


@cache
def _bare(kind: object) -> tuple[object, bool]:
    """Return a type without `None` and `UNSET`, and whether it has either."""
    if get_origin(kind) not in (Union, types.UnionType):
        return kind, kind in (None, type(None))
    kinds = [each for each in get_args(kind) if each.__name__ not in ("NoneType", "UnsetType")]
    return kinds[0] if len(kinds) == 1 else object, len(kinds) < len(get_args(kind))


def chosen_kind(kind: object, value: object) -> object:
    """Return the type of a value: of a union the alternative that it is."""
    bare = _bare(kind)[0]
    return kind_of(bare, value) if is_union(bare) else kind


def bare_kind(kind: object) -> object:
    """Return a type without `None`; that of any value where there are several."""
    return _bare(kind)[0]


def inner_kind(kind: object) -> object:
    """Return the type of the items of a list, or of the values of a mapping."""
    parts = get_args(bare_kind(kind))
    return parts[-1] if parts else object


def _is_of(value: object, kind: object) -> bool:
    if kind in (object, Any):
        return True
    plain = get_origin(kind) or kind
    if isinstance(value, bool):
        return plain is bool
    if isinstance(value, dt.datetime):
        return plain is dt.datetime
    if plain is Literal:
        return value in get_args(kind)
    if not isinstance(plain, type):
        return False
    if issubclass(plain, Enum) and not isinstance(value, plain):
        return _is_value_of(value, plain)
    return isinstance(value, _ACCEPTED.get(plain, (plain,)))


def _is_value_of(value: object, kind: type[Enum]) -> bool:
    try:
        return type(value) in (str, int) and kind(value) is not None
    except ValueError:
        return False


def name_kind(kind: object) -> str:
    """Return the name of a type for messages."""
    kind, plain = bare_kind(kind), get_origin(kind) or kind
    if is_union(kind):
        return f"one of {', '.join(map(name_kind, alternatives_of(kind)))}"
    if plain is Literal:
        return f"one of {', '.join(f'`{each}`' for each in get_args(kind))}"
    return _WORDS.get(plain, f"a `{getattr(plain, '__name__', plain)}`")


def to_plain(value: object, kind: object = object) -> object:
    """Return a checked value as builtins, which msgspec encodes correctly as JSON.

    Records become mappings of the fields that are sent, by wire name; decimals become their digits.
    Raises `ValueError` for text that cannot be encoded.
    """
    if isinstance(value, UnknownRecord):
        return value.data
    kind = chosen_kind(kind, value)
    if is_record(value):
        kinds = kinds_of(type(value))
        return {wire: to_plain(each, kinds[name]) for name, wire, each in sent_members(value)}
    inner = inner_kind(kind)
    if isinstance(value, (list, tuple)):
        return [to_plain(each, inner) for each in value]
    if isinstance(value, Mapping):
        return {to_text(key): to_plain(each, inner) for key, each in value.items()}
    is_text = bare_kind(kind) is Decimal or isinstance(value, (Decimal, dt.date, dt.time))
    return to_text(value) if is_text and value is not None else value


def sent_members(record: Struct) -> Iterator[tuple[str, str, object]]:
    """Yield the Python name, the wire name and the value of each field that is sent."""
    from msgspec import structs

    for member in structs.fields(record):
        value = getattr(record, member.name)
        if not is_unset(value) and (member.required or value != member.default):
            yield member.name, member.encode_name, value
