"""The clients, synchronous and asynchronous, and the emulator that makes them."""

from __future__ import annotations

from dataclasses import dataclass

from clientgen.catalog import Catalog, opens_client
from clientgen.credentials import (
    chooses_credentials,
    is_one_text,
    made_by_client,
    sources_of,
    variables,
)
from clientgen.ir import Parameter, Service, Text
from clientgen.python_source import (
    Annotations,
    Imports,
    Item,
    Section,
    docstring,
    list_display,
    literal,
    sentences,
    string_literal,
    tuple_display,
)
from clientgen.symbols import Symbols
from clientgen.views.lazy_groups import GroupView, group_views

_ASYNCHRONOUS = "`http` and `sleep` are asynchronous."


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterView:
    """A parameter of the client: its name as a literal, and how it is declared."""

    name: str
    quoted: str
    declaration: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientModule:
    """`client.py`. `settings_class` is the certificate made from a settings file, if any."""

    typing_imports: tuple[str, ...]
    has_async: bool
    published: str
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
    options: tuple[ParameterView, ...]
    server: str
    service: str
    credential: str
    makes_credential: bool
    arguments: str
    groups: tuple[GroupView, ...]
    settings_class: str
    settings_parameter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EmulatorModule:
    """`emulator/__init__.py`. `certificate` is a class that can read PEM, if there is one."""

    has_async: bool
    client: str
    async_client: str
    parameters: tuple[str, ...]
    certificate: str
    constructor: str
    credential: str
    takes_several: bool
    given: str


def client_module(catalog: Catalog, symbols: Symbols) -> ClientModule:
    """Return the view of `client.py`."""
    service = catalog.service
    imports = _typing_imports(service, symbols)
    annotations = _annotations(catalog, symbols, imports)
    every = {p: _parameter(p, symbols, annotations) for p in service.parameters}
    has_async = service.python.has_async
    clients = (symbols.client, *((symbols.async_client,) if has_async else ()))
    settings_class, constructor = _settings_class(catalog, symbols)
    return ClientModule(
        typing_imports=imports.lines(),
        has_async=has_async,
        published=tuple_display(list(clients)),
        sync_client=symbols.client,
        async_client=symbols.async_client,
        raw_client=symbols.raw_client,
        async_raw_client=symbols.async_raw_client,
        exported=list_display(sorted(clients)),
        sync_docstring=_client_docstring(catalog, symbols),
        async_docstring=docstring(
            ("A client of", service.title, "for asyncio."),
            paragraphs=((f"The arguments are those of `{symbols.client}`;", _ASYNCHRONOUS),),
        ),
        raw_docstring=_raw_docstring(symbols.client),
        async_raw_docstring=_raw_docstring(symbols.async_client),
        like_settings=docstring((f"Like `{symbols.client}.{constructor}`.",), indent=8),
        parameters=tuple(view for each, view in every.items() if each.required),
        options=tuple(view for each, view in every.items() if not each.required),
        server=_server(service),
        service="SERVICE.at(server)" if service.servers else "SERVICE",
        credential=_credential(service),
        makes_credential=made_by_client(service) is not None or chooses_credentials(service),
        arguments="{" + ", ".join(f"{p.quoted}: {p.name}" for p in every.values()) + "}",
        groups=group_views(service, symbols, None),
        settings_class=settings_class,
        settings_parameter=next((literal(each.wire_name) for each in service.parameters), ""),
    )


def _annotations(catalog: Catalog, symbols: Symbols, imports: Imports) -> Annotations:
    def import_type(name: Text) -> str:
        named = symbols.types[name]
        imports.name(f".types.{named.module}", named.name)
        return named.name

    groups = catalog.service.groups_in(None)
    return Annotations(
        catalog=catalog,
        imports=imports,
        import_type=import_type,
        hidden=frozenset(symbols.groups[group.name].name for group in groups),
    )


def _raw_docstring(client: str) -> str:
    return docstring((f"The operations of `{client}`; methods return the whole response.",))


def _parameter(parameter: Parameter, symbols: Symbols, annotations: Annotations) -> ParameterView:
    name = symbols.client_parameters[parameter.path].name
    end = "" if parameter.required else " | None = None"
    return ParameterView(
        name=name,
        declaration=f"{name}: {annotations.spell(parameter.type)}{end}",
        quoted=string_literal(name),
    )


def _typing_imports(service: Service, symbols: Symbols) -> Imports:
    """Imports for type checkers only: the classes of every group, and other annotations."""
    imports = Imports()
    imports.module("httpx2")
    imports.name("._runtime.credentials.protocol", "Credential")
    imports.name("._runtime.client_config", "ClientOptions")
    if takes_several(service):
        imports.name("collections.abc", "Sequence")
    if service.servers:
        imports.name("typing", "Literal")
    for group in group_views(service, symbols, None):
        twins = (group.async_class, group.async_raw_class) if service.python.has_async else ()
        for name in (group.sync_class, group.raw_class, *twins):
            imports.name(f".operations.{group.module}", name)
    return imports


