"""The package around the clients: its exports, its exceptions and the facts about all calls."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clientgen.catalog import Catalog, Reasons, fields_at
from clientgen.credentials import (
    Source,
    chooses_credentials,
    exceptions_of,
    is_one_text,
    made_by_client,
    needs_of,
    sources_of,
    variables,
)
from clientgen.ir import (
    Auth,
    EnumType,
    ErrorBody,
    ErrorCode,
    Fixed,
    Kind,
    ListType,
    MapType,
    MemberPath,
    NullableType,
    Parameter,
    Placeholder,
    RecordType,
    Service,
    Status,
    Text,
    TypeDefinition,
    TypeUse,
    status_order,
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
    rows_display,
    string_literal,
    tuple_display,
)
from clientgen.symbols import ANY_ERROR, OPERATION_FAILED, Symbols

_BASE_ERRORS = (
    "ArgumentError",
    "CertificateRejectedError",
    "ConnectError",
    "DeadlineError",
    "NotModifiedError",
    "ServiceError",
    "TimeoutError",
    "TransportError",
    "UnexpectedResponse",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorView:
    """The exception of one status."""

    name: str
    base: str
    row: str
    docstring: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorsModule:
    """`errors.py`."""

    root: str
    root_name: str
    value: str
    type_imports: tuple[str, ...]
    errors: tuple[ErrorView, ...]
    publishes: bool
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
    servers: tuple[PairView, ...]
    base_path: tuple[str, ...]
    query_parameters: tuple[str, ...]
    header_parameters: tuple[str, ...]
    headers: tuple[PairView, ...]
    query: str
    credential: str
    credentials: tuple[str, ...]
    needs: str
    request_id: str
    redirect_hosts: str
    retry_statuses: str
    unprocessed_statuses: str
    largest: str
    errors: tuple[PairView, ...]
    error: str
    bodies: tuple[PairView, ...]
    classes: tuple[PairView, ...]
    names: tuple[PairView, ...]
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


def errors_module(catalog: Catalog, symbols: Symbols) -> ErrorsModule:
    """Return the view of `errors.py`."""
    service = catalog.service
    value, imports = _value(catalog, symbols)
    errors = tuple(_exceptions(service, symbols))
    exported = sorted({*_BASE_ERRORS, *(error.name for error in errors), symbols.error})
    return ErrorsModule(
        root=symbols.error,
        root_name=string_literal(symbols.error),
        value=value,
        type_imports=imports.lines(),
        publishes=bool(value or errors),
        own=tuple_display([*([ANY_ERROR] if value else []), *(error.name for error in errors)]),
        errors=errors,
        exported=list_display(exported),
    )


def _value(catalog: Catalog, symbols: Symbols) -> tuple[str, Imports]:
    """The annotation of the typed body of errors, empty if no body is declared, and its imports."""
    imports = Imports()

    def import_type(name: Text) -> str:
        named = symbols.types[name]
        imports.name(f".types.{named.module}", named.name)
        return named.name

    annotations = Annotations(catalog=catalog, imports=imports, import_type=import_type)
    kinds = (body.type for body in catalog.service.error_bodies)
    spelled = dict.fromkeys(annotations.spell(kind) for kind in kinds)
    return " | ".join([*spelled, "None"]) if spelled else "", imports


def _exceptions(service: Service, symbols: Symbols) -> Iterator[ErrorView]:
    """The class of each status, each followed by those of codes that are below it."""
    titles = {error.status: error.title for error in reversed(service.errors)}
    of_codes = _of_codes(service, symbols)
    seen = set(_BASE_ERRORS)
    for status in sorted(symbols.exceptions, key=status_order):
        name = symbols.exceptions[status]
        if name not in seen:
            about = titles.get(status) or f"A response with the status {status}"
            row = f"{name:<26}{status}"
            yield ErrorView(name=name, base=ANY_ERROR, row=row, docstring=docstring((about,)))
            yield from (each for each in of_codes if each.base == name)
        seen.add(name)
    yield from (each for each in of_codes if each.base == ANY_ERROR)
    if symbols.is_long_running:
        about = "A long-running operation failed: `code` and `message` are those of its last status"
        row = f"{OPERATION_FAILED:<26}the end of a long-running operation that failed"
        text = docstring((about,))
        yield ErrorView(name=OPERATION_FAILED, base=ANY_ERROR, row=row, docstring=text)


def _of_codes(service: Service, symbols: Symbols) -> tuple[ErrorView, ...]:
    """The classes of codes, each below the class that the statuses of its codes share."""
    sharing: dict[str, list[ErrorCode]] = {}
    for error in service.errors:
        if error.name in symbols.own_exceptions:
            sharing.setdefault(symbols.own_exceptions[error.name], []).append(error)
    return tuple(
        ErrorView(
            name=name,
            base=(base := _base(errors, symbols)),
            row=f"{'' if base == ANY_ERROR else '  '}{name:<26}{_statuses(errors)}",
            docstring=docstring((errors[0].title,)),
        )
        for name, errors in sharing.items()
        if name not in {*_BASE_ERRORS, *symbols.exceptions.values()}
    )


def _base(errors: Sequence[ErrorCode], symbols: Symbols) -> str:
    bases = {symbols.raised(error.status) for error in errors}
    return bases.pop() if len(bases) == 1 else ANY_ERROR


def _statuses(errors: Sequence[ErrorCode]) -> str:
    statuses = sorted({error.status for error in errors}, key=status_order)
    return f"{', '.join(map(str, statuses))} with certain codes"


def _made_credential(service: Service, symbols: Symbols, imports: Imports) -> str:
    """The credential that a client makes itself; nothing if it makes none."""
    source = made_by_client(service)
    if source is None:
        return ""
    (auth,) = service.auth
    return _credential_class(auth, source, symbols, imports)


def _every_credential(service: Service, symbols: Symbols, imports: Imports) -> tuple[str, ...]:
    """The credentials of which operations choose, if they do."""
    if not chooses_credentials(service):
        return ()
    return tuple(
        _credential_class(auth, sources_of(auth)[0], symbols, imports) for auth in service.auth
    )


def _needs(service: Service) -> str:
    """What operations need that say nothing else, if operations choose."""
    if not chooses_credentials(service):
        return ""
    return rows_display([auth.key for auth in each] for each in needs_of(service, None))


def _credential_class(auth: Auth, source: Source, symbols: Symbols, imports: Imports) -> str:
    imports.name("._runtime.operation", "CredentialClass")
    prefix = symbols.env_prefix
    needed = [string_literal(each) for each in variables(source, prefix)]
    keywords = [each.keyword for each in source.settings if each.need == "optional"]
    more = dict(zip(keywords, variables(source, prefix, "optional"), strict=True))
    shown = ", ".join(f"{string_literal(k)}: {string_literal(v)}" for k, v in more.items())
    arguments = [
        f"module={string_literal(auth.key)}",
        f"name={string_literal(symbols.auth[auth.path])}",
        f"variables={tuple_display(needed)}",
        *([f"more={{{shown}}}"] if more else []),
        *(["takes_text=True"] if is_one_text(source) else []),
    ]
    return f"CredentialClass({', '.join(arguments)})"


def service_module(catalog: Catalog, symbols: Symbols) -> ServiceModule:
    """Return the view of `_service.py`."""
    imports = Imports()
    imports.name("__future__", "annotations")
    imports.name("._runtime.operation", "Service")
    service = catalog.service
    checks = Checks(catalog, symbols.checks, imports, ".types._checks", "._runtime.checks")
    raised = (*symbols.exceptions.values(), *symbols.own_exceptions.values())
    for name in (*raised, *((ANY_ERROR,) if service.error_bodies else ())):
        imports.name(".errors", name)
    bodies = tuple(_bodies(catalog, symbols, imports))
    base_path = tuple(_base_part(part, symbols, checks) for part in service.base_parts)
    origin = tuple(_base_part(part, symbols, checks) for part in service.origin_parts)
    of_query, of_headers = (
        tuple(_parameter(p, symbols, checks) for p in service.parameters if p.place == place)
        for place in ("query", "header")
    )
    credential = _made_credential(service, symbols, imports)
    credentials = _every_credential(service, symbols, imports)
    return ServiceModule(
        imports=imports.lines(),
        name=string_literal(symbols.distribution),
        version=literal(service.release.version),
        logger=string_literal(symbols.package),
        endpoint=tuple_display(origin) if len(origin) > 1 else literal(service.endpoint),
        servers=tuple(
            PairView(key=literal(each.name), value=literal(each.url)) for each in service.servers
        ),
        base_path=base_path,
        query_parameters=of_query,
        header_parameters=of_headers,
        headers=tuple(
            PairView(key=literal(header.wire_name), value=literal(header.value))
            for header in service.request_headers
            if header.value is not None
        ),
        query=pairs_display((each.wire_name, each.value) for each in service.query),
        credential=credential,
        credentials=credentials,
        needs=_needs(service),
        request_id=literal(service.request_id_header),
        redirect_hosts=tuple_display([literal(host) for host in service.redirect_hosts]),
        retry_statuses=", ".join(str(status) for status in service.retry.statuses),
        unprocessed_statuses=", ".join(str(status) for status in service.retry.unprocessed),
        largest=literal(service.largest_response) if service.largest_response else "",
        errors=tuple(
            PairView(key=_status(status), value=symbols.exceptions[status])
            for status in sorted(symbols.exceptions, key=status_order)
        ),
        error=ANY_ERROR if service.error_bodies else "",
        bodies=bodies,
        classes=tuple(
            PairView(key=literal(name), value=cls) for name, cls in symbols.own_exceptions.items()
        ),
        names=tuple(
            PairView(key=f"({_status(status)}, {literal(code)})", value=literal(name))
            for (status, code), name in catalog.reasons.renamed.items()
        ),
        titles=tuple(
            PairView(key=literal(error.name), value=literal(error.title))
            for error in service.errors
        ),
        usual=tuple(
            PairView(key=_status(status), value=literal(error.name))
            for status, error in sorted(
                catalog.reasons.usual.items(), key=lambda item: status_order(item[0])
            )
        ),
        general=tuple(
            PairView(key=literal(error), value=tuple_display([literal(name) for name in names]))
            for error, names in catalog.reasons.general.items()
        ),
        reasons=tuple(_reasons(catalog.reasons)),
    )


def _bodies(catalog: Catalog, symbols: Symbols, imports: Imports) -> Iterator[PairView]:
    for body in catalog.service.error_bodies:
        definition = catalog.class_of(body.type)
        assert definition is not None
        named = symbols.types[definition.name]
        parts = [f"kind={string_literal(f'types.{named.module}:{named.name}')}"]
        for name, member in (("code", body.code), ("message", body.message)):
            if member is not None:
                parts.append(f"{name}={_attributes(catalog, symbols, body, member)}")
        if body.when:
            pairs = [
                f"({_wire_names(catalog, body, member)}, {literal(value)})"
                for member, value in body.when
            ]
            parts.append(f"when={tuple_display(pairs)}")
        imports.name("._runtime.operation", "ErrorBody")
        key = '"2XX"' if body.status is None else _status(body.status)
        yield PairView(key=key, value=f"ErrorBody({', '.join(parts)})")


def _attributes(catalog: Catalog, symbols: Symbols, body: ErrorBody, member: MemberPath) -> str:
    """The attributes that lead to a member of the body of errors."""
    names: list[str] = []
    kind: Kind = body.type
    for field in fields_at(catalog, body.type, member.text) or ():
        definition = _record(catalog, kind)
        names.append(string_literal(symbols.types[definition.name].members[field.path]))
        kind = field.type
    return tuple_display(names)


def _wire_names(catalog: Catalog, body: ErrorBody, member: MemberPath) -> str:
    fields = fields_at(catalog, body.type, member.text) or ()
    return tuple_display([literal(field.wire_name) for field in fields])


def _record(catalog: Catalog, kind: Kind) -> TypeDefinition:
    bare = catalog.bare(kind)
    while isinstance(bare, ListType):
        kind = bare.items
        bare = catalog.bare(kind)
    definition = catalog.class_of(kind.item if isinstance(kind, NullableType) else kind)
    assert definition is not None
    return definition


def _status(status: Status) -> str:
    return str(status) if isinstance(status, int) else string_literal(status)


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
    if any(catalog.is_upload(body.type) for body in bodies):
        yield "Upload"
    if any(catalog.has_files(body.type) for body in bodies):
        yield "FileInput"


def package_module(catalog: Catalog, symbols: Symbols) -> PackageModule:
    """Return the view of `__init__.py`."""
    service = catalog.service
    own = (*symbols.exceptions.values(), *symbols.own_exceptions.values())
    # a name of the spec takes the place of one of these
    places = dict.fromkeys(("ReceivedResponse", "SentRequest"), "_runtime.hooks")
    places |= dict.fromkeys(("Credential", "Outgoing"), "_runtime.credentials.protocol")
    places |= dict.fromkeys((*_BASE_ERRORS, *own, symbols.error), "errors")
    places |= {symbols.auth[auth.path]: f"credentials.{auth.key}" for auth in service.auth}
    for auth in service.auth:
        places |= {name: f"_runtime.{module}" for name, module in exceptions_of(auth).items()}
    places[symbols.client] = "client"
    places |= {symbols.async_client: "client"} if service.python.has_async else {}
    places |= {"RawResponse": "_runtime.answer", "ClientOptions": "_runtime.client_config"}
    if any(named.headers for named in symbols.operations.values()):
        places["ResponseWithHeaders"] = "_runtime.answer"
    if symbols.is_paged:
        pages = ("Page", *(("AsyncPage", "AsyncPages") if service.python.has_async else ()))
        places |= dict.fromkeys(pages, "_runtime.paging.pages")
    if symbols.is_long_running:
        handles = ("LongRunning", *(("AsyncLongRunning",) if service.python.has_async else ()))
        places |= dict.fromkeys(handles, "_runtime.long_running.handles")
        places[OPERATION_FAILED] = "errors"
    places |= {"UNSET": "_runtime.records", "UnsetType": "_runtime.records"}
    places |= dict.fromkeys(("from_dict", "to_dict", "to_json"), "_runtime.plain_data")
    places["Problem"] = "_runtime.problems"
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
