"""What the tests of a package must know of it: `tests/package.json`."""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.cases.arguments import client_arguments
from clientgen.cases.bounds import client_bounds
from clientgen.cases.calls import CallTarget
from clientgen.cases.credentials import API_KEY, PASSWORD, TOKEN, USERNAME, auth_facts
from clientgen.cases.groups import list_cases
from clientgen.cases.values import Values
from clientgen.catalog import Catalog
from clientgen.ir import (
    EnumType,
    RecordType,
    Service,
    Text,
    TypeUse,
    reveal,
)
from clientgen.python_source import Data
from clientgen.symbols import Symbols


def package_facts(catalog: Catalog, symbols: Symbols) -> Data:
    """Return the content of `tests/package.json`."""
    service, values = catalog.service, Values.of(catalog, symbols)
    callees = [CallTarget(values=values, operation=operation) for operation in service.operations]
    return {
        "format": 1,
        **_of_names(symbols),
        **_of_service(service),
        **_of_client(service, symbols, callees),
        **_of_groups(service, symbols),
        "repeatable": _first(callees, is_repeatable=True),
        "unrepeatable": _first(callees, is_repeatable=False),
        "exceptions": {str(status): name for status, name in symbols.exceptions.items()},
        "reasons": _reasons(catalog),
        **_of_types(service, symbols, values),
    }


def _of_names(symbols: Symbols) -> Data:
    return {
        "package": symbols.package,
        "distribution": symbols.distribution,
        "client": symbols.client,
        "async_client": symbols.async_client,
        "error": symbols.error,
        "program": symbols.command,
        "environment": symbols.env_prefix,
        "fixture": f"{symbols.env_prefix.lower()}_emulator",
    }


def _of_service(service: Service) -> Data:
    return {
        "endpoint": service.endpoint,
        "emulator": service.emulation is not None,
        "redirect_hosts": list(service.redirect_hosts),
        "retry_statuses": list(service.retry.statuses),
    }


def _of_client(service: Service, symbols: Symbols, callees: list[CallTarget]) -> Data:
    arguments = symbols.client_parameters.values()
    first = callees[0] if callees else None
    return {
        "parameters": client_arguments(first, first.full()) if first is not None else {},
        "bounds": client_bounds(first) if first is not None else {},
        "flags": {argument.name: argument.flag for argument in arguments},
        "secrets": [argument.name for argument in arguments if argument.secret],
        "auth": auth_facts(service, symbols),
        "fakes": {
            "token": TOKEN,
            "api_key": API_KEY,
            "username": USERNAME,
            "password": PASSWORD,
        },
    }


def _of_groups(service: Service, symbols: Symbols) -> Data:
    """The methods of each group by its attribute, and the commands by its command."""
    methods, commands = {}, {}
    for group in service.groups:
        named = symbols.groups[group.name]
        operations = [symbols.operations[operation.path] for operation in group.operations]
        methods[named.attribute] = [each.method for each in operations]
        commands[named.command] = [each.command for each in operations]
    return {"groups": methods, "commands": commands}


def _of_types(service: Service, symbols: Symbols, values: Values) -> Data:
    """What each record has, by its class: members, those required or secret, words for numbers."""
    facts: Data = {"records": {}, "required": {}, "secrets": {}, "words": {}}
    for definition in service.types:
        if isinstance(definition.type, RecordType):
            named = symbols.types[definition.name]
            fields = [(named.members[each.path], each) for each in definition.type.fields]
            words = {reveal(each.wire_name): _words(values, each.type) for _, each in fields}
            facts["records"][named.name] = {name: each.wire_name for name, each in fields}
            facts["required"][named.name] = [name for name, each in fields if each.required]
            facts["secrets"][named.name] = [n for n, each in fields if values.catalog.hides(each)]
            facts["words"][named.name] = {name: each for name, each in words.items() if each}
    return {**facts, "enums": dict(_enums(service, symbols))}


def _first(callees: list[CallTarget], *, is_repeatable: bool) -> list[str]:
    """The module and the name of the first case of such an operation; nothing if there is none."""
    for callee in callees:
        if callee.operation.repeatable == is_repeatable:
            group = callee.values.symbols.groups[callee.operation.group]
            case = next(list_cases(callee, is_first=False))
            return [group.module, f"{callee.named.method}__{case.name}"]
    return []


def _reasons(catalog: Catalog) -> dict[str, dict[str, Text]]:
    return {
        str(status): {reveal(name): text for name, text in texts.items()}
        for status, texts in catalog.reasons.all().items()
    }


def _words(values: Values, use: TypeUse) -> dict[str, int]:
    """The words that stand for numbers in an answer."""
    return {reveal(each.name): each.value for each in values.catalog.words(use)}


def _enums(service: Service, symbols: Symbols) -> Iterator[tuple[str, Data]]:
    for definition in service.types:
        if isinstance(definition.type, EnumType):
            named = symbols.types[definition.name]
            yield named.name, {
                named.members[index]: member.value
                for index, member in enumerate(definition.type.members)
            }
