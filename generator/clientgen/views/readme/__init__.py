"""`README.md`: what a distribution is, with examples that run as they stand."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable
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
from clientgen.description import easiest, example_words, first_operation, sample_values
from clientgen.emulation_data import first_items
from clientgen.ir import (
    Auth,
    Field,
    ObjectValue,
    Operation,
    Parameter,
    Service,
    Status,
    Text,
    TypeUse,
    Value,
    status_order,
)
from clientgen.python_source import (
    ExampleValues,
    Imports,
    code_span,
    literal,
    markdown,
    one_line,
    plain_request,
    sentence,
    table_cell,
)
from clientgen.symbols import Argument, Paged, Started, Symbols
from clientgen.views.readme.texts import largest, retry_text


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
class CredentialText:
    """A text and an example that makes one kind of credential."""

    text: str
    names: str
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadmePage:
    """`README.md`; code blocks have symbols, literals of examples in one line, and words of a shell."""

    distribution_title: str
    summary: str
    description: str
    distribution: str
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
    first_imports: tuple[str, ...]
    raw_call: str
    declares_headers: bool
    paged_call: str
    paged_imports: tuple[str, ...]
    paged_command: str
    begun_call: str
    begun_imports: tuple[str, ...]
    begun_command: str
    resume_method: str
    resume_command: str
    streamed_call: str
    has_uploads: bool
    upload_method: str
    file_method: str
    first_command: str
    client_arguments: str
    client_imports: tuple[str, ...]
    request: str
    credential_import: str
    credentials: tuple[CredentialText, ...]
    choosing: str
    servers: str
    errors: tuple[StatusRow, ...]
    retry_text: str
    largest: str
    fixture: str
    seed: str


def readme_page(catalog: Catalog, symbols: Symbols) -> ReadmePage:
    """Return the view of `README.md`."""
    service, first = catalog.service, first_operation(catalog)
    method = _method(first, symbols)
    given, given_imports = _sample(first, catalog, symbols)
    paged, begun = (_first_of(catalog, symbols, kind) for kind in (Paged, Started))
    begun_given, begun_imports = _sample(begun, catalog, symbols) if begun else ("", ())
    paged_given, paged_imports = _sample(paged, catalog, symbols) if paged else ("", ())
    parameters, client_imports = _client_sample(catalog, symbols)
    upload = _sender(symbols, service, catalog.is_upload)
    form = _sender(symbols, service, catalog.has_files)
    auths = _shown(service, first)
    credential = _given(auths, symbols) if service.auth else "credential=None"
    return ReadmePage(
        distribution_title=markdown(service.title),
        summary=markdown(sentence(service.summary)),
        description=_more(service),
        distribution=symbols.distribution,
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
        first_call=f"client.{method}({given})",
        first_imports=given_imports,
        raw_call=f"client.with_raw_response.{method}({given})",
        streamed_call=(
            f"client.with_streaming_response(client.{method})({given})"
            if first.header_result is None
            else ""
        ),
        paged_call=f"client.{_method(paged, symbols)}({paged_given})" if paged else "",
        paged_imports=paged_imports,
        paged_command=_command(paged, catalog, symbols) if paged else "",
        begun_call=f"client.{_method(begun, symbols)}({begun_given})" if begun else "",
        begun_imports=begun_imports,
        begun_command=_command(begun, catalog, symbols) if begun else "",
        resume_method=_resume_method(begun, symbols) if begun else "",
        resume_command=_resume_command(begun, symbols) if begun else "",
        request=_request(catalog),
        has_uploads=bool(upload or form),
        upload_method=upload,
        file_method=form,
        client_imports=tuple(dict.fromkeys((*client_imports, *given_imports))),
        declares_headers=any(each.headers for each in symbols.operations.values()),
        first_command=_command(first, catalog, symbols),
        client_arguments=", ".join(filter(None, (parameters, credential))),
        credential_import="".join(f", {symbols.auth[auth.path]}" for auth in auths),
        credentials=tuple(_credential(auth, service, symbols) for auth in service.auth),
        choosing=_about_choosing(service, symbols),
        servers=_about_servers(service),
        errors=tuple(_statuses(service, symbols)),
        retry_text=retry_text(service),
        largest=largest(service),
        fixture=symbols.fixture,
        seed=_seed(service),
    )


def _more(service: Service) -> str:
    """Return the description, unless it only says the summary again."""
    more = sentence(service.description or Text(""))
    return "" if more == sentence(service.summary) else markdown(more)


def _values(catalog: Catalog, symbols: Symbols, imports: Imports) -> ExampleValues:
    def names(record: Text) -> dict[Text, str]:
        members = symbols.types[record].members
        return {path: name for path, name in members.items() if isinstance(path, Text)}

    return ExampleValues(catalog, imports, names)


def _sample(
    operation: Operation, catalog: Catalog, symbols: Symbols
) -> tuple[str, tuple[str, ...]]:
    """Return the arguments that a call needs, with the spec's examples, and the imports of these."""
    imports = Imports()
    values, call = _values(catalog, symbols, imports), symbols.operations[operation.path].call
    body = catalog.example_of(operation.body) if operation.body is not None else None
    known = sample_values(catalog, operation)
    members = dict(body.members) if isinstance(body, ObjectValue) and call.body is None else {}

    def example(argument: Argument) -> Value:
        node = argument.node
        if isinstance(node, Field):
            return members.get(node.wire_name)
        return known[node.wire_name] if isinstance(node, Parameter) else catalog.example_of(node)

    shown = (
        f"{each.name}={values.spell(example(each), each.type)}"
        for each in call.arguments
        if each.required
    )
    return ", ".join(shown), imports.lines()


