"""The catalog of one service: one place to look up all information about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from clientgen.catalog.conditions import Way, flat_record, ways
from clientgen.catalog.examples import Examples, complete_examples
from clientgen.catalog.filling import Shown
from clientgen.catalog.given import type_examples, use_examples
from clientgen.catalog.graph import leading_to
from clientgen.catalog.long_running import Course, read_course
from clientgen.catalog.media import MediaKind, media_kind
from clientgen.catalog.named_types import NamedTypes
from clientgen.catalog.paging import Pages, read_pages
from clientgen.catalog.paths import show_path, show_query
from clientgen.catalog.reasons import Reasons
from clientgen.catalog.shown import Member, members_shown, shows
from clientgen.catalog.unwrapping import Unwrapping, read_unwrapping
from clientgen.catalog.uses import Use, operation_uses, service_uses
from clientgen.ir import (
    Body,
    Deviation,
    ErrorCode,
    Field,
    Header,
    Kind,
    ObjectValue,
    Operation,
    Parameter,
    RecordType,
    Reference,
    Response,
    Service,
    Text,
    TypeDefinition,
    TypeUse,
    Value,
    fields_of,
    joined,
    names_in,
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
    secrets: frozenset[Text]
    """The types whose values contain a secret at any depth."""
    shown: frozenset[Member]
    """The fields that at least one example shows."""
    complete_examples: Examples
    response_kinds: frozenset[MediaKind]
    """The kinds of media types in which operations respond."""

    @classmethod
    def of(cls, service: Service) -> Catalog:
        """Return the catalog of `service`."""
        named = NamedTypes.named(service.types)
        types = named.types
        secret = (name for name, definition in types.items() if _states_secret(definition))
        written = [
            *use_examples(named, service),
            *chain.from_iterable(map(type_examples, service.types)),
        ]
        shown = members_shown(named, ((given.value, given.type) for given in written))
        return cls(
            service=service,
            types=types,
            errors={error.name: error for error in service.errors},
            operations={operation.full_name: operation for operation in service.operations},
            reasons=Reasons.of(service),
            leads=named.leads,
            circles=named.circles,
            unresolved=named.unresolved,
            bare_types=named.bare_types,
            secrets=leading_to(named.leads, secret),
            shown=shown,
            complete_examples=complete_examples(named, shown),
            response_kinds=frozenset(map(media_kind, _media_types_of_responses(service))),
        )

    # properties of types

    def is_secret(self, use: TypeUse) -> bool:
        """Tell whether a value contains a secret at any depth."""
        return not self.secrets.isdisjoint(names_in(use))

    def is_secret_itself(self, use: TypeUse) -> bool:
        """Tell whether a value is secret as a whole; records hide their own fields."""
        references = (part for part in self.inside(use) if isinstance(part, Reference))
        return any(self.types[each.name].secret for each in references if each.name in self.types)

    def needs_secrecy(self, owner: Parameter | Field | Body) -> bool:
        """Tell whether a value of a parameter, a field or a body contains a secret."""
        return owner.secret or self.is_secret(owner.type)

    def hides(self, field: Field) -> bool:
        """Tell whether a record hides a field as a whole."""
        return field.secret or self.is_secret_itself(field.type)

    # examples

    def examples(self, kind: Kind) -> tuple[Shown, ...]:
        """Return the complete examples of `kind`, at least one.

        Raises `NoSampleError` if there is none; the rules have reported that as SPEC303.
        """
        return self.complete_examples.of(kind)

    def example(self, kind: Kind) -> Value:
        """Return the first of `examples`."""
        return self.examples(kind)[0].value

    def example_of(self, node: Parameter | Header | Body | Response) -> Value:
        """Return the complete example of `node` itself, else the example of its type.

        A parameter that the client gives has the client's. None for a response without a body.
        """
        if isinstance(node, Parameter) and node.from_client is not None and not node.has_example:
            node = self.given_by_client.get(node.from_client, node)
        if node.type is None:
            return None
        return (
            self.complete(node.example, node.type) if node.has_example else self.example(node.type)
        )

    @property
    def given_by_client(self) -> dict[Text, Parameter]:
        """The parameters of the client that stand in for arguments of calls, by name in the spec."""
        every = (each for each in self.service.parameters if each.place == "call")
        return {each.key or each.wire_name: each for each in every}

    def complete(self, written: Value, kind: Kind) -> Value:
        """Return an example that an author wrote for a use of `kind`, with all required fields."""
        return self.complete_examples.complete(written, kind)

    def unshown(self, definition: TypeDefinition) -> tuple[list[Field], list[Field]]:
        """Return the fields of a record that are in no example, and those that are always empty.

        Both the written and the complete examples count.
        """
        missing: list[Field] = []
        empty: list[Field] = []
        examples = self.complete_examples.whole[definition.name]
        full = [dict(e.value.members) for e in examples if isinstance(e.value, ObjectValue)]
        for field in fields_of(definition.type):
            if not field.seen or (definition.name, field.wire_name) in self.shown:
                continue
            taken = [members[field.wire_name] for members in full if field.wire_name in members]
            # a required field without any source is reported as missing in the example itself
            if not taken and not field.required:
                missing.append(field)
            elif not any(shows(self, definition.name, field.type, each) for each in taken):
                empty += [field] if taken else []
        return missing, empty

    # places of types

    def stated(self) -> Iterator[Use]:
        """Every place of the spec where a type is written: uses, named types and their fields."""
        yield from service_uses(self.service)
        for each in self.types.values():
            yield Use(each.type, "type", each.location, each.path)
            for field in fields_of(each.type):
                yield Use(field.type, "member", field.location, field.path)

    def parts(self) -> Iterator[tuple[Kind, Use]]:
        """Every type and part of a type that is written, with its place."""
        for use in self.stated():
            waiting = [use.type]
            while waiting:
                part = waiting.pop()
                yield part, use
                waiting += () if isinstance(part, RecordType) else reversed(parts_of(part))

    # parts of an operation

    def reached_by(self, operation: Operation) -> tuple[TypeDefinition, ...]:
        """Return every named type that `operation` leads to, in the order they are found."""
        return self.reach(use.type for use in operation_uses(operation))

    def parameters_of(self, operation: Operation) -> dict[Text, Parameter]:
        """Return the parameters that a request has, of the client and the operation, by wire name."""
        of_client = (each for each in self.service.parameters if each.place != "call")
        every = (*of_client, *operation.parameters)
        return {parameter.wire_name: parameter for parameter in every}

    def errors_of(self, operation: Operation) -> tuple[Text, ...]:
        """Return the names of errors that `operation` can return: its own, then all general ones.

        A response to HEAD has no body, which an error with the status of a success needs.
        """
        own = tuple(use.name for use in operation.errors)
        everywhere = (
            error.name
            for error in self.service.errors
            if error.every_operation and not (operation.verb == "HEAD" and error.is_inside_success)
        )
        return (*own, *(name for name in everywhere if name not in own))

    def error_codes(self, operation: Operation) -> tuple[ErrorCode, ...]:
        """Return the errors of `errors_of` that the service describes."""
        names = self.errors_of(operation)
        return tuple(self.errors[name] for name in names if name in self.errors)

    def headers_of(self, response: Response) -> tuple[Header, ...]:
        """Return the headers of a response: its own, then those of every response."""
        own = {reveal(header.wire_name).lower() for header in response.headers}
        common = self.service.response_headers
        return (
            *response.headers,
            *(each for each in common if reveal(each.wire_name).lower() not in own),
        )

    def deviations_of(self, operation: Operation) -> tuple[Deviation, ...]:
        """Return the deviations of `operation`, of the types that it reaches and of its errors."""
        if not self.service.deviations:
            return ()
        roots = {
            reveal(operation.path),
            *(f"types.{reveal(each.name)}" for each in self.reached_by(operation)),
            *(f"errors.{reveal(each.name)}" for each in self.error_codes(operation)),
        }
        places = {deviation: reveal(deviation.at) for deviation in self.service.deviations}
        return tuple(
            deviation
            for deviation, at in places.items()
            if any(f"{at}.".startswith(f"{root}.") for root in roots)
        )

    def flat_body(self, body: Body) -> RecordType | None:
        """Return the record whose members are separate arguments of a call; None if it is whole.

        An optional body can be omitted as a whole; required arguments cannot express this.
        """
        return flat_record(self, body)

    def ways(self, operation: Operation) -> tuple[Way, ...]:
        """Return the ways to the responses of an operation, if arguments choose them."""
        return ways(self, operation) if operation.conditions else ()

    def pages(self, operation: Operation) -> Pages | None:
        """Return the pages of `operation`; None if it has none, or a rule has reported them."""
        return read_pages(self, operation)[0]

    def course(self, operation: Operation) -> Course | None:
        """Return the way of `operation` to its end; None as of `pages`."""
        return read_course(self, self.operations, operation)[0]

    def unwrapping(self, operation: Operation) -> Unwrapping | None:
        """Return the member of responses that a call of `operation` returns; None as of `pages`."""
        return read_unwrapping(self, operation)[0]

    def path_template(self, operation: Operation) -> Text:
        """Return the whole path of `operation`, with `{name}` for each parameter."""
        return Text(show_path((*self.service.base_parts, *operation.path_parts)))

    def target_template(self, operation: Operation) -> Text:
        """Return `path_template` with the operation's own constants of the query."""
        return joined(self.path_template(operation), show_query(operation.query))

    def request_template(self, operation: Operation) -> Text:
        """Return verb and `target_template`, with the operation's own constants of the headers."""
        fixed = (joined(" ", each.wire_name, ": ", each.value) for each in operation.headers)
        return joined(operation.verb, " ", self.target_template(operation), *fixed)


def _media_types_of_responses(service: Service) -> Iterator[Text]:
    for operation in service.operations:
        for response in operation.responses:
            yield from response.media_types


def _states_secret(definition: TypeDefinition) -> bool:
    return definition.secret or any(field.secret for field in fields_of(definition.type))
