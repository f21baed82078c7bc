"""Checks arguments against their types and bounds, at every level of nesting.

A type is given as an annotation: a class, `list[...]`, `dict[str, ...]`, `Literal[...]`, any of
these or `None`, or `Any`. For a record, a mapping by Python names may be given.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from .errors import ArgumentError
from .limits import DEEPEST
from .members import (
    bare_kind,
    chosen_kind,
    inner_kind,
    is_record_class,
    is_unset,
    members_of,
    record_class,
    sent_members,
    split_kind,
)
from .redaction import printable
from .scalars import NO_OFFSET, is_finite, is_naive, to_text
from .unions import OneOf, UnknownRecord, alternatives_of, choice_of, is_union
from .wire_forms import is_wire_form, spelled

if TYPE_CHECKING:
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
    bare, takes_nothing = split_kind(kind)
    if bare is str and type(value) is str:  # nothing else can be wrong with it
        if check is not None:
            check.apply(place or "body", value)
        return
    if takes_nothing and (value is None or is_unset(value)):
        return
    if is_union(bare):
        union, bare = bare, chosen_kind(bare, value)
        if bare is None:
            raise ArgumentError(_of_no_kind(place or "body", value, union))
    elif not _is_of(value, bare):
        raise ArgumentError(
            f"`{place or 'body'}` must be {name_kind(bare)}, not `{type(value).__name__}`"
        )
    _check_scalar(place, value)
    if check is not None:
        check.apply(place or "body", value)
    for part, inner, its_kind, its_check in _parts(place, value, bare):
        _check_value(part, inner, its_kind, its_check, depth + 1)


def _of_no_kind(place: str, value: object, union: type[OneOf]) -> str:
    """Say why a value is none of the alternatives of a union."""
    member, kinds = choice_of(union).told
    if not isinstance(value, Mapping) or not kinds:
        return f"`{place}` must be {name_kind(union)}, not `{type(value).__name__}`"
    known = members_of(next(iter(kinds.values())))
    name = next((each.name for each in known if each.wire == member), member)
    if name not in value:
        return f"`{place}.{name}` is missing"
    return f"`{place}.{name}` must be one of {', '.join(f'`{each}`' for each in kinds)}"


def _check_scalar(place: str | None, value: object) -> None:
    if not is_finite(value):
        raise ArgumentError(f"`{place or 'body'}` must be finite")
    if is_naive(value):
        raise ArgumentError(f"`{place or 'body'}` has {NO_OFFSET}")


def _parts(
    place: str | None, value: object, kind: object
) -> Iterator[tuple[str, object, object, Check | None]]:
    """Yield the parts of a value: place, value, type and bounds of each."""
    record = record_class(value, kind)
    if record is not None:
        _check_names(place, value, record)
        checks: Mapping[str, Check] = getattr(record, "__checks__", {})
        for member, each in sent_members(value, record):
            part = f"{place}.{member.name}" if place else member.name
            if member.is_rest:
                _check_rest(part, each, record)
            yield part, each, member.kind, checks.get(member.name)
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


def _check_names(place: str | None, value: object, record: type) -> None:
    """Raise `ArgumentError` for a mapping that lacks a field of a record, or has another."""
    if not isinstance(value, Mapping):
        return
    members = members_of(record)
    names = {member.name for member in members}
    for key in value:
        if key not in names:
            named = next((each.name for each in members if each.wire == key), None)
            rest = next((each.name for each in members if each.is_rest), None)
            hint = "" if rest is None else f": give it in `{rest}`"
            hint = hint if named is None else f": it is called `{named}`"
            raise ArgumentError(f"`{place or 'body'}` has no field `{_key(key, place)}`{hint}")
    for member in members:
        if member.required and (member.name not in value or is_unset(value[member.name])):
            raise ArgumentError(f"`{f'{place}.' if place else ''}{member.name}` is missing")


def _check_rest(place: str, rest: object, record: type) -> None:
    """Raise `ArgumentError` if what no field has contains a field."""
    for member in members_of(record):
        if isinstance(rest, Mapping) and member.wire in rest and not member.is_rest:
            raise ArgumentError(
                f"`{place}` has the field `{printable(member.wire, 40)}`: "
                f"give it as `{member.name}`"
            )


def _is_of(value: object, kind: object) -> bool:
    if kind in (object, Any):
        return True
    if is_wire_form(kind):
        return isinstance(value, kind)
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
    if is_record_class(plain) and isinstance(value, Mapping):
        return True
    return isinstance(value, _ACCEPTED.get(plain, (plain,)))


def _is_value_of(value: object, kind: type[Enum]) -> bool:
    try:
        return type(value) in (str, int) and kind(value) is not None
    except ValueError:
        return False


def name_kind(kind: object) -> str:
    """Return the name of a type for messages."""
    kind, plain = bare_kind(kind), get_origin(kind) or kind
    if is_wire_form(kind):
        return kind.words
    if is_union(kind):
        return f"one of {', '.join(map(name_kind, alternatives_of(kind)))}"
    if plain is Literal:
        return f"one of {', '.join(f'`{each}`' for each in get_args(kind))}"
    name = str(getattr(plain, "__name__", plain))
    return _WORDS.get(plain, f"{'an' if name[:1] in 'AEIO' else 'a'} `{name}`")


def to_plain(value: object, kind: object = object) -> object:
    """Return a checked value as builtins, which msgspec encodes correctly as JSON.

    Records become mappings of the fields that are sent, by wire name; decimals become their digits.
    Raises `ValueError` for text that cannot be encoded.
    """
    if isinstance(value, UnknownRecord):
        return value.data
    kind = chosen_kind(kind, value)
    record = record_class(value, kind)
    if record is not None:
        return _plain_members(value, record)
    value, inner = spelled(value, kind), inner_kind(kind)
    if isinstance(value, (list, tuple)):
        return [to_plain(each, inner) for each in value]
    if isinstance(value, Mapping):
        return {to_text(key): to_plain(each, inner) for key, each in value.items()}
    is_text = bare_kind(kind) is Decimal or isinstance(value, (Decimal, dt.date, dt.time))
    return to_text(value) if is_text and value is not None else value


def _plain_members(value: object, record: type) -> dict[str, object]:
    found: dict[str, object] = {}
    for member, each in sent_members(value, record):
        plain = to_plain(each, member.kind)
        if not member.is_rest:
            found[member.wire] = plain
        elif isinstance(plain, dict):
            found = plain | found
    return found