def _client_sample(catalog: Catalog, symbols: Symbols) -> tuple[str, tuple[str, ...]]:
    """Return what a client needs besides its credential, and the imports of it."""
    imports = Imports()
    values = _values(catalog, symbols, imports)
    needed = (each for each in catalog.service.parameters if each.required)
    shown = [values.spell(catalog.example_of(each), each.type) for each in needed]
    return ", ".join(shown), imports.lines()


def _seed(service: Service) -> str:
    """Return items of the emulator in JSON, in the form of a seed; empty if there are none."""
    items = {} if service.emulation is None else first_items(service.emulation)
    return one_line(json.dumps(items)) if items else ""


def _request(catalog: Catalog) -> str:
    """Return arguments of `request` that any client can be given: a GET that needs nothing else."""
    plain = (
        each
        for each in catalog.service.operations
        if each.verb == "GET" and not any(p.required for p in each.parameters)
    )
    operation = easiest(catalog, plain)
    return "" if operation is None else plain_request(operation)


def _first_of(catalog: Catalog, symbols: Symbols, kind: type[Paged | Started]) -> Operation | None:
    """The easiest operation whose call has a result of this kind, if there is one."""
    results = symbols.operations
    found = (
        each
        for each in catalog.service.operations
        if isinstance(results[each.path].call.result, kind)
    )
    return easiest(catalog, found)


def _resume_method(operation: Operation, symbols: Symbols) -> str:
    named = symbols.operations[operation.path]
    return f"{symbols.groups[operation.group].attribute}.{named.resume}"


def _resume_command(operation: Operation, symbols: Symbols) -> str:
    named = symbols.operations[operation.path]
    return " ".join((*symbols.groups[operation.group].words, named.resume_command))


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


def _command(operation: Operation, catalog: Catalog, symbols: Symbols) -> str:
    return shlex.join(example_words(catalog, symbols, operation))


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
    examples = [_example(source, service) for source in sources_of(auth)]
    used = [word for word in ("class", "client") if any(f"{{{word}}}" in e for e in examples)]
    names = {"class": symbols.auth[auth.path], "client": symbols.client}
    return CredentialText(
        text=f"{text} {about}" if about else text,
        names=", ".join(sorted(names[word] for word in used)),
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
