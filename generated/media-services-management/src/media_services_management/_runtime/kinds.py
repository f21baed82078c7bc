"""Facts about the values of a type, computed once for each type."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import msgspec
from msgspec import inspect

from .limits import DEEPEST
from .members import REST
from .unions import OneOf, alternatives_of, is_union
from .wire_forms import WireForm, is_wire_form


def union_of(shape: inspect.Type) -> type[OneOf] | None:
    """Return the union that a type is, or None."""
    return shape.cls if isinstance(shape, inspect.CustomType) and is_union(shape.cls) else None


def form_of(shape: inspect.Type) -> type[WireForm] | None:
    """Return the type with a form of its own on the wire that a type is, or None."""
    return shape.cls if isinstance(shape, inspect.CustomType) and is_wire_form(shape.cls) else None


def _is_open(shape: inspect.Type) -> bool:
    """Return whether a type has any plain data as its values."""
    union = union_of(shape)
    if union is not None:
        return union.unknown is not None
    if form_of(shape) is not None:
        return False
    return isinstance(shape, (inspect.AnyType, inspect.CustomType))


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Facts that are true for all values of a type."""

    holds_times: bool
    holds_decimals: bool
    holds_floats: bool
    holds_anything: bool
    holds_unions: bool
    holds_forms: bool
    holds_rest: bool
    """Whether a record keeps what no field of it has."""
    names: frozenset[str] | None
    """All wire names of fields, if there is no mapping."""
    levels: int
    """The maximum nesting of arrays and objects; more than `DEEPEST` if unknown."""
    gains_members: bool
    """Whether fields are written that are not read, such as constants, or more quotes and colons."""
    modes: tuple[bool, ...]
    """Whether to decode strictly: first strictly, then leniently unless that could give wrong
    values."""


@cache
def facts_of(kind: Hashable) -> Facts:
    """Return the facts about all values of the type `kind`."""
    root = inspect.type_info(kind)
    shapes = tuple(_within(root, set()))
    return Facts(
        holds_times=_holds(shapes, inspect.DateTimeType, inspect.TimeType),
        holds_decimals=_holds(shapes, inspect.DecimalType),
        holds_floats=_holds(shapes, inspect.FloatType),
        holds_anything=any(map(_is_open, shapes)),
        holds_unions=any(union_of(each) is not None for each in shapes),
        holds_forms=any(form_of(each) is not None for each in shapes),
        holds_rest=REST in _names(shapes),
        names=None if _has_free_names(shapes) else frozenset(_names(shapes)),
        levels=_levels(root, {}),
        gains_members=any(_gains_members(each, told) for each, told in _told(root, None, set())),
        modes=(True,) if any(map(_is_misread, shapes)) else (True, False),
    )


def _holds(shapes: Iterable[inspect.Type], *kinds: type[inspect.Type]) -> bool:
    return any(isinstance(each, kinds) for each in shapes)


def _has_free_names(shapes: Iterable[inspect.Type]) -> bool:
    return any(isinstance(each, inspect.DictType) or _is_open(each) for each in shapes)


def _names(shapes: Iterable[inspect.Type]) -> Iterator[str]:
    for shape in shapes:
        if isinstance(shape, inspect.StructType):
            yield from (field.encode_name for field in shape.fields)


def _within(shape: inspect.Type, seen: set[type]) -> Iterator[inspect.Type]:
    """Yield a type and all types in it, each record and each union once."""
    if isinstance(shape, (inspect.StructType, inspect.CustomType)):
        if shape.cls in seen:
            return
        seen.add(shape.cls)
    yield shape
    for part in parts_of(shape):
        yield from _within(part, seen)


def parts_of(shape: inspect.Type) -> Iterable[inspect.Type]:
    """Return the types of which values a value of a type consists, or is one."""
    if isinstance(shape, inspect.UnionType):
        return shape.types
    if isinstance(shape, inspect.StructType):
        return (field.type for field in shape.fields)
    if isinstance(shape, inspect.ListType):
        return (shape.item_type,)
    if isinstance(shape, inspect.DictType):
        return (shape.value_type,)
    union = union_of(shape)
    return () if union is None else map(inspect.type_info, alternatives_of(union))


def _levels(shape: inspect.Type, known: dict[type, int]) -> int:
    if _is_open(shape):
        return DEEPEST + 1
    if isinstance(shape, (inspect.StructType, inspect.CustomType)):
        if shape.cls not in known:
            # a recursive type has no maximum depth
            known[shape.cls] = DEEPEST + 1
            own = isinstance(shape, inspect.StructType)
            known[shape.cls] = own + _levels_of_parts(shape, known)
        return known[shape.cls]
    is_container = isinstance(shape, (inspect.ListType, inspect.DictType))
    return is_container + _levels_of_parts(shape, known)


def _levels_of_parts(shape: inspect.Type, known: dict[type, int]) -> int:
    return max((_levels(part, known) for part in parts_of(shape)), default=0)


def _told(
    shape: inspect.Type, member: str | None, seen: set[tuple[type, str | None]]
) -> Iterator[tuple[inspect.Type, str | None]]:
    """Yield each type, a record of a union with the field that tells it, which is never missing."""
    if isinstance(shape, (inspect.StructType, inspect.CustomType)):
        if (shape.cls, member) in seen:
            return
        seen.add((shape.cls, member))
    yield shape, member
    union = union_of(shape)
    if union is not None:
        for each in union.alternatives:
            told = each.member if each.values else None
            yield from _told(inspect.type_info(each.type()), told, seen)
        return
    for part in parts_of(shape):
        yield from _told(part, None, seen)


def _gains_members(shape: inspect.Type, told: str | None) -> bool:
    form = form_of(shape)
    if form is not None:
        return form.gains_marks
    if not isinstance(shape, inspect.StructType):
        return False
    is_left_out = shape.cls.__struct_config__.omit_defaults
    return shape.tag is not None or any(
        not field.required
        and field.encode_name != told
        and (not is_left_out or field.default_factory not in (msgspec.NODEFAULT, list, dict))
        for field in shape.fields
    )


def _is_misread(shape: inspect.Type) -> bool:
    """Return whether the text `null` is a value, but None if not read strictly.

    It is also valid base64, and could be a word for a number.
    """
    if isinstance(shape, inspect.StructType):
        words = getattr(shape.cls, "__integers__", {}).values()
        return any(
            word.lower() == "null" or not word[:1].isalpha() for each in words for word in each
        )
    return isinstance(shape, inspect.BytesType)
