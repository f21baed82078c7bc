"""A module for each group of operations: descriptions, methods, raw twins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from clientgen.catalog import Catalog, accepted
from clientgen.credentials import needs_of
from clientgen.ir import (
    Fixed,
    FixedHeader,
    Group,
    Operation,
    Parameter,
    Text,
    status_order,
)
from clientgen.ir.operation import ParameterIn
from clientgen.python_source import (
    Annotations,
    Checks,
    Imports,
    Returned,
    docstring,
    literal,
    pairs_display,
    parameter_expression,
    returned,
    rows_display,
    status_literal,
    string_literal,
    tuple_display,
)
from clientgen.symbols import Call, OperationSymbols, Symbols
from clientgen.views.lazy_groups import GroupView, group_views
from clientgen.views.operations.bodies import BodySpeller
from clientgen.views.operations.courses import resume_docstring
from clientgen.views.operations.docstrings import method_docstring
from clientgen.views.operations.headers import HeadersView, headers_view
from clientgen.views.operations.model import (
    Bases,
    ConstantView,
    GroupModule,
    MethodView,
    ResumeView,
)
from clientgen.views.operations.responses import ResponseSpeller
from clientgen.views.operations.results import (
    bases_of,
    description_of_result,
    import_raw_twins,
    raw_twin,
)
from clientgen.views.operations.signatures import Signatures


def group_module(catalog: Catalog, symbols: Symbols, group: Group) -> GroupModule:
    """Return the view of the module of a group."""
    return _GroupReader(catalog, symbols, group).view()


def _typing_imports(
    imports: Imports, groups: tuple[GroupView, ...], *, has_async: bool
) -> tuple[str, ...]:
    """The imports of the classes of inner groups, which are for type checkers only."""
    for group in groups:
        twins = (group.async_class, group.async_raw_class) if has_async else ()
        for name in (group.sync_class, group.raw_class, *twins):
            imports.name(f".{group.module}", name)
    return imports.lines()


class _GroupReader:
    """Makes the view of one group, and collects its imports and shared parameters."""

    def __init__(self, catalog: Catalog, symbols: Symbols, group: Group) -> None:
        self._symbols = symbols
        self._group = group
        self._catalog = catalog
        self._imports = Imports()
        self._imports.name("__future__", "annotations")
        self._for_annotations = Imports()
        methods = (symbols.operations[operation.path].method for operation in group.operations)
        inner = (symbols.groups[each.name].name for each in catalog.service.groups_in(group))
        self._annotations = Annotations(
            catalog=self._catalog,
            imports=self._imports,
            import_type=self._import_type,
            hidden=frozenset((*methods, *inner)),
            import_given=self._import_given,
        )
        self._signatures = Signatures(
            annotations=self._annotations, imports=self._imports, symbols=symbols
        )
        self._checks = Checks(self._catalog, symbols.checks, self._imports, "..types._checks")
        named = [symbols.operations[each.path] for each in group.operations]
        constants = (name for each in named for name in (each.constant, each.result_constant))
        self._taken = {f"_{name}" for name in constants}
        self._parameters: dict[str, str] = {}
        self._bodies = BodySpeller(
            catalog=catalog,
            imports=self._imports,
            annotations=self._annotations,
            checks=self._checks,
            import_type=self._import_type,
        )
        self._responses = ResponseSpeller(
            catalog=catalog, imports=self._imports, annotations=self._annotations
        )

    def _import_type(self, name: Text) -> str:
        named = self._symbols.types[name]
        self._imports.name(f"..types.{named.module}", named.name)
        return named.name

    def _import_given(self, name: Text) -> str:
        given = self._symbols.given.get(name, "")
        if not given:
            return ""
        self._imports.name("typing", "TYPE_CHECKING")
        self._for_annotations.name("..types._params", given)
        return given

    def view(self) -> GroupModule:
        """Return the view of the group's module."""
        named = self._symbols.groups[self._group.name]
        has_async = self._catalog.service.python.has_async
        groups = group_views(self._catalog.service, self._symbols, self._group)
        bases = self._bases(has_groups=bool(groups))
        methods = tuple(self._method(operation) for operation in self._group.operations)
        headers = self._headers(named.attribute)
        return GroupModule(
            path=f"operations/{named.module}.py",
            about=f"The group is `client.{named.attribute}`.",
            class_docstring=docstring((self._group.summary,)),
            has_async=has_async,
            imports=self._imports.lines(),
            typing_imports=_typing_imports(self._for_annotations, groups, has_async=has_async),
            groups=groups,
            constants=tuple(
                ConstantView(name=name, value=value) for name, value in self._parameters.items()
            ),
            headers=headers,
            methods=methods,
            sync_class=named.cls,
            async_class=f"Async{named.cls}",
            raw_class=f"Raw{named.cls}",
            async_raw_class=f"AsyncRaw{named.cls}",
            bases=bases,
            raw_docstring=docstring(
                (f"The methods of `{named.cls}`; methods return the whole response.",)
            ),
            async_raw_docstring=docstring(
                (f"The methods of `Async{named.cls}`; methods return the whole response.",)
            ),
        )

    def _bases(self, *, has_groups: bool) -> Bases:
        """The base classes of the group; they and what goes with them are imported."""
        has_async = self._catalog.service.python.has_async
        for name in self._runtime_names(has_groups=has_groups):
            self._imports.name(".._runtime.groups", name)
        operations = [self._symbols.operations[each.path] for each in self._group.operations]
        import_raw_twins(operations, self._imports, has_async=has_async)
        if operations:
            self._imports.name(".._runtime.operation", "Operation")
        if has_groups:
            self._imports.name("typing", "TYPE_CHECKING")
        calls = (each.call for each in operations)
        return bases_of(calls, self._imports, has_async=has_async)

    def _headers(self, attribute: str) -> tuple[HeadersView, ...]:
        operations = self._group.operations
        answered = (o for o in operations if self._symbols.operations[o.path].headers)
        return tuple(
            headers_view(each, attribute, self._symbols, self._annotations) for each in answered
        )

    def _runtime_names(self, *, has_groups: bool) -> tuple[str, ...]:
        """The names of the module `groups` that the group needs, apart from classes and twins."""
        has_async = self._catalog.service.python.has_async
        wanted = {"documented_like": has_async, "lazy": has_groups}
        return tuple(name for name, is_wanted in wanted.items() if is_wanted)

    def _resume(self, named: OperationSymbols, cls: str) -> tuple[ResumeView, ...]:
        if not named.resume:
            return ()
        view = ResumeView(
            name=named.resume,
            docstring=resume_docstring(named),
            like=docstring((f"Like `{cls}.{named.resume}`.",), indent=8),
            arguments=f"_{named.constant}, _{named.result_constant}, id",
        )
        return (view,)

    def _method(self, operation: Operation) -> MethodView:
        named = self._symbols.operations[operation.path]
        result = named.call.result
        annotations = returned(result, self._annotations)
        signature = self._signatures.of(named.call)
        overloads = self._signatures.overloads(named)
        names = (argument.name for argument in named.call.arguments)
        also = description_of_result(named, annotations, self._symbols, self._imports)
        described = (f"_{named.constant}", *(each.name for each in also))
        arguments = (*described, *(f"{name}={name}" for name in names))
        self._import_result(annotations)
        group = self._symbols.groups[self._group.name]
        return MethodView(
            name=named.method,
            constant=f"_{named.constant}",
            description=self._description(operation, named),
            caller=result.caller,
            is_coroutine=result.is_coroutine,
            value=annotations.value,
            result="Any" if overloads else annotations.sync,
            twin_result="Any" if overloads else annotations.twin,
            docstring=method_docstring(operation, named, self._symbols, self._catalog),
            deprecated=self._deprecated(operation),
            like=docstring((f"Like `{group.cls}.{named.method}`.",), indent=8),
            signature=signature,
            overloads=overloads,
            call=", ".join(arguments),
            also=also,
            resume=self._resume(named, group.cls),
            raw=raw_twin(group.cls, named, is_async=False),
            async_raw=raw_twin(group.async_cls, named, is_async=True),
        )

    def _import_result(self, annotations: Returned) -> None:
        has_async = self._catalog.service.python.has_async
        for name in annotations.imported:
            if has_async or not name.startswith("Async"):
                self._imports.name(f".._runtime.{annotations.runtime}", name)

    def _deprecated(self, operation: Operation) -> str:
        """The warning of a deprecated method, as a literal; empty for all other methods."""
        says = self._symbols.deprecations.get(operation.path)
        if says is None:
            return ""
        self._imports.name(".._runtime.deprecation", "deprecated")
        return literal(says)

    def _description(self, operation: Operation, named: OperationSymbols) -> tuple[str, ...]:
        group = self._symbols.groups[self._group.name]
        pairs = [
            ("name", string_literal(f"{group.attribute}.{named.method}")),
            ("method", string_literal(operation.verb)),
            ("path", self._path(operation, named.call)),
            ("endpoint", literal(operation.endpoint.url) if operation.endpoint else ""),
            ("servers", _servers(operation)),
            ("needs", self._needs(operation)),
            ("constants", pairs_display((each.wire_name, each.value) for each in operation.query)),
            (
                "fixed_headers",
                pairs_display((each.wire_name, each.value) for each in operation.headers),
            ),
            ("query", self._places(operation, named.call, "query")),
            ("headers", self._places(operation, named.call, "header")),
            (
                "body",
                self._bodies.body(operation.body, named.call) if operation.body is not None else "",
            ),
            ("responses", self._responses.responses(operation, named.call)),
            ("streams", "True" if any(r.stream for r in operation.responses) else ""),
            ("response_headers", named.headers),
            ("header_result", self._header_result(operation)),
            ("repeatable", "True" if operation.repeatable else ""),
            ("key_header", literal(operation.key_header) if operation.key_header else ""),
            ("follows_redirects", "True" if operation.follows_redirects else ""),
            ("accept", self._accept(operation)),
            ("largest", literal(operation.largest_response) if operation.largest_response else ""),
            ("reasons", self._reasons(operation)),
        ]
        return tuple(f"{name}={value}" for name, value in pairs if value)

    def _needs(self, operation: Operation) -> str:
        """The credentials that it needs, if it says so."""
        if operation.auth is None:
            return ""
        needs = needs_of(self._catalog.service, operation)
        return rows_display([auth.key for auth in each] for each in needs)

    def _path(self, operation: Operation, call: Call) -> str:
        by_name = {p.wire_name: p for p in operation.parameters if p.place == "path"}
        return tuple_display(
            [
                (
                    literal(part.text)
                    if isinstance(part, Fixed)
                    else self._parameter(by_name[part.wire_name], call)
                )
                for part in operation.path_parts
            ]
        )

    def _places(self, operation: Operation, call: Call, place: ParameterIn) -> str:
        parameters = (each for each in operation.parameters if each.place == place)
        spelled = [self._parameter(parameter, call) for parameter in parameters]
        return tuple_display(spelled) if spelled else ""

    def _parameter(self, parameter: Parameter, call: Call) -> str:
        """The constant that describes a parameter, or its description if the name is taken."""
        argument = call.argument(parameter.path)
        self._imports.name(".._runtime.operation", "Parameter")
        check = self._checks.use(parameter.type)
        kind = self._annotations.expression(parameter.type)
        client = argument.of_client.name if argument.of_client is not None else ""
        value = parameter_expression(
            parameter, argument.name, kind, check, secret=argument.secret, client=client
        )
        constant = f"_{argument.name.upper()}"
        if constant in self._taken or self._parameters.get(constant, value) != value:
            return value
        self._parameters[constant] = value
        return constant

    def _header_result(self, operation: Operation) -> str:
        result = operation.header_result
        headers = (h for response in operation.responses for h in response.headers)
        named = (h for h in headers if result is not None and h.wire_name == result.name)
        return next((string_literal(self._symbols.headers[h.path]) for h in named), "")

    def _accept(self, operation: Operation) -> str:
        """The `Accept` of an operation whose responses the service's `Accept` does not cover."""
        service = self._catalog.service
        usual = {each.value for each in service.request_headers if _is_accept(each)}
        accept = accepted(service, operation)
        return "" if accept is None or accept in usual else literal(accept)

    def _reasons(self, operation: Operation) -> str:
        by_status = self._catalog.reasons.of_operation(operation)
        pairs = [
            f"{status_literal(status)}: {_codes(by_status[status])}"
            for status in sorted(by_status, key=status_order)
        ]
        return f"{{{', '.join(pairs)}}}" if pairs else ""


def _is_accept(header: FixedHeader) -> bool:
    return literal(header.wire_name).lower() == '"accept"'


def _servers(operation: Operation) -> str:
    pairs = [
        f"{literal(each.name)}: {literal(each.url)}"
        for each in operation.servers
        if each.name is not None
    ]
    return f"{{{', '.join(pairs)}}}" if pairs else ""


def _codes(codes: Mapping[Text, Sequence[Text]]) -> str:
    pairs = [
        f"{literal(code)}: {tuple_display([literal(name) for name in names])}"
        for code, names in codes.items()
    ]
    return f"{{{', '.join(pairs)}}}"
