"""All names of a package."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from clientgen.catalog import Catalog
from clientgen.credentials import kind_of
from clientgen.diagnostics import Diagnostic, quote
from clientgen.ir import (
    Auth,
    ErrorCode,
    ExceptionClass,
    Service,
    Status,
    Text,
    joined,
    reveal,
    statuses_of,
)
from clientgen.symbols import reserved
from clientgen.symbols.calls import Argument
from clientgen.symbols.command_line import check_command_line
from clientgen.symbols.deprecations import Speller
from clientgen.symbols.model import ANY_ERROR, GroupSymbols, OperationSymbols, Symbols
from clientgen.symbols.names import Names, Owner, Problems
from clientgen.symbols.operations import (
    name_groups,
    name_headers,
    name_operations,
    name_parameters,
)
from clientgen.symbols.spelling import camel, is_class, is_device, is_variable
from clientgen.symbols.types import name_given, name_types


def assign(catalog: Catalog) -> tuple[Symbols, tuple[Diagnostic, ...]]:
    """Return the names of everything in a service, and a diagnostic for each invalid name.

    Names are never fixed: if one is invalid or taken, the diagnostic asks for a
    `python_name`, and the symbols cannot be used.
    """
    problems = Problems()
    service = catalog.service
    package = _check_package(service, problems)
    types, checks = name_types(catalog, problems)
    groups = name_groups(catalog, types, _client_module(service, problems))
    client_parameters = _client_parameters(catalog, problems)
    operations = _operations(catalog, groups, client_parameters, problems)
    given = name_given(catalog, types, operations, problems)
    check_command_line(catalog, groups, operations, client_parameters, problems)
    client, command = reveal(service.python.client), reveal(service.python.command)
    symbols = Symbols(
        package=reveal(service.python.package),
        distribution=reveal(service.python.package).replace("_", "-"),
        client=client,
        async_client=f"Async{client}",
        raw_client=f"Raw{client.removesuffix('Client')}",
        async_raw_client=f"AsyncRaw{client.removesuffix('Client')}",
        error=reveal(service.python.error),
        command=command,
        env_prefix=command.replace("-", "_").upper(),
        groups=groups,
        operations=operations,
        types=types,
        given=given,
        checks=checks,
        exceptions=_exceptions(service, package),
        own_exceptions=_own_exceptions(service, package),
        auth={each.path: _credential(each, package) for each in service.auth},
        client_parameters=client_parameters,
        headers=_headers(service, problems),
        deprecations=Speller(
            groups=groups, operations=operations, types=types, client_parameters=client_parameters
        ).spell(catalog),
    )
    return symbols, tuple(sorted(set(problems.found)))


def _client_parameters(catalog: Catalog, problems: Problems) -> dict[Text, Argument]:
    service = catalog.service
    taken = reserved.CONSTRUCTOR | ({reserved.SERVER} if service.servers else set())
    constructor = Names("the constructor of the client", problems, taken)
    return name_parameters(catalog, service.parameters, constructor)


def _operations(
    catalog: Catalog,
    groups: Mapping[Text, GroupSymbols],
    client_parameters: Mapping[Text, Argument],
    problems: Problems,
) -> dict[Text, OperationSymbols]:
    of_client = {
        name: client_parameters[parameter.path]
        for name, parameter in catalog.given_by_client.items()
    }
    found: dict[Text, OperationSymbols] = {}
    for group in catalog.service.groups:
        found.update(name_operations(catalog, group, groups, of_client, problems))
    return found


def _check_package(service: Service, problems: Problems) -> Names:
    """Check the names under `python`, and return the space of the package's own classes."""
    python = service.python
    taken = reserved.ERRORS | reserved.runtime_names(service) | reserved.EXPORTS | reserved.BUILTINS
    classes = Names("the package", problems, taken)
    outside = Names("Python", problems, reserved.PACKAGES)
    known = Names("a well-known project", problems, reserved.KNOWN_PACKAGES)
    package = reveal(python.package)
    owner = _own(service, "package")
    if problems.spell(package, is_variable, owner):
        outside.claim(package, owner)
        known.claim(package, owner)
    programs = Names("a well-known program", problems, reserved.PROGRAMS)
    programs.claim(reveal(python.command), _own(service, "command"))
    for key, name in (("package", package), ("command", reveal(python.command))):
        if is_device(name):
            message = f"Windows does not allow the file name {quote(name)}"
            problems.add("SPEC404", _own(service, key), message)
    for key, name in (("client", reveal(python.client)), ("error", reveal(python.error))):
        owner = _own(service, key)
        if problems.spell(name, is_class, owner):
            classes.claim(name, owner)
    classes.claim(f"Async{reveal(python.client)}", _own(service, "client"))
    return classes


