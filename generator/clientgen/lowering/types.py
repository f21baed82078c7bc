"""Makes data types of documents: every reference is resolved, every member has its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from clientgen.diagnostics import quote
from clientgen.ir import (
    DOCUMENTED,
    NO_XML,
    REST,
    AnyType,
    BooleanType,
    Bounds,
    BytesType,
    Deprecation,
    Discriminator,
    EnumType,
    Field,
    ListType,
    MapType,
    NamedType,
    NullableType,
    NumberType,
    RecordType,
    Reference,
    Source,
    Text,
    TypeDefinition,
    TypeUse,
    UnionType,
    UnixTimeType,
    Xml,
    reveal,
)
from clientgen.lowering.inheritance import MemberReader, complete_examples
from clientgen.lowering.inline import derived, is_class, is_record, pinned, word_for
from clientgen.lowering.node import Node
from clientgen.lowering.problems import Problems
from clientgen.lowering.scalars import (
    listed_values,
    lists_null,
    read_bounds,
    read_constant,
    read_enumeration,
    read_integer,
    read_string,
)

_PLAIN: Final[Mapping[str, BooleanType | BytesType | AnyType]] = MappingProxyType(
    {kind.kind: kind() for kind in (BooleanType, BytesType, AnyType)}
)
"""The types without further details."""
_LENGTHS = ("minLength", "maxLength", "pattern")
_NUMBERS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "names")
_WITHOUT: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"http-date": _LENGTHS, "int64": _LENGTHS, "uint64": _LENGTHS, "unix-time": _NUMBERS}
)
"""The words that formats cannot have, whose values are not written as others of their class."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeReader:
    """Reads types; `known` contains the nodes under `types` by name.

    `inline` contains the records and enumerations that are written where they are used, by the name
    that they have, as far as they have been read. `words` are what alternatives of unions add to
    the names of types in them, by their paths.
    """

    known: dict[str, Node]
    problems: Problems
    inline: dict[str, TypeDefinition] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)

    def resolve(self, node: Node) -> Node:
        """Return the node that defines a type, after following every `$ref` that is valid."""
        seen = set[str]()
        while (name := node.word("$ref")) in self.known and name not in seen:
            seen.add(name)
            node = self.known[name]
        return node

    def use(self, node: Node) -> TypeUse:
        """Return the type that is used at a place."""
        plain = self._written(node) if is_class(node) else self._plain(node)
        named = self.known.get(node.word("$ref"), node)
        is_nullable = node.flag("nullable", default=False) or lists_null(named)
        return NullableType(item=plain) if is_nullable else plain

    def _written(self, node: Node) -> Reference:
        """Define the record or enumeration that is written at a node, and return its name."""
        name = pinned(node) or derived(node.path, self.words)
        written = self.inline.get(name)
        taken = self.known.get(name) or written
        if written is not None and written.path == Text(node.path):
            return Reference(name=written.name)
        if taken is not None:
            message = f"the type that is written here is called {quote(name)}"
            message += f", as another at {taken.location}"
            self.problems.add("SPEC353", node, message, "set `python_name`, with a capital letter")
            return Reference(name=Text(node.path))  # of nothing, so that nothing else is said of it
        # a place for it, should it be written within itself by way of `allOf`
        self.inline[name] = _inline_definition(name, node, AnyType())
        self.inline[name] = _inline_definition(name, node, self._definition_type(node))
        return Reference(name=Text(name))

    def _plain(self, node: Node) -> TypeUse:
        reference = node.get("$ref")
        if reference is not None:
            return self._reference(reference)
        constant = node.get("const")
        return read_constant(constant) if constant is not None else self._by_word(node)

    def _check_bounds(self, node: Node) -> None:
        """Report what a format of numbers cannot have."""
        known = node.word("format")
        for word in _WITHOUT.get(known, ()):
            if node.has(word):
                message = f"`{word}` has no effect with `format: {known}`"
                self.problems.add("SPEC377", node[word], message, "remove it")

    def _by_word(self, node: Node) -> TypeUse:
        self._check_bounds(node)
        match node.word("type", "any"):
            case "integer" | "number" as base if node.word("format") == "unix-time":
                return UnixTimeType(base="integer" if base == "integer" else "number")
            case "string":
                return read_string(node)
            case "integer":
                return read_integer(node)
            case "number":
                return NumberType(bounds=read_bounds(node.number))
            case "array":
                return self._list(node)
            case "object":
                return self._values(node.get("additionalProperties"))
            case word:
                return _PLAIN.get(word, AnyType())

    def _reference(self, node: Node) -> TypeUse:
        name = str(node.value)
        if name not in self.known and "types" not in self.problems.unreadable:
            self.problems.unknown(
                "SPEC201", node, "a type of this API", name, tuple(sorted(self.known))
            )
        return Reference(name=Text(name))

    def _list(self, node: Node) -> TypeUse:
        items = node.get("items")
        self.check_pin(items)
        return ListType(
            items=self.use(items) if items is not None else AnyType(),
            bounds=Bounds(minimum=node.whole("minItems"), maximum=node.whole("maxItems")),
            items_xml=read_xml(items) if items is not None else NO_XML,
        )

    def _values(self, stated: Node | None) -> MapType:
        """Return the map whose values have the type that is stated."""
        if stated is None or not isinstance(stated.value, dict):
            return MapType(values=AnyType())
        self.check_pin(stated)
        return MapType(values=self.use(stated))

    def check_pin(self, node: Node | None) -> None:
        """Report a `python_name` of a type that is not written at `node` and has its own name."""
        pin = node.get("python_name") if node is not None else None
        if node is not None and pin is not None and not is_class(node):
            message = "`python_name` is for a record or an enumeration that is written here"
            self.problems.add("SPEC354", pin, message, "remove it")

    def definition(self, name: str, node: Node) -> TypeDefinition:
        """Return the named type at `node`."""
        return TypeDefinition(
            name=Text(name),
            type=self._definition_type(node),
            location=node.location,
            path=Text(node.path),
            description=node.text("description"),
            python_name=node.text("python_name"),
            source=read_source(node),
            secret=node.flag("secret", default=False),
            xml=read_xml(node),
            examples=complete_examples(node, self.known),
            notes=node.texts("notes"),
        )

    def _definition_type(self, node: Node) -> NamedType | TypeUse:
        if is_record(node):
            return self._record(node)
        if node.has("enum"):
            return self._enumeration(node)
        alternatives = node.get("oneOf")
        if alternatives is not None:
            return self._union(node, alternatives)
        return self.use(node)

    def _union(self, node: Node, alternatives: Node) -> UnionType:
        for each in alternatives.items():
            self.check_pin(each)
            self.words[each.path] = word_for(each)
        return UnionType(
            alternatives=tuple(self.use(each) for each in alternatives.items()),
            places=tuple(each.location for each in alternatives.items()),
            discriminator=self._discriminator(node),
            open=node.flag("open", default=False),
        )

    def _discriminator(self, node: Node) -> Discriminator | None:
        stated = node.get("discriminator")
        if stated is None:
            return None
        mapping = stated.get("mapping")
        pairs = tuple(mapping.members()) if mapping is not None else ()
        for _, name in pairs:
            self._reference(name)
        return Discriminator(
            member=Text(stated.word("propertyName")),
            mapping=tuple((Text(value), Text(str(name.value))) for value, name in pairs),
            location=stated.location,
        )

    def _record(self, node: Node) -> RecordType:
        reader = MemberReader(known=self.known, problems=self.problems, read_type=self.use)
        name = node.path.removeprefix("types.")
        members = reader.read(node, name if name in self.known else "")
        is_whole = members.is_whole
        for key in ("required", "order", "json_order") if is_whole else ():
            is_whole &= self._check_names(
                node, key, tuple(members.nodes), "a property of this type"
            )
        fields = {
            name: self._field(name, member, required=name in members.required)
            for name, member in members.nodes.items()
        }
        return RecordType(
            fields=(*fields.values(), *self._rest(members.rest)),
            json_order=tuple(fields[name].wire_name for name in members.json_order),
            bases=tuple(map(Text, members.bases)),
            is_whole=is_whole,
        )

    def _rest(self, stated: Node | None) -> tuple[Field, ...]:
        """The member for those that are not listed, if a record keeps them."""
        if stated is None:
            return ()
        member = Field(
            wire_name=REST,
            python_name=Text("additional_properties"),
            type=self._values(stated),
            location=stated.location,
            path=Text(stated.path),
            description=Text("Members that are not listed, by their names on the wire"),
            evidence=stated.evidence,
            is_rest=True,
        )
        return (member,)

    def _check_names(self, node: Node, key: str, known: tuple[str, ...], what: str) -> bool:
        """Report the names under `key` that are not in `known`; return whether there are none."""
        stated = node.get(key)
        if stated is None:
            return True
        names = [*stated.members()] or [(str(item.value), item) for item in stated.items()]
        wrong = [(name, place) for name, place in names if name not in known]
        for name, place in wrong:
            self.problems.unknown("SPEC209", place, what, name, known)
        return not wrong

    def _enumeration(self, node: Node) -> EnumType:
        values = tuple(str(item.value) for item in listed_values(node))
        if not values:
            self.problems.add(
                "SPEC354", node["enum"], "this enumeration has no value other than null"
            )
        self._check_names(node, "python_names", values, "a value of this enumeration")
        self._check_names(node, "descriptions", values, "a value of this enumeration")
        return read_enumeration(node)

    def _field(self, name: str, node: Node, *, required: bool) -> Field:
        return Field(
            wire_name=node.text("wire_name") or Text(name),
            key=read_key(name, node),
            type=self.use(node),
            location=node.location,
            path=Text(node.path),
            required=required,
            secret=node.flag("secret", default=False),
            seen=node.flag("seen", default=True),
            read_only=node.flag("readOnly", default=False),
            write_only=self._is_write_only(node),
            python_name=read_python_name(node),
            flag=node.text("flag"),
            description=node.text("description"),
            default=node.frozen("default"),
            has_default=node.has("default"),
            xml=read_xml(node),
            deprecated=read_deprecation(node),
            evidence=node.evidence,
        )

    def _is_write_only(self, node: Node) -> bool:
        is_stated = node.flag("writeOnly", default=False)
        if is_stated and node.flag("readOnly", default=False):
            message = "a member cannot be both `readOnly` and `writeOnly`"
            self.problems.add("SPEC354", node["writeOnly"], message, "remove one of the two")
        return is_stated

    def check_cycles(self, definitions: tuple[TypeDefinition, ...]) -> None:
        """Report types that are only a name for themselves."""
        direct = {
            reveal(definition.name): reveal(definition.type.name)
            for definition in definitions
            if isinstance(definition.type, Reference)
        }
        for name in direct:
            seen, at = set[str](), name
            while at in direct and at not in seen:
                seen.add(at)
                at = direct[at]
            if at == name and at in seen:
                self.problems.add(
                    "SPEC208",
                    self.known[name],
                    f"type {quote(name)} only refers to itself",
                    "define it with `type`",
                )


