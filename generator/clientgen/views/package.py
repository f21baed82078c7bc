"""The package around the clients: its exports, its exceptions and the facts about all calls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clientgen.catalog import Catalog, Reasons
from clientgen.ir import (
    BytesType,
    EnumType,
    Fixed,
    ListType,
    MapType,
    Parameter,
    Placeholder,
    RecordType,
    Service,
    Text,
    TypeUse,
    fields_of,
)
from clientgen.python_source import (
    Annotations,
    Checks,
    Exports,
    Imports,
    docstring,
    exports,
    list_display,
    literal,
    pairs_display,
    parameter_expression,
    string_literal,
    tuple_display,
)
from clientgen.symbols import Symbols

_BASE_ERRORS = (
    "ArgumentError",
    "CertificateRejectedError",
    "ConnectError",
    "DeadlineError",
    "ServiceError",
    "TimeoutError",
    "TransportError",
    "UnexpectedResponse",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorView:
    """The exception of one status."""

    name: str
    row: str
    docstring: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorsModule:
    """`errors.py`."""

    root: str
    root_name: str
    errors: tuple[ErrorView, ...]
    own: str
    exported: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PairView:
    """A key and a value, as expressions."""

    key: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonsView:
    """The documented reasons of one code."""

    code: str
    reasons: tuple[PairView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceModule:
    """`_service.py`."""

    imports: tuple[str, ...]
    name: str
    version: str
    logger: str
    endpoint: str
    base_path: tuple[str, ...]
    query_parameters: tuple[str, ...]
    header_parameters: tuple[str, ...]
    headers: tuple[PairView, ...]
    query: str
    request_id: str
    redirect_hosts: str
    retry_statuses: str
    errors: tuple[PairView, ...]
    titles: tuple[PairView, ...]
    usual: tuple[PairView, ...]
    general: tuple[PairView, ...]
    reasons: tuple[ReasonsView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageModule:
    """`__init__.py`."""

    version: str
    exports: Exports
    exported: str


def errors_module(service: Service, symbols: Symbols) -> ErrorsModule:
    """Return the view of `errors.py`."""
    titles = {error.status: error.title for error in reversed(service.errors)}
    own = {
        status: name
        for status, name in sorted(symbols.exceptions.items())
        if name not in _BASE_ERRORS
    }
    errors = tuple(
        ErrorView(
            name=name,
            row=f"{name:<26}{status}",
            docstring=docstring((titles[status],)),
        )
        for status, name in own.items()
    )
    exported = sorted({*_BASE_ERRORS, *own.values(), symbols.error})
    return ErrorsModule(
        root=symbols.error,
        root_name=string_literal(symbols.error),
        own=tuple_display([error.name for error in errors]),
        errors=errors,
        exported=list_display(exported),
    )


def service_module(catalog: Catalog, symbols: Symbols) -> ServiceModule:
    """Return the view of `_service.py`."""
    imports = Imports()
    imports.name("__future__", "annotations")
    imports.name("._runtime.operation", "Service")
    service = catalog.service
    checks = Checks(catalog, symbols.checks, imports, ".types._checks", "._runtime.checks")
    errors = dict(sorted(symbols.exceptions.items()))
    for name in errors.values():
        imports.name(".errors", name)
    base_path = tuple(_base_part(part, symbols, checks) for part in service.base_parts)
    origin = tuple(_base_part(part, symbols, checks) for part in service.origin_parts)
    of_query, of_headers = (
        tuple(_parameter(p, symbols, checks) for p in service.parameters if p.place == place)
        for place in ("query", "header")
    )
    return ServiceModule(
        imports=imports.lines(),
        name=string_literal(symbols.distribution),
        version=literal(service.release.version),
        logger=string_literal(symbols.package),
        endpoint=tuple_display(origin) if len(origin) > 1 else literal(service.endpoint),
        base_path=base_path,
        query_parameters=of_query,
        header_parameters=of_headers,
        headers=tuple(
            PairView(key=literal(header.wire_name), value=literal(header.value))
            for header in service.request_headers
            if header.value is not None
        ),
        query=pairs_display((each.wire_name, each.value) for each in service.query),
        request_id=literal(service.request_id_header),
        redirect_hosts=tuple_display([literal(host) for host in service.redirect_hosts]),
        retry_statuses=", ".join(str(status) for status in service.retry.statuses),
        errors=tuple(PairView(key=str(status), value=name) for status, name in errors.items()),
        titles=tuple(
            PairView(key=literal(error.code), value=literal(error.title))
            for error in service.errors
        ),
        usual=tuple(
            PairView(key=str(status), value=literal(error.code))
            for status, error in sorted(catalog.reasons.usual.items())
        ),
        general=tuple(
            PairView(key=literal(code), value=tuple_display([literal(name) for name in names]))
            for code, names in catalog.reasons.general.items()
        ),
        reasons=tuple(_reasons(catalog.reasons)),
    )


def _base_part(part: Fixed | Placeholder, symbols: Symbols, checks: Checks) -> str:
    if isinstance(part, Fixed):
        return literal(part.text)
    parameters = checks.catalog.service.parameters
    parameter = next(each for each in parameters if each.wire_name == part.wire_name)
    return _parameter(parameter, symbols, checks)


def _parameter(parameter: Parameter, symbols: Symbols, checks: Checks) -> str:
    checks.imports.name("._runtime.operation", "Parameter")
    argument = symbols.client_parameters[parameter.path]
    check = checks.use(parameter.type)
    kind = _kind(checks.catalog, parameter.type, checks.imports)
    return parameter_expression(parameter, argument.name, kind, check, secret=argument.secret)


def _kind(catalog: Catalog, use: TypeUse, imports: Imports) -> str:
    """The type of a client's parameter, without classes of the package: they load msgspec."""
    match catalog.bare(use):
        case EnumType(open=True, base=base):
            return "str" if base == "string" else "int"
        case EnumType(members=members):
            imports.name("typing", "Literal")
            return f"Literal[{', '.join(literal(member.value) for member in members)}]"
        case RecordType() | ListType() | MapType():
            return "object"
        case _:
            return Annotations(
                catalog=catalog, imports=imports, import_type=_no_class, runtime="._runtime"
            ).spell(use)


