"""Makes data types of documents: every reference is resolved, every member has its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, cast

from clientgen.diagnostics import quote
from clientgen.ir import (
    DOCUMENTED,
    NO_XML,
    AnyType,
    BooleanType,
    Bounds,
    BytesType,
    ConstType,
    Deprecation,
    Discriminator,
    EnumMember,
    EnumType,
    Field,
    IntegerName,
    IntegerType,
    ListType,
    MapType,
    NamedType,
    NullableType,
    NumberType,
    RecordType,
    Reference,
    Source,
    StringFormat,
    StringType,
    Text,
    TypeDefinition,
    TypeExample,
    TypeUse,
    UnionType,
    Xml,
    freeze,
    reveal,
)
from clientgen.lowering.node import Node
from clientgen.lowering.problems import Problems

_PLAIN: Final[Mapping[str, BooleanType | BytesType | AnyType]] = MappingProxyType(
    {kind.kind: kind() for kind in (BooleanType, BytesType, AnyType)}
)
"""The types without further details."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeReader:
    """Reads types; `known` contains the nodes under `types` by name."""

    known: dict[str, Node]
    problems: Problems

    def resolve(self, node: Node) -> Node:
        """Return the node that defines a type, after following every `$ref` that is valid."""
        seen = set[str]()
        while (name := node.word("$ref")) in self.known and name not in seen:
            seen.add(name)
            node = self.known[name]
        return node

    def use(self, node: Node) -> TypeUse:
        """Return the type that is used at a place."""
        plain = self._plain(node)
        return NullableType(item=plain) if node.flag("nullable", default=False) else plain

    def _plain(self, node: Node) -> TypeUse:
        reference = node.get("$ref")
        if reference is not None:
            return self._reference(reference)
        constant = node.get("const")
        return _constant(constant) if constant is not None else self._by_word(node)

    def _by_word(self, node: Node) -> TypeUse:
        match node.word("type", "any"):
            case "string":
                return _string(node)
            case "integer":
                return _integer(node)
            case "number":
                return NumberType(bounds=_bounds(node.number))
            case "array":
                return self._list(node)
            case "object":
                return self._map(node)
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
        return ListType(
            items=self.use(items) if items is not None else AnyType(),
            bounds=Bounds(minimum=node.whole("minItems"), maximum=node.whole("maxItems")),
            items_xml=read_xml(items) if items is not None else NO_XML,
        )

    def _map(self, node: Node) -> TypeUse:
        values = node.get("additionalProperties")
        if values is None or not isinstance(values.value, dict):
            return MapType(values=AnyType())
        return MapType(values=self.use(values))

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
            examples=tuple(_examples(node)),
            notes=node.texts("notes"),
        )

    def _definition_type(self, node: Node) -> NamedType | TypeUse:
        properties = node.get("properties")
        if properties is not None:
            return self._record(node, properties)
        if node.get("enum") is not None:
            return self._enumeration(node)
        alternatives = node.get("oneOf")
        if alternatives is not None:
            return self._union(node, alternatives)
        return self.use(node)

    def _union(self, node: Node, alternatives: Node) -> UnionType:
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

    def _record(self, node: Node, properties: Node) -> RecordType:
        members = properties.keys()
        self._check_names(node, "required", members, "a property of this type")
        for key in ("order", "json_order"):
            self._check_names(node, key, members, "a property of this type")
        required = {reveal(name) for name in node.texts("required")}
        first = [reveal(name) for name in node.texts("order")]
        sent = [*first, *(name for name in members if name not in first)]
        fields = {
            name: self._field(name, properties[name], required=name in required)
            for name in sent
            if properties.get(name) is not None
        }
        return RecordType(
            fields=tuple(fields.values()),
            json_order=tuple(
                fields[name].wire_name
                for name in map(reveal, node.texts("json_order"))
                if name in fields
            ),
        )

    def _check_names(self, node: Node, key: str, known: tuple[str, ...], what: str) -> None:
        """Report the names under `key` that are not in `known`."""
        stated = node.get(key)
        if stated is None:
            return
        names = [*stated.members()] or [(str(item.value), item) for item in stated.items()]
        for name, place in names:
            if name not in known:
                self.problems.unknown("SPEC209", place, what, name, known)

    def _enumeration(self, node: Node) -> EnumType:
        values = tuple(str(item.value) for item in node["enum"].items())
        self._check_names(node, "python_names", values, "a value of this enumeration")
        self._check_names(node, "descriptions", values, "a value of this enumeration")
        return _enumeration(node)

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
            python_name=node.text("python_name"),
            description=node.text("description"),
            default=node.frozen("default"),
            has_default=node.get("default") is not None,
            xml=read_xml(node),
            deprecated=read_deprecation(node),
            evidence=node.evidence,
        )

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


def _bounds(read: Callable[[str], float | None]) -> Bounds:
    return Bounds(
        minimum=read("minimum"),
        maximum=read("maximum"),
        exclusive_minimum=read("exclusiveMinimum"),
        exclusive_maximum=read("exclusiveMaximum"),
    )


def _string(node: Node) -> StringType:
    known = node.word("format")
    return StringType(
        format=cast("StringFormat", known) if known else None,
        bounds=Bounds(minimum=node.whole("minLength"), maximum=node.whole("maxLength")),
        pattern=node.text("pattern"),
    )


def _integer(node: Node) -> IntegerType:
    names = node.get("names")
    return IntegerType(
        bounds=_bounds(node.whole),
        names=tuple(
            IntegerName(value=int(value), name=Text(str(name.value)))
            for value, name in (names.members() if names is not None else ())
        ),
    )


def _constant(node: Node) -> ConstType:
    return ConstType(value=node.value if isinstance(node.value, int) else Text(str(node.value)))


def _enumeration(node: Node) -> EnumType:
    python_names = node.get("python_names")
    descriptions = node.get("descriptions")
    return EnumType(
        members=tuple(
            EnumMember(
                value=item.value if isinstance(item.value, int) else Text(str(item.value)),
                location=item.location,
                python_name=python_names.text(str(item.value)) if python_names else None,
                description=descriptions.text(str(item.value)) if descriptions else None,
            )
            for item in node["enum"].items()
        ),
        open=node.flag("open", default=False),
        base="integer" if node.word("type") == "integer" else "string",
    )


def _examples(node: Node) -> Iterator[TypeExample]:
    """The example without a name, then those with names."""
    single, named = node.get("example"), node.get("examples")
    found = [("", single)] if single is not None else []
    for name, each in (*found, *(named.members() if named is not None else ())):
        yield TypeExample(
            name=Text(name),
            value=freeze(each.merged()),
            location=each.location,
            path=Text(each.path),
        )


def read_xml(node: Node) -> Xml:
    """Return the `xml` object of a node."""
    xml = node.get("xml")
    if xml is None:
        return NO_XML
    return Xml(
        name=xml.text("name"),
        namespace=xml.text("namespace"),
        attribute=xml.flag("attribute", default=False),
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
