"""What the tests of a package must know of it: `tests/package.json`."""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.ir import (
    EnumType,
    Field,
    IntegerType,
    ListType,
    NullableType,
    Operation,
    RecordType,
    Service,
    Text,
    TypeUse,
)
from clientgen.python_source import Data, joined
from clientgen.symbols import Symbols, TypeSymbols
from clientgen.views.tests.arguments import client_arguments
from clientgen.views.tests.bounds import client_bounds
from clientgen.views.tests.calls import Callee
from clientgen.views.tests.commands import flag_of
from clientgen.views.tests.credentials import API_KEY, PASSWORD, TOKEN, USERNAME, auth_facts
from clientgen.views.tests.groups import list_cases
from clientgen.views.tests.values import Values


def package_facts(service: Service, symbols: Symbols) -> Data:
    """Return the content of `tests/package.json`."""
    values = Values.of(service, symbols)
    callees = [Callee(values=values, operation=operation) for operation in service.operations]
    return {
        "format": 1,
        "package": symbols.package,
        "distribution": symbols.distribution,
        "client": symbols.client,
        "async_client": symbols.async_client,
        "error": symbols.error,
        "program": symbols.command,
        "environment": symbols.env_prefix,
        "endpoint": service.endpoint,
        "emulator": service.emulation is not None,
        "fixture": f"{symbols.env_prefix.lower()}_emulator",
        "parameters": client_arguments(callees[0], callees[0].full()) if callees else {},
        "bounds": client_bounds(callees[0]) if callees else {},
        "auth": auth_facts(service, symbols),
        "flags": {
            name: f"{flag_of(name)}-file" if parameter.secret else flag_of(name)
            for parameter in service.parameters
            for name in (symbols.client_parameters[parameter.path],)
        },
        "fakes": {
            "token": TOKEN,
            "api_key": API_KEY,
            "username": USERNAME,
            "password": PASSWORD,
        },
        "request_id": service.request_id_header,
        "redirect_hosts": list(service.redirect_hosts),
        "retry_statuses": list(service.retry.statuses),
        "exceptions": {str(status): name for status, name in symbols.exceptions.items()},
        "groups": {
            symbols.groups[g.name].attribute: [*_methods(g.operations, symbols)]
            for g in service.groups
        },
        "commands": {
            symbols.groups[group.name].command: [
                symbols.operations[operation.path].command for operation in group.operations
            ]
            for group in service.groups
        },
        "repeatable": _first(callees, is_repeatable=True),
        "unrepeatable": _first(callees, is_repeatable=False),
        "reasons": _reasons(service),
        "records": {
            name: {names.members[f.path]: f.wire_name for f in fields}
            for name, names, fields in _records(service, symbols)
        },
        "required": {
            name: [names.members[f.path] for f in fields if f.required]
            for name, names, fields in _records(service, symbols)
        },
        "secrets": {
            name: [names.members[f.path] for f in fields if _is_secret(values, f)]
            for name, names, fields in _records(service, symbols)
        },
        "words": {
            name: {joined(f.wire_name): words for f in fields if (words := _words(values, f.type))}
            for name, _, fields in _records(service, symbols)
        },
        "enums": dict(_enums(service, symbols)),
    }


def _methods(operations: tuple[Operation, ...], symbols: Symbols) -> Iterator[str]:
    for operation in operations:
        yield symbols.operations[operation.path].method


def _first(callees: list[Callee], *, is_repeatable: bool) -> list[str]:
    """The module and the name of the first case of such an operation; nothing if there is none."""
    for callee in callees:
        if callee.operation.repeatable == is_repeatable:
            group = callee.values.symbols.groups[callee.operation.group]
            case = next(list_cases(callee, is_first=False))
            return [group.module, f"{callee.named.method}__{case.name}"]
    return []


def _reasons(service: Service) -> dict[str, dict[str, Text]]:
    found: dict[str, dict[str, Text]] = {}
    for error in service.errors:
        for reason in error.reasons:
            found.setdefault(str(error.status), {})[joined(reason.name)] = reason.text
    return found


def _records(
    service: Service, symbols: Symbols
) -> Iterator[tuple[str, TypeSymbols, tuple[Field, ...]]]:
    for definition in service.types:
        if isinstance(definition.type, RecordType):
            named = symbols.types[definition.name]
            yield named.name, named, definition.type.fields


def _is_secret(values: Values, field: Field) -> bool:
    """Whether a member is secret as a whole; a record knows its secret members itself."""
    return field.secret or values.catalog.is_secret_itself(field.type)


def _words(values: Values, use: TypeUse) -> dict[str, int]:
    """The words that stand for numbers in an answer."""
    match values.catalog.plain(use):
        case IntegerType(names=names):
            return {joined(each.name): each.value for each in names}
        case ListType(items=below) | NullableType(item=below):
            return _words(values, below)
        case _:
            return {}


def _enums(service: Service, symbols: Symbols) -> Iterator[tuple[str, Data]]:
    for definition in service.types:
        if isinstance(definition.type, EnumType):
            named = symbols.types[definition.name]
            yield named.name, {
                named.members[index]: member.value
                for index, member in enumerate(definition.type.members)
            }
