"""The places of a service where a type is used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from clientgen.diagnostics import Location
from clientgen.ir import Header, Kind, Operation, Parameter, Service, Text


class Use(NamedTuple):
    """A place where a type is used; `what` is its name for readers, such as "body"."""

    type: Kind
    what: str
    location: Location
    path: Text


def operation_uses(operation: Operation) -> Iterator[Use]:
    """Every place of an operation where a type is used."""
    yield from _uses(operation.parameters, "parameter")
    body = operation.body
    if body is not None:
        yield Use(body.type, "body", body.location, body.path)
    for response in operation.responses:
        if response.type is not None:
            at, path = response.location, response.path
            yield Use(response.type, "body", at, path)
        yield from _uses(response.headers, "header")


def common_uses(service: Service) -> Iterator[Use]:
    """Every use of a type that all operations share."""
    yield from _uses(service.parameters, "parameter")
    yield from _uses(service.response_headers, "header")
    for body in service.error_bodies:
        yield Use(body.type, "body", body.location, body.path)


def service_uses(service: Service) -> Iterator[Use]:
    """Every place outside the named types where a type is used."""
    yield from common_uses(service)
    for operation in service.operations:
        yield from operation_uses(operation)


def _uses(owners: Iterable[Parameter | Header], what: str) -> Iterator[Use]:
    for each in owners:
        yield Use(each.type, what, each.location, each.path)
