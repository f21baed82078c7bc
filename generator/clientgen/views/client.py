"""The package around the operations: clients, credentials, errors and what is true of all calls."""

from __future__ import annotations

from dataclasses import dataclass

from clientgen.ir import (
    Auth,
    Catalog,
    Fixed,
    Parameter,
    Placeholder,
    Service,
    Text,
)
from clientgen.ir.reasons import Reasons
from clientgen.python_source import (
    Annotations,
    Checks,
    Exports,
    Imports,
    Item,
    Section,
    docstring,
    exports,
    literal,
    parameter_expression,
    string_literal,
)
from clientgen.symbols import Symbols

VERSION = "0.1.0"
"""The version of generated distributions."""

_ASYNCHRONOUS = "`http` and `sleep` are asynchronous."
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
class ParameterView:
    """A parameter of the client: its name as a literal, and how it is declared."""

    name: str
    quoted: str
    declaration: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """A group of the client: its attribute, and its four classes with where they are."""

    attribute: str
    module: str
    sync_class: str
    async_class: str
    raw_class: str
    async_raw_class: str
    sync_path: str
    async_path: str
    raw_path: str
    async_raw_path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientModule:
    """`client.py`. `settings_class` is the certificate that a settings file yields, if any does."""

    typing_imports: tuple[str, ...]
    sync_client: str
    async_client: str
    raw_client: str
    async_raw_client: str
    exported: str
    sync_docstring: str
    async_docstring: str
    raw_docstring: str
    async_raw_docstring: str
    like_settings: str
    parameters: tuple[ParameterView, ...]
    credential: str
    arguments: str
    groups: tuple[GroupView, ...]
    settings_class: str


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
    errors: tuple[ErrorView, ...]
    exported: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CredentialView:
    """A way to authenticate."""

    name: str
    bases: str
    docstring: str
    is_certificate: bool
    is_bearer: bool
    is_api_key: bool
    is_basic: bool
    scope: str
    key_name: str
    key_in: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CredentialModule:
    """`credentials/<kind>.py`: a module each, so that one does not load what another needs."""

    path: str
    imports: tuple[str, ...]
    credential: CredentialView


