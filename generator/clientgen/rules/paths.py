"""Paths of operations and the parameters in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from clientgen.catalog import Catalog, constants_of, show_path
from clientgen.diagnostics import nearest, quote
from clientgen.ir import (
    EnumType,
    Operation,
    Parameter,
    PathPart,
    Placeholder,
    Service,
    StringType,
    Text,
    joined,
    reveal,
)
from clientgen.rules.rule import Finding, Place, at, rule

_OF_CLIENT = (
    "a parameter of the client belongs in the `path` of `endpoint`, not in that of an operation"
)


def _names(parts: tuple[PathPart, ...]) -> list[Text]:
    return [part.wire_name for part in parts if isinstance(part, Placeholder)]


def _in_path(parameters: tuple[Parameter, ...]) -> list[Parameter]:
    return [parameter for parameter in parameters if parameter.place == "path"]


def path_of(operation: Operation) -> Place:
    """Return the place in the spec of the path of an operation."""
    return Place(location=operation.path_location, path=joined(operation.path, ".path"))


def base_path(service: Service) -> Place:
    """Return the place in the spec of the path of the endpoint."""
    return Place(location=service.path_location, path=Text("service.endpoint.path"))


@rule("SPEC204", "a path parameter is not declared")
def _undeclared(catalog: Catalog) -> Iterator[Finding]:
    of_client = {parameter.wire_name for parameter in _in_path(catalog.service.parameters)}
    hint = "add it under `parameters` of `service.yaml` with `in: path`, or correct the path"
    for name in dict.fromkeys(_names(catalog.service.base_parts)):
        if name not in of_client:
            yield at(base_path(catalog.service), _not_declared(name), hint)
    for operation in catalog.service.operations:
        declared = {parameter.wire_name for parameter in _in_path(operation.parameters)}
        used = _names(operation.path_parts)
        spare = [reveal(name) for name in declared if name not in used]
        for name in dict.fromkeys(used):
            if name not in declared:
                hint = _OF_CLIENT if name in of_client else _declare(name, spare)
                yield at(path_of(operation), _not_declared(name), hint)


def _not_declared(name: Text) -> str:
    return f"path parameter {quote(reveal(name))} is not declared"


def _declare(name: Text, spare: list[str]) -> str:
    near = nearest(reveal(name), spare)
    if near is not None:
        return f"did you mean {quote(near)}?"
    return "add it under `parameters` with `in: path`, or correct the path"


@rule("SPEC205", "a path parameter is not in the path")
def _unused(catalog: Catalog) -> Iterator[Finding]:
    for operation in catalog.service.operations:
        used = _names(operation.path_parts)
        for parameter in _in_path(operation.parameters):
            if parameter.wire_name not in used:
                name = reveal(parameter.wire_name)
                near = nearest(name, map(reveal, used))
                yield at(
                    parameter,
                    f"path parameter {quote(name)} is not in the path",
                    f"the path has {quote(near)}" if near else f"write `{{{name}}}` in it",
                )


@rule("SPEC206", "two operations have the same verb, path and constants")
def _same_request(catalog: Catalog) -> Iterator[Finding]:
    seen: dict[tuple[str, str, frozenset[tuple[str, str]]], Operation] = {}
    for operation in catalog.service.operations:
        if operation.same_as is not None:
            continue
        shape = show_path(operation.path_parts, blank="{}")
        told = frozenset(_constants(catalog.service, operation))
        first = seen.setdefault((operation.verb, shape, told), operation)
        if first is not operation:
            has_constants = operation.query or operation.headers
            same = "verb, path and constants" if has_constants else "verb and path"
            yield at(
                path_of(operation),
                f"{quote(reveal(operation.full_name))} has the same {same} as {quote(reveal(first.full_name))}, "
                f"at {first.location}",
                "a server cannot tell them apart: correct one of the two, remove it, or write "
                "what the query always has under `query`, or the headers under `headers`",
            )


def _constants(service: Service, operation: Operation) -> Iterator[tuple[str, str]]:
    """What the query and the headers always have: names of headers have no case."""
    for each in constants_of(service, operation):
        yield f"?{reveal(each.wire_name)}", reveal(each.value)
    for header in operation.headers:
        yield reveal(header.wire_name).lower(), reveal(header.value)


@rule("SPEC212", "a duplicate path parameter in a path")
def _repeated(catalog: Catalog) -> Iterator[Finding]:
    base = _names(catalog.service.base_parts)
    for name in _twice(base):
        yield at(
            base_path(catalog.service),
            f"duplicate path parameter {quote(reveal(name))} in the path",
        )
    for operation in catalog.service.operations:
        own = _names(operation.path_parts)
        for name in _twice([*dict.fromkeys(base), *own]):
            yield at(
                path_of(operation),
                f"duplicate path parameter {quote(reveal(name))} in the path",
                "give one of them a name of its own"
                + ("; the path of the endpoint has it already" if name in base else ""),
            )


def _twice(names: list[Text]) -> list[Text]:
    return [name for name, count in Counter(names).items() if count > 1]


@rule("SPEC213", "two path parameters without text between them")
def _touching(catalog: Catalog) -> Iterator[Finding]:
    hint = "put `/` or another fixed character between them"
    for message in _touches(catalog.service.base_parts):
        yield at(base_path(catalog.service), message, hint)
    for operation in catalog.service.operations:
        for message in _touches(operation.path_parts):
            yield at(path_of(operation), message, hint)


def _touches(parts: tuple[PathPart, ...]) -> Iterator[str]:
    for first, second in pairwise(parts):
        if isinstance(first, Placeholder) and isinstance(second, Placeholder):
            pair = f"{quote(reveal(first.wire_name))} and {quote(reveal(second.wire_name))}"
            yield f"there is no fixed text between the path parameters {pair}"


@rule("SPEC320", "a path parameter that is empty or not scalar", whole=True)
def _unfit(catalog: Catalog) -> Iterator[Finding]:
    everywhere = [parameter for each in catalog.service.operations for parameter in each.parameters]
    for parameter in _in_path((*catalog.service.parameters, *everywhere)):
        fault = _path_fault(catalog, parameter)
        if fault:
            name = quote(reveal(parameter.wire_name))
            yield at(
                parameter,
                f"path parameter {name} {fault}",
                "a path parameter must be text, a number, a boolean or an enumeration, and never empty",
            )


def _path_fault(catalog: Catalog, parameter: Parameter) -> str:
    kind = catalog.bare(parameter.type)
    if not catalog.is_scalar(parameter.type):
        return "is not of a scalar type"
    if isinstance(kind, StringType) and kind.bounds.maximum == 0:
        return "is always empty"
    if isinstance(kind, EnumType) and any(member.value == Text("") for member in kind.members):
        return "can be empty"
    return ""


@rule("SPEC314", "a parameter of the client is not in the path of the endpoint")
def _idle(catalog: Catalog) -> Iterator[Finding]:
    used = _names(catalog.service.base_parts)
    for parameter in catalog.service.parameters:
        if parameter.place == "path" and parameter.wire_name not in used:
            yield at(
                parameter,
                f"parameter {quote(reveal(parameter.wire_name))} of the client "
                "is not in the path of the endpoint",
                "write it into `path` of `endpoint`, or correct `in`",
            )


@rule("SPEC231", "a path parameter that cannot keep its slashes", whole=True)
def _reserved(catalog: Catalog) -> Iterator[Finding]:
    for operation in catalog.service.operations:
        seen = False
        for parameter in _in_path(operation.parameters):
            if parameter.style == "reserved":
                fault = "is not the only one that does" if seen else ""
                fault = fault or _reserved_fault(catalog, parameter, operation.path_parts)
                seen = True
                if fault:
                    yield _unreserved(parameter, fault)
    for parameter in _in_path(catalog.service.parameters):
        if parameter.style == "reserved":
            yield _unreserved(parameter, "belongs to the client")


def _reserved_fault(catalog: Catalog, parameter: Parameter, parts: tuple[PathPart, ...]) -> str:
    kind = catalog.bare(parameter.type)
    if not isinstance(kind, StringType) or kind.format is not None:
        return "is not plain text"
    whole = f"{{{reveal(parameter.wire_name)}}}"
    return "" if whole in show_path(parts).split("/") else "is only a part of its segment"


def _unreserved(parameter: Parameter, fault: str) -> Finding:
    name = quote(reveal(parameter.wire_name))
    return at(
        parameter,
        f"path parameter {name} cannot keep its slashes: it {fault}",
        "remove `style: reserved`; one plain text of an operation can have it, in a segment of its own",
    )


@rule("SPEC326", "an API without operations", whole=True)
def _nothing(catalog: Catalog) -> Iterator[Finding]:
    if not catalog.service.operations:
        yield at(
            Place(location=catalog.service.location, path=Text("operations")),
            "the API has no operations",
            "transcribe a page into a file in `operations`, one for each group",
        )
