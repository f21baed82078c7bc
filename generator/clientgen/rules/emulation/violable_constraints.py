"""The constraints that a request can violate; the emulator returns an error for each."""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.catalog import Catalog, constraints, media_kind
from clientgen.ir import (
    EnumType,
    Kind,
    ListType,
    Operation,
    Parameter,
    RecordType,
    ScalarType,
    StringType,
    Text,
)


def violable_constraints(catalog: Catalog, operation: Operation) -> Iterator[tuple[Text, str]]:
    """The names of parameters and members, each with a constraint that a request can violate."""
    every = catalog.service.parameters
    of_client = (each for each in every if each.place not in ("host", "call"))
    for parameter in (*of_client, *operation.parameters):
        yield from ((parameter.wire_name, rule) for rule in _of_parameter(catalog, parameter))
    body = operation.body
    if body is not None:
        nulls = any(media_kind(each) in ("json", "xml") for each in body.media_types)
        yield from _of_members(catalog, body.type, nulls=nulls)


def _of_parameter(catalog: Catalog, parameter: Parameter) -> Iterator[str]:
    bare = catalog.bare(parameter.type)
    if parameter.required and not parameter.has_default and parameter.place != "path":
        yield "required"
    if isinstance(bare, ScalarType) and not isinstance(bare, StringType | EnumType):
        yield "type"
    yield from _of_value(bare)


def _of_members(catalog: Catalog, kind: Kind, *, nulls: bool) -> Iterator[tuple[Text, str]]:
    """The constraints of a body and of all members in it; each record once, and each list of a member."""
    waiting: list[tuple[Text, Kind]] = [(Text(""), kind)]
    seen: list[Kind] = []
    lists: list[tuple[Text, Kind]] = []
    while waiting:
        name, use = waiting.pop()
        bare = catalog.bare(use)
        if nulls and not catalog.is_nullable(use):
            yield name, "null"
        yield from ((name, rule) for rule in _of_value(bare))
        if isinstance(bare, ListType):
            if not any(name == known and bare is each for known, each in lists):
                lists.append((name, bare))
                waiting.append((name, bare.items))
        elif isinstance(bare, RecordType) and not any(bare is each for each in seen):
            seen.append(bare)
            yield from ((field.wire_name, "required") for field in bare.fields if field.required)
            waiting += ((field.wire_name, field.type) for field in bare.fields)


def _of_value(bare: Kind) -> Iterator[str]:
    yield from constraints(bare)
    if isinstance(bare, EnumType) and not bare.open:
        yield "enum"