@dataclass(frozen=True, slots=True, kw_only=True)
class PairView:
    """A key and a value, as expressions."""

    key: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonsView:
    """The documented reasons of one status."""

    status: str
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
    headers: tuple[PairView, ...]
    request_id: str
    redirect_hosts: str
    retry_statuses: str
    errors: tuple[PairView, ...]
    titles: tuple[PairView, ...]
    reasons: tuple[ReasonsView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EmulatorModule:
    """`emulator/__init__.py`. `certificate` is the class of client certificates, if there is one."""

    client: str
    async_client: str
    parameters: tuple[str, ...]
    certificate: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageModule:
    """`__init__.py`."""

    version: str
    exports: Exports
    exported: str


def client_module(service: Service, symbols: Symbols) -> ClientModule:
    """Return the view of `client.py`."""
    imports = _typing_imports(service, symbols)
    catalog = Catalog.of(service)

    def import_type(name: Text) -> str:
        named = symbols.types[name]
        imports.name(f".types.{named.module}", named.name)
        return named.name

    annotations = Annotations(catalog=catalog, imports=imports, import_type=import_type)
    parameters = tuple(_parameter(p, symbols, annotations) for p in service.parameters)
    clients = (symbols.async_client, symbols.client)
    return ClientModule(
        typing_imports=imports.lines(),
        sync_client=symbols.client,
        async_client=symbols.async_client,
        raw_client=symbols.raw_client,
        async_raw_client=symbols.async_raw_client,
        exported=_listed(sorted(clients)),
        sync_docstring=_client_docstring(service, symbols, catalog),
        async_docstring=docstring(
            ("A client of", service.title, "for asyncio."),
            paragraphs=(
                (f"The arguments are those of `{symbols.client}`;", _ASYNCHRONOUS),
            ),
        ),
        raw_docstring=docstring((f"The operations of `{symbols.client}`, with whole answers.",)),
        async_raw_docstring=docstring(
            (f"The operations of `{symbols.async_client}`, with whole answers.",)
        ),
        like_settings=docstring((f"Like `{symbols.client}.from_publish_settings`.",), indent=8),
        parameters=parameters,
        credential="Credential | None" if service.auth else "Credential | None = None",
        arguments="{" + ", ".join(f"{p.quoted}: {p.name}" for p in parameters) + "}",
        groups=tuple(_group(service, symbols)),
        settings_class=_settings_class(service, symbols),
    )


def _parameter(parameter: Parameter, symbols: Symbols, annotations: Annotations) -> ParameterView:
    name = symbols.client_parameters[parameter.path]
    return ParameterView(
        name=name,
        declaration=f"{name}: {annotations.spell(parameter.type)}",
        quoted=string_literal(name),
    )


def _group(service: Service, symbols: Symbols) -> list[GroupView]:
    views = []
    for group in service.groups:
        named = symbols.groups[group.name]
        place = f"operations.{named.module}"
        views.append(
            GroupView(
                attribute=named.attribute,
                module=named.module,
                sync_class=named.cls,
                async_class=named.async_cls,
                raw_class=named.raw_cls,
                async_raw_class=named.async_raw_cls,
                sync_path=string_literal(f"{place}:{named.cls}"),
                async_path=string_literal(f"{place}:{named.async_cls}"),
                raw_path=string_literal(f"{place}:{named.raw_cls}"),
                async_raw_path=string_literal(f"{place}:{named.async_raw_cls}"),
            )
        )
    return views


def _typing_imports(service: Service, symbols: Symbols) -> Imports:
    """What only type checkers import: the classes of every group, and what else is annotated."""
    imports = Imports()
    imports.module("httpx2")
    imports.name("._runtime.credentials.protocol", "Credential")
    if _settings_class(service, symbols):
        imports.name("._runtime.options", "ClientOptions")
    for group in _group(service, symbols):
        for name in (group.sync_class, group.async_class, group.raw_class, group.async_raw_class):
            imports.name(f".operations.{group.module}", name)
    return imports


def _settings_class(service: Service, symbols: Symbols) -> str:
    """The certificate of `from_publish_settings`: a file names one subscription, so one parameter."""
    for auth in service.auth:
        if "publishsettings" in auth.sources and len(service.parameters) == 1:
            return symbols.auth[auth.path]
    return ""


def _client_docstring(service: Service, symbols: Symbols, catalog: Catalog) -> str:
    abouts = (
        (each, each.description or catalog.description(each.type)) for each in service.parameters
    )
    items = [
        Item(name=symbols.client_parameters[parameter.path], text=(about,))
        for parameter, about in abouts
        if about is not None
    ]
    items += [
        Item(name=name, text=(text,))
        for name, text in (
            ("credential", _about_credential(service, symbols)),
            (
                "endpoint",
                "Where the service is, if not at its usual place. Plain HTTP only to this machine.",
            ),
            ("ca_file", "A PEM file of certificate authorities to trust in place of the system's."),
            ("proxy", "The URL of a proxy, in place of those that the environment names."),
            ("http", "A client of the HTTP library to send with; it stays yours to close."),
            (
                "timeout",
                "Seconds that one phase (connecting, sending, waiting for data) may take.",
            ),
            ("deadline", "Seconds that a whole call may take, with its retries and pauses."),
            ("retries", "How often a call is tried again where that is safe."),
            ("clock", "For tests: seconds that never go backwards."),
            ("sleep", "For tests: how to wait for so many seconds."),
            ("random", "For tests: a number from 0 up to 1."),
        )
    ]
    return docstring(
        ("A client of", service.title, "that several threads may share."),
        sections=(Section(title="Args", items=tuple(items)),),
    )


def _about_credential(service: Service, symbols: Symbols) -> str:
    if not service.auth:
        return "The service asks for none."
    credentials = " or a ".join(f"`{symbols.auth[auth.path]}`" for auth in service.auth)
    return f"A {credentials}; `None` only with `http`, or where the endpoint asks for none."


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
        errors=errors,
        exported=_listed(exported),
    )


def credential_modules(service: Service, symbols: Symbols) -> tuple[CredentialModule, ...]:
    """Return the view of each module of `credentials`."""
    return tuple(_credential_module(auth, symbols) for auth in service.auth)


def _credential_module(auth: Auth, symbols: Symbols) -> CredentialModule:
    imports = Imports()
    imports.name("__future__", "annotations")
    view = _credential(auth, symbols, imports)
    return CredentialModule(
        path=f"credentials/{auth.kind}.py", imports=imports.lines(), credential=view
    )


def credentials_package(service: Service, symbols: Symbols) -> Exports:
    """Return the view of `credentials/__init__.py`."""
    return exports({symbols.auth[auth.path]: auth.kind for auth in service.auth})


_CERTIFICATES = {"pem": "FromPem", "pkcs12": "FromPkcs12", "publishsettings": "FromPublishSettings"}


def _credential(auth: Auth, symbols: Symbols, imports: Imports) -> CredentialView:
    name = symbols.auth[auth.path]
    return CredentialView(
        name=name,
        bases=", ".join(_bases(auth, name, imports)),
        docstring=docstring((auth.description or "Proof of who calls.",)),
        is_certificate=auth.kind == "client_certificate",
        is_bearer=auth.kind == "bearer",
        is_api_key=auth.kind == "api_key",
        is_basic=auth.kind == "basic",
        scope=literal(auth.scope or Text("")),
        key_name=literal(auth.key_name),
        key_in=string_literal(auth.key_in or "header"),
    )


