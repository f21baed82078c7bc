"""The unions of a module of types."""

from __future__ import annotations

from dataclasses import dataclass

from clientgen.catalog import Catalog, Sign, leaves, open_union, signs_of
from clientgen.description import spell_sign
from clientgen.ir import TypeDefinition, UnionType, fields_of, joined
from clientgen.python_source import Annotations, docstring, literal, string_literal, tuple_display
from clientgen.symbols import Symbols, TypeSymbols
from clientgen.views.types.texts import about, notes


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownView:
    """The class of the records of an open union that the package does not know."""

    name: str
    docstring: str
    attribute: str
    attribute_docstring: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnionView:
    """A union: for type checkers and at run time."""

    name: str
    annotation: str
    docstring: str
    alternatives: str
    unknown: str
    discriminator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnionViews:
    """Makes the views of unions in the module `module`."""

    catalog: Catalog
    symbols: Symbols
    annotations: Annotations
    module: str

    def is_open(self, definition: TypeDefinition) -> bool:
        """Return whether a union leaves its kinds open."""
        return bool(self.symbols.types[definition.name].unknown)

    def unknown(self, definition: TypeDefinition) -> UnknownView:
        """Return the class of what an open union leaves open."""
        assert isinstance(definition.type, UnionType)
        assert definition.type.discriminator is not None
        named, member = self.symbols.types[definition.name], definition.type.discriminator.member
        self.annotations.imports.name(".._runtime.unions", "UnknownRecord")
        told = (f"A `{named.name}` of a kind that this package does not know.",)
        return UnknownView(
            name=named.unknown,
            docstring=docstring(told),
            attribute=discriminator_name(self.catalog, self.symbols, definition.type),
            attribute_docstring=docstring((joined("The value of ", member, "."),), indent=8),
        )

    def union(self, definition: TypeDefinition) -> UnionView:
        """Return the view of a union."""
        union = definition.type
        assert isinstance(union, UnionType)
        named = self.symbols.types[definition.name]
        for name in ("Alternative", "OneOf"):
            self.annotations.imports.name(".._runtime.unions", name)
        for name in ("TYPE_CHECKING", "TypeAlias"):
            self.annotations.imports.name("typing", name)
        signs = signs_of(self.catalog, union)
        told = joined(*map(spell_sign, signs), by="; ")
        opened = open_union(self.catalog, union)
        member = opened.discriminator if opened is not None else None
        return UnionView(
            name=named.name,
            annotation=self._alias(union, named),
            docstring=docstring(
                about(definition),
                paragraphs=(*notes(definition), (joined("One of ", told, "."),)),
            ),
            alternatives=tuple_display([self._alternative(sign) for sign in signs]),
            unknown=self._unknown_of(opened) if opened is not None else "",
            discriminator=literal(member.member) if member is not None else "",
        )

    def _alias(self, union: UnionType, named: TypeSymbols) -> str:
        spelled = dict.fromkeys(map(self.annotations.spell, union.alternatives))
        annotation = " | ".join([*spelled, *([named.unknown] if named.unknown else [])])
        mentioned = (each for use in union.alternatives for each in self.catalog.classes(use))
        later = any(
            isinstance(each.type, UnionType) and self.symbols.types[each.name].module == self.module
            for each in mentioned
        )
        return string_literal(annotation) if later else annotation

    def _alternative(self, sign: Sign) -> str:
        arguments = [f"lambda: {self.annotations.spell(sign.type)}", string_literal(sign.kind)]
        if sign.member is not None or sign.values:
            arguments.append("None" if sign.member is None else literal(sign.member))
        if sign.values:
            arguments.append(tuple_display([literal(value) for value in sign.values]))
        return f"Alternative({', '.join(arguments)})"

    def _unknown_of(self, union: UnionType) -> str:
        owner = next(each for each in self.catalog.types.values() if each.type is union)
        named = self.symbols.types[owner.name]
        if named.module != self.module:
            self.annotations.imports.name(f".{named.module}", named.unknown)
        return named.unknown


def discriminator_name(catalog: Catalog, symbols: Symbols, union: UnionType) -> str:
    """Return the Python name of the member that tells the records of a union apart."""
    assert union.discriminator is not None
    for use in leaves(catalog, union):
        record = catalog.class_of(use)
        for field in fields_of(record.type) if record is not None else ():
            if record is not None and field.wire_name == union.discriminator.member:
                return symbols.types[record.name].members[field.path]
    return "kind"
