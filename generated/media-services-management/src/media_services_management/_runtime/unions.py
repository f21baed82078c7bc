"""Unions: values of several types, and what tells these apart.

For type checkers a union is `A | B`. At run time it is a class without instances: the decoder takes
it for a type of its own and lets `choose` say which alternative a part of a body is, and
`isinstance` knows the values of all alternatives.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import (
    TYPE_CHECKING,
    Any,
    ClassVar,
    Literal,
    NamedTuple,
    NoReturn,
    Self,
    TypeAlias,
    TypeGuard,
    Union,
    get_args,
    get_origin,
)

Json: TypeAlias = Literal["string", "number", "boolean", "array", "object"]

Annotation: TypeAlias = Any
"""A type, as it stands in an annotation."""

_KINDS: Mapping[type, Json] = {
    str: "string",
    bool: "boolean",
    int: "number",
    float: "number",
    Decimal: "number",
    list: "array",
    dict: "object",
}
_ABSENT = object()


class Alternative(NamedTuple):
    """One alternative of a union: a function that returns its type, and what tells it.

    `kind` is the kind of JSON; `values` are those of the value itself or of its field `member`,
    none if any value will do.
    """

    type: Callable[[], Annotation]
    kind: Json
    member: str | None = None
    values: tuple[str | int, ...] = ()


class _Marker(type):
    alternatives: tuple[Alternative, ...]
    unknown: type[UnknownRecord] | None
    classes: frozenset[type] = frozenset()
    """The classes of the values, once known; some alternatives, such as lists, have none."""

    def __instancecheck__(cls, value: object) -> bool:
        # the decoder asks for each value
        return type(value) in cls.classes or _is_other(cls, value)


def _is_other(union: type, value: object) -> bool:
    if not is_union(union):
        return False
    union.classes = choice_of(union).classes
    return type(value) in union.classes or kind_of(union, value) is not None


class OneOf(metaclass=_Marker):
    """The base class of unions."""

    __slots__ = ()

    alternatives: ClassVar[tuple[Alternative, ...]] = ()
    discriminator: ClassVar[str] = ""
    """The wire name of the field with the kind of a record, if other kinds than those known are
    kept."""
    unknown: ClassVar[type[UnknownRecord] | None] = None
    """The class of these records."""

    def __new__(cls) -> Self:
        """Raise `TypeError`: a value is one of the alternatives."""
        raise TypeError(f"`{cls.__name__}` is a union; create one of its alternatives")


class UnknownRecord:
    """A record of a kind that this package does not know: its kind, and `data` as received.

    It is immutable, and sent as it was received.
    """

    __slots__ = ("_kind", "data")

    _kind: str
    data: Mapping[str, Any]
    """The whole record, as plain data with wire names."""

    def __init__(self, kind: str, data: Mapping[str, Any]) -> None:
        object.__setattr__(self, "_kind", kind)
        object.__setattr__(self, "data", data)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"`{type(self).__name__}` is immutable")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"`{type(self).__name__}` is immutable")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return (self._kind, self.data) == (other._kind, other.data)

    def __hash__(self) -> int:
        return hash((type(self), self._kind))

    def __repr__(self) -> str:
        # the data could hold secrets
        return f"{type(self).__name__}({self._kind!r})"

    def __reduce__(self) -> tuple[type[Self], tuple[str, Mapping[str, Any]]]:
        return type(self), (self._kind, self.data)


def is_union(kind: object) -> TypeGuard[type[OneOf]]:
    """Return whether a type is a union."""
    return isinstance(kind, _Marker)


class Choice:
    """The alternatives of one union by what tells them, in the form for fast look-ups."""

    __slots__ = ("classes", "objects", "others", "types")

    def __init__(self, union: type[OneOf]) -> None:
        self.types: tuple[Annotation, ...] = alternatives_of(union)
        unknown = () if union.unknown is None else (union.unknown,)
        self.classes = frozenset(each for each in (*self.types, *unknown) if isinstance(each, type))
        self.others: dict[tuple[object, ...], Annotation] = {}
        self.objects: dict[str | None, dict[object, Annotation]] = {}
        for each in union.alternatives:
            if each.kind == "object":
                found = self.objects.setdefault(each.member, {})
                found.update(dict.fromkeys(_keys(each.values), each.type()))
            else:
                # constants that are numbers or booleans may be text
                keys = (
                    ("string" if isinstance(key, str) else each.kind, key)
                    for key in _keys(each.values)
                )
                self.others.update(dict.fromkeys(keys, each.type()))

    @property
    def told(self) -> tuple[str, Mapping[object, Annotation]]:
        """The member that tells all records, and the record of each of its texts, if there is one."""
        (member, kinds), *others = self.objects.items() or ((None, {}),)
        if member is None or others:
            return "", {}
        return member, {value: kind for value, kind in kinds.items() if type(value) is str}

    def of(self, data: object) -> Annotation:
        """Return the type of plain data, or None if it is of none."""
        kind = _KINDS.get(type(data))
        if kind == "object":
            return self._of_object(data)  # type: ignore[arg-type]
        found = self.others.get((kind, _ABSENT))
        if found is not None or kind in (None, "array"):
            return found
        return self.others.get((kind, _key(data)))

    def _of_object(self, data: dict[str, object]) -> Annotation:
        for member, kinds in self.objects.items():
            if member is None:
                return kinds[_ABSENT]
            value = data.get(member, _ABSENT)
            if value is _ABSENT:
                continue
            found = kinds.get(value) if type(value) is str else kinds.get(_key(value))
            if found is None:
                found = kinds.get(_ABSENT)
            if found is not None:
                return found
        return None


def _keys(values: tuple[str | int, ...]) -> Iterator[object]:
    """The keys of values: numbers and booleans may be text."""
    if not values:
        yield _ABSENT
    for value in values:
        yield _key(value)
        if not isinstance(value, str):
            yield str(value).lower()


def _key(value: object) -> object:
    if isinstance(value, (list, dict)):
        return None
    return value if isinstance(value, str) else (isinstance(value, bool), value)


@cache
def choice_of(union: type[OneOf]) -> Choice:
    """Return the alternatives of a union, for look-ups."""
    return Choice(union)


def alternatives_of(union: type[OneOf]) -> tuple[Annotation, ...]:
    """Return the types of the alternatives of a union."""
    return tuple(each.type() for each in union.alternatives)


def choose(union: type[OneOf], data: object) -> Annotation:
    """Return the type of plain data as a value of a union.

    An `UnknownRecord` is its own type. Returns None if the data are of none of the alternatives.
    """
    found = choice_of(union).of(data)
    if found is None and union.unknown is not None and isinstance(data, dict):
        return union.unknown if type(data.get(union.discriminator)) is str else None
    return found


def kind_of(union: type[OneOf], value: object) -> Annotation:
    """Return the type of a value among the alternatives of a union, or None."""
    if union.unknown is not None and type(value) is union.unknown:
        return union.unknown
    return next((each for each in choice_of(union).types if _is_of(value, each)), None)


def _is_of(value: object, kind: Annotation) -> bool:
    plain: Annotation = get_origin(kind) or kind
    if plain is Literal:
        return any(type(each) is type(value) and each == value for each in get_args(kind))
    if plain in (Union, types.UnionType):
        return any(_is_of(value, each) for each in get_args(kind))
    if isinstance(value, bool) or plain is bool:
        return plain is bool and isinstance(value, bool)
    if isinstance(plain, type) and issubclass(plain, Enum) and not isinstance(value, Enum):
        return type(value) in (str, int) and value in tuple(each.value for each in plain)
    accepted = _ACCEPTED.get(plain, (plain,))
    return type(value) in accepted or isinstance(value, accepted)


_ACCEPTED: Mapping[object, tuple[type, ...]] = {
    float: (int, float),
    bytes: (bytes, bytearray, memoryview),
    Decimal: (Decimal, int),
    list: (list, tuple),
    dict: (Mapping,),
}

if TYPE_CHECKING:
    AlwaysTrue: TypeAlias = Literal[True]
    AlwaysFalse: TypeAlias = Literal[False]
else:

    class AlwaysTrue(OneOf):
        """The boolean `True`: the decoder knows no literal that is one."""

        alternatives = (Alternative(lambda: bool, "boolean", None, (True,)),)

    class AlwaysFalse(OneOf):
        """The boolean `False`."""

        alternatives = (Alternative(lambda: bool, "boolean", None, (False,)),)
