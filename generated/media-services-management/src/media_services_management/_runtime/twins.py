"""Types that the decoder reads without asking which alternative of a union each value is.

The decoder itself tells the alternatives of a union by a text, if each is a class with its text as a
tag. A record is no such class: it can be in several unions, and the member with the text is one of its
fields. So each alternative has a twin for each of its texts: a subclass with the same fields in the
same memory, and the tag. What holds such unions has a twin as well, with the twins in it. Values that
were read as twins then get their own classes, all of one place in a type at once.

Other unions stay as they are in a twin. What only a union itself can read, such as a record of an unknown
kind, the decoder refuses: the body must then be read without twins.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable
from functools import cache, reduce
from itertools import chain, repeat
from operator import attrgetter, or_
from threading import RLock
from types import NoneType
from typing import Any, NamedTuple, TypeAlias, get_args, get_origin

import msgspec
from msgspec import Struct, inspect, structs

from .kinds import parts_of, union_of
from .members import bare_kind, inner_kind, is_record_class
from .unions import Annotation, OneOf, choice_of, is_union

_Restore: TypeAlias = Callable[[list[Any]], object]
"""Gives values, which were read as the twin of one type, their own classes."""

_LOCK = RLock()


class Twin(NamedTuple):
    """What is read in place of a type, and what makes the value that was read one of the type."""

    kind: Annotation
    restore: Callable[[object], object]


@cache
def twin_of(kind: Hashable) -> Twin | None:
    """Return the twin of a type, or `None` if it holds no union that the decoder can tell."""
    if not _holds_told(kind):
        return None
    with _LOCK:
        twin, restore = _twin_type(kind), _restore_of(kind)
    return Twin(twin, lambda value: restore([value]))


class _Told(NamedTuple):
    """The member that tells all alternatives of a union, and the record of each of its texts."""

    member: str
    records: tuple[tuple[str, type[Struct]], ...]


@cache
def _told(union: type[OneOf]) -> _Told | None:
    values = [value for each in union.alternatives for value in each.values]
    is_told = all(each.kind == "object" and each.values for each in union.alternatives)
    member, kinds = choice_of(union).told
    # of a single class, the decoder takes a value without its tag
    if not is_told or len(kinds) < 2 or not all(type(value) is str for value in values):
        return None
    records = tuple((str(text), kind) for text, kind in kinds.items() if is_record_class(kind))
    is_whole = len(records) == len(kinds) and all(_tag(each, member) for each in records)
    return _Told(member, records) if is_whole else None


def _tag(told: tuple[str, type[Struct]], member: str) -> tuple[str, object] | None:
    """Return the name of the field that tells a record, and its value, or `None`."""
    text, record = told
    found = next((each for each in structs.fields(record) if each.encode_name == member), None)
    try:
        return None if found is None else (found.name, msgspec.convert(text, found.type))
    except msgspec.ValidationError:
        return None


@cache
def _holds_told(kind: Hashable) -> bool:
    """Return whether a type holds a union that the decoder can tell, where it reads all around it."""
    return _holds(inspect.type_info(kind), set())


def _holds(shape: inspect.Type, seen: set[type]) -> bool:
    union = union_of(shape)
    if union is not None:
        return _told(union) is not None
    if isinstance(shape, inspect.StructType):
        if shape.cls in seen:
            return False
        seen.add(shape.cls)
    if isinstance(shape, inspect.UnionType) and len(shape.types) > 1 + shape.includes_none:
        return False
    return any(_holds(part, seen) for part in parts_of(shape))


def _is_optional(kind: Annotation) -> bool:
    parts = get_args(kind)
    return len(parts) == 2 and NoneType in parts and bare_kind(kind) in parts


def _twin_type(kind: Annotation) -> Annotation:
    """Return a type with twins of what it holds."""
    if not _holds_told(kind):
        return kind
    if is_record_class(kind):
        return _twin_class(kind)
    told = _told(kind) if is_union(kind) else None
    if told is not None:
        return reduce(or_, (_twin_class(each, told.member, text) for text, each in told.records))
    if _is_optional(kind):
        return _twin_type(bare_kind(kind)) | None
    container = _container(kind)
    if container is None:
        return kind
    *names, inner = get_args(kind)
    return container[*names, _twin_type(inner)]


def _container(kind: Annotation) -> Any:  # noqa: ANN401 - a class that takes parameters
    """Return `list` or `dict` if a type is one, or `None`."""
    origin: object = get_origin(kind)
    return origin if origin in (list, dict) else None


class _Never:
    """The type of a field in whose place a twin has its tag: no part of a body is one."""


_HIDDEN = ".."
"""The wire name of such a field."""
_TWINS: dict[tuple[type[Struct], str, str], type[Struct]] = {}


def _twin_class(record: type[Struct], member: str = "", text: str = "") -> type[Struct]:
    """Return the twin of a record, with a tag if a text of a member tells it."""
    key = record, member, text
    if key not in _TWINS:
        held, tag = _held(record), _tag((text, record), member) if member else None
        fields = {each.name: _same_field(each) for each in held}
        if tag is not None:
            fields[tag[0]] = msgspec.field(name=_HIDDEN, default=tag[1])
        _TWINS[key] = twin = _subclass(record, fields, member, text)
        # only now, since a record can hold itself
        kinds = {each.name: _twin_type(each.type) for each in held}
        twin.__annotations__ = dict.fromkeys(fields, _Never) | kinds
    return _TWINS[key]


def _held(record: type[Struct]) -> tuple[structs.FieldInfo, ...]:
    """Return the fields of a record that hold unions with twins."""
    return tuple(each for each in structs.fields(record) if _holds_told(each.type))


def _same_field(known: structs.FieldInfo) -> Any:  # noqa: ANN401 - as the library types it
    field: Any = msgspec.field
    return field(
        name=known.encode_name, default=known.default, default_factory=known.default_factory
    )


def _subclass(record: type[Struct], fields: dict[str, Any], member: str, text: str) -> type[Struct]:
    names = dict.fromkeys(fields, object)
    space = {**fields, "__annotations__": names, "__module__": record.__module__}
    tag = {"tag_field": member, "tag": text} if member else {}
    of_records: Any = type(record)
    made: type[Struct] = of_records(record.__name__, (record,), space, kw_only=True, **tag)
    return made


def _restore_of(kind: Annotation) -> _Restore:
    """Return what gives values of a type their own classes, if they were read as its twin."""
    told = _told(kind) if is_union(kind) else None
    if told is not None:
        return _restore_of_classes(
            {_twin_class(each, told.member, text): each for text, each in told.records}
        )
    if is_record_class(kind):
        return _restore_of_classes({_twin_class(kind): kind})
    if _is_optional(kind):
        inner = _restore_of(bare_kind(kind))
        return lambda values: inner([each for each in values if each is not None])
    container = _container(kind)
    if container is None:
        return lambda _: None
    inner = _restore_of(inner_kind(kind))
    parts = list if container is list else dict.values
    return lambda values: inner(list(chain.from_iterable(map(parts, values))))


def _restore_of_classes(classes: dict[type, type[Struct]]) -> _Restore:
    outer = {twin: record for twin, record in classes.items() if _held(record)}

    def restore(values: list[Any]) -> None:
        kinds = list(map(type, values))
        for twin, record in outer.items():
            own = [each for each, kind in zip(values, kinds, strict=True) if kind is twin]
            for get, inner in _restores_within(record) if own else ():
                inner(list(map(get, own)))
        # without a call of Python for each value
        changes = map(structs.force_setattr, values, repeat("__class__"), map(classes.get, kinds))
        deque(changes, maxlen=0)

    return restore


@cache
def _restores_within(record: type[Struct]) -> tuple[tuple[Callable[[Any], Any], _Restore], ...]:
    return tuple((attrgetter(each.name), _restore_of(each.type)) for each in _held(record))
