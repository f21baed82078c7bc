"""What clientgen understood of one operation, for a person and as data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clientgen.ir import (
    Body,
    Catalog,
    Deviation,
    EnumType,
    ErrorCode,
    Evidence,
    Field,
    Fixed,
    FixedHeader,
    Header,
    ListType,
    MapType,
    NullableType,
    Operation,
    Parameter,
    Placeholder,
    RecordType,
    Reference,
    Response,
    Service,
    Text,
    TypeDefinition,
    TypeUse,
    errors_of,
)
from clientgen.python_source import Data, joined, one_line
from clientgen.shapes import describe_type, describe_types
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
    call: str
    command: str
    repeats: str
    credentials: tuple[str, ...]
    headers: tuple[str, ...]
    parameters: tuple[str, ...]
    body: tuple[str, ...]
    responses: tuple[str, ...]
    errors: tuple[str, ...]
    types: tuple[str, ...]
    deviations: tuple[str, ...]


_NONE = ("none",)


def operation_page(operation: Operation, service: Service, symbols: Symbols) -> OperationPage:
    """Return the page of `operation`."""
    catalog = Catalog.of(service)
    named = symbols.operations[operation.path]
    parameters = (*service.parameters, *operation.parameters)
    attribute = symbols.groups[operation.group].attribute
    return OperationPage(
        name=one_line(joined(operation.group, ".", operation.name)),
        title=one_line(operation.title),
        location=str(operation.location),
        page=one_line(_page(operation, service)),
        verb=operation.verb,
        address=one_line(_address(operation, service)),
        description=one_line(operation.description or operation.title),
        notes=tuple(one_line(note) for note in operation.notes),
        cautions=tuple(one_line(caution) for caution in operation.cautions),
        call=f"client.{attribute}.{named.method}",
        command=f"{symbols.command} {symbols.groups[operation.group].command} {named.command}",
        repeats="safe to send again" if operation.repeatable else "never sent twice",
        credentials=tuple(one_line(auth.kind.replace("_", " ")) for auth in service.auth) or _NONE,
        headers=tuple(_fixed_header(header) for header in service.request_headers) or _NONE,
        parameters=tuple(_parameter(p, symbols, catalog) for p in parameters) or _NONE,
        body=_body(operation.body) if operation.body is not None else _NONE,
        responses=tuple(
            row for response in operation.responses for row in _response(response, service)
        ),
        errors=tuple(_errors(operation, service, symbols)) or _NONE,
        types=tuple(row for d in _used(operation, catalog) for row in _type_rows(d)) or _NONE,
        deviations=tuple(_deviation(d) for d in _deviations(operation, service)) or _NONE,
    )


def operation_data(operation: Operation, service: Service, symbols: Symbols) -> Data:
    """Return the same as data, for `--format json`."""
    catalog = Catalog.of(service)
    named = symbols.operations[operation.path]
    types = describe_types(service)
    return {
        "name": joined(operation.group, ".", operation.name),
        "title": operation.title,
        "location": str(operation.location),
        "document": operation.source.document,
        "verb": operation.verb,
        "address": _address(operation, service),
        "call": f"client.{symbols.groups[operation.group].attribute}.{named.method}",
        "repeatable": operation.repeatable,
        "credentials": [auth.kind for auth in service.auth],
        "headers": [
            {"name": header.wire_name, "value": header.value, "required": header.required}
            for header in service.request_headers
        ],
        "parameters": [
            {
                "name": parameter.wire_name,
                "in": parameter.place,
                "python_name": symbols.parameter(parameter.path),
                "required": parameter.required,
                "type": describe_type(parameter.type),
                **_grade(parameter.evidence),
            }
            for parameter in (*service.parameters, *operation.parameters)
        ],
        "body": (
            None
            if operation.body is None
            else {
                "type": describe_type(operation.body.type),
                "required": operation.body.required,
                "media_types": list(operation.body.media_types),
                **_grade(operation.body.evidence),
            }
        ),
        "responses": [
            {
                "status": response.status,
                "type": None if response.type is None else describe_type(response.type),
                "media_types": list(response.media_types),
                "headers": [
                    {
                        "name": header.wire_name,
                        "type": describe_type(header.type),
                        **_grade(header.evidence),
                    }
                    for header in _headers(response, service)
                ],
                **_grade(response.evidence),
            }
            for response in operation.responses
        ],
        "errors": [
            {"code": error.code, "status": error.status, "grade": error.grade}
            for error in _error_codes(operation, service)
        ],
        "types": {name: types[name] for name in map(joined, _names(operation, catalog))},
        "deviations": [
            {"name": d.name, "grade": d.grade, "observed": d.observed, "reason": d.reason}
            for d in _deviations(operation, service)
        ],
    }


def _grade(evidence: Evidence) -> Data:
    return {"grade": evidence.grade, "deviation": evidence.deviation}


def _page(operation: Operation, service: Service) -> str:
    titles = {page.name: page.title for page in service.documents}
    source = operation.source
    section = (", ", source.section) if source.section is not None else ()
    return joined('"', titles.get(source.document, source.document), '"', *section)


def _address(operation: Operation, service: Service) -> str:
    pieces: list[object] = [service.endpoint]
    for part in (*service.base_parts, *operation.path_parts):
        match part:
            case Fixed(text=text):
                pieces.append(text)
            case Placeholder(wire_name=name):
                pieces += ["{", name, "}"]
    return joined(*pieces)


def _parameter(parameter: Parameter, symbols: Symbols, catalog: Catalog) -> str:
    need = "required" if parameter.required else "optional"
    about = parameter.description or catalog.description(parameter.type) or ""
    return one_line(
        joined(
            parameter.wire_name,
            f" ({symbols.parameter(parameter.path)}), in {parameter.place}, {need}, ",
            _spell(parameter.type),
            _shown(parameter.evidence),
            ": " if about else "",
            about,
        )
    )


def _body(body: Body) -> tuple[str, ...]:
    media = " or ".join(joined(media_type) for media_type in body.media_types)
    need = "" if body.required else ", optional"
    return (one_line(joined(_spell(body.type), " as ", media, need, _shown(body.evidence))),)


def _fixed_header(header: FixedHeader) -> str:
    value = ": the transport decides" if header.value is None else joined(": ", header.value)
    return one_line(joined(header.wire_name, value))


def _response(response: Response, service: Service) -> Iterator[str]:
    if response.type is None:
        yield one_line(f"{response.status} without a body{_shown(response.evidence)}")
    else:
        media = " or ".join(joined(media_type) for media_type in response.media_types)
        line = joined(response.status, " ", _spell(response.type), " as ", media)
        yield one_line(line + _shown(response.evidence))
    for header in _headers(response, service):
        line = joined(header.wire_name, ": ", _spell(header.type), _shown(header.evidence))
        yield "  " + one_line(line)


def _headers(response: Response, service: Service) -> tuple[Header, ...]:
    """The headers of an answer: its own, then those of every answer."""
    own = {joined(header.wire_name).lower() for header in response.headers}
    common = service.response_headers
    return (
        *response.headers,
        *(header for header in common if joined(header.wire_name).lower() not in own),
    )


def _deviations(operation: Operation, service: Service) -> tuple[Deviation, ...]:
    """The deviations of the operation itself, of its types and of its errors."""
    names = _names(operation, Catalog.of(service))
    roots = {
        operation.path,
        *(joined("types.", name) for name in names),
        *(joined("errors.", error.code) for error in _error_codes(operation, service)),
    }
    return tuple(
        deviation
        for deviation in service.deviations
        if any(deviation.at == root or deviation.at.startswith(f"{root}.") for root in roots)
    )


def _error_codes(operation: Operation, service: Service) -> Iterator[ErrorCode]:
    by_code = {error.code: error for error in service.errors}
    for code in errors_of(operation, service):
        if code in by_code:
            yield by_code[code]


def _errors(operation: Operation, service: Service, symbols: Symbols) -> Iterator[str]:
    own = {use.code: use.reasons for use in operation.errors}
    for error in _error_codes(operation, service):
        yield one_line(
            joined(error.status, " ", error.code, f" ({symbols.exceptions[error.status]}): ")
            + joined(error.title, f" [{error.grade}]")
        )
        for reason in error.reasons:
            if reason.name in own.get(error.code, ()):
                yield "  " + one_line(joined(reason.name, ": ", reason.text))


def _names(operation: Operation, catalog: Catalog) -> tuple[Text, ...]:
    return tuple(definition.name for definition in _used(operation, catalog))


def _used(operation: Operation, catalog: Catalog) -> tuple[TypeDefinition, ...]:
    """Every named type that the operation reaches, in the order in which it is met."""
    found: dict[Text, TypeDefinition] = {}
    waiting: list[TypeUse] = [parameter.type for parameter in operation.parameters]
    waiting += [operation.body.type] if operation.body is not None else []
    waiting += [response.type for response in operation.responses if response.type is not None]
    while waiting:
        match waiting.pop(0):
            case Reference(name=name) if name not in found:
                found[name] = catalog.definitions[name]
                waiting += _below(found[name])
            case ListType(items=below) | MapType(values=below) | NullableType(item=below):
                waiting.append(below)
            case _:
                pass
    return tuple(found.values())


def _below(definition: TypeDefinition) -> list[TypeUse]:
    match definition.type:
        case RecordType(fields=fields):
            return [field.type for field in fields]
        case EnumType():
            return []
        case _ as use:
            return [use]


def _type_rows(definition: TypeDefinition) -> Iterator[str]:
    match definition.type:
        case RecordType(fields=fields):
            yield one_line(joined(definition.name, ": record"))
            yield from (_field(field) for field in fields)
        case EnumType(members=members, open=is_open):
            values = ", ".join(joined(member.value) for member in members)
            more = " and others" if is_open else ""
            yield one_line(joined(definition.name, ": one of ", values, more))
        case _ as use:
            yield one_line(joined(definition.name, ": ", _spell(use)))


def _field(field: Field) -> str:
    words = [
        "required" if field.required else "optional",
        *(["secret"] if field.secret else []),
        *([] if field.seen else ["never seen"]),
    ]
    line = joined(field.wire_name, ": ", _spell(field.type), f" ({', '.join(words)})")
    return "  " + one_line(line + _shown(field.evidence))


def _spell(use: TypeUse) -> str:
    """A type in the words of the spec."""
    data = describe_type(use)
    match data.pop("kind"):
        case "ref":
            return str(data["name"])
        case "list":
            return f"list of {_spell(use.items)}" if isinstance(use, ListType) else "list"
        case "map":
            return f"map of {_spell(use.values)}" if isinstance(use, MapType) else "map"
        case "nullable":
            return f"{_spell(use.item)} or null" if isinstance(use, NullableType) else "null"
        case kind:
            bounds = ", ".join(f"{name} {value}" for name, value in data.items())
            return f"{kind} ({bounds})" if bounds else str(kind)


def _shown(evidence: Evidence) -> str:
    by = joined(", see ", evidence.deviation) if evidence.deviation is not None else ""
    return f" [{evidence.grade}{by}]"


def _deviation(deviation: Deviation) -> str:
    return one_line(joined(deviation.name, f" [{deviation.grade}]: ", deviation.observed))
