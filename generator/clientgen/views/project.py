"""What is around the package: its README, and the plugin of its emulator."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from clientgen.catalog import Catalog
from clientgen.credentials import (
    Source,
    chooses_credentials,
    extras_of,
    is_one_text,
    kind_of,
    made_by_client,
    needs_of,
    opens_client,
    sources_of,
    variables,
)
from clientgen.ir import (
    Auth,
    Operation,
    Service,
    Status,
    Text,
    TypeUse,
    status_order,
)
from clientgen.python_source import (
    code_span,
    literal,
    markdown,
    sentence,
    string_literal,
    table_cell,
)
from clientgen.symbols import Paged, Symbols


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusRow:
    """The exception of one status, as Markdown."""

    status: str
    exception: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraRow:
    """An extra of the distribution that a credential needs, as Markdown."""

    name: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PluginModule:
    """`pytest_plugin.py`: the fixture, and its name as a literal."""

    fixture: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CredentialText:
    """A text and an example that makes one kind of credential."""

    text: str
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadmePage:
    """`README.md`; the content of code blocks is made from symbols only."""

    distribution_title: str
    summary: str
    description: str
    distribution: str
    distribution_all: str
    distribution_test: str
    package: str
    command: str
    environment: str
    client: str
    async_client: str
    has_async: bool
    error: str
    extras: tuple[ExtraRow, ...]
    has_emulator: bool
    first_call: str
    raw_call: str
    declares_headers: bool
    paged_call: str
    paged_command: str
    streamed_call: str
    has_uploads: bool
    upload_method: str
    file_method: str
    first_command: str
    client_arguments: str
    credential_import: str
    credentials: tuple[CredentialText, ...]
    choosing: str
    servers: str
    errors: tuple[StatusRow, ...]
    retry_text: str
    largest: str
    fixture: str


def readme_page(catalog: Catalog, symbols: Symbols) -> ReadmePage:
    """Return the view of `README.md`."""
    service = catalog.service
    first = _simplest(service)
    named = symbols.operations[first.path]
    group = symbols.groups[first.group]
    paged = _first_paged(service, symbols)
    upload = _sender(symbols, service, catalog.is_upload)
    form = _sender(symbols, service, catalog.has_files)
    parameters = [string_literal("...") for each in service.parameters if each.required]
    shown = _shown(service, first)
    credential = _given(shown, symbols) if service.auth else "credential=None"
    return ReadmePage(
        distribution_title=markdown(service.title),
        summary=markdown(service.summary),
        description=markdown(service.description or ""),
        distribution=symbols.distribution,
        distribution_all=f"'{symbols.distribution}[all]'",
        distribution_test=f"'{symbols.distribution}[test]'",
        package=symbols.package,
        command=symbols.command,
        environment=symbols.env_prefix,
        client=symbols.client,
        async_client=symbols.async_client,
        has_async=service.python.has_async,
        error=symbols.error,
        extras=tuple(
            ExtraRow(name=code_span(extra.name), about=extra.about)
            for extra in extras_of(service.auth)
        ),
        has_emulator=service.emulation is not None,
        first_call=f"client.{group.attribute}.{named.method}({_sample(first, symbols)})",
        raw_call=f"client.with_raw_response.{group.attribute}.{named.method}"
        f"({_sample(first, symbols)})",
        streamed_call=f"client.with_streaming_response(client.{group.attribute}.{named.method})"
        f"({_sample(first, symbols)})",
        has_uploads=bool(upload or form),
        upload_method=upload,
        file_method=form,
        paged_call=f"client.{_method(paged, symbols)}({_sample(paged, symbols)})" if paged else "",
        paged_command=_command(paged, symbols) if paged else "",
        declares_headers=any(each.headers for each in symbols.operations.values()),
        first_command=_command(first, symbols),
        client_arguments=", ".join(filter(None, [*parameters, credential])),
        credential_import="".join(f", {symbols.auth[auth.path]}" for auth in shown),
        credentials=tuple(_credential(auth, service, symbols) for auth in service.auth),
        choosing=_about_choosing(service, symbols),
        servers=_about_servers(service),
        errors=tuple(_statuses(service, symbols)),
        retry_text=_retry_text(service),
        largest=_largest(service),
        fixture=symbols.fixture,
    )


def plugin_module(symbols: Symbols) -> PluginModule:
    """Return the view of `pytest_plugin.py`."""
    return PluginModule(fixture=symbols.fixture, name=string_literal(symbols.fixture))


def _simplest(service: Service) -> Operation:
    """The operation that is easiest to call: it reads, and needs the fewest arguments."""
    return min(
        service.operations,
        key=lambda o: (o.verb != "GET", len(o.parameters), o.body is not None, o.path),
    )


def _sample(operation: Operation, symbols: Symbols) -> str:
    call = symbols.operations[operation.path].call
    return ", ".join(f"{argument.name}=..." for argument in call.arguments if argument.required)


def _first_paged(service: Service, symbols: Symbols) -> Operation | None:
    """The first operation whose list arrives page by page, if there is one."""
    results = ((each, symbols.operations[each.path].call.result) for each in service.operations)
    return next((each for each, result in results if isinstance(result, Paged)), None)


def _sender(symbols: Symbols, service: Service, sends: Callable[[TypeUse], bool]) -> str:
    """The first method whose body is of a certain kind, as code; empty if there is none."""
    bodies = ((each, each.body) for each in service.operations)
    found = (each for each, body in bodies if body is not None and sends(body.type))
    first = next(found, None)
    return code_span(f"client.{_method(first, symbols)}") if first is not None else ""


def _method(operation: Operation, symbols: Symbols) -> str:
    return (
        f"{symbols.groups[operation.group].attribute}.{symbols.operations[operation.path].method}"
    )


def _command(operation: Operation, symbols: Symbols) -> str:
    named = symbols.operations[operation.path]
    words = [*symbols.groups[operation.group].words, named.command]
    return " ".join((*words, *named.call.metavars))


def _shown(service: Service, operation: Operation) -> tuple[Auth, ...]:
    """The credentials of the client that calls the first operation."""
    if chooses_credentials(service):
        return needs_of(service, operation)[0]
    return service.auth[:1]


def _given(auths: tuple[Auth, ...], symbols: Symbols) -> str:
    """The argument that gives a client these credentials; nothing for none."""
    calls = [_call(auth, symbols) for auth in auths]
    if len(calls) > 1:
        return f"credential=({', '.join(calls)})"
    return f"credential={calls[0]}" if calls else ""


def _call(auth: Auth, symbols: Symbols) -> str:
    """The shortest call that makes a credential."""
    return _filled(sources_of(auth)[0].example, auth, symbols)


def _credential(auth: Auth, service: Service, symbols: Symbols) -> CredentialText:
    name = code_span(symbols.auth[auth.path])
    text = f"{name}: {markdown(sentence(auth.description or Text('')))}"
    about = " ".join(filter(None, (kind_of(auth).about, _about_giving(service, symbols))))
    examples = (_example(source, service) for source in sources_of(auth))
    return CredentialText(
        text=f"{text} {about}" if about else text,
        example="\n".join(_filled(each, auth, symbols) for each in examples),
    )


def _about_giving(service: Service, symbols: Symbols) -> str:
    """What a client makes a credential of, if it can."""
    if chooses_credentials(service):
        return ""
    source = made_by_client(service)
    if source is None:
        return ""
    text = '`credential="..."` is the same. ' if is_one_text(source) else ""
    names = " and ".join(code_span(name) for name in variables(source, symbols.env_prefix))
    return f"{text}Without `credential`, the client uses {names} of the environment, as the command does."


def _about_servers(service: Service) -> str:
    """The servers of which a client chooses one, if there are several."""
    if service.server is None:
        return ""
    default = service.server.text
    shown = [
        f"{code_span(literal(each.name))} ({code_span(each.url)}"
        f"{', the default' if each.name == default else ''})"
        for each in service.servers
    ]
    return f"`server` is one of {', '.join(shown)}; with `endpoint`, all requests go there instead."


def _about_choosing(service: Service, symbols: Symbols) -> str:
    """How a client comes to the credentials of which operations choose, if they do."""
    if not chooses_credentials(service):
        return ""
    made = [(auth, sources_of(auth)[0]) for auth in service.auth]
    names = [code_span(name) for _, each in made for name in variables(each, symbols.env_prefix)]
    several = ", or a sequence of them" if len(made) > 1 else ""
    return (
        f"A client takes one credential{several}; without `credential`, it uses those of the "
        f"environment ({', '.join(names)}), as the command does. Each operation is sent with what it needs "
        "and nothing else: one that needs none is sent without any, and one that needs a credential that "
        "the client lacks raises `ArgumentError` before anything is sent. With `credential=None`, "
        "everything is sent without credentials, as to a server of your own."
    )


def _example(source: Source, service: Service) -> str:
    is_of_client = "{client}" in source.long_example
    if is_of_client and not opens_client(source, len(service.parameters)):
        return source.example
    return source.long_example or source.example


def _filled(example: str, auth: Auth, symbols: Symbols) -> str:
    return example.format_map({"class": symbols.auth[auth.path], "client": symbols.client})


def _statuses(service: Service, symbols: Symbols) -> list[StatusRow]:
    """One row for each status and exception, with what it can mean."""
    titles: dict[tuple[Status, str], list[str]] = {}
    for error in service.errors:
        found = titles.setdefault((error.status, symbols.exception(error)), [])
        found.append(table_cell(markdown(error.title)))
    return [
        StatusRow(
            status=_status(status),
            exception=code_span(exception),
            meaning="; ".join(dict.fromkeys(meanings)),
        )
        for (status, exception), meanings in sorted(
            titles.items(), key=lambda row: status_order(row[0][0])
        )
    ]


def _status(status: Status) -> str:
    return "any other error" if status == "default" else str(status)


def _enumerated(statuses: Iterable[int]) -> str:
    *others, last = ("", *map(str, statuses))
    return " or ".join(filter(None, (", ".join(filter(None, others)), last)))


def _retry_text(service: Service) -> str:
    statuses = _enumerated(service.retry.statuses)
    after = f" or the status {statuses}" if statuses else ""
    return (
        f"An operation that is safe to repeat is tried again after a failed connection{after}, "
        f"twice by default.{_unprocessed_text(service)}{_key_text(service)}"
    )


def _largest(service: Service) -> str:
    stated = service.largest_response
    usual = "16 MiB" if stated is None else f"{stated:,} bytes"
    has_own = any(each.largest_response is not None for each in service.operations)
    return f"{usual} (of some operations another limit)" if has_own else usual


def _unprocessed_text(service: Service) -> str:
    statuses = _enumerated(service.retry.unprocessed)
    if not statuses:
        return ""
    return f" After the status {statuses}, which means that nothing was done, every operation is."


def _key_text(service: Service) -> str:
    if all(operation.key_header is None for operation in service.operations):
        return ""
    return (
        " Operations with the argument `idempotency_key` are safe to repeat: the client makes a key "
        "for each call and sends it again with each attempt. An exception has it as "
        "`error.idempotency_key`: give it to a later call that must not do the same twice."
    )
