"""The page `README.md`."""

from __future__ import annotations

import json
from dataclasses import dataclass

from clientgen.catalog import Catalog
from clientgen.credentials import (
    extras_of,
)
from clientgen.description import easiest, first_operation
from clientgen.emulation_data import first_items
from clientgen.ir import (
    Service,
    Status,
    Text,
    status_order,
)
from clientgen.python_source import (
    code_span,
    literal,
    markdown,
    one_line,
    plain_request,
    sentence,
    table_cell,
)
from clientgen.symbols import Paged, Started, Symbols
from clientgen.views.readme.calls import (
    CallExample,
    client_sample,
    example_of,
    failing_fault,
    first_of,
    resume_command,
    resume_method,
    sender,
)
from clientgen.views.readme.coming_from import OtherName, other_names
from clientgen.views.readme.credentials import (
    CredentialText,
    about_choosing,
    credential_text,
    given_credential,
    shown_auths,
)
from clientgen.views.readme.texts import largest, retry_text, seconds


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
    has_command: bool
    has_emulator: bool
    has_tests: bool
    is_tested: bool
    """Whether there is something to say about tests."""
    first: CallExample
    paged: CallExample
    begun: CallExample
    declares_headers: bool
    resume_method: str
    resume_command: str
    failing_fault: str
    is_unwrapping: bool
    has_uploads: bool
    upload_method: str
    file_method: str
    client_arguments: str
    client_imports: tuple[str, ...]
    request: str
    credential_import: str
    credentials: tuple[CredentialText, ...]
    choosing: str
    servers: str
    errors: tuple[StatusRow, ...]
    others: tuple[OtherName, ...]
    """What is called otherwise than in the client that this one replaces."""
    retry_text: str
    largest: str
    timeout: str
    deadline: str
    fixture: str
    seed: str


def readme_page(catalog: Catalog, symbols: Symbols) -> ReadmePage:
    """Return the view of `README.md`."""
    service, first = catalog.service, first_operation(catalog)
    paged, begun = (first_of(catalog, symbols, kind) for kind in (Paged, Started))
    called = example_of(first, catalog, symbols)
    parameters, client_imports = client_sample(catalog, symbols)
    upload = sender(symbols, service, catalog.is_upload)
    form = sender(symbols, service, catalog.has_files)
    auths = shown_auths(service, first)
    timeout, deadline = seconds(service)
    credential = given_credential(auths, symbols) if service.auth else "credential=None"
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
        has_command=service.python.has_command,
        has_emulator=service.emulation is not None,
        has_tests=service.python.has_tests,
        is_tested=service.python.has_tests or service.emulation is not None,
        first=called,
        paged=example_of(paged, catalog, symbols),
        begun=example_of(begun, catalog, symbols),
        resume_method=resume_method(begun, symbols),
        resume_command=resume_command(begun, symbols),
        failing_fault=failing_fault(begun, service),
        request=_request(catalog),
        is_unwrapping=symbols.is_unwrapping,
        has_uploads=bool(upload or form),
        upload_method=upload,
        file_method=form,
        client_imports=tuple(dict.fromkeys((*client_imports, *called.imports))),
        declares_headers=any(each.headers for each in symbols.operations.values()),
        client_arguments=", ".join(filter(None, (parameters, credential))),
        credential_import="".join(f", {symbols.auth[auth.path]}" for auth in auths),
        credentials=tuple(credential_text(auth, catalog, symbols) for auth in service.auth),
        choosing=about_choosing(service, symbols),
        servers=_about_servers(service),
        errors=tuple(_statuses(service, symbols)),
        others=other_names(service, symbols, ", ".join(filter(None, (parameters, credential)))),
        retry_text=retry_text(service),
        largest=largest(service),
        timeout=timeout,
        deadline=deadline,
        fixture=symbols.fixture,
        seed=_seed(service),
    )


def _more(service: Service) -> str:
    """Return the description, unless it only says the summary again."""
    more = sentence(service.description or Text(""))
    return "" if more == sentence(service.summary) else markdown(more)


def _seed(service: Service) -> str:
    """Return items of the emulator in JSON, in the form of a seed; empty if there are none."""
    items = {} if service.emulation is None else first_items(service.emulation)
    return one_line(json.dumps(items)) if items else ""


def _request(catalog: Catalog) -> str:
    """Return arguments of `request` that any client can be given: a GET that needs nothing else."""
    plain = (
        each
        for each in catalog.service.operations
        if each.verb == "GET" and each.body is None and not any(p.required for p in each.parameters)
    )
    operation = easiest(catalog, plain)
    return "" if operation is None else plain_request(operation)


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