def _settings_class(catalog: Catalog, symbols: Symbols) -> tuple[str, str]:
    """The class of a credential whose file can also make a client, and the constructor of both."""
    for auth in catalog.service.auth:
        for source in sources_of(auth):
            if opens_client(catalog, source):
                return symbols.auth[auth.path], source.constructor
    return "", ""


def _client_docstring(catalog: Catalog, symbols: Symbols) -> str:
    service = catalog.service
    abouts = (
        (
            each,
            sentences(
                each.description or catalog.description(each.type),
                symbols.deprecations.get(each.path),
            ),
        )
        for each in service.parameters
    )
    items = [
        Item(name=symbols.client_parameters[parameter.path].name, text=(about,))
        for parameter, about in abouts
        if about is not None
    ]
    items += [
        Item(name=name, text=(text,))
        for name, text in (
            ("server", _about_server(service)),
            ("credential", _about_credential(service, symbols)),
            ("http", "A client of the HTTP library to use; you close it yourself."),
            ("options", "The endpoint, trust, proxy and time limits: see `ClientOptions`."),
        )
        if text
    ]
    return docstring(
        ("A client of", service.title, "that several threads may share."),
        paragraphs=((_raised_by_every_call(service, symbols),),),
        sections=(Section(title="Args", items=tuple(items)),),
    )


def _raised_by_every_call(service: Service, symbols: Symbols) -> str:
    always = {symbols.exception(each) for each in service.errors if each.every_operation}
    names = ["ArgumentError", "TransportError", "UnexpectedResponse", *sorted(always)]
    listed = ", ".join(f"`{name}`" for name in dict.fromkeys(names))
    return f"Every call can raise {listed}; a method lists the errors documented for it."


def _about_credential(service: Service, symbols: Symbols) -> str:
    if not service.auth:
        return "The service needs no credential."
    if chooses_credentials(service):
        return _about_several(service, symbols)
    credentials = " or a ".join(f"`{symbols.auth[auth.path]}`" for auth in service.auth)
    about = f"A {credentials}; `None` only with `http`, or if the endpoint needs none."
    source = made_by_client(service)
    if source is None:
        return about
    text = " It can also be given as text." if is_one_text(source) else ""
    names = " and ".join(f"`{each}`" for each in variables(source, symbols.env_prefix))
    return f"{about}{text} If it is left out, it is read from the environment: {names}."


def _server(service: Service) -> str:
    """The annotation and the default of the argument that chooses a server; nothing for one."""
    if service.server is None:
        return ""
    names = ", ".join(literal(each.name) for each in service.servers)
    return f"Literal[{names}] = {literal(service.server.text)}"


def _about_server(service: Service) -> str:
    """What the argument that chooses a server is, if there is one."""
    if service.server is None:
        return ""
    return "The server that requests go to, unless `endpoint` is given."


def _about_several(service: Service, symbols: Symbols) -> str:
    names = [f"`{symbols.auth[auth.path]}`" for auth in service.auth]
    every = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
    given = f"Any of {every}, or a sequence of them" if len(names) > 1 else f"A {every}"
    return (
        f"{given}: each operation is sent with what it needs, and raises `ArgumentError` if that "
        "is missing. Without it, they are read from the environment; `None` if the endpoint needs none."
    )


def takes_several(service: Service) -> bool:
    """Return whether a client takes a sequence of credentials."""
    return chooses_credentials(service) and len(service.auth) > 1


def _credential(service: Service) -> str:
    if takes_several(service):
        return "Credential | Sequence[Credential] | None = FROM_ENVIRONMENT"
    if chooses_credentials(service):
        return f"Credential | {_text(service)}None = FROM_ENVIRONMENT"
    source = made_by_client(service)
    if source is None:
        return "Credential | None" if service.auth else "Credential | None = None"
    return f"Credential | {_text(service)}None = FROM_ENVIRONMENT"


def _text(service: Service) -> str:
    sources = [source for auth in service.auth for source in sources_of(auth)]
    return "str | " if len(sources) == 1 and is_one_text(sources[0]) else ""


def emulator_module(service: Service, symbols: Symbols) -> EmulatorModule:
    """Return the view of `emulator/__init__.py`."""
    read = [
        (symbols.auth[auth.path], source.constructor)
        for auth in service.auth
        for source in sources_of(auth)
        if source.file == "PEM"
    ]
    certificate, constructor = (*read, ("", ""))[0]
    # an emulator of an API that chooses knows what else goes with its certificate
    certificate = "" if chooses_credentials(service) else certificate
    several, certified = takes_several(service), "_credential(self) or " if certificate else ""
    return EmulatorModule(
        has_async=service.python.has_async,
        client=symbols.client,
        async_client=symbols.async_client,
        parameters=tuple(literal(each.wire_name) for each in service.parameters if each.required),
        certificate=certificate,
        constructor=constructor,
        credential="Credential | Sequence[Credential]" if several else "Credential",
        takes_several=several,
        given=f"credential or {certified}self.make_credential()",
    )
