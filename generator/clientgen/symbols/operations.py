"""Names of groups, methods and arguments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from clientgen.catalog import Catalog, media_kind, operation_uses
from clientgen.ir import (
    Body,
    Group,
    Header,
    Operation,
    Parameter,
    Text,
    TypeDefinition,
    fields_of,
    reveal,
)
from clientgen.spec_files import LONGEST_GROUP
from clientgen.symbols import reserved
from clientgen.symbols.calls import Argument, call_of
from clientgen.symbols.model import GroupSymbols, OperationSymbols, TypeSymbols
from clientgen.symbols.names import Names, Owner, Problems, own_group, own_parameter
from clientgen.symbols.spelling import camel, constant, is_device, is_variable, kebab, snake
from clientgen.symbols.types import given_name, name_field, type_owner


def name_groups(
    catalog: Catalog,
    types: dict[Text, TypeSymbols],
    clients: Names,
) -> dict[Text, GroupSymbols]:
    """Return the names of every group; their classes are taken in `clients`."""
    problems = clients.problems
    attributes = Names(
        "the client",
        problems,
        reserved.CLIENT_ATTRIBUTES,
        reserved_prefix=reserved.CLIENT_COPIES,
    )
    files = Names("the folder `operations`", problems, code="SPEC404")
    found: dict[Text, GroupSymbols] = {}
    for group in catalog.service.groups:
        symbols = _group(group, found, attributes, files)
        for cls in _classes(symbols):
            clients.claim(cls, own_group(group))
        mentioned = {each.name: each for each in _mentioned(catalog, group)}
        taken = {types[name].name: type_owner(each) for name, each in mentioned.items()}
        taken |= {given_name(each, types): type_owner(each) for each in mentioned.values()}
        # the classes of a group beside the types in the signatures of its methods
        classes = Names("the module of the group", problems, taken=taken)
        for cls in _classes(symbols):
            classes.claim(cls, own_group(group))
        for operation in group.operations:
            if _has_headers(operation):
                classes.claim(_headers_class(operation), _own(operation))
        found[group.name] = symbols
    return found


def _group(
    group: Group, outer: Mapping[Text, GroupSymbols], attributes: Names, files: Names
) -> GroupSymbols:
    own = reveal(group.python_name or Text(snake(reveal(group.own_name))))
    owner = own_group(group)
    above = outer.get(group.parent) if group.parent is not None else None
    module = f"{above.module}_{own}" if above is not None else own
    cls = camel(module)
    symbols = GroupSymbols(
        module=module,
        attribute=f"{above.attribute}.{own}" if above is not None else own,
        words=(*(above.words if above is not None else ()), kebab(own)),
        cls=cls,
        async_cls=f"Async{cls}",
        raw_cls=f"Raw{cls}",
        async_raw_cls=f"AsyncRaw{cls}",
    )
    if attributes.problems.spell(own, is_variable, owner):
        if above is None:
            attributes.claim(own, owner)
        files.claim(kebab(module), owner)
        if is_device(module):
            files.problems.add("SPEC404", owner, f"Windows does not allow the module `{module}.py`")
        if len(module) > LONGEST_GROUP:
            message = f"the names of this group and of those around it have {len(module)} characters, at most {LONGEST_GROUP} are allowed"
            files.problems.add("SPEC404", owner, message)
        Names("pytest", files.problems, reserved.OF_PYTEST).claim(module, owner)
    return symbols


def _classes(symbols: GroupSymbols) -> tuple[str, ...]:
    return symbols.cls, symbols.async_cls, symbols.raw_cls, symbols.async_raw_cls


def _mentioned(catalog: Catalog, group: Group) -> Iterator[TypeDefinition]:
    """The records and enumerations in the signatures of a group's methods."""
    for operation in group.operations:
        for use in operation_uses(operation):
            yield from catalog.classes(use.type)
        if operation.body is not None:
            for field in fields_of(catalog.bare(operation.body.type)):
                yield from catalog.classes(field.type)


def _own(operation: Operation) -> Owner:
    return Owner(what="operation", location=operation.location, path=operation.path)


def _method_name(operation: Operation) -> str:
    given = operation.python_name
    return reveal(given) if given is not None else snake(reveal(operation.name))


def _has_headers(operation: Operation) -> bool:
    return any(response.headers for response in operation.responses)


def _headers_class(operation: Operation) -> str:
    return f"{camel(_method_name(operation))}Headers"


