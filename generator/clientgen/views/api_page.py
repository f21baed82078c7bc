"""`api.md`: one line for each operation, and the documented types, errors and deviations."""

from __future__ import annotations

from dataclasses import dataclass, replace

from clientgen.catalog import Catalog, Sign, signs_of
from clientgen.description import spell_limits, spell_sign
from clientgen.ir import (
    Body,
    Deviation,
    EnumType,
    ErrorCode,
    Evidence,
    Field,
    Header,
    Operation,
    Parameter,
    RecordType,
    Text,
    TypeDefinition,
    UnionType,
    Value,
    joined,
    status_order,
)
from clientgen.python_source import (
    Annotations,
    Imports,
    code_span,
    default_sentence,
    literal,
    markdown,
    returned,
    sentence,
    sentences,
    spell_given,
    table_cell,
)
from clientgen.symbols import (
    Argument,
    Chosen,
    Result,
    Symbols,
    spell_address,
    spell_needs,
    spell_states,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArgumentRow:
    """One argument of a method or of the client, as Markdown; `variable` is for the latter."""

    name: str
    type: str
    required: str
    default: str
    limits: str
    meaning: str
    variable: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorRow:
    """One error code, or one status."""

    status: str
    code: str
    exception: str
    meaning: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationRow:
    """One operation of `api.md`, as Markdown."""

    request: str
    call: str
    result: str
    errors: str
    heading: str
    about: str
    notes: tuple[str, ...]
    page: str
    arguments: tuple[ArgumentRow, ...]
    headers: tuple[str, ...]
    codes: tuple[ErrorRow, ...]
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
class DeviationRow:
    """One place where the service differs from its documentation page."""

    at: str
    documented: str
    observed: str
    grade: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiPage:
    """`api.md`."""

    title: str
    client: str
    async_client: str
    has_async: bool
    has_command: bool
    parameters: tuple[ArgumentRow, ...]
    groups: tuple[GroupRows, ...]
    types: tuple[TypeRows, ...]
    errors: tuple[ErrorRow, ...]
    deviations: tuple[DeviationRow, ...]


def api_page(catalog: Catalog, symbols: Symbols) -> ApiPage:
    """Return the view of `api.md`."""
    service, reader = catalog.service, _Reader(catalog, symbols)
    return ApiPage(
        title=markdown(service.title),
        client=code_span(symbols.client),
        async_client=code_span(symbols.async_client),
        has_async=service.python.has_async,
        has_command=service.python.has_command,
        parameters=tuple(map(reader.parameter, service.parameters)),
        groups=tuple(
            GroupRows(
                title=code_span(f"client.{symbols.groups[group.name].attribute}"),
                summary=markdown(sentence(group.summary)),
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

    def __init__(self, catalog: Catalog, symbols: Symbols) -> None:
        self._symbols = symbols
        self._catalog = catalog
        self._pages = {page.name: page.title for page in catalog.service.documents}
        self._errors = catalog.errors
        self._annotations = Annotations(
            catalog=self._catalog,
            imports=Imports(),
            import_type=lambda name: symbols.types[name].name,
        )
        self._given = replace(self._annotations, files="FileInput")

    def parameter(self, parameter: Parameter) -> ArgumentRow:
        """Return the row of one parameter of the client."""
        row = self._argument(self._symbols.client_parameters[parameter.path])
        return replace(row, variable=code_span(self._symbols.variable(parameter)))

    def operation(self, operation: Operation) -> OperationRow:
        """Return the row of one operation, and its text below the table."""
        named = self._symbols.operations[operation.path]
        call = f"client.{self._symbols.groups[operation.group].attribute}.{named.method}"
        return OperationRow(
            request=table_cell(code_span(self._catalog.request_template(operation))),
            call=table_cell(code_span(f"{call}({named.call.names})")),
            result=table_cell(self._result(named.call.result)),
            errors=", ".join(code_span(name) for name in self._exceptions(operation)),
            heading=code_span(f"{call}"),
            about=_paragraph(operation.title, operation.description),
            notes=(
                *map(markdown, filter(None, [self._symbols.deprecations.get(operation.path)])),
                *self._where(operation),
                *(markdown(joined("Caution: ", text)) for text in operation.cautions),
                *(markdown(joined("Note: ", text)) for text in operation.notes),
            ),
            page=self._page(operation),
            arguments=tuple(self._argument(each) for each in named.call.arguments),
            codes=tuple(
                self.error(self._errors[use.name])
                for use in operation.errors
                if use.name in self._errors
            ),
            headers=tuple(self._headers(operation)),
            evidence=tuple(self._evidence(operation)),
        )

    def _where(self, operation: Operation) -> list[str]:
        """The endpoint of the operation, its credentials and its states, if it says so."""
        address = spell_address(operation)
        needs = spell_needs(operation, self._catalog.service, self._symbols)
        return [markdown(text) for text in (address, needs, spell_states(operation)) if text]

    def _result(self, result: Result) -> str:
        if not isinstance(result, Chosen):
            return code_span(returned(result, self._annotations).sync)
        others = (
            f", or {self._result(each.result)} with {spell_given(each.when, code_span)}"
            for each in result.others
        )
        return self._result(result.usual) + "".join(others)

    def _argument(self, argument: Argument) -> ArgumentRow:
        node = argument.node
        bare = self._catalog.bare(argument.type)
        own = spell_limits(argument.type)
        limits = own or (
            Text("") if isinstance(bare, RecordType | EnumType | UnionType) else spell_limits(bare)
        )
        has_default = not isinstance(node, Body) and node.has_default
        default = self._default(node.default) if not isinstance(node, Body) and has_default else ""
        about = argument.about or self._catalog.description(argument.type)
        deprecation = self._symbols.deprecations.get(node.path)
        return ArgumentRow(
            name=table_cell(code_span(argument.name)),
            type=table_cell(code_span(self._given.spell(argument.type))),
            required="yes" if argument.required else "no",
            default=default,
            limits=table_cell(markdown(limits)),
            meaning=table_cell(markdown(sentences(about, argument.stand_in, deprecation) or "")),
        )

    def _default(self, value: Value) -> str:
        return table_cell(code_span(literal(value)))

    def _headers(self, operation: Operation) -> list[str]:
        """The headers of the responses: the attribute, its type, and whether it always comes."""
        headers = {h.path: h for response in operation.responses for h in response.headers}
        return [self._header(header) for header in headers.values()]

    def _header(self, header: Header) -> str:
        kind = code_span(self._annotations.spell(header.type))
        always = ", always sent" if header.always else ""
        name = code_span(self._symbols.headers[header.path])
        about = f" {markdown(sentence(header.description))}" if header.description else ""
        return f"{code_span(header.wire_name)} as {name}: {kind}{always}.{about}"

    def _exceptions(self, operation: Operation) -> tuple[str, ...]:
        known = (self._errors.get(use.name) for use in operation.errors)
        own = sorted(filter(None, known), key=lambda error: status_order(error.status))
        unchanged = ("NotModifiedError",) if operation.not_modified is not None else ()
        return (*unchanged, *dict.fromkeys(self._symbols.exception(error) for error in own))

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
            error = self._errors.get(use.name)
            for reason in error.reasons if error is not None else ():
                if reason.name in use.reasons:
                    text = markdown(sentence(reason.text))
                    rows.append(f"{code_span(use.name)} ({code_span(reason.name)}): {text}")
        return rows

    def type(self, definition: TypeDefinition) -> TypeRows:
        """Return the rows of one type."""
        named = self._symbols.types[definition.name]
        about = sentences(definition.description, Text(self._symbols.kinship(definition)))
        return TypeRows(
            name=code_span(named.name),
            description=markdown(sentence(about or Text(""))),
            rows=tuple(self._members(definition)),
        )

    def _members(self, definition: TypeDefinition) -> list[MemberRow]:
        named = self._symbols.types[definition.name]
        match definition.type:
            case RecordType(fields=fields):
                return [
                    MemberRow(
                        name=table_cell(code_span(named.members[field.path])),
                        type=table_cell(code_span(self._given.spell(field.type))),
                        meaning=table_cell(
                            markdown(
                                sentences(
                                    field.description or self._catalog.description(field.type),
                                    default_sentence(field),
                                    _direction(field),
                                    self._symbols.deprecations.get(field.path),
                                )
                                or ""
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
            case UnionType() as union:
                return [self._alternative(sign) for sign in signs_of(self._catalog, union)]
            case _:
                return []

    def _alternative(self, sign: Sign) -> MemberRow:
        return MemberRow(
            name=table_cell(code_span(self._annotations.spell(sign.type))),
            type=table_cell(code_span(sign.kind)),
            meaning=table_cell(markdown(spell_sign(sign)) if sign.member is not None else ""),
            evidence="documented",
        )

    def error(self, error: ErrorCode) -> ErrorRow:
        """Return the row of one error code."""
        return ErrorRow(
            status=str(error.status),
            code="none" if error.code is None else table_cell(code_span(error.code)),
            exception=code_span(self._symbols.exception(error)),
            meaning=table_cell(markdown(error.title)),
            evidence=error.grade,
        )


def _direction(field: Field) -> Text | None:
    """The messages that alone have a member."""
    if field.read_only:
        return Text("Only in responses")
    return Text("Only in requests") if field.write_only else None


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


def _paragraph(*texts: Text | None) -> str:
    said = [sentence(text) for text in texts if text]
    return " ".join(markdown(each) for at, each in enumerate(said) if each not in said[:at])
