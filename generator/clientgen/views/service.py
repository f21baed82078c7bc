"""What the calls of all operations share, `_service.py`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from clientgen.catalog import Catalog, Reasons, fields_at
from clientgen.credentials import (
    Source,
    chooses_credentials,
    is_one_text,
    kind_of,
    made_by_client,
    needs_of,
    sources_of,
    variables,
)
from clientgen.ir import (
    Auth,
    EnumType,
    ErrorBody,
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
    Text,
    TypeDefinition,
    TypeUse,
    status_order,
)
from clientgen.python_source import (
    Annotations,
    Checks,
    Imports,
    literal,
    pairs_display,
    parameter_expression,
    rows_display,
    status_literal,
    string_literal,
    tuple_display,
)
from clientgen.symbols import ANY_ERROR, Symbols


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
class ErrorTables:
    """What is known of errors: their classes, bodies, names, titles and reasons."""

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
    call_parameters: tuple[str, ...]
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
    timeout: str
    deadline: str
    retries: str
    told: ErrorTables


def service_module(catalog: Catalog, symbols: Symbols) -> ServiceModule:
    """Return the view of `_service.py`."""
    imports = Imports()
    imports.name("__future__", "annotations")
    imports.name("._runtime.operation", "Service")
    service = catalog.service
    checks = Checks(catalog, symbols.checks, imports, ".types._checks", "._runtime.checks")
    base_path = tuple(_base_part(part, symbols, checks) for part in service.base_parts)
    origin = tuple(_base_part(part, symbols, checks) for part in service.origin_parts)
    of_query, of_headers, of_calls = (
        _at(place, service, symbols, checks) for place in ("query", "header", "call")
    )
    credential = _made_credential(service, symbols, imports)
    credentials = _every_credential(service, symbols, imports)
    told = _told(catalog, symbols, imports)
    return ServiceModule(
        imports=imports.lines(),
        name=string_literal(symbols.distribution),
        version=literal(service.release.version),
        logger=string_literal(symbols.package),
        endpoint=tuple_display(origin) if len(origin) > 1 else literal(service.endpoint),
        servers=_pairs((literal(each.name), literal(each.url)) for each in service.servers),
        base_path=base_path,
        query_parameters=of_query,
        header_parameters=of_headers,
        call_parameters=of_calls,
        headers=_fixed_headers(service),
        query=pairs_display((each.wire_name, each.value) for each in service.query),
        credential=credential,
        credentials=credentials,
        needs=_needs(service),
        request_id=literal(service.request_id_header),
        redirect_hosts=tuple_display([literal(host) for host in service.redirect_hosts]),
        retry_statuses=", ".join(str(status) for status in service.retry.statuses),
        unprocessed_statuses=", ".join(str(status) for status in service.retry.unprocessed),
        largest=literal(service.largest_response) if service.largest_response else "",
        timeout=_number(service.calls.timeout),
        deadline=_number(service.calls.deadline),
        retries=_number(service.calls.retries),
        told=told,
    )


def _fixed_headers(service: Service) -> tuple[PairView, ...]:
    return _pairs(
        (literal(header.wire_name), literal(header.value))
        for header in service.request_headers
        if header.value is not None
    )


def _at(place: str, service: Service, symbols: Symbols, checks: Checks) -> tuple[str, ...]:
    """Return the parameters of the client that are sent in one place."""
    return tuple(_parameter(p, symbols, checks) for p in service.parameters if p.place == place)


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _told(catalog: Catalog, symbols: Symbols, imports: Imports) -> ErrorTables:
    service = catalog.service
    raised = (*symbols.exceptions.values(), *symbols.own_exceptions.values())
    for name in (*raised, *((ANY_ERROR,) if service.error_bodies else ())):
        imports.name(".errors", name)
    known = catalog.reasons
    statuses = sorted({*symbols.exceptions, *known.usual}, key=status_order)
    return ErrorTables(
        errors=_pairs(
            (status_literal(each), symbols.exceptions[each])
            for each in statuses
            if each in symbols.exceptions
        ),
        error=ANY_ERROR if service.error_bodies else "",
        bodies=tuple(_bodies(catalog, symbols, imports)),
        classes=_pairs((literal(name), cls) for name, cls in symbols.own_exceptions.items()),
        names=_pairs(
            (f"({status_literal(status)}, {literal(code)})", literal(name))
            for (status, code), name in known.renamed.items()
        ),
        titles=_pairs((literal(error.name), literal(error.title)) for error in service.errors),
        usual=_pairs(
            (status_literal(each), literal(known.usual[each].name))
            for each in statuses
            if each in known.usual
        ),
        general=_pairs(
            (literal(error), tuple_display([literal(name) for name in names]))
            for error, names in known.general.items()
        ),
        reasons=tuple(_reasons(known)),
    )


def _pairs(pairs: Iterable[tuple[str, str]]) -> tuple[PairView, ...]:
    return tuple(PairView(key=key, value=value) for key, value in pairs)


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
        _credential_class(auth, source, symbols, imports)
        for auth in service.auth
        # a file that begins in a certain way is told from others by that
        for source in sorted(sources_of(auth), key=lambda each: not each.begins)
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
    more = {
        each.keyword: name
        for need in ("optional", "on_demand")
        for each, name in zip(
            (each for each in source.settings if each.need == need),
            variables(source, prefix, need),
            strict=True,
        )
    }
    shown = ", ".join(f"{string_literal(k)}: {string_literal(v)}" for k, v in more.items())
    arguments = [
        f"module={string_literal(auth.key)}",
        f"name={string_literal(symbols.auth[auth.path])}",
        f"variables={tuple_display(needed)}",
        *([f"more={{{shown}}}"] if more else []),
        *(["takes_text=True"] if is_one_text(source) else []),
        *([f"constructor={string_literal(source.constructor)}"] if source.constructor else []),
        *([f"begins={bytes.fromhex(source.begins)!r}"] if source.begins else []),
        *(["in_handshake=True"] if kind_of(auth).in_handshake else []),
    ]
    return f"CredentialClass({', '.join(arguments)})"


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
        key = '"2XX"' if body.status is None else status_literal(body.status)
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
