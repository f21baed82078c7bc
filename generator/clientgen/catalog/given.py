"""The examples that authors wrote: of types, and of the places where types are used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from clientgen.catalog.conditions import meets, switches
from clientgen.catalog.named_types import NamedTypes
from clientgen.diagnostics import Location, quote
from clientgen.ir import (
    Body,
    Example,
    Header,
    Kind,
    ObjectValue,
    Operation,
    Parameter,
    Reference,
    Response,
    Service,
    Text,
    TypeDefinition,
    Value,
    reveal,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A value that an author wrote for a type; `what` is its name for readers, such as "body".

    It stands `below` the node that has it: at `.example`.
    """

    value: Value
    type: Kind
    what: str
    location: Location
    path: Text
    below: str = ""


def type_examples(definition: TypeDefinition) -> Iterator[Given]:
    """The examples of a named type."""
    for example in definition.examples:
        yield Given(
            value=example.value,
            type=Reference(name=definition.name),
            what="example",
            location=example.location,
            path=example.path,
        )


def use_examples(types: NamedTypes, service: Service) -> Iterator[Given]:
    """The examples of parameters, headers, bodies and responses, and those of operations."""
    yield from _of_owners((*service.parameters, *service.response_headers))
    for operation in service.operations:
        yield from _of_owners(operation.parameters)
        yield from _of_owners((operation.body,) if operation.body is not None else ())
        for response in operation.responses:
            yield from _of_owners(response.headers)
            if response.has_example and response.type is not None:
                yield Given(
                    value=response.example,
                    type=response.type,
                    what="example",
                    location=response.location,
                    path=response.path,
                    below=".body.example",
                )
        for example in operation.examples:
            yield from _of_operation(types, service, operation, example)


def example_status(operation: Operation, example: Example) -> int | None:
    """Return the status of the response that an example of an operation shows."""
    if example.status is not None:
        return example.status
    return operation.responses[0].sent if operation.responses else None


def example_response(types: NamedTypes, operation: Operation, example: Example) -> Response | None:
    """Return the response that an example shows; None if it shows an error, or none of them.

    None also if conditions choose it by members of a body whose type does not exist. Of several of one status it is the one whose condition the example meets, then the one with its
    media type, or else the first.
    """
    found = operation.of_status(example_status(operation, example) or 0)
    is_read = operation.body is None or types.is_known(operation.body.type)
    if not is_read and any(each.when is not None for each in found):
        return None
    by_name, body = switches(types, operation), example.body
    given = dict((*example.parameters, *(body.members if isinstance(body, ObjectValue) else ())))
    chosen = [e for e in found if e.when is not None and meets(e.when, by_name, given)]
    found = tuple(chosen or (each for each in found if each.when is None)) or found
    named = (each for each in found if example.media_type in each.media_types)
    return next(iter((*named, *found)), None)


def _of_owners(owners: Iterable[Parameter | Header | Body]) -> Iterator[Given]:
    for owner in owners:
        if owner.has_example:
            yield Given(
                value=owner.example,
                type=owner.type,
                what="example",
                location=owner.location,
                path=owner.path,
                below=".example",
            )


def _of_operation(
    types: NamedTypes, service: Service, operation: Operation, example: Example
) -> Iterator[Given]:
    for value, kind, what, below in _parts(types, service, operation, example):
        yield Given(
            value=value,
            type=kind,
            what=what,
            location=example.location,
            path=example.path,
            below=below,
        )


def _parts(
    types: NamedTypes, service: Service, operation: Operation, example: Example
) -> Iterator[tuple[Value, Kind, str, str]]:
    """Yield each value of an example with its type, its name for readers and its place below."""
    known = {each.wire_name: each for each in (*service.parameters, *operation.parameters)}
    for name, value in example.parameters:
        if name in known:
            yield (
                value,
                known[name].type,
                f"example of {quote(reveal(name))}",
                f".parameters.{reveal(name)}",
            )
    if example.has_body and operation.body is not None:
        yield example.body, operation.body.type, "body", ".body"
    response = example_response(types, operation, example)
    if example.has_response and response is not None and response.type is not None:
        yield example.response, response.type, "response", ".response"