def _no_class(_: Text) -> str:
    raise LookupError("a class where none can stand")


def _reasons(reasons: Reasons) -> list[ReasonsView]:
    return [
        ReasonsView(
            code=literal(code),
            reasons=tuple(
                PairView(key=literal(name), value=literal(text)) for name, text in texts.items()
            ),
        )
        for code, texts in reasons.texts.items()
    ]


def _upload_classes(catalog: Catalog) -> Iterator[str]:
    """The names of what gives the bytes of requests, as far as some request takes any."""
    bodies = [each.body for each in catalog.service.operations if each.body is not None]
    if any(isinstance(catalog.bare(body.type), BytesType) for body in bodies):
        yield "Upload"
    if any(catalog.is_file(f.type) for b in bodies for f in fields_of(catalog.bare(b.type))):
        yield "FileInput"


def package_module(catalog: Catalog, symbols: Symbols) -> PackageModule:
    """Return the view of `__init__.py`."""
    service = catalog.service
    places = dict.fromkeys((*_BASE_ERRORS, *symbols.exceptions.values(), symbols.error), "errors")
    places |= {symbols.auth[auth.path]: f"credentials.{auth.kind}" for auth in service.auth}
    places[symbols.client] = "client"
    places |= {symbols.async_client: "client"} if service.python.has_async else {}
    places |= {"RawResponse": "_runtime.answer", "ClientOptions": "_runtime.client_config"}
    places |= {"UNSET": "_runtime.records", "UnsetType": "_runtime.records"}
    places |= {"Stream": "_runtime.streams"}
    places |= {"AsyncStream": "_runtime.streams"} if service.python.has_async else {}
    places |= dict.fromkeys(_upload_classes(catalog), "_runtime.uploads")
    return PackageModule(
        version=literal(service.release.version),
        exports=exports(places),
        exported=list_display(sorted(places, key=_all_order)),
    )


def _all_order(name: str) -> tuple[bool, str]:
    return not name.isupper(), name
