"""The catalog of one service: one look-up for all that is known of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from clientgen.catalog.graph import leading_to
from clientgen.catalog.named_types import NamedTypes, names_in
from clientgen.catalog.paths import show_path
from clientgen.catalog.reasons import Reasons
from clientgen.catalog.uses import Use, operation_uses, service_uses
from clientgen.ir import (
    Body,
    Deviation,
    ErrorCode,
    Field,
    Header,
    Kind,
    Operation,
    Parameter,
    RecordType,
    Reference,
    Response,
    Service,
    Text,
    TypeDefinition,
    TypeUse,
    fields_of,
    parts_of,
    reveal,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalog(NamedTypes):
    """A service, its types and errors by name, its operations by `full_name`."""

    service: Service
    errors: Mapping[Text, ErrorCode]
    operations: Mapping[Text, Operation]
    reasons: Reasons
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

    # what is known of a type

    def is_known(self, kind: Kind) -> bool:
        """Tell whether all that `kind` leads to could be read; nothing can be said of others."""
        names = names_in(kind)
        return all(name in self.types and name not in self.unresolved for name in names)

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

    # where types are written

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


def _states_secret(definition: TypeDefinition) -> bool:
    return definition.secret or any(field.secret for field in fields_of(definition.type))
