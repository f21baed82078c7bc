"""The fields of records in arguments, where a record may also be a mapping by Python names."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import (
    TYPE_CHECKING,
    Any,
    NamedTuple,
    TypeAlias,
    TypeGuard,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from .unions import OneOf, is_union, kind_of

if TYPE_CHECKING:
    from msgspec import Struct


REST = "..."
"""The wire name of a field with all that no other field of its record has."""

Place: TypeAlias = tuple[str | int, ...]
"""The attributes that lead to a member of a response; -1 is the last item of a list."""


class Member(NamedTuple):
    """A field of a record: its Python name, its wire name, and the type of what may be sent."""

    name: str
    wire: str
    kind: object
    required: bool
    constant: Callable[[], object] | None
    """What makes the value that is sent where none is given."""
    is_rest: bool = False
    """Whether it holds what no other field has, which is beside the others on the wire."""


def is_unset(value: object) -> bool:
    """Return whether a value is `UNSET`."""
    # by name, so that a call without a body need not import msgspec
    return type(value).__name__ == "UnsetType"


def reach(value: Any, place: Place) -> Any:  # noqa: ANN401 - any member of any response
    """Return a member of a response; `None` if it is missing, or what it is in."""
    for step in place:
        if value is None:
            return None
        if isinstance(step, int) and not value:
            return None  # the last item of an empty list
        value = getattr(value, step) if isinstance(step, str) else value[step]
    return value


def is_record(value: object) -> TypeGuard[Struct]:
    """Return whether a value is a record."""
    return hasattr(value, "__struct_fields__") and not isinstance(value, type)


def is_record_class(kind: object) -> TypeGuard[type[Struct]]:
    """Return whether a type is a class of records."""
    return isinstance(kind, type) and hasattr(kind, "__struct_fields__")


def record_class(value: object, kind: object) -> type[Struct] | None:
    """Return the class of a record, or of a mapping given for one; `None` for anything else."""
    if is_record(value):
        return type(value)
    bare = bare_kind(chosen_kind(kind, value))
    return bare if is_record_class(bare) and isinstance(value, Mapping) else None


@cache
def split_kind(kind: object) -> tuple[object, bool]:
    """Return a type without `None` and `UNSET`, and whether it has either."""
    if get_origin(kind) not in (Union, types.UnionType):
        return kind, kind in (None, type(None))
    kinds = [each for each in get_args(kind) if each.__name__ not in ("NoneType", "UnsetType")]
    return kinds[0] if len(kinds) == 1 else object, len(kinds) < len(get_args(kind))


def bare_kind(kind: object) -> object:
    """Return a type without `None`; that of any value where there are several."""
    return split_kind(kind)[0]


def chosen_kind(kind: object, value: object) -> object:
    """Return the type of a value: of a union the alternative that it is, or None."""
    bare = bare_kind(kind)
    if not is_union(bare):
        return kind
    return (_mapped(bare, value) if isinstance(value, Mapping) else None) or kind_of(bare, value)


def _mapped(union: type[OneOf], value: Mapping[object, object]) -> type[Struct] | None:
    """Return the record among the alternatives of a union for which a mapping is given."""
    for each in union.alternatives:
        record = each.type()
        if is_record_class(record):
            names = {member.wire: member.name for member in members_of(record)}
            name = names.get(each.member or "", "")
            is_told = name in value and (not each.values or value[name] in each.values)
            if each.member is None or is_told:
                return record
    return None


def inner_kind(kind: object) -> object:
    """Return the type of the items of a list, or of the values of a mapping."""
    parts = get_args(bare_kind(kind))
    return parts[-1] if parts else object


@cache
def members_of(record: type) -> tuple[Member, ...]:
    """Return the fields of a class of records, in declared order."""
    from msgspec import NODEFAULT, structs

    hints = get_type_hints(record)
    nullable: frozenset[str] = getattr(record, "__nullable__", frozenset())
    return tuple(
        Member(
            name=each.name,
            wire=each.encode_name,
            # null is sent only where the service takes it
            kind=(
                hints[each.name]
                if each.required or each.name in nullable
                else bare_kind(hints[each.name])
            ),
            required=each.required,
            constant=(
                None
                if each.default_factory is NODEFAULT or each.encode_name == REST
                else each.default_factory
            ),
            is_rest=each.encode_name == REST,
        )
        for each in structs.fields(record)
    )


def sent_members(value: object, record: type) -> Iterator[tuple[Member, object]]:
    """Yield the fields that are sent of a record, or of a mapping given for one, with values.

    Of a record, optional fields that are `None` are left out; of a mapping, only what is `UNSET`.
    """
    if isinstance(value, Mapping):
        for member in members_of(record):
            if member.name in value and not is_unset(value[member.name]):
                yield member, value[member.name]
            elif member.constant is not None:
                yield member, member.constant()
        return
    for member in members_of(record):
        each = getattr(value, member.name)
        if not is_unset(each) and (each is not None or member.required):
            yield member, each