def name_operations(
    catalog: Catalog,
    group: Group,
    groups: Mapping[Text, GroupSymbols],
    of_client: Mapping[Text, Argument],
    problems: Problems,
) -> dict[Text, OperationSymbols]:
    """Return the names of the operations of one group, by path; those of its groups are taken.

    `of_client` are the arguments of the client that calls can have, by their names in the spec.
    """
    where = f"the group `{reveal(group.name)}`"
    methods = Names(where, problems, reserved.METHODS)
    constants = Names(where, problems)
    for inner in catalog.service.groups_in(group):
        methods.claim(groups[inner.name].name, own_group(inner))
    namer = _Namer(catalog, methods, constants, of_client)
    return {operation.path: namer.name(operation) for operation in group.operations}


@dataclass(frozen=True, slots=True)
class _Namer:
    """Names the operations of one group."""

    catalog: Catalog
    methods: Names
    constants: Names
    of_client: Mapping[Text, Argument]

    def name(self, operation: Operation) -> OperationSymbols:
        """Return the names of one operation."""
        method, owner = _method_name(operation), _own(operation)
        if self.methods.problems.spell(method, is_variable, owner):
            self.methods.claim(method, owner)
            self.constants.claim(constant(method), owner)
            if operation.long_running is not None:
                self.methods.claim(f"{reserved.RESUME}{method}", owner)
        arguments = Names(f"the method `{method}`", self.methods.problems, reserved.ARGUMENTS)
        parameters = name_parameters(self.catalog, operation.parameters, arguments)
        call = call_of(
            operation,
            map(self._from_client, parameters.values()),
            self._body(operation.body, arguments),
            raw_body=operation.body is not None and _is_raw(operation.body),
            pages=self.catalog.pages(operation),
            course=self.catalog.course(operation),
            unwrapping=self.catalog.unwrapping(operation),
            # the members of a body that is not known are no arguments that could choose
            ways=self.catalog.ways(operation) if self._is_known(operation.body) else (),
        )
        named = OperationSymbols(
            method=method,
            constant=constant(method),
            command=kebab(method),
            call=call,
            headers=_headers_class(operation) if _has_headers(operation) else "",
        )
        if named.result_constant:
            self.constants.claim(named.result_constant, owner)
        return named

    def _from_client(self, argument: Argument) -> Argument:
        """An argument that may be left out, because the client gives it, or the argument as it is."""
        node = argument.node
        name = node.from_client if isinstance(node, Parameter) else None
        found = self.of_client.get(name) if name is not None else None
        # the rules report a name that the client does not have
        return argument if found is None else replace(argument, required=False, of_client=found)

    def _is_known(self, body: Body | None) -> bool:
        return body is None or self.catalog.is_known(body.type)

    def _body(self, body: Body | None, arguments: Names) -> Argument | tuple[Argument, ...]:
        if body is None or not self._is_known(body):
            return ()
        record = self.catalog.flat_body(body)
        if record is not None:
            return tuple(
                Argument(
                    name=name_field(field, arguments, "argument"),
                    node=field,
                    required=field.required and body.required,
                    secret=self.catalog.needs_secrecy(field),
                )
                for field in record.fields
                if not self.catalog.is_constant(field.type)
            )
        name = reveal(body.python_name) if body.python_name is not None else "body"
        owner = Owner(what="body", location=body.location, path=body.path)
        if arguments.problems.spell(name, is_variable, owner):
            arguments.claim(name, owner)
        secret = self.catalog.needs_secrecy(body)
        return Argument(name=name, node=body, required=body.required, secret=secret)


def _is_raw(body: Body) -> bool:
    return media_kind(body.media_types[0]) in ("text", "bytes")


def name_parameters(
    catalog: Catalog, parameters: Iterable[Parameter], names: Names
) -> dict[Text, Argument]:
    """Return parameters as arguments by path; their names are taken in `names`."""
    return {
        each.path: Argument(
            name=_parameter(each, names),
            node=each,
            required=each.required,
            secret=catalog.needs_secrecy(each),
        )
        for each in parameters
    }


def _parameter(parameter: Parameter, names: Names) -> str:
    given = parameter.python_name
    wire = reveal(parameter.key or parameter.wire_name)
    name = reveal(given) if given is not None else snake(wire)
    owner = own_parameter(parameter)
    if names.problems.spell(name, is_variable, owner):
        names.claim(name, owner)
    return name


def name_headers(headers: Iterable[Header], problems: Problems) -> dict[Text, str]:
    """Return the names of the headers of one response, by path."""
    names = Names("the headers of the response", problems)
    found: dict[Text, str] = {}
    for header in headers:
        wire = reveal(header.wire_name)
        given = header.python_name
        found[header.path] = name = reveal(given) if given is not None else snake(wire)
        owner = Owner(what="header", location=header.location, path=header.path, wire=wire)
        if problems.spell(name, is_variable, owner):
            names.claim(name, owner)
    return found
