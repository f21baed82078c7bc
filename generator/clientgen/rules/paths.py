"""Paths of operations and the parameters in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from clientgen.catalog import Catalog, show_path
from clientgen.diagnostics import nearest, quote
from clientgen.ir import (
    EnumType,
    Operation,
    Parameter,
    PathPart,
    Placeholder,
    StringType,
    Text,
    joined,
    reveal,
)
from clientgen.rules.rule import Finding, Rule

_BASE = Text("service.endpoint.path")
_OF_CLIENT = "a parameter of the client stands in `path` of `endpoint`, not in that of an operation"


def _names(parts: tuple[PathPart, ...]) -> list[Text]:
    return [part.wire_name for part in parts if isinstance(part, Placeholder)]


def _in_path(parameters: tuple[Parameter, ...]) -> list[Parameter]:
    return [parameter for parameter in parameters if parameter.place == "path"]


def _at_path(operation: Operation, message: str, hint: str = "") -> Finding:
    return Finding(
        location=operation.path_location,
        path=joined(operation.path, ".path"),
        message=message,
        hint=hint,
    )


def _at_base(catalog: Catalog, message: str, hint: str = "") -> Finding:
    return Finding(location=catalog.service.path_location, path=_BASE, message=message, hint=hint)


def _undeclared(catalog: Catalog) -> Iterator[Finding]:
    of_client = {parameter.wire_name for parameter in _in_path(catalog.service.parameters)}
    hint = "add it under `parameters` of `service.yaml` with `in: path`, or correct the path"
    for name in dict.fromkeys(_names(catalog.service.base_parts)):
        if name not in of_client:
            yield _at_base(catalog, _not_declared(name), hint)
    for operation in catalog.service.operations:
        declared = {parameter.wire_name for parameter in _in_path(operation.parameters)}
        used = _names(operation.path_parts)
        spare = [reveal(name) for name in declared if name not in used]
        for name in dict.fromkeys(used):
            if name not in declared:
                hint = _OF_CLIENT if name in of_client else _declare(name, spare)
                yield _at_path(operation, _not_declared(name), hint)


def _not_declared(name: Text) -> str:
    return f"path parameter {quote(reveal(name))} is not declared"


def _declare(name: Text, spare: list[str]) -> str:
    near = nearest(reveal(name), spare)
    if near is not None:
        return f"did you mean {quote(near)}?"
    return "add it under `parameters` with `in: path`, or correct the path"


def _unused(catalog: Catalog) -> Iterator[Finding]:
    for operation in catalog.service.operations:
        used = _names(operation.path_parts)
        for parameter in _in_path(operation.parameters):
            if parameter.wire_name not in used:
                name = reveal(parameter.wire_name)
                near = nearest(name, map(reveal, used))
                yield Finding(
                    location=parameter.location,
                    path=parameter.path,
                    message=f"path parameter {quote(name)} is not in the path",
                    hint=f"the path has {quote(near)}" if near else f"write `{{{name}}}` in it",
                )


def _same_request(catalog: Catalog) -> Iterator[Finding]:
    seen: dict[tuple[str, str], Operation] = {}
    for operation in catalog.service.operations:
        shape = show_path(operation.path_parts, blank="{}")
        first = seen.setdefault((operation.verb, shape), operation)
        if first is not operation:
            yield _at_path(
                operation,
                f"{quote(reveal(operation.full_name))} has the verb and the path of {quote(reveal(first.full_name))}, "
                f"at {first.location}",
                "a server cannot tell them apart: correct one of the two, or remove it",
            )


def _repeated(catalog: Catalog) -> Iterator[Finding]:
    base = _names(catalog.service.base_parts)
    for name in _twice(base):
        yield _at_base(catalog, f"path parameter {quote(reveal(name))} stands twice in the path")
    for operation in catalog.service.operations:
        own = _names(operation.path_parts)
        for name in _twice([*dict.fromkeys(base), *own]):
            yield _at_path(
                operation,
                f"path parameter {quote(reveal(name))} stands twice in the path",
                "give one of them a name of its own"
                + ("; the path of the endpoint has it already" if name in base else ""),
            )


def _twice(names: list[Text]) -> list[Text]:
    return [name for name, count in Counter(names).items() if count > 1]


def _touching(catalog: Catalog) -> Iterator[Finding]:
    hint = "put `/` or another fixed character between them"
    for message in _touches(catalog.service.base_parts):
        yield _at_base(catalog, message, hint)
    for operation in catalog.service.operations:
        for message in _touches(operation.path_parts):
            yield _at_path(operation, message, hint)


def _touches(parts: tuple[PathPart, ...]) -> Iterator[str]:
    for first, second in pairwise(parts):
        if isinstance(first, Placeholder) and isinstance(second, Placeholder):
            pair = f"{quote(reveal(first.wire_name))} and {quote(reveal(second.wire_name))}"
            yield f"nothing stands between the path parameters {pair}"


def _unfit(catalog: Catalog) -> Iterator[Finding]:
    everywhere = [parameter for each in catalog.service.operations for parameter in each.parameters]
    for parameter in _in_path((*catalog.service.parameters, *everywhere)):
        fault = _path_fault(catalog, parameter)
        if fault:
            name = quote(reveal(parameter.wire_name))
            yield Finding(
                location=parameter.location,
                path=parameter.path,
                message=f"path parameter {name} {fault}",
                hint="a path holds text, numbers, booleans and enumerations, none of them empty",
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


def _idle(catalog: Catalog) -> Iterator[Finding]:
    used = _names(catalog.service.base_parts)
    for parameter in catalog.service.parameters:
        if parameter.place != "path" or parameter.wire_name not in used:
            yield Finding(
                location=parameter.location,
                path=parameter.path,
                message=f"parameter {quote(reveal(parameter.wire_name))} of the client "
                "is not in the path of the endpoint",
                hint="write it into `path` of `endpoint`; parameters in queries and headers "
                "belong to operations",
            )


def _nothing(catalog: Catalog) -> Iterator[Finding]:
    if not catalog.service.operations:
        yield Finding(
            location=catalog.service.location,
            path=Text("operations"),
            message="the API has no operations",
            hint="transcribe a page into a file in `operations`, one for each group",
        )


RULES = (
    Rule(code="SPEC204", summary="a path parameter is not declared", find=_undeclared),
    Rule(code="SPEC205", summary="a path parameter is not in the path", find=_unused),
    Rule(code="SPEC206", summary="two operations have the same verb and path", find=_same_request),
    Rule(code="SPEC212", summary="a path parameter stands twice in a path", find=_repeated),
    Rule(
        code="SPEC213",
        summary="nothing stands between two path parameters",
        find=_touching,
    ),
    Rule(
        code="SPEC314",
        summary="a parameter of the client is not in the path of the endpoint",
        find=_idle,
    ),
    Rule(
        code="SPEC320",
        summary="a path parameter that is empty or not scalar",
        find=_unfit,
        whole=True,
    ),
    Rule(code="SPEC326", summary="an API without operations", find=_nothing, whole=True),
)
