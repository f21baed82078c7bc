"""The distribution around the package: its metadata and README, and the plugin of its emulator."""

from __future__ import annotations

from dataclasses import dataclass

from clientgen.ir import (
    Auth,
    Author,
    Operation,
    Service,
    Text,
)
from clientgen.python_source import (
    code_span,
    markdown,
    sentence,
    string_literal,
    table_cell,
    toml_string,
)
from clientgen.symbols import Symbols


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """`pyproject.toml`: TOML strings, an inline table for each author, a line for each link, flags."""

    distribution: str
    version: str
    summary: str
    license: str
    authors: tuple[str, ...]
    links: tuple[str, ...]
    needs_cryptography: bool
    has_emulator: bool
    all_extras: str
    all_extra: str
    command: str
    entry_point: str
    plugin_name: str
    plugin: str
    source: str
    package_name: str
    own_warnings: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusRow:
    """The exception of one status, as Markdown."""

    status: str
    exception: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PluginModule:
    """`pytest_plugin.py`."""

    fixture: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CredentialText:
    """How one kind of credential is made."""

    text: str
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadmePage:
    """`README.md`; what stands in code blocks is made of symbols only."""

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
    certificates: bool
    has_emulator: bool
    first_call: str
    raw_call: str
    first_command: str
    client_arguments: str
    credential_import: str
    credentials: tuple[CredentialText, ...]
    errors: tuple[StatusRow, ...]
    retry_text: str
    fixture: str


def metadata(service: Service, symbols: Symbols) -> Metadata:
    """Return the view of `pyproject.toml`."""
    release = service.release
    extras = ["certificates"] if _needs_cryptography(service) else []
    extras += ["cli", *(["emulator"] if service.emulation is not None else [])]
    own = [f"{symbols.distribution}[{','.join(extras)}]"]
    return Metadata(
        distribution=toml_string(symbols.distribution),
        version=toml_string(release.version),
        summary=toml_string(service.summary),
        license=toml_string(release.license) if release.license is not None else "",
        authors=tuple(_author(author) for author in release.authors),
        links=tuple(
            f"{toml_string(each.label)} = {toml_string(each.url)}" for each in release.links
        ),
        needs_cryptography=_needs_cryptography(service),
        has_emulator=service.emulation is not None,
        all_extras=", ".join(toml_string(each) for each in own),
        all_extra=toml_string(f"{symbols.distribution}[all]"),
        command=toml_string(symbols.command),
        entry_point=toml_string(f"{symbols.package}.cli:main"),
        plugin_name=toml_string(symbols.package),
        plugin=toml_string(f"{symbols.package}.pytest_plugin"),
        source=toml_string(f"src/{symbols.package}"),
        package_name=toml_string(symbols.package),
        own_warnings=toml_string(rf"error:::{symbols.package}(\.|\Z)"),
    )


def _author(author: Author) -> str:
    members = [f"name = {toml_string(author.name)}"]
    members += [f"email = {toml_string(author.email)}"] if author.email is not None else []
    return f"{{ {', '.join(members)} }}"


def _needs_cryptography(service: Service) -> bool:
    return any({"pkcs12", "publishsettings"} & {*auth.sources} for auth in service.auth)


def readme_page(service: Service, symbols: Symbols) -> ReadmePage:
    """Return the view of `README.md`."""
    first = _simplest(service)
    named = symbols.operations[first.path]
    group = symbols.groups[first.group]
    parameters = [string_literal("...") for _ in service.parameters]
    credential = (
        f"credential={_example(service.auth[0], symbols)}" if service.auth else "credential=None"
    )
    return ReadmePage(
        distribution_title=markdown(service.title),
        summary=markdown(service.summary),
        description=markdown(service.description or service.summary),
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
        certificates=_needs_cryptography(service),
        has_emulator=service.emulation is not None,
        first_call=f"client.{group.attribute}.{named.method}({_sample(first, symbols)})",
        raw_call=f"client.with_raw_response.{group.attribute}.{named.method}"
        f"({_sample(first, symbols)})",
        first_command=_command(first, symbols),
        client_arguments=", ".join([*parameters, credential]),
        credential_import=f", {symbols.auth[service.auth[0].path]}" if service.auth else "",
        credentials=tuple(_credential(auth, symbols) for auth in service.auth),
        errors=tuple(_statuses(service, symbols)),
        retry_text=_retry_text(service),
        fixture=symbols.fixture,
    )


def plugin_module(symbols: Symbols) -> PluginModule:
    """Return the view of `pytest_plugin.py`."""
    return PluginModule(fixture=symbols.fixture)


def _simplest(service: Service) -> Operation:
    """The operation that is easiest to call: reads, and needs the fewest arguments."""
    return min(
        service.operations,
        key=lambda o: (o.verb != "GET", len(o.parameters), o.body is not None, o.path),
    )


def _sample(operation: Operation, symbols: Symbols) -> str:
    call = symbols.operations[operation.path].call
    return ", ".join(f"{argument.name}=..." for argument in call.arguments if argument.required)


def _command(operation: Operation, symbols: Symbols) -> str:
    named = symbols.operations[operation.path]
    words = [symbols.groups[operation.group].command, named.command]
    return " ".join((*words, *named.call.metavars))


def _example(auth: Auth, symbols: Symbols) -> str:
    name = symbols.auth[auth.path]
    if auth.kind == "client_certificate":
        return {
            "pem": f'{name}.from_pem("management.pem")',
            "pkcs12": f'{name}.from_pkcs12("management.pfx")',
            "publishsettings": f'{name}.from_publish_settings("my.publishsettings")',
        }[auth.sources[0]]
    return {
        "bearer": f'{name}("...")',
        "api_key": f'{name}("...")',
        "basic": f'{name}("user", "...")',
    }[auth.kind]


def _credential(auth: Auth, symbols: Symbols) -> CredentialText:
    name = symbols.auth[auth.path]
    text = f"{code_span(name)}: {markdown(sentence(auth.description or Text('')))}"
    if auth.kind != "client_certificate":
        if auth.kind == "bearer":
            text += " A string, or anything with `get_token(scope)` as `azure-identity` has."
        return CredentialText(text=text, example=_example(auth, symbols))
    examples = {
        "pem": f'{name}.from_pem("management.pem")  # or from_pem("certificate.pem", "key.pem")',
        "pkcs12": f'{name}.from_pkcs12("management.pfx", password="...")',
        "publishsettings": f'{symbols.client}.from_publish_settings("my.publishsettings")',
    }
    return CredentialText(text=text, example="\n".join(examples[each] for each in auth.sources))


def _statuses(service: Service, symbols: Symbols) -> list[StatusRow]:
    titles: dict[int, Text] = {}
    for error in service.errors:
        titles.setdefault(error.status, error.title)
    return [
        StatusRow(
            status=str(status),
            exception=code_span(symbols.exceptions[status]),
            meaning=table_cell(markdown(titles[status])),
        )
        for status in sorted(titles)
    ]


def _retry_text(service: Service) -> str:
    statuses = " or ".join(str(status) for status in service.retry.statuses)
    after = f" or the status {statuses}" if statuses else ""
    return (
        f"An operation that is safe to repeat is tried again after a failed connection{after}, "
        "twice by default."
    )
