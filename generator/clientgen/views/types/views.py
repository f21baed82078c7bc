"""What the templates of the package of data types print."""

from __future__ import annotations

from dataclasses import dataclass

from clientgen.views.types.unions import UnionView, UnknownView


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """One member of a record: its declaration and its description."""

    name: str
    annotation: str
    value: str
    docstring: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConstantView:
    """A class variable of a record: its name, annotation and value."""

    name: str
    annotation: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordView:
    """A record."""

    name: str
    docstring: str
    constants: tuple[ConstantView, ...]
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberView:
    """One value of an enumeration."""

    name: str
    value: str
    docstring: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumView:
    """An enumeration."""

    name: str
    base: str
    docstring: str
    members: tuple[MemberView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TypesModule:
    """One module of types."""

    path: str
    about: str
    names: str
    imports: tuple[str, ...]
    records: tuple[RecordView, ...]
    enums: tuple[EnumView, ...]
    unknowns: tuple[UnknownView, ...]
    unions: tuple[UnionView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckView:
    """The constraints of a named type's values: a constant of `types.checks`."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecksModule:
    """The module of checks."""

    checks: tuple[CheckView, ...]
