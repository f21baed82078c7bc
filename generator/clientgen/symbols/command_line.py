"""Flags and commands: what the names of arguments become on a command line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from clientgen.catalog import Scope
from clientgen.ir import BooleanType, Field, Group, Operation, Parameter, RecordType, Text, TypeUse
from clientgen.symbols import reserved
from clientgen.symbols.model import GroupSymbols, OperationSymbols
from clientgen.symbols.names import Names, Owner, Problems, own_field, own_group, own_parameter
from clientgen.symbols.spelling import kebab

_TAKEN = frozenset(reserved.FLAGS)
_CODE = "SPEC403"


def check_command_line(
    scope: Scope,
    groups: Mapping[Text, GroupSymbols],
    operations: Mapping[Text, OperationSymbols],
    client_parameters: Mapping[Text, str],
    problems: Problems,
) -> None:
    """Note every clash between commands, flags and environment variables."""
    commands = _space("the command line", problems, reserved.COMMANDS)
    for group in scope.service.groups:
        commands.claim(groups[group.name].command, own_group(group))
        _check_group(group, operations, problems)
    common = _space("the command line", problems, _TAKEN)
    for parameter in scope.service.parameters:
        for flag in _flags(scope, parameter, client_parameters[parameter.path]):
            common.claim(flag, own_parameter(parameter))
    for operation in scope.service.operations:
        named = operations[operation.path]
        flags = _space(f"the command `{named.command}`", problems, _TAKEN)
        flags.taken.update(common.taken)
        for argument, name in _arguments(scope, operation, named):
            for flag in _flags(scope, argument, name):
                flags.claim(flag, _owner(argument))


def _space(where: str, problems: Problems, taken: frozenset[str]) -> Names:
    return Names(where, problems, taken, code=_CODE, reserved_code=_CODE)


def _check_group(
    group: Group, operations: Mapping[Text, OperationSymbols], problems: Problems
) -> None:
    commands = _space("its group of commands", problems, frozenset())
    for operation in group.operations:
        owner = Owner(what="operation", location=operation.location, path=operation.path)
        commands.claim(operations[operation.path].command, owner)


def _owner(argument: Parameter | Field) -> Owner:
    if isinstance(argument, Parameter):
        return own_parameter(argument)
    return own_field(argument, "argument")


def _arguments(
    scope: Scope, operation: Operation, named: OperationSymbols
) -> Iterator[tuple[Parameter | Field, str]]:
    for parameter in operation.parameters:
        yield parameter, named.parameters[parameter.path]
    record = scope.bare(operation.body.type) if operation.body is not None else None
    if named.fields and isinstance(record, RecordType):
        for field in record.fields:
            yield field, named.fields[field.path]


def _flags(scope: Scope, argument: Parameter | Field, name: str) -> Iterator[str]:
    """The flags and variables of one argument, all in one space."""
    flag = kebab(name)
    yield flag
    if argument.secret or _is_secret(scope, argument.type):
        yield f"{flag}-file"
    if isinstance(scope.bare(argument.type), BooleanType):
        yield f"no-{flag}"


def _is_secret(scope: Scope, kind: TypeUse) -> bool:
    """Whether a value of this type holds something secret anywhere."""
    for name in scope.reach([kind]):
        definition = scope.types[name]
        fields = definition.type.fields if isinstance(definition.type, RecordType) else ()
        if definition.secret or any(field.secret for field in fields):
            return True
    return False
