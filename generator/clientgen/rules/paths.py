"""Paths of operations and the parameters in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from clientgen.catalog import Scope
from clientgen.diagnostics import nearest, quote
from clientgen.ir import (
    EnumType,
    Fixed,
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


def show_path(parts: tuple[PathPart, ...], blank: str | None = None) -> str:
    """Return the template of a path, with `blank` for every placeholder where it is given."""
    return "".join(
        reveal(part.text) if isinstance(part, Fixed) else blank or f"{{{reveal(part.wire_name)}}}"
        for part in parts
    )


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


def _at_base(scope: Scope, message: str, hint: str = "") -> Finding:
    return Finding(location=scope.service.path_location, path=_BASE, message=message, hint=hint)


def _undeclared(scope: Scope) -> Iterator[Finding]:
    of_client = {parameter.wire_name for parameter in _in_path(scope.service.parameters)}
    hint = "add it under `parameters` of `service.yaml` with `in: path`, or correct the path"
    for name in dict.fromkeys(_names(scope.service.base_parts)):
        if name not in of_client:
            yield _at_base(scope, _not_declared(name), hint)
    for operation in scope.service.operations:
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


def _unused(scope: Scope) -> Iterator[Finding]:
    for operation in scope.service.operations:
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


def _same_request(scope: Scope) -> Iterator[Finding]:
    seen: dict[tuple[str, str], Operation] = {}
    for operation in scope.service.operations:
        shape = show_path(operation.path_parts, blank="{}")
        first = seen.setdefault((operation.verb, shape), operation)
        if first is not operation:
            yield _at_path(
                operation,
                f"{quote(_name(operation))} has the verb and the path of {quote(_name(first))}, "
                f"at {first.location}",
                "a server cannot tell them apart: correct one of the two, or remove it",
            )


def _name(operation: Operation) -> str:
    return f"{reveal(operation.group)}.{reveal(operation.name)}"


def _repeated(scope: Scope) -> Iterator[Finding]:
    base = _names(scope.service.base_parts)
    for name in _twice(base):
        yield _at_base(scope, f"path parameter {quote(reveal(name))} stands twice in the path")
    for operation in scope.service.operations:
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


def _touching(scope: Scope) -> Iterator[Finding]:
    hint = "put `/` or another fixed character between them"
    for message in _touches(scope.service.base_parts):
        yield _at_base(scope, message, hint)
    for operation in scope.service.operations:
        for message in _touches(operation.path_parts):
            yield _at_path(operation, message, hint)


def _touches(parts: tuple[PathPart, ...]) -> Iterator[str]:
    for first, second in pairwise(parts):
        if isinstance(first, Placeholder) and isinstance(second, Placeholder):
            pair = f"{quote(reveal(first.wire_name))} and {quote(reveal(second.wire_name))}"
            yield f"nothing stands between the path parameters {pair}"


def _unfit(scope: Scope) -> Iterator[Finding]:
    everywhere = [parameter for each in scope.service.operations for parameter in each.parameters]
    for parameter in _in_path((*scope.service.parameters, *everywhere)):
        fault = _path_fault(scope, parameter)
        if fault:
            name = quote(reveal(parameter.wire_name))
            yield Finding(
                location=parameter.location,
                path=parameter.path,
                message=f"path parameter {name} {fault}",
                hint="a path holds text, numbers, booleans and enumerations, none of them empty",
            )


def _path_fault(scope: Scope, parameter: Parameter) -> str:
    kind = scope.bare(parameter.type)
    if not scope.is_scalar(parameter.type):
        return "is not of a scalar type"
    if isinstance(kind, StringType) and kind.max_length == 0:
        return "is always empty"
    if isinstance(kind, EnumType) and any(member.value == Text("") for member in kind.members):
        return "can be empty"
    return ""


def _idle(scope: Scope) -> Iterator[Finding]:
    used = _names(scope.service.base_parts)
    for parameter in scope.service.parameters:
        if parameter.place != "path" or parameter.wire_name not in used:
            yield Finding(
                location=parameter.location,
                path=parameter.path,
                message=f"parameter {quote(reveal(parameter.wire_name))} of the client "
                "is not in the path of the endpoint",
                hint="write it into `path` of `endpoint`; parameters in queries and headers "
                "belong to operations",
            )


def _nothing(scope: Scope) -> Iterator[Finding]:
    if not scope.service.operations:
        yield Finding(
            location=scope.service.location,
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
