"""What arguments may contain in place of records and enumerations: mappings and literals."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from clientgen.catalog import Catalog, leaves, signs_of
from clientgen.ir import (
    EnumType,
    Field,
    RecordType,
    Text,
    TypeDefinition,
    TypeUse,
    UnionType,
    fields_of,
)
from clientgen.python_source import Annotations, Imports, docstring, literal, string_literal
from clientgen.symbols import Symbols


@dataclass(frozen=True, slots=True, kw_only=True)
class AliasView:
    """The values of an enumeration, or what may be given for alternatives of a union."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyView:
    """A key of a mapping, with its annotation."""

    name: str
    annotation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingView:
    """The mapping for a record."""

    name: str
    docstring: str
    keys: tuple[KeyView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParamsModule:
    """`types/_params.py`."""

    imports: tuple[str, ...]
    literals: tuple[AliasView, ...]
    mappings: tuple[MappingView, ...]
    unions: tuple[AliasView, ...]


def params_module(catalog: Catalog, symbols: Symbols) -> ParamsModule:
    """Return the view of `types/_params.py`."""
    return _Params(catalog, symbols).view()


class _Params:
    """Makes the view, and collects its imports."""

    def __init__(self, catalog: Catalog, symbols: Symbols) -> None:
        self._catalog = catalog
        self._symbols = symbols
        self._imports = Imports()
        self._imports.name("__future__", "annotations")
        self._annotations = Annotations(
            catalog=catalog,
            imports=self._imports,
            import_type=self._import_type,
            import_given=lambda name: symbols.given.get(name, ""),
        )

    @cached_property
    def _telling(self) -> frozenset[Field]:
        """The members that tell the records of unions apart, which a mapping must have."""
        signs = (
            sign
            for each in self._catalog.types.values()
            if isinstance(each.type, UnionType)
            for sign in signs_of(self._catalog, each.type)
        )
        return frozenset(
            field
            for sign in signs
            for field in fields_of(self._catalog.plain(sign.type))
            if field.wire_name == sign.member
        )

    def _import_type(self, name: Text) -> str:
        named = self._symbols.types[name]
        self._imports.name(f".{named.module}", named.name)
        return named.name

    def view(self) -> ParamsModule:
        """Return the view of the module."""
        given = [self._catalog.types[name] for name in sorted(self._symbols.given)]
        literals = tuple(self._literal(d) for d in given if isinstance(d.type, EnumType))
        mappings = tuple(self._mapping(d) for d in given if isinstance(d.type, RecordType))
        unions = tuple(self._union(d) for d in given if isinstance(d.type, UnionType))
        return ParamsModule(
            imports=self._imports.lines(), literals=literals, mappings=mappings, unions=unions
        )

    def _literal(self, definition: TypeDefinition) -> AliasView:
        assert isinstance(definition.type, EnumType)
        self._imports.name("typing", "Literal")
        self._imports.name("typing", "TypeAlias")
        values = ", ".join(literal(member.value) for member in definition.type.members)
        return AliasView(name=self._symbols.given[definition.name], value=f"Literal[{values}]")

    def _union(self, definition: TypeDefinition) -> AliasView:
        assert isinstance(definition.type, UnionType)
        self._imports.name("typing", "TypeAlias")
        uses = leaves(self._catalog, definition.type)
        value = " | ".join(filter(None, map(self._alternative, uses)))
        # lists and maps can refer to what is defined below
        is_plain = all(self._catalog.class_of(use) or not self._holds(use) for use in uses)
        name = self._symbols.given[definition.name]
        return AliasView(name=name, value=value if is_plain else string_literal(value))

    def _holds(self, use: TypeUse) -> bool:
        return any(self._catalog.classes(use))

    def _alternative(self, use: TypeUse) -> str:
        """What may be given for an alternative of a union; empty if nothing else may."""
        named = self._catalog.class_of(use)
        if named is not None:
            return self._symbols.given[named.name]
        return self._annotations.given(use) if self._holds(use) else ""

    def _mapping(self, definition: TypeDefinition) -> MappingView:
        self._imports.name("typing", "TypedDict")
        named = self._symbols.types[definition.name]
        inside = replace(self._annotations, hidden=frozenset(named.members.values()))
        return MappingView(
            name=self._symbols.given[definition.name],
            docstring=docstring((f"What may be given in place of `{named.name}`.",)),
            keys=tuple(
                KeyView(name=named.members[field.path], annotation=self._annotation(field, inside))
                for field in fields_of(definition.type)
            ),
        )

    def _annotation(self, field: Field, inside: Annotations) -> str:
        annotation = inside.given(field.type)
        if field.required and (field in self._telling or not self._catalog.is_constant(field.type)):
            return annotation
        self._imports.name("typing", "NotRequired")
        return f"NotRequired[{annotation}]"
