"""What arguments may contain in place of records and enumerations: mappings and literals."""

from __future__ import annotations

from dataclasses import dataclass, replace

from clientgen.catalog import Catalog, leaves
from clientgen.ir import (
    EnumType,
    Field,
    RecordType,
    Text,
    TypeDefinition,
    UnionType,
    fields_of,
)
from clientgen.python_source import Annotations, Imports, docstring, literal
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
        records = (self._catalog.class_of(use) for use in leaves(self._catalog, definition.type))
        names = [self._symbols.given[each.name] for each in records if each is not None]
        return AliasView(name=self._symbols.given[definition.name], value=" | ".join(names))

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
        if field.required and not self._catalog.is_constant(field.type):
            return annotation
        self._imports.name("typing", "NotRequired")
        return f"NotRequired[{annotation}]"
