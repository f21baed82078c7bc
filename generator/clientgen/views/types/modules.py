"""The data types of the package: one module for the records and enumerations of each cycle."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from clientgen.catalog import Catalog, in_order
from clientgen.ir import (
    ConstType,
    EnumType,
    Field,
    ListType,
    NamedType,
    NullableType,
    RecordType,
    Text,
    TypeDefinition,
    TypeUse,
    UnionType,
    names_in,
)
from clientgen.python_source import (
    Annotations,
    Checks,
    Exports,
    Imports,
    default_sentence,
    docstring,
    exports,
    item_name,
    listed,
    literal,
    sentences,
    string_literal,
    tuple_display,
)
from clientgen.symbols import Symbols, TypeSymbols
from clientgen.views.types.texts import about, defined, notes, sentence_of
from clientgen.views.types.unions import UnionViews
from clientgen.views.types.views import (
    ChecksModule,
    CheckView,
    ConstantView,
    EnumView,
    FieldView,
    MemberView,
    RecordView,
    TypesModule,
)


def types_package(symbols: Symbols) -> Exports:
    """Return the view of `types/__init__.py`."""
    places = {each.name: each.module for each in symbols.types.values()}
    given = dict.fromkeys(symbols.given.values(), "_params")
    unknown = {each.unknown: each.module for each in symbols.types.values() if each.unknown}
    return exports(places | unknown | given)


def checks_module(catalog: Catalog, symbols: Symbols) -> ChecksModule:
    """Return the view of `types/_checks.py`: each check after those that it names."""
    checks = Checks(catalog, symbols.checks, Imports(), "")
    types = catalog.types.items()
    written = {name: each.type for name, each in types if not isinstance(each.type, NamedType)}
    leads = {
        name: [each for each in names_in(kind) if each in written] for name, kind in written.items()
    }
    return ChecksModule(
        checks=tuple(
            CheckView(name=symbols.checks[name], value=value)
            for (name,) in in_order(leads)
            if (value := checks.define(catalog.types[name]))
        )
    )


def by_module(catalog: Catalog, symbols: Symbols) -> dict[str, tuple[TypeDefinition, ...]]:
    """Return the types of each module of types, by its name."""
    found: dict[str, tuple[TypeDefinition, ...]] = {}
    for definition in catalog.types.values():
        if definition.name in symbols.types:
            module = symbols.types[definition.name].module
            found[module] = (*found.get(module, ()), definition)
    return dict(sorted(found.items()))


def types_module(
    catalog: Catalog, symbols: Symbols, name: str, definitions: tuple[TypeDefinition, ...]
) -> TypesModule:
    """Return the view of a module of types."""
    return _Module(catalog, symbols, name).view(definitions)


class _Module:
    """Makes the view of one module, and collects its imports."""

    def __init__(self, catalog: Catalog, symbols: Symbols, name: str) -> None:
        self._symbols = symbols
        self._name = name
        self._catalog = catalog
        self._imports = Imports()
        self._imports.name("__future__", "annotations")
        self._annotations = Annotations(
            catalog=catalog,
            imports=self._imports,
            import_type=self._import_type,
            files="FileInput",
        )
        self._checks = Checks(catalog, symbols.checks, self._imports, "._checks")

    def _import_type(self, name: Text) -> str:
        named = self._symbols.types[name]
        if named.module != self._name:
            self._imports.name(f".{named.module}", named.name)
        return named.name

    def view(self, definitions: tuple[TypeDefinition, ...]) -> TypesModule:
        """Return the view of the module that contains `definitions`."""
        records = tuple(self._record(d) for d in definitions if isinstance(d.type, RecordType))
        enums = tuple(self._enum(d) for d in definitions if isinstance(d.type, EnumType))
        unions = [d for d in definitions if isinstance(d.type, UnionType)]
        writer = UnionViews(
            catalog=self._catalog,
            symbols=self._symbols,
            annotations=self._annotations,
            module=self._name,
        )
        unknowns = tuple(writer.unknown(each) for each in unions if writer.is_open(each))
        named = tuple(map(writer.union, unions))
        names = [self._symbols.types[definition.name].name for definition in definitions]
        names += [each.name for each in unknowns]
        self._imports.name(".._runtime.records", "publish_types")
        return TypesModule(
            path=f"types/{self._name}.py",
            about=defined(names),
            names=tuple_display(names),
            imports=self._imports.lines(),
            records=records,
            enums=enums,
            unknowns=unknowns,
            unions=named,
        )

    def _record(self, definition: TypeDefinition) -> RecordView:
        assert isinstance(definition.type, RecordType)
        named = self._symbols.types[definition.name]
        self._imports.name(".._runtime.records", "Record")
        fields = tuple(self._field(field, named) for field in definition.type.fields)
        return RecordView(
            name=named.name,
            docstring=docstring(
                about(definition),
                paragraphs=notes(definition, self._symbols.kinship(definition)),
            ),
            constants=self._constants(definition, definition.type.fields, named),
            fields=fields,
        )

    def _constants(
        self, definition: TypeDefinition, fields: tuple[Field, ...], named: TypeSymbols
    ) -> tuple[ConstantView, ...]:
        constants = (
            self._xml_constant(definition, fields, named),
            self._checks_constant(fields, named),
            self._names_constant("__secrets__", filter(self._catalog.hides, fields), named),
            self._names_constant("__nullable__", filter(self._may_be_null, fields), named),
            self._integers_constant(fields, named),
        )
        stated = tuple(constant for constant in constants if constant is not None)
        if stated:
            self._imports.name("typing", "ClassVar")
        return stated

    def _xml_constant(
        self, definition: TypeDefinition, fields: tuple[Field, ...], named: TypeSymbols
    ) -> ConstantView | None:
        members = ", ".join(
            f"{literal(field.wire_name)}: {member}"
            for field in fields
            if (member := self._xml_member(field))
        )
        xml = definition.xml
        is_usual = literal(xml.name or definition.name) == string_literal(named.name)
        if is_usual and xml.namespace is None and not members:
            return None
        self._imports.name(".._runtime.records", "Xml")
        arguments = [f"name={literal(xml.name or definition.name)}"]
        arguments += [f"namespace={literal(xml.namespace)}"] if xml.namespace is not None else []
        arguments += [f"members={{{members}}}"] if members else []
        return ConstantView(
            name="__xml__", annotation="Xml | None", value=f"Xml({', '.join(arguments)})"
        )

    def _xml_member(self, field: Field) -> str:
        xml, plain = field.xml, listed(self._catalog, field.type)
        name, item = xml.name, None
        if plain is not None and xml.wrapped:
            item = self._item(plain)
        elif plain is not None:
            name = plain.items_xml.name or name
        stated = (("name", name), ("namespace", xml.namespace), ("item", item))
        arguments = [f"{key}={literal(text)}" for key, text in stated if text is not None]
        arguments += ["wrapped=False"] if not xml.wrapped else []
        arguments += [f"{word}=True" for word in ("attribute", "text") if getattr(xml, word)]
        if not arguments:
            return ""
        self._imports.name(".._runtime.records", "XmlMember")
        return f"XmlMember({', '.join(arguments)})"

    def _item(self, kind: ListType) -> Text | None:
        """The name of an item's element, unless it is the runtime's default name."""
        record = self._catalog.class_of(kind.items)
        usual = Text("string")
        if record is not None and isinstance(record.type, RecordType):
            usual = record.xml.name or record.name
        name = item_name(self._catalog, kind)
        return None if name == usual else name

    def _checks_constant(
        self, fields: tuple[Field, ...], named: TypeSymbols
    ) -> ConstantView | None:
        pairs = [
            f"{string_literal(named.members[field.path])}: {check}"
            for field in fields
            if (check := self._checks.use(field.type))
        ]
        if not pairs:
            return None
        self._imports.name("collections.abc", "Mapping")
        self._imports.name(".._runtime.checks", "Check")
        return ConstantView(
            name="__checks__",
            annotation=f"Mapping[{self._inside(named).builtin('str')}, Check]",
            value=f"{{{', '.join(pairs)}}}",
        )

    def _names_constant(
        self, constant: str, fields: Iterable[Field], named: TypeSymbols
    ) -> ConstantView | None:
        """A set of fields by their Python names."""
        names = sorted(string_literal(named.members[field.path]) for field in fields)
        if not names:
            return None
        kind = self._inside(named).builtin("frozenset")
        return ConstantView(
            name=constant,
            annotation=f"{kind}[{self._inside(named).builtin('str')}]",
            value=f"{kind}({{{', '.join(names)}}})",
        )

    def _may_be_null(self, field: Field) -> bool:
        """Whether null may be sent for a field that need not be sent at all."""
        return not field.required and self._catalog.is_nullable(field.type)

    def _integers_constant(
        self, fields: tuple[Field, ...], named: TypeSymbols
    ) -> ConstantView | None:
        pairs = [
            f"{literal(field.wire_name)}: {words}"
            for field in fields
            if (words := self._words(field.type))
        ]
        if not pairs:
            return None
        self._imports.name("collections.abc", "Mapping")
        text, number = map(self._inside(named).builtin, ("str", "int"))
        return ConstantView(
            name="__integers__",
            annotation=f"Mapping[{text}, Mapping[{text}, {number}]]",
            value=f"{{{', '.join(pairs)}}}",
        )

    def _words(self, use: TypeUse) -> str:
        words = self._catalog.words(use)
        pairs = ", ".join(f"{literal(word.name)}: {word.value}" for word in words)
        return f"{{{pairs}}}" if words else ""

    def _field(self, field: Field, named: TypeSymbols) -> FieldView:
        annotation, maker = self._inside(named).spell(field.type), self._maker(named, "field")
        arguments = [f"name={literal(field.wire_name)}"]
        constant = self._catalog.plain(field.type)
        if isinstance(constant, ConstType):
            always = self._maker(named, "always")
            arguments.append(f"default_factory={always}({literal(constant.value)})")
        elif field.is_rest:
            arguments.append(f"default_factory={self._maker(named, 'no_members')}")
        elif not field.required:
            is_nullable = isinstance(constant, NullableType)
            annotation = annotation if is_nullable else f"{annotation} | None"
            arguments.append("default=None")
        told = sentences(
            field.description or self._catalog.description(field.type),
            default_sentence(field),
            self._symbols.deprecations.get(field.path),
        )
        return FieldView(
            name=named.members[field.path],
            annotation=annotation,
            value=f"{maker}({', '.join(arguments)})",
            docstring=docstring(sentence_of(told)) if told is not None else "",
        )

    def _inside(self, named: TypeSymbols) -> Annotations:
        """Annotations for the body of a record, whose members hide names of the module."""
        return replace(self._annotations, hidden=frozenset(named.members.values()))

    def _maker(self, named: TypeSymbols, name: str) -> str:
        """A function that declares members, which a member of its name would hide."""
        is_hidden = name in named.members.values()
        self._imports.name(".._runtime.records", f"{name} as _{name}" if is_hidden else name)
        return f"_{name}" if is_hidden else name

    def _enum(self, definition: TypeDefinition) -> EnumView:
        assert isinstance(definition.type, EnumType)
        named = self._symbols.types[definition.name]
        return EnumView(
            name=named.name,
            base=self._enum_base(definition.type),
            docstring=docstring(about(definition), paragraphs=notes(definition)),
            members=tuple(
                MemberView(
                    name=named.members[index],
                    value=literal(member.value),
                    docstring=(
                        docstring(sentence_of(member.description))
                        if member.description is not None
                        else ""
                    ),
                )
                for index, member in enumerate(definition.type.members)
            ),
        )

    def _enum_base(self, enum: EnumType) -> str:
        if enum.open:
            base = "OpenEnum" if enum.base == "string" else "OpenIntEnum"
            self._imports.name(".._runtime.records", base)
            return base
        base = "StrEnum" if enum.base == "string" else "IntEnum"
        self._imports.name("enum", base)
        return base
