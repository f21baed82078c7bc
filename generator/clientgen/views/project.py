"""The distribution around the package: its metadata, README and list of operations."""

from __future__ import annotations

from dataclasses import dataclass

from clientgen.ir import (
    Auth,
    Catalog,
    Deviation,
    EnumType,
    ErrorCode,
    Evidence,
    Fixed,
    Operation,
    RecordType,
    Service,
    Text,
    TypeDefinition,
)
from clientgen.python_source import (
    Annotations,
    Imports,
    code_span,
    joined,
    markdown,
    string_literal,
    table_cell,
    toml_string,
)
from clientgen.symbols import Symbols


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """`pyproject.toml`; every value is a TOML string but for the flags."""

    distribution: str
    version: str
    summary: str
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


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationRow:
    """One operation of `api.md`, as Markdown."""

    request: str
    call: str
    result: str
    errors: str
    heading: str
    title: str
    description: str
    notes: tuple[str, ...]
    page: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRows:
    """The operations of one group."""

    title: str
    summary: str
    operations: tuple[OperationRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRow:
    """One member of a type."""

    name: str
    type: str
    meaning: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeRows:
    """One type and its members."""

    name: str
    description: str
    rows: tuple[MemberRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorRow:
    """One error code, or one status."""

    status: str
    code: str
    exception: str
    meaning: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviationRow:
    """One place where the service does not do what its page says."""

    at: str
    documented: str
    observed: str
    grade: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiPage:
    """`api.md`."""

    title: str
    async_client: str
    groups: tuple[GroupRows, ...]
    types: tuple[TypeRows, ...]
    errors: tuple[ErrorRow, ...]
    deviations: tuple[DeviationRow, ...]


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
    error: str
    certificates: bool
    has_emulator: bool
    first_call: str
    raw_call: str
    first_command: str
    client_arguments: str
    credential_import: str
    credentials: tuple[CredentialText, ...]
    errors: tuple[ErrorRow, ...]
    retry_text: str
    fixture: str


def metadata(service: Service, symbols: Symbols, version: str) -> Metadata:
    """Return the view of `pyproject.toml`."""
    extras = ["certificates"] if _needs_cryptography(service) else []
    extras += ["cli", *(["emulator"] if service.emulation is not None else [])]
    own = [f"{symbols.distribution}[{','.join(extras)}]"]
    return Metadata(
        distribution=toml_string(symbols.distribution),
        version=toml_string(version),
        summary=toml_string(service.summary),
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
    )


def _needs_cryptography(service: Service) -> bool:
    return any({"pkcs12", "publishsettings"} & {*auth.sources} for auth in service.auth)


def api_page(service: Service, symbols: Symbols) -> ApiPage:
    """Return the view of `api.md`."""
    reader = _Reader(service, symbols)
    return ApiPage(
        title=markdown(service.title),
        async_client=code_span(symbols.async_client),
        groups=tuple(
            GroupRows(
                title=code_span(f"client.{symbols.groups[group.name].attribute}"),
                summary=markdown(_sentence(group.summary)),
                operations=tuple(reader.operation(o) for o in group.operations),
            )
            for group in service.groups
        ),
        types=tuple(
            reader.type(definition)
            for definition in service.types
            if definition.name in symbols.types
        ),
        errors=tuple(reader.error(error) for error in service.errors if error.every_operation),
        deviations=tuple(_deviation(each) for each in service.deviations),
    )


class _Reader:
    """Makes the rows of `api.md`."""

    def __init__(self, service: Service, symbols: Symbols) -> None:
        self._service = service
        self._symbols = symbols
        self._catalog = Catalog.of(service)
        self._pages = {page.name: page.title for page in service.documents}
        self._errors = {error.code: error for error in service.errors}
        self._annotations = Annotations(
            catalog=self._catalog,
            imports=Imports(),
            import_type=lambda name: symbols.types[name].name,
        )

    def operation(self, operation: Operation) -> OperationRow:
        """Return the row of one operation, and what stands below the table."""
        named = self._symbols.operations[operation.path]
        call = f"client.{self._symbols.groups[operation.group].attribute}.{named.method}"
        return OperationRow(
            request=table_cell(code_span(f"{operation.verb} {self._path(operation)}")),
            call=table_cell(code_span(f"{call}({self._arguments(operation)})")),
            result=table_cell(code_span(self._result(operation))),
            errors=", ".join(code_span(name) for name in self._exceptions(operation)),
            heading=code_span(f"{call}"),
            title=markdown(operation.title),
            description=markdown(_sentence(operation.description or Text(""))),
            notes=(
                *(markdown(joined("Caution: ", text)) for text in operation.cautions),
                *(markdown(joined("Note: ", text)) for text in operation.notes),
            ),
            page=self._page(operation),
            evidence=tuple(self._evidence(operation)),
        )

    def _path(self, operation: Operation) -> str:
        return joined(
            *(
                piece
                for part in (*self._service.base_parts, *operation.path_parts)
                for piece in (
                    (part.text,) if isinstance(part, Fixed) else ("{", part.wire_name, "}")
                )
            )
        )

    def _arguments(self, operation: Operation) -> str:
        named = self._symbols.operations[operation.path]
        in_path = [p for p in operation.parameters if p.place == "path"]
        others = [p for p in operation.parameters if p.place != "path"]
        keywords = [self._symbols.parameter(p.path) for p in others]
        if operation.body is not None and named.body is not None:
            keywords.append(named.body)
        keywords += named.fields.values()
        positional = [self._symbols.parameter(p.path) for p in in_path]
        return ", ".join([*positional, *(["*", *keywords] if keywords else [])])

    def _result(self, operation: Operation) -> str:
        names = dict.fromkeys(
            "None" if response.type is None else self._annotations.spell(response.type)
            for response in operation.responses
        )
        return " | ".join(names) or "None"

    def _exceptions(self, operation: Operation) -> tuple[str, ...]:
        own = {
            self._errors[use.code].status for use in operation.errors if use.code in self._errors
        }
        return tuple(self._symbols.exceptions[status] for status in sorted(own))

    def _page(self, operation: Operation) -> str:
        source = operation.source
        title = markdown(self._pages.get(source.document, source.document))
        section = f", {markdown(source.section)}" if source.section is not None else ""
        return f"{title}{section}"

    def _evidence(self, operation: Operation) -> list[str]:
        rows = [
            f"Status {response.status}: {_graded(response.evidence)}."
            for response in operation.responses
            if response.evidence.grade != "documented"
        ]
        for use in operation.errors:
            error = self._errors.get(use.code)
            for reason in error.reasons if error is not None else ():
                if reason.name in use.reasons:
                    text = markdown(_sentence(reason.text))
                    rows.append(f"{code_span(use.code)} ({code_span(reason.name)}): {text}")
        return rows

    def type(self, definition: TypeDefinition) -> TypeRows:
        """Return the rows of one type."""
        named = self._symbols.types[definition.name]
        return TypeRows(
            name=code_span(named.name),
            description=markdown(_sentence(definition.description or Text(""))),
            rows=tuple(self._members(definition)),
        )

    def _members(self, definition: TypeDefinition) -> list[MemberRow]:
        named = self._symbols.types[definition.name]
        match definition.type:
            case RecordType(fields=fields):
                return [
                    MemberRow(
                        name=table_cell(code_span(named.members[field.path])),
                        type=table_cell(code_span(self._annotations.spell(field.type))),
                        meaning=table_cell(
                            markdown(
                                field.description or self._catalog.description(field.type) or ""
                            )
                        ),
                        evidence=_graded(field.evidence) + ("" if field.seen else ", never seen"),
                    )
                    for field in fields
                ]
            case EnumType(members=members):
                return [
                    MemberRow(
                        name=table_cell(code_span(named.members[index])),
                        type=table_cell(code_span(joined(member.value))),
                        meaning=table_cell(markdown(member.description or "")),
                        evidence="documented",
                    )
                    for index, member in enumerate(members)
                ]
            case _:
                return []

    def error(self, error: ErrorCode) -> ErrorRow:
        """Return the row of one error code."""
        return ErrorRow(
            status=str(error.status),
            code=table_cell(code_span(error.code)),
            exception=code_span(self._symbols.exceptions[error.status]),
            meaning=table_cell(markdown(error.title)),
            evidence=error.grade,
        )


def _graded(evidence: Evidence) -> str:
    if evidence.deviation is None:
        return evidence.grade
    return f"{evidence.grade} ({code_span(evidence.deviation)})"


def _deviation(deviation: Deviation) -> DeviationRow:
    return DeviationRow(
        at=table_cell(code_span(deviation.at)),
        documented=table_cell(markdown(deviation.documented)),
        observed=table_cell(markdown(deviation.observed)),
        grade=deviation.grade,
        reason=table_cell(markdown(deviation.reason)),
    )


def _sentence(text: Text) -> str:
    plain = joined(text).strip()
    return f"{plain}." if plain and plain[-1] not in ".!?:" else plain


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
        fixture=fixture_name(symbols),
    )


def plugin_module(symbols: Symbols) -> PluginModule:
    """Return the view of `pytest_plugin.py`."""
    return PluginModule(fixture=fixture_name(symbols))


def fixture_name(symbols: Symbols) -> str:
    """Return the name of the pytest fixture: `media_services_emulator`."""
    return f"{symbols.env_prefix.lower()}_emulator"


def _simplest(service: Service) -> Operation:
    """The operation that is easiest to call: reads, and needs the fewest arguments."""
    return min(
        service.operations,
        key=lambda o: (o.verb != "GET", len(o.parameters), o.body is not None, o.path),
    )


def _sample(operation: Operation, symbols: Symbols) -> str:
    required = [p for p in operation.parameters if p.required]
    return ", ".join(f"{symbols.parameter(p.path)}=..." for p in required)


def _command(operation: Operation, symbols: Symbols) -> str:
    named = symbols.operations[operation.path]
    words = [symbols.groups[operation.group].command, named.command]
    words += [symbols.parameter(p.path).upper() for p in operation.parameters if p.place == "path"]
    return " ".join(words)


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
    text = f"{code_span(name)}: {markdown(_sentence(auth.description or Text('')))}"
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


def _statuses(service: Service, symbols: Symbols) -> list[ErrorRow]:
    titles: dict[int, Text] = {}
    for error in service.errors:
        titles.setdefault(error.status, error.title)
    return [
        ErrorRow(
            status=str(status),
            code="",
            exception=code_span(symbols.exceptions[status]),
            meaning=table_cell(markdown(titles[status])),
            evidence="",
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