def _inline_definition(name: str, node: Node, kind: NamedType | TypeUse) -> TypeDefinition:
    return TypeDefinition(
        name=Text(name),
        type=kind,
        location=node.location,
        path=Text(node.path),
        description=node.text("description"),
        is_inline=True,
    )


def read_python_name(node: Node) -> Text | None:
    """Return the `python_name` of a node itself, not that of a type which is written there."""
    return None if is_class(node) and pinned(node) else node.text("python_name")


def read_xml(node: Node) -> Xml:
    """Return the `xml` object of a node."""
    xml = node.get("xml")
    if xml is None:
        return NO_XML
    return Xml(
        name=xml.text("name"),
        namespace=xml.text("namespace"),
        attribute=xml.flag("attribute", default=False),
        text=xml.flag("text", default=False),
        wrapped=xml.flag("wrapped", default=True),
    )


def read_key(name: str, node: Node) -> Text | None:
    """Return the key of a node beside whose `wire_name` it was chosen.

    A deviation that corrects the name on the wire leaves a key that only the page has.
    """
    wire = node.get("wire_name")
    return Text(name) if wire is not None and wire.evidence == DOCUMENTED else None


def read_deprecation(node: Node) -> Deprecation | None:
    """Return the deprecation of a node, or None."""
    deprecated = node.get("deprecated")
    if deprecated is None or deprecated.value is False:
        return None
    is_stated = isinstance(deprecated.value, dict)
    return Deprecation(
        location=deprecated.location,
        path=Text(deprecated.path),
        since=deprecated.text("since") if is_stated else None,
        instead=deprecated.text("instead") if is_stated else None,
    )


def read_source(node: Node) -> Source | None:
    """Return the page that a node cites."""
    source = node.get("source")
    if source is None:
        return None
    return Source(
        document=Text(source.word("document")),
        section=source.text("section"),
        location=source.location,
    )
