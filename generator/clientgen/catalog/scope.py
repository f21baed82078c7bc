"""The service that rules look at, with the look-ups that most of them need.

Nothing here recurses through references, so neither long chains of types nor types that contain
themselves can exhaust the stack.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from clientgen.diagnostics import Location
from clientgen.ir import (
    AnyType,
    BooleanType,
    EnumType,
    IntegerType,
    ListType,
    MapType,
    NullableType,
    NumberType,
    Operation,
    Parameter,
    RecordType,
    Reference,
    Service,
    StringType,
    Text,
    TypeDefinition,
    TypeUse,
)

Kind: TypeAlias = RecordType | EnumType | TypeUse
"""Any type, named or where it is used."""

SCALARS = (StringType, IntegerType, NumberType, BooleanType, EnumType)
"""Types whose values are one text on the wire."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A place where a type stands; `what` names it for a reader: "parameter", "body" ..."""

    type: TypeUse
    what: str
    location: Location
    path: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """A service and its types by name."""

    service: Service
    types: Mapping[Text, TypeDefinition]
    unresolved: frozenset[Text] = frozenset()
    """The types that lead to one that could not be read or is nowhere."""

    def is_known(self, kind: Kind) -> bool:
        """Tell whether all that `kind` leads to could be read; of any other, nothing can be claimed."""
        return all(
            name in self.types and name not in self.unresolved
            for use in _uses(kind)
            for name in named(use)
        )

    def bare(self, kind: Kind) -> Kind:
        """Return what `kind` is behind names and `nullable`; `AnyType` where it is nothing."""
        seen: set[Text] = set()
        while isinstance(kind, NullableType | Reference):
            if isinstance(kind, NullableType):
                kind = kind.item
            elif kind.name in seen or kind.name not in self.types:
                return AnyType()
            else:
                seen.add(kind.name)
                kind = self.types[kind.name].type
        return kind

    def is_nullable(self, kind: Kind) -> bool:
        """Tell whether null is a value of `kind`."""
        seen: set[Text] = set()
        while isinstance(kind, Reference) and kind.name in self.types and kind.name not in seen:
            seen.add(kind.name)
            kind = self.types[kind.name].type
        return isinstance(kind, NullableType | AnyType)

    def is_scalar(self, kind: Kind) -> bool:
        """Tell whether every value of `kind` is one text on the wire."""
        return isinstance(self.bare(kind), SCALARS) and not self.is_nullable(kind)

    def references(self, name: Text) -> Iterator[Text]:
        """The named types that stand in the definition of `name`."""
        for use in _uses(self.types[name].type):
            yield from (found for found in named(use) if found in self.types)

    def classes(self, kind: Kind) -> Iterator[Text]:
        """The records and enumerations that `kind` mentions, through other names and lists."""
        waiting, seen = list(named(kind)), set[Text]()
        while waiting:
            name = waiting.pop()
            if name in seen or name not in self.types:
                continue
            seen.add(name)
            if isinstance(self.types[name].type, RecordType | EnumType):
                yield name
            else:
                waiting.extend(named(self.types[name].type))

    def reach(self, roots: Iterable[Kind]) -> tuple[Text, ...]:
        """Return the names of all types that `roots` lead to, in the order of the service."""
        waiting = [name for root in roots for name in named(root) if name in self.types]
        reached: set[Text] = set()
        while waiting:
            name = waiting.pop()
            if name not in reached:
                reached.add(name)
                waiting.extend(self.references(name))
        return tuple(name for name in self.types if name in reached)


def scope_of(service: Service) -> Scope:
    """Return `service` with its types by name."""
    types = {entry.name: entry for entry in service.types}
    return Scope(service=service, types=types, unresolved=_unresolved(types))


def _unresolved(types: Mapping[Text, TypeDefinition]) -> frozenset[Text]:
    users: dict[Text, list[Text]] = {}
    for entry in types.values():
        for name in (name for use in _uses(entry.type) for name in named(use)):
            users.setdefault(name, []).append(entry.name)
    waiting = [user for name in users if name not in types for user in users[name]]
    found: set[Text] = set()
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(users.get(name, ()))
    return frozenset(found)


def _uses(kind: Kind) -> Iterable[Kind]:
    """The types of the members of a record; else the type itself."""
    return [field.type for field in kind.fields] if isinstance(kind, RecordType) else [kind]


def parts(kind: Kind) -> Iterator[Kind]:
    """The type itself and all that stands in it, not following references or members."""
    while True:
        yield kind
        if isinstance(kind, NullableType):
            kind = kind.item
        elif isinstance(kind, ListType):
            kind = kind.items
        elif isinstance(kind, MapType):
            kind = kind.values
        else:
            return


def named(kind: Kind) -> Iterator[Text]:
    """The named types that stand in `kind` itself."""
    for part in parts(kind):
        if isinstance(part, Reference):
            yield part.name


def operation_uses(operation: Operation) -> Iterator[Use]:
    """Every place of an operation where a type stands."""
    yield from parameter_uses(operation.parameters)
    body = operation.body
    if body is not None:
        yield Use(type=body.type, what="body", location=body.location, path=body.path)
    for answer in operation.responses:
        if answer.type is not None:
            yield Use(type=answer.type, what="body", location=answer.location, path=answer.path)
        for header in answer.headers:
            yield Use(type=header.type, what="header", location=header.location, path=header.path)


def parameter_uses(parameters: Iterable[Parameter]) -> Iterator[Use]:
    """The places where the types of parameters stand."""
    for each in parameters:
        yield Use(type=each.type, what="parameter", location=each.location, path=each.path)


def service_uses(service: Service) -> Iterator[Use]:
    """Every place outside the named types where a type stands."""
    yield from parameter_uses(service.parameters)
    for header in service.response_headers:
        yield Use(type=header.type, what="header", location=header.location, path=header.path)
    for operation in service.operations:
        yield from operation_uses(operation)


def all_parts(scope: Scope) -> Iterator[tuple[Kind, Location, Text]]:
    """Every type and part of a type in the service, with the place of what declares it."""
    for use in service_uses(scope.service):
        yield from ((part, use.location, use.path) for part in parts(use.type))
    for definition in scope.types.values():
        kind = definition.type
        yield from ((part, definition.location, definition.path) for part in parts(kind))
        for field in kind.fields if isinstance(kind, RecordType) else ():
            yield from ((part, field.location, field.path) for part in parts(field.type))
