"""The named types of one service: the type behind each name, and which types lead to which."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from clientgen.catalog.graph import components, leading_to
from clientgen.ir import (
    NO_XML,
    AnyType,
    BareType,
    BytesType,
    ConstType,
    IntegerName,
    IntegerType,
    Kind,
    ListType,
    MapType,
    NamedType,
    NullableType,
    PlainType,
    RecordType,
    Reference,
    ScalarType,
    Text,
    TypeDefinition,
    UnionType,
    Xml,
    behind,
    fields_of,
    names_in,
    parts_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedTypes:
    """The types of a service by name.

    Every method returns a result, also for an invalid spec: a name that is not defined, or that
    only refers to itself, is `AnyType`. No method recurses through references, so neither long
    chains of types nor types that contain themselves can exhaust the stack.
    """

    types: Mapping[Text, TypeDefinition]
    leads: Mapping[Text, tuple[Text, ...]]
    """The known types that the definition of each type mentions."""
    circles: Mapping[Text, frozenset[Text]]
    """The types that lead to each type and to which it leads; empty if it is not in a cycle."""
    unresolved: frozenset[Text]
    """The types that lead to a type that could not be read or is not defined."""
    bare_types: Mapping[Text, BareType]
    """The type behind each name, after following all names and `nullable`."""

    @classmethod
    def named(cls, definitions: Iterable[TypeDefinition]) -> NamedTypes:
        """Return the types of `definitions`."""
        types = {definition.name: definition for definition in definitions}
        names = {name: names_in(definition.type) for name, definition in types.items()}
        unknown = {each for found in names.values() for each in found if each not in types}
        unknown |= {name for name, definition in types.items() if not _is_whole(definition.type)}
        leads = {
            name: tuple(each for each in found if each in types) for name, found in names.items()
        }
        circles = {
            name: frozenset(component if len(component) > 1 or name in leads[name] else ())
            for component in components(leads)
            for name in component
        }
        return NamedTypes(
            types=types,
            leads=leads,
            circles=circles,
            unresolved=(leading_to(names, unknown) | unknown).intersection(types),
            bare_types={name: _bare(types, name) for name in types},
        )

    def is_known(self, kind: Kind) -> bool:
        """Tell whether all types that `kind` leads to could be read; others cannot be checked."""
        names = names_in(kind)
        known = (name in self.types and name not in self.unresolved for name in names)
        return _is_whole(kind) and all(known)

    # the types behind a name

    def _behind(self, kind: Kind) -> Iterator[TypeDefinition]:
        """The definitions behind a name: that of the name, then those of the names it refers to."""
        seen = set[Text]()
        while isinstance(kind, Reference) and kind.name in self.types and kind.name not in seen:
            seen.add(kind.name)
            definition = self.types[kind.name]
            yield definition
            kind = definition.type

    def plain(self, kind: Kind) -> PlainType:
        """Return the type after following all names."""
        if not isinstance(kind, Reference):
            return kind
        for definition in self._behind(kind):
            kind = definition.type
        return AnyType() if isinstance(kind, Reference) else kind

    def bare(self, kind: Kind) -> BareType:
        """Return the type after following all names and `nullable`."""
        while isinstance(kind, NullableType):
            kind = kind.item
        return self.bare_types.get(kind.name, _ANY) if isinstance(kind, Reference) else kind

    def class_of(self, kind: Kind) -> TypeDefinition | None:
        """Return the record, enumeration or union that a name refers to, or None for others."""
        for definition in self._behind(kind):
            if isinstance(definition.type, NamedType):
                return definition
        return None

    def record(self, kind: Kind) -> RecordType | None:
        """Return the record after following all names, or None."""
        plain = self.plain(kind)
        return plain if isinstance(plain, RecordType) else None

    def description(self, kind: Kind) -> Text | None:
        """Return the first description of the names that `kind` refers to, or None."""
        stated = (each.description for each in self._behind(kind))
        return next((text for text in stated if text is not None), None)

    def xml_of(self, kind: Kind) -> Xml:
        """Return the `xml` of the last name that `kind` refers to."""
        found = NO_XML
        for definition in self._behind(kind):
            found = definition.xml
        return found

    def words(self, kind: Kind) -> tuple[IntegerName, ...]:
        """Return the words that represent numbers in a value, or in the items of a list."""
        for part in self.inside(kind):
            match part:
                case IntegerType(names=names):
                    return names
                case MapType():
                    return ()
        return ()

    def has_example(self, kind: Kind) -> bool:
        """Tell whether an author wrote an example for a name that `kind` refers to."""
        return any(each.examples for each in self._behind(kind))

    def record_name(self, kind: Kind) -> Text | None:
        """Return the name of the record behind other names and `nullable`, or None."""
        name, seen = None, set[Text]()
        while isinstance(kind, NullableType | Reference):
            if isinstance(kind, NullableType):
                kind = kind.item
            elif kind.name in seen or kind.name not in self.types:
                return None
            else:
                seen.add(name := kind.name)
                kind = self.types[name].type
        return name if isinstance(kind, RecordType) else None

    # kinds of types

    def is_nullable(self, kind: Kind) -> bool:
        """Tell whether null is a value of `kind`."""
        return isinstance(self.plain(kind), NullableType | AnyType)

    def is_scalar(self, kind: Kind) -> bool:
        """Tell whether every value of `kind` is sent as one text."""
        return isinstance(self.bare(kind), ScalarType) and not self.is_nullable(kind)

    def is_constant(self, kind: Kind) -> bool:
        """Tell whether `kind` has one value, which clients fill in by themselves."""
        return isinstance(self.plain(kind), ConstType)

    def is_file(self, kind: Kind) -> bool:
        """Tell whether values of `kind` are bytes, or lists of bytes: files of a multipart body."""
        bare = self.bare(kind)
        return isinstance(self.bare(bare.items if isinstance(bare, ListType) else bare), BytesType)

    def is_upload(self, kind: Kind) -> bool:
        """Tell whether a body of `kind` is bytes, which may come from a file."""
        return isinstance(self.bare(kind), BytesType)

    def has_files(self, kind: Kind) -> bool:
        """Tell whether a body of `kind` is a record with files, which is multipart."""
        return any(self.is_file(field.type) for field in fields_of(self.bare(kind)))

    # the parts of a type

    def below(self, kind: Kind) -> tuple[Kind, ...]:
        """Return the type that a name refers to, or that a list, map or `nullable` contains.

        Nothing is returned for a record: its fields have their own types.
        """
        match kind:
            case Reference(name=name):
                definition = self.types.get(name)
                return (definition.type,) if definition is not None else ()
            case RecordType():
                return ()
            case _:
                return parts_of(kind)

    def inside(self, kind: Kind) -> Iterator[Kind]:
        """The type itself and all types in it, through names but not into records."""
        waiting, seen = [kind], set[Text]()
        while waiting:
            part = waiting.pop()
            if isinstance(part, Reference):
                if part.name in seen:
                    continue
                seen.add(part.name)
            yield part
            waiting += reversed(self.below(part))

    def classes(self, kind: Kind) -> Iterator[TypeDefinition]:
        """The types with a name in Python that `kind` mentions, through other names and lists."""
        waiting, seen = [kind], set[Text]()
        while waiting:
            part = waiting.pop()
            definition = self.types.get(part.name) if isinstance(part, Reference) else None
            if definition is None:
                waiting += reversed(self.below(part))
            elif definition.name not in seen:
                seen.add(definition.name)
                is_named = isinstance(definition.type, NamedType)
                waiting += () if is_named else self.below(part)
                yield from (definition,) if is_named else ()

    # connections between types

    def needs(self, name: Text) -> Iterator[Text]:
        """The types that must have a value so that the type `name` can have one."""
        kind = self.types[name].type
        if isinstance(kind, UnionType):
            # one alternative is enough
            around = self.circles[name]
            within = [each for each in kind.alternatives if not around.isdisjoint(names_in(each))]
            first = within[0] if len(within) == len(kind.alternatives) else None
            if isinstance(first, Reference) and first.name in self.types:
                yield first.name
            return
        uses = [field.type for field in fields_of(kind) if field.required]
        for use in uses if isinstance(kind, RecordType) else [kind]:
            inner: Kind = use
            # maps, nullable types and lists that may be empty need no other type
            while isinstance(inner, ListType) and inner.bounds.minimum:
                inner = inner.items
            if isinstance(inner, Reference) and inner.name in self.types:
                yield inner.name

    def reach(self, roots: Iterable[Kind]) -> tuple[TypeDefinition, ...]:
        """Return all types that `roots` lead to, in the order in which they are found."""
        waiting = deque(name for root in roots for name in names_in(root) if name in self.types)
        found: dict[Text, TypeDefinition] = {}
        while waiting:
            name = waiting.popleft()
            if name not in found:
                found[name] = self.types[name]
                waiting += self.leads[name]
        return tuple(found.values())


_ANY = AnyType()


def _bare(types: Mapping[Text, TypeDefinition], name: Text) -> BareType:
    def type_of(name: Text) -> Kind | None:
        return types[name].type if name in types else None

    return behind(Reference(name=name), type_of) or _ANY


def _is_whole(kind: Kind) -> bool:
    return not isinstance(kind, RecordType) or kind.is_whole