def _client_module(service: Service, problems: Problems) -> Names:
    """The space of the module of the clients, which imports every group."""
    taken = reserved.runtime_names(service) | reserved.BUILTINS
    names = Names("the module `client`", problems, taken)
    client = reveal(service.python.client)
    owner = replace(_own(service, "client"), source=client)
    names.taken.update(dict.fromkeys((client, f"Async{client}"), owner))
    bare = client.removesuffix("Client")
    names.taken.update(dict.fromkeys((f"Raw{bare}", f"AsyncRaw{bare}"), owner))
    return names


def _own(service: Service, key: str) -> Owner:
    location = service.python.location
    return Owner(
        what=key,
        location=location,
        path=joined("service.python.", key),
        hint=f"choose another `{key}`",
    )


def _exceptions(service: Service, classes: Names) -> dict[Status, str]:
    """The class of each status that has one, or that a documented error has."""
    found: dict[Status, str] = {}
    for each in service.exceptions:
        name = reveal(each.name)
        # the rules report two statuses with the same exception
        if name not in found.values():
            _claim_exception(name, each, classes, "choose another class under `exceptions`")
        found[each.status] = name
    for error in service.errors:
        classed = (found.get(each) for each in statuses_of(error.status))
        found.setdefault(error.status, next(filter(None, classed), ANY_ERROR))
    return found


def _own_exceptions(service: Service, classes: Names) -> dict[Text, str]:
    """The class of each error that has one of its own, by name; several errors may share one."""
    found: dict[Text, str] = {}
    shared = {reveal(each.name) for each in service.exceptions}
    for error in service.errors:
        if error.exception is not None:
            name = reveal(error.exception)
            if name not in shared:
                _claim_exception(name, error, classes, "choose another class under `exception`")
            shared.add(name)
            found[error.name] = name
    return found


def _claim_exception(
    name: str, node: ExceptionClass | ErrorCode, classes: Names, hint: str
) -> None:
    owner = Owner(what="exception", location=node.location, path=node.path, hint=hint)
    if classes.problems.spell(name, is_class, owner):
        classes.claim(name, owner)


def _credential(auth: Auth, classes: Names) -> str:
    given = auth.python_name
    name = camel(auth.name) if auth.name is not None else kind_of(auth).class_name
    name = reveal(given) if given is not None else name
    owner = Owner(what="credential", location=auth.location, path=auth.path)
    if auth.name is not None:
        _check_module(auth.name, owner, classes.problems)
    if classes.problems.spell(name, is_class, owner):
        classes.claim(name, owner)
    return name


def _check_module(name: str, owner: Owner, problems: Problems) -> None:
    """Check the name of a credential, which is that of its module."""
    named = replace(owner, hint="choose another `as`")
    if problems.spell(name, is_variable, named) and is_device(name):
        problems.add("SPEC404", named, f"Windows does not allow the file name {quote(name)}")


def _headers(service: Service, problems: Problems) -> dict[Text, str]:
    found = name_headers(service.response_headers, problems)
    for operation in service.operations:
        for response in operation.responses:
            found.update(name_headers(response.headers, problems))
    return found
