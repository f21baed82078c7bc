"""Base class of the declared header fields of a response, as typed attributes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, NoReturn


class HeaderFields:
    """The declared header fields of a response, `None` where the response has no such field.

    Two are equal if all fields are. `repr` shows the names of the fields, but no value, which can
    be secret.
    """

    __slots__ = ("__values",)
    __declared__: ClassVar[Mapping[str, tuple[str, object]]] = {}
    """Python name to wire name and type of each field."""

    def __init_subclass__(cls) -> None:
        fields = {name: each for name, each in vars(cls).items() if isinstance(each, _Field)}
        cls.__declared__ = {name: (each.wire, each.kind) for name, each in fields.items()}

    def __init__(self, values: Mapping[str, object]) -> None:
        self.__values = values

    def __field__(self, name: str) -> object:
        """Return the value of a field by its Python name."""
        return self.__values[name]

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return bool(self.__values == other.__values)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(self.__declared__)})"

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.__values,)


class _Field:
    """An attribute of `HeaderFields`."""

    __slots__ = ("_name", "kind", "wire")

    def __init__(self, wire: str, kind: object) -> None:
        self.wire = wire
        self.kind = kind

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, instance: HeaderFields | None, owner: type) -> object:
        return self if instance is None else instance.__field__(self._name)

    def __set__(self, instance: HeaderFields, value: object) -> NoReturn:
        raise AttributeError(f"`{self._name}` cannot be set: it was received")


def header(wire: str, kind: object) -> Any:  # noqa: ANN401 - the annotation says it
    """Return an attribute of `HeaderFields`: the field with this name and type, or `None`."""
    return _Field(wire, kind)
