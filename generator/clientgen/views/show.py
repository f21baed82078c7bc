"""The view of `clientgen show`: one operation as text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clientgen.catalog import (
    Catalog,
    constants_of,
    headers_of,
    show_query,
    signs_of,
)
from clientgen.description import spell_sign, spell_type
from clientgen.ir import (
    Body,
    Constant,
    Deviation,
    EnumType,
    Evidence,
    Field,
    FixedHeader,
    LongRunning,
    LongRunningResult,
    Operation,
    Paging,
    Parameter,
    RecordType,
    Response,
    Service,
    Text,
    TypeDefinition,
    UnionType,
    joined,
)
from clientgen.python_source import (
    one_line,
    sentences,
)
from clientgen.symbols import Symbols


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationPage:
    """One operation, every line encoded for a terminal."""

    name: str
    title: str
    location: str
    page: str
    verb: str
    address: str
    description: str
    notes: tuple[str, ...]
    cautions: tuple[str, ...]
    deprecated: str
    call: str
    command: str
    repeats: str
    credentials: tuple[str, ...]
    headers: tuple[str, ...]
    parameters: tuple[str, ...]
    body: tuple[str, ...]
    responses: tuple[str, ...]
    pages: tuple[str, ...]
    course: tuple[str, ...]
    errors: tuple[str, ...]
    types: tuple[str, ...]
    deviations: tuple[str, ...]


_NONE = ("none",)


def operation_page(operation: Operation, catalog: Catalog, symbols: Symbols) -> OperationPage:
    """Return the page of `operation`."""
    service = catalog.service
    named = symbols.operations[operation.path]
    parameters = (*service.parameters, *operation.parameters)
    group = symbols.groups[operation.group]
    return OperationPage(
        name=one_line(operation.full_name),
        title=one_line(operation.title),
        location=str(operation.location),
        page=one_line(_page(operation, service)),
        verb=operation.verb,
        address=one_line(joined(_origin(operation, service), _target(operation, catalog))),
        description=one_line(operation.description or operation.title),
        notes=tuple(one_line(note) for note in operation.notes),
        cautions=tuple(one_line(caution) for caution in operation.cautions),
        deprecated=one_line(symbols.deprecations.get(operation.path, "")),
        call=f"client.{group.attribute}.{named.method}({named.call.names})",
        command=" ".join((symbols.command, *group.words, named.command, *named.call.metavars)),
        repeats=_repeats(operation),
        credentials=tuple(one_line(auth.kind.replace("_", " ")) for auth in service.auth) or _NONE,
        headers=tuple(map(_fixed_header, headers_of(service, operation))) or _NONE,
        parameters=tuple(_parameter(p, symbols, catalog) for p in parameters) or _NONE,
        body=_body(operation.body) if operation.body is not None else _NONE,
        responses=tuple(
            row for response in operation.responses for row in _response(response, catalog)
        )
        + _returned(operation)
        + _limit(operation, service),
        pages=_pages(operation.paging) if operation.paging is not None else (),
        course=(
            tuple(_course(operation.long_running, named.resume))
            if operation.long_running is not None
            else ()
        ),
        errors=tuple(_errors(operation, catalog, symbols)) or _NONE,
        types=tuple(row for d in catalog.reached_by(operation) for row in _type_rows(d, catalog))
        or _NONE,
        deviations=tuple(_deviation(d) for d in catalog.deviations_of(operation)) or _NONE,
    )


def _returned(operation: Operation) -> tuple[str, ...]:
    """What a call returns, if that is not the body of the response."""
    results = {"header": operation.header_result, "member": operation.member_result}
    return tuple(
        one_line(joined(f"a call returns the {what} ", result.name))
        for what, result in results.items()
        if result is not None
    )


def _repeats(operation: Operation) -> str:
    if operation.key_header is not None:
        return "safe to send again with its key"
    return "safe to send again" if operation.repeatable else "never sent twice"


def _origin(operation: Operation, service: Service) -> Text:
    return service.endpoint if operation.endpoint is None else operation.endpoint.url


def _target(operation: Operation, catalog: Catalog) -> Text:
    constants = constants_of(catalog.service, operation)
    return joined(catalog.path_template(operation), show_query(constants))


def _page(operation: Operation, service: Service) -> Text:
    titles = {page.name: page.title for page in service.documents}
    source = operation.source
    section = (", ", source.section) if source.section is not None else ()
    return joined('"', titles.get(source.document, source.document), '"', *section)


def _parameter(parameter: Parameter, symbols: Symbols, catalog: Catalog) -> str:
    need = "required" if parameter.required else "optional"
    described = parameter.description or catalog.description(parameter.type)
    about = sentences(described, symbols.deprecations.get(parameter.path)) or ""
    return one_line(
        joined(
            parameter.wire_name,
            f" ({symbols.parameter(parameter.path)}), in {parameter.place}, {need}, ",
            spell_type(parameter.type),
            _shown(parameter.evidence),
            ": " if about else "",
            about,
        )
    )


def _body(body: Body) -> tuple[str, ...]:
    media = joined(*body.media_types, by=" or ")
    need = "" if body.required else ", optional"
    return (one_line(joined(spell_type(body.type), " as ", media, need, _shown(body.evidence))),)


def _fixed_header(header: FixedHeader | Constant) -> str:
    value = ": the transport decides" if header.value is None else joined(": ", header.value)
    return one_line(joined(header.wire_name, value))


def _response(response: Response, catalog: Catalog) -> Iterator[str]:
    if response.type is None:
        without = joined(response.status, " without a body", _condition(response))
        yield one_line(joined(without, _shown(response.evidence)))
    else:
        media = joined(*response.media_types, by=" or ")
        shown = joined(_condition(response), _shown(response.evidence))
        yield one_line(
            joined(response.status, " ", spell_type(response.type), " as ", media, shown)
        )
    for header in catalog.headers_of(response):
        line = joined(header.wire_name, ": ", spell_type(header.type), _shown(header.evidence))
        yield "  " + one_line(line)


def _condition(response: Response) -> Text:
    terms = response.when.terms if response.when is not None else ()
    said = (
        joined(each.name, " is ", joined(*map(_spell, each.values), by=" or ")) for each in terms
    )
    return joined(" when ", joined(*said, by=" and ")) if terms else Text("")


def _spell(value: bool | Text) -> Text:
    return value if isinstance(value, Text) else Text("true" if value else "false")


def _limit(operation: Operation, service: Service) -> tuple[str, ...]:
    largest = operation.largest_response or service.largest_response
    return (f"at most {largest} bytes as a whole",) if largest else ()


def _pages(paging: Paging) -> tuple[str, ...]:
    """The words of a paging, in the order of the format."""
    words = (
        (paging.style, paging.driver),
        *((name, getattr(paging, name)) for name in ("items", "next", "more", "total", "size")),
    )
    own = [one_line(joined(name, ": ", word.text)) for name, word in words if word is not None]
    return tuple(own if paging.name is None else (one_line(joined("as ", paging.name)), *own))


def _course(words: LongRunning, resume: str | None) -> Iterator[str]:
    """The words of a way to the end, in the order of the format."""
    if words.name is not None:
        yield one_line(joined("as ", words.name))
    states = {name: getattr(words, name) for name in ("running", "succeeded", "failed")}
    error = {"code": words.code, "message": words.message}
    lines: dict[str, Text | str | None] = {
        words.style: words.driver.text,
        "poll": words.poll.text,
        "status": words.status.text,
        **{
            name: joined(*(each.text for each in values), by=", ")
            for name, values in states.items()
        },
        **{f"error {name}": word.text for name, word in error.items() if word is not None},
        "result": _outcome(words.result),
        "interval": f"{words.interval} seconds" if words.interval is not None else None,
        "resumed by": resume,
    }
    yield from (one_line(joined(name, ": ", text)) for name, text in lines.items() if text)


def _outcome(result: LongRunningResult | None) -> Text:
    if result is None:
        return Text("none")
    if result.operation is not None:
        named_by = (" with ", result.id.text) if result.id is not None else ()
        return joined("the response of ", result.operation.text, *named_by)
    return joined("the last status" if result.member is None else result.member.text)


def _errors(operation: Operation, catalog: Catalog, symbols: Symbols) -> Iterator[str]:
    own = {use.name: use.reasons for use in operation.errors}
    for error in catalog.error_codes(operation):
        yield one_line(
            joined(
                error.status,
                " ",
                error.name,
                f" ({symbols.exception(error)}): ",
                error.title,
                f" [{error.grade}]",
            )
        )
        for reason in error.reasons:
            if reason.name in own.get(error.name, ()):
                yield "  " + one_line(joined(reason.name, ": ", reason.text))


def _type_rows(definition: TypeDefinition, catalog: Catalog) -> Iterator[str]:
    match definition.type:
        case RecordType(fields=fields):
            yield one_line(joined(definition.name, ": record"))
            yield from (_field(field) for field in fields)
        case EnumType(members=members, open=is_open):
            values = joined(*(member.value for member in members), by=", ")
            more = " and others" if is_open else ""
            yield one_line(joined(definition.name, ": one of ", values, more))
        case UnionType() as union:
            told = joined(*map(spell_sign, signs_of(catalog, union)), by="; ")
            more = "; or of a kind that is not known" if union.open else ""
            yield one_line(joined(definition.name, ": one of ", told, more))
        case _ as use:
            yield one_line(joined(definition.name, ": ", spell_type(use)))


def _field(field: Field) -> str:
    words = [
        "required" if field.required else "optional",
        *(["secret"] if field.secret else []),
        *([] if field.seen else ["never seen"]),
        *(["deprecated"] if field.deprecated is not None else []),
    ]
    need, shown = f" ({', '.join(words)})", _shown(field.evidence)
    return "  " + one_line(joined(field.wire_name, ": ", spell_type(field.type), need, shown))


def _shown(evidence: Evidence) -> Text:
    by = (", see ", evidence.deviation) if evidence.deviation is not None else ()
    return joined(" [", evidence.grade, *by, "]")


def _deviation(deviation: Deviation) -> str:
    return one_line(joined(deviation.name, f" [{deviation.grade}]: ", deviation.observed))