def _bases(auth: Auth, name: str, imports: Imports) -> list[str]:
    place = ".._runtime.credentials"
    if auth.kind == "client_certificate":
        for source in auth.sources:
            imports.name(f"{place}.{source}", _CERTIFICATES[source])
        return [_CERTIFICATES[source] for source in auth.sources]
    module, base = {
        "bearer": ("bearer", "BearerToken"),
        "api_key": ("api_key", "ApiKey"),
        "basic": ("basic", "BasicAuth"),
    }[auth.kind]
    imports.name(f"{place}.{module}", base if base != name else f"{base} as _{base}")
    if auth.kind == "bearer":
        imports.name(f"{place}.bearer", "TokenSource")
    return [base if base != name else f"_{base}"]


def service_module(service: Service, symbols: Symbols) -> ServiceModule:
    """Return the view of `_service.py`."""
    imports = Imports()
    imports.name("__future__", "annotations")
    imports.name("._runtime.operation", "Service")
    catalog, reasons = Catalog.of(service), Reasons.of(service)
    checks = Checks(catalog, symbols.checks, imports, ".types._checks", "._runtime.checks")
    errors = dict(sorted(symbols.exceptions.items()))
    for name in errors.values():
        imports.name(".errors", name)
    base_path = tuple(
        _base_part(part, service, symbols, checks, imports) for part in service.base_parts
    )
    return ServiceModule(
        imports=imports.lines(),
        name=string_literal(symbols.distribution),
        version=string_literal(VERSION),
        logger=string_literal(symbols.package),
        endpoint=literal(service.endpoint),
        base_path=base_path,
        headers=tuple(
            PairView(key=literal(header.wire_name), value=literal(header.value))
            for header in service.request_headers
            if header.value is not None
        ),
        request_id=literal(service.request_id_header),
        redirect_hosts=_tuple([literal(host) for host in service.redirect_hosts]),
        retry_statuses=", ".join(str(status) for status in service.retry.statuses),
        errors=tuple(PairView(key=str(status), value=name) for status, name in errors.items()),
        titles=tuple(
            PairView(key=str(status), value=literal(title))
            for status, title in sorted(reasons.usual.items())
        ),
        reasons=tuple(_reasons(reasons)),
    )


def _base_part(
    part: Fixed | Placeholder,
    service: Service,
    symbols: Symbols,
    checks: Checks,
    imports: Imports,
) -> str:
    if isinstance(part, Fixed):
        return literal(part.text)
    imports.name("._runtime.operation", "Parameter")
    parameter = next(p for p in service.parameters if p.wire_name == part.wire_name)
    name = symbols.client_parameters[parameter.path]
    check = checks.use(parameter.type)
    return parameter_expression(parameter, name, check, secret=parameter.secret)


def _reasons(reasons: Reasons) -> list[ReasonsView]:
    return [
        ReasonsView(
            status=str(status),
            reasons=tuple(
                PairView(key=literal(name), value=literal(text)) for name, text in texts.items()
            ),
        )
        for status, texts in sorted(reasons.all().items())
    ]


def package_module(service: Service, symbols: Symbols) -> PackageModule:
    """Return the view of `__init__.py`."""
    places = dict.fromkeys((*_BASE_ERRORS, *symbols.exceptions.values(), symbols.error), "errors")
    places |= {symbols.auth[auth.path]: f"credentials.{auth.kind}" for auth in service.auth}
    places |= dict.fromkeys((symbols.client, symbols.async_client), "client")
    places |= {"RawResponse": "_runtime.answer", "UNSET": "_runtime.records"}
    return PackageModule(
        version=string_literal(VERSION),
        exports=exports(places),
        exported=_listed(sorted(places, key=_all_order)),
    )


def emulator_module(service: Service, symbols: Symbols) -> EmulatorModule:
    """Return the view of `emulator/__init__.py`."""
    certificates = [symbols.auth[auth.path] for auth in service.auth if "pem" in auth.sources]
    return EmulatorModule(
        client=symbols.client,
        async_client=symbols.async_client,
        parameters=tuple(literal(parameter.wire_name) for parameter in service.parameters),
        certificate=certificates[0] if certificates else "",
    )


def _all_order(name: str) -> tuple[bool, str]:
    return not name.isupper(), name


def _listed(names: list[str]) -> str:
    """A list display of names as literals."""
    return f"[{', '.join(string_literal(name) for name in names)}]"


def _tuple(items: list[str]) -> str:
    return f"({items[0]},)" if len(items) == 1 else f"({', '.join(items)})"
