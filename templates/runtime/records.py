"""Base classes of generated types: records and open enumerations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import IntEnum, StrEnum
from importlib import import_module
from typing import Any, ClassVar, Self, TypeVar, get_type_hints

from msgspec import UNSET, Struct, UnsetType, field

from .checks import Check
from .public import publish

__all__ = [
    "UNSET",
    "OpenEnum",
    "OpenIntEnum",
    "Record",
    "UnsetType",
    "Xml",
    "XmlMember",
    "always",
    "field",
    "no_members",
    "publish_types",
]


T = TypeVar("T")


def always(value: T) -> Callable[[], T]:
    """Return the default of a field that is always sent, also when nobody gave it."""
    return lambda: value


def no_members() -> dict[str, Any]:
    """Return the default of the field for members that are not listed."""
    return {}


class XmlMember(Struct, frozen=True, kw_only=True):
    """How one field of a record is written as XML, if not in the default form.

    `item` is the element name of a list's items, also for lists in a map; without `wrapped`, these
    are in the record itself, under the name of the field. With `text`, the field is the text of the
    element of its record.
    """

    name: str | None = None
    namespace: str | None = None
    item: str | None = None
    wrapped: bool = True
    attribute: bool = False
    text: bool = False

    def attribute_name(self, wire: str) -> str:
        """Return the name of an attribute in a tree, with its namespace as `{namespace}name`."""
        name = self.name or wire
        return name if self.namespace is None else f"{{{self.namespace}}}{name}"


class Xml(Struct, frozen=True, kw_only=True):
    """How a record is written as XML; its fields are in declared order.

    Without a `namespace`, the record is in that of its parent. The keys of `members` are wire
    names.
    """

    name: str
    namespace: str | None = None
    members: Mapping[str, XmlMember] = {}


class Record(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An immutable value with named fields.

    An optional field that was not received is `None`, and is not sent; `__repr__` and
    `__rich_repr__` hide secret fields.
    """

    __xml__: ClassVar[Xml | None] = None
    __checks__: ClassVar[Mapping[str, Check]] = {}
    """The checks of fields that are sent, by Python name."""
    __secrets__: ClassVar[frozenset[str]] = frozenset()
    """The Python names of secret fields."""
    __nullable__: ClassVar[frozenset[str]] = frozenset()
    """The Python names of optional fields for which null may be sent."""
    __integers__: ClassVar[Mapping[str, Mapping[str, int]]] = {}
    """Words for numbers in a response, by the wire name of the field."""

    def __repr__(self) -> str:
        members = ", ".join(f"{name}={value!r}" for name, value in self.__rich_repr__())
        return f"{type(self).__name__}({members})"

    def __rich_repr__(self) -> Iterator[tuple[str, object]]:  # type: ignore[override]
        for name in self.__struct_fields__:
            value = getattr(self, name)
            yield name, _HIDDEN if name in self.__secrets__ and value else value

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> object:
        # by its name, since that module stands on this one
        module = import_module(f"{__package__}.plain_data")

        return module.pydantic_schema(cls)


class _Hidden:
    __slots__ = ()

    def __repr__(self) -> str:
        return "[hidden]"


_HIDDEN = _Hidden()


class OpenEnum(StrEnum):
    """Text with known values; an unknown value is kept as received."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        # not stored in the class: a server could fill the memory with new values
        member = str.__new__(cls, value)
        member._name_ = value
        member._value_ = value
        return member


class OpenIntEnum(IntEnum):
    """A whole number with known values; an unknown value is kept as received."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if isinstance(value, bool) or not isinstance(value, int):
            return None
        member = int.__new__(cls, value)
        member._name_ = str(value)
        member._value_ = value
        return member


def publish_types(package: str, classes: Iterable[object]) -> None:
    """Let tracebacks, logs and pickles show records, enumerations and unions as members of `package`.

    The annotations of records are evaluated first, while their names can be resolved in the module
    that defines them.
    """
    # for type checkers, a union is no class
    types = tuple(cls for cls in classes if isinstance(cls, type))
    for cls in types:
        if issubclass(cls, Record):
            hints = get_type_hints(cls, include_extras=True)
            cls.__annotations__ = {name: hints[name] for name in cls.__annotations__}
    publish(package, types)
