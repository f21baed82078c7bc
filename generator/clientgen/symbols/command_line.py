"""Flags and commands: the names of arguments on a command line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from clientgen.catalog import Catalog
from clientgen.credentials import sources_of
from clientgen.ir import Body, BooleanType, Field, Group, Parameter, Service, Text
from clientgen.symbols import reserved
from clientgen.symbols.calls import Argument, Call
from clientgen.symbols.model import GroupSymbols, OperationSymbols
from clientgen.symbols.names import Names, Owner, Problems, own_field, own_group, own_parameter
from clientgen.symbols.results import Paged, Started
from clientgen.symbols.spelling import kebab

_TAKEN = frozenset(reserved.FLAGS)
_CODE = "SPEC403"
_HINT = "set `flag`, its name on the command line"


def check_command_line(
    catalog: Catalog,
    groups: Mapping[Text, GroupSymbols],
    operations: Mapping[Text, OperationSymbols],
    client_parameters: Mapping[Text, Argument],
    problems: Problems,
) -> None:
    """Note every clash between commands, flags and environment variables."""
    commands = _space("the command line", problems, reserved.COMMANDS)
    for group in catalog.service.groups:
        if group.parent is None:
            commands.claim(groups[group.name].command, own_group(group))
        _check_group(catalog, group, groups, operations, problems)
    usual = _TAKEN | ({reserved.SERVER} if catalog.service.servers else set())
    common = _space("the command line", problems, usual | {reserved.INCLUDE})
    _claim_credentials(catalog.service, common)
    for parameter in catalog.service.parameters:
        for flag in _flags(catalog, client_parameters[parameter.path]):
            common.claim(flag, own_parameter(parameter, _HINT))
    for operation in catalog.service.operations:
        named = operations[operation.path]
        taken = usual | _of_pages(named.call) | _of_long_running(named.call)
        flags = _space(f"the command `{named.command}`", problems, taken)
        flags.taken.update(common.taken)
        words = _space(f"the command `{named.command}`", problems, frozenset())
        for argument in named.call.words:
            words.claim(argument.metavar, _owner(argument))
        for argument in named.call.flags:
            for flag in _flags(catalog, argument):
                flags.claim(flag, _owner(argument))


def _claim_credentials(service: Service, flags: Names) -> None:
    """Claim the flags and variables of credentials with names of their own."""
    for auth in service.auth:
        owner = Owner(
            what="credential", location=auth.location, path=auth.path, hint="choose another `as`"
        )
        settings = [each for source in sources_of(auth) for each in source.settings]
        names = {name for each in settings for name in (each.flag, kebab(each.name))}
        for name in sorted(names) if auth.name is not None else ():
            flags.claim(name, owner)


def _of_pages(call: Call) -> frozenset[str]:
    """The flags of a command that prints pages, except one that a parameter has anyway."""
    if not isinstance(call.result, Paged):
        return frozenset()
    size = call.result.pages.size
    if size is None:
        return reserved.PAGE_FLAGS - {reserved.PAGE_SIZE}
    return reserved.PAGE_FLAGS - {call.argument(size.path).command_name}


def _of_long_running(call: Call) -> frozenset[str]:
    return reserved.LONG_RUNNING_FLAGS if isinstance(call.result, Started) else frozenset()


def _space(where: str, problems: Problems, taken: frozenset[str]) -> Names:
    return Names(where, problems, taken, code=_CODE, reserved_code=_CODE)


def _check_group(
    catalog: Catalog,
    group: Group,
    groups: Mapping[Text, GroupSymbols],
    operations: Mapping[Text, OperationSymbols],
    problems: Problems,
) -> None:
    commands = _space("its group of commands", problems, frozenset())
    for inner in catalog.service.groups_in(group):
        commands.claim(groups[inner.name].command, own_group(inner))
    for operation in group.operations:
        owner = Owner(what="operation", location=operation.location, path=operation.path)
        commands.claim(operations[operation.path].command, owner)
        if operations[operation.path].resume_command:
            commands.claim(operations[operation.path].resume_command, owner)


def _owner(argument: Argument) -> Owner:
    match argument.node:
        case Parameter() as parameter:
            return own_parameter(parameter, _HINT)
        case Field() as field:
            return own_field(field, "argument", _HINT)
        case Body(location=location, path=path):
            return Owner(what="body", location=location, path=path)


def _flags(catalog: Catalog, argument: Argument) -> Iterator[str]:
    """The flags and variables of one argument, all in one space."""
    flag = argument.command_name
    yield flag
    if argument.secret:
        yield f"{flag}-file"
    if isinstance(catalog.bare(argument.type), BooleanType):
        yield f"no-{flag}"
