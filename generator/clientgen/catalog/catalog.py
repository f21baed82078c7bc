"""The catalog of one service: one look-up for all that is known of it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from clientgen.catalog.graph import leading_to
from clientgen.catalog.paths import show_path
from clientgen.catalog.reasons import Reasons
from clientgen.catalog.uses import Use, operation_uses, service_uses
from clientgen.ir import (
    NO_XML,
    AnyType,
    BareType,
    Body,
    Deviation,
    EnumType,
    ErrorCode,
    Field,
    Header,
    IntegerName,
    IntegerType,
    Kind,
    MapType,
    NullableType,
    Operation,
    Parameter,
    PlainType,
    RecordType,
    Reference,
    Response,
    ScalarType,
    Service,
    Text,
    TypeDefinition,
    TypeUse,
    Value,
    Xml,
    fields_of,
    parts_of,
    reveal,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalog:
    """A service, its types and errors by name, its operations by `full_name`.

    Every question has an answer, also for a broken spec: what stands behind a name that is nowhere,
    or that is nothing but itself, is `AnyType`. Nothing recurses through references, so neither
    long chains of types nor types that contain themselves can exhaust the stack.
    """

    service: Service
    types: Mapping[Text, TypeDefinition]
    errors: Mapping[Text, ErrorCode]
    operations: Mapping[Text, Operation]
    reasons: Reasons
    leads: Mapping[Text, tuple[Text, ...]]
    """The known types that stand in the definition of each type."""
    unresolved: frozenset[Text]
    """The types that lead to one that could not be read or is nowhere."""
    secrets: frozenset[Text]
    """The types whose values hold something secret anywhere."""

    @classmethod
    def of(cls, service: Service) -> Catalog:
        """Return the catalog of `service`."""
        types = {definition.name: definition for definition in service.types}
        names = {name: names_in(definition.type) for name, definition in types.items()}
        unknown = {each for found in names.values() for each in found if each not in types}
        secret = (name for name, definition in types.items() if _states_secret(definition))
        return cls(
            service=service,
            types=types,
            errors={error.code: error for error in service.errors},
            operations={operation.full_name: operation for operation in service.operations},
            reasons=Reasons.of(service),
            leads={
                name: tuple(each for each in found if each in types)
                for name, found in names.items()
            },
            unresolved=leading_to(names, unknown).intersection(types),
            secrets=leading_to(names, secret),
        )

    # what stands behind a name

    def _behind(self, kind: Kind) -> Iterator[TypeDefinition]:
        """The types that a name stands for, one behind another."""
        seen = set[Text]()
        while isinstance(kind, Reference) and kind.name in self.types and kind.name not in seen:
            seen.add(kind.name)
            definition = self.types[kind.name]
            yield definition
            kind = definition.type

    def plain(self, kind: Kind) -> PlainType:
        """Return the type behind every name."""
        for definition in self._behind(kind):
            kind = definition.type
        return AnyType() if isinstance(kind, Reference) else kind

    def bare(self, kind: Kind) -> BareType:
        """Return the type behind every name and behind `nullable`."""
        seen = set[Text]()
        while isinstance(kind, NullableType | Reference):
            if isinstance(kind, NullableType):
                kind = kind.item
            elif kind.name in seen or kind.name not in self.types:
                return AnyType()
            else:
                seen.add(kind.name)
                kind = self.types[kind.name].type
        return kind

    def class_of(self, kind: Kind) -> TypeDefinition | None:
        """Return the record or enumeration that a name stands for, or None for other types."""
        for definition in self._behind(kind):
            if isinstance(definition.type, RecordType | EnumType):
                return definition
        return None

    def record(self, kind: Kind) -> RecordType | None:
        """Return the record behind every name, or None."""
        plain = self.plain(kind)
        return plain if isinstance(plain, RecordType) else None

    def description(self, kind: Kind) -> Text | None:
        """Return what the first name says that has a description, or None."""
        stated = (each.description for each in self._behind(kind))
        return next((text for text in stated if text is not None), None)

    def example(self, kind: Kind) -> Value:
        """Return the example of the first name that has one, or None."""
        return next((each.example for each in self._behind(kind) if each.has_example), None)

    def xml_of(self, kind: Kind) -> Xml:
        """Return the `xml` of the last name that stands for a type."""
        found = NO_XML
        for definition in self._behind(kind):
            found = definition.xml
        return found

    def words(self, kind: Kind) -> tuple[IntegerName, ...]:
        """Return the words that stand for numbers in a value, or in the items of a list."""
        for part in self.inside(kind):
            match part:
                case IntegerType(names=names):
                    return names
                case MapType():
                    return ()
        return ()

    # what a type is

    def is_known(self, kind: Kind) -> bool:
        """Tell whether all that `kind` leads to could be read; nothing can be said of others."""
        names = names_in(kind)
        return all(name in self.types and name not in self.unresolved for name in names)

    def is_nullable(self, kind: Kind) -> bool:
        """Tell whether null is a value of `kind`."""
        return isinstance(self.plain(kind), NullableType | AnyType)

    def is_scalar(self, kind: Kind) -> bool:
        """Tell whether every value of `kind` is one text on the wire."""
        return isinstance(self.bare(kind), ScalarType) and not self.is_nullable(kind)

    def is_secret(self, use: TypeUse) -> bool:
        """Tell whether a value holds something secret anywhere."""
        return not self.secrets.isdisjoint(names_in(use))

    def is_secret_itself(self, use: TypeUse) -> bool:
        """Tell whether a value is secret as a whole; records hide their own members."""
        references = (part for part in self.inside(use) if isinstance(part, Reference))
        return any(self.types[each.name].secret for each in references if each.name in self.types)

    def needs_secrecy(self, owner: Parameter | Field | Body) -> bool:
        """Tell whether a value of a parameter, a member or a body holds something secret."""
        return owner.secret or self.is_secret(owner.type)

    def hides(self, field: Field) -> bool:
        """Tell whether a record hides a member as a whole."""
        return field.secret or self.is_secret_itself(field.type)

    # what leads to what

    def below(self, kind: Kind) -> tuple[Kind, ...]:
        """Return what a name stands for or what a list, map or `nullable` holds.

        There is nothing below a record: its members are types of their own.
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
        """The type itself and all that stands in it, through names but not into records."""
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
        """The records and enumerations that `kind` mentions, through other names and lists."""
        for part in self.inside(kind):
            definition = self.types.get(part.name) if isinstance(part, Reference) else None
            if definition is not None and isinstance(definition.type, RecordType | EnumType):
                yield definition

    def reach(self, roots: Iterable[Kind]) -> tuple[TypeDefinition, ...]:
        """Return all types that `roots` lead to, in the order in which they are met."""
        waiting = deque(name for root in roots for name in names_in(root) if name in self.types)
        found: dict[Text, TypeDefinition] = {}
        while waiting:
            name = waiting.popleft()
            if name not in found:
                found[name] = self.types[name]
                waiting += self.leads[name]
        return tuple(found.values())

    def stated(self) -> Iterator[Use]:
        """Every place of the spec where a type is written: uses, named types and their members."""
        yield from service_uses(self.service)
        for each in self.types.values():
            yield Use(type=each.type, what="type", location=each.location, path=each.path)
            for field in fields_of(each.type):
                yield Use(type=field.type, what="member", location=field.location, path=field.path)

    def parts(self) -> Iterator[tuple[Kind, Use]]:
        """Every type and part of a type that is written, with its place."""
        for use in self.stated():
            waiting = [use.type]
            while waiting:
                part = waiting.pop()
                yield part, use
                waiting += () if isinstance(part, RecordType) else reversed(parts_of(part))

    # what belongs to an operation

    def reached_by(self, operation: Operation) -> tuple[TypeDefinition, ...]:
        """Return every named type that `operation` leads to, in the order of being met."""
        return self.reach(use.type for use in operation_uses(operation))

    def parameters_of(self, operation: Operation) -> dict[Text, Parameter]:
        """Return the parameters of the client and of an operation by wire name."""
        every = (*self.service.parameters, *operation.parameters)
        return {parameter.wire_name: parameter for parameter in every}

    def errors_of(self, operation: Operation) -> tuple[Text, ...]:
        """Return the codes that `operation` can answer: its own, then those of every operation."""
        own = tuple(use.code for use in operation.errors)
        everywhere = (error.code for error in self.service.errors if error.every_operation)
        return (*own, *(code for code in everywhere if code not in own))

    def error_codes(self, operation: Operation) -> tuple[ErrorCode, ...]:
        """Return the error codes of `errors_of` that the service describes."""
        codes = self.errors_of(operation)
        return tuple(self.errors[code] for code in codes if code in self.errors)

    def headers_of(self, response: Response) -> tuple[Header, ...]:
        """Return the headers of a response: its own, then those of every response."""
        own = {reveal(header.wire_name).lower() for header in response.headers}
        common = self.service.response_headers
        return (
            *response.headers,
            *(each for each in common if reveal(each.wire_name).lower() not in own),
        )

    def deviations_of(self, operation: Operation) -> tuple[Deviation, ...]:
        """Return the deviations of `operation` itself, of the types it reaches and of its errors."""
        roots = {
            reveal(operation.path),
            *(f"types.{reveal(each.name)}" for each in self.reached_by(operation)),
            *(f"errors.{reveal(each.code)}" for each in self.error_codes(operation)),
        }
        places = {deviation: reveal(deviation.at) for deviation in self.service.deviations}
        return tuple(
            deviation
            for deviation, at in places.items()
            if any(f"{at}.".startswith(f"{root}.") for root in roots)
        )

    def path_template(self, operation: Operation) -> Text:
        """Return the whole path of `operation`, with `{name}` for each parameter."""
        return Text(show_path((*self.service.base_parts, *operation.path_parts)))


def names_in(kind: Kind) -> tuple[Text, ...]:
    """Return the names that stand in a type as it is written, also in the members of a record."""
    waiting, found = [kind], list[Text]()
    while waiting:
        part = waiting.pop()
        found += [part.name] if isinstance(part, Reference) else []
        waiting += reversed(parts_of(part))
    return tuple(found)


def _states_secret(definition: TypeDefinition) -> bool:
    return definition.secret or any(field.secret for field in fields_of(definition.type))
