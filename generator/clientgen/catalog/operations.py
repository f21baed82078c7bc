"""What belongs to an operation: its errors, headers, path, types and deviations."""

from __future__ import annotations

from clientgen.catalog.catalog import Catalog
from clientgen.ir import (
    Deviation,
    EnumType,
    ErrorCode,
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
    joined,
    reveal,
)


def errors_of(operation: Operation, service: Service) -> tuple[Text, ...]:
    """Return the codes that `operation` can answer: its own, then those of every operation."""
    own = tuple(use.code for use in operation.errors)
    everywhere = (error.code for error in service.errors if error.every_operation)
    return (*own, *(code for code in everywhere if code not in own))


def error_codes(operation: Operation, service: Service) -> tuple[ErrorCode, ...]:
    """Return the error codes of `errors_of` that the service describes."""
    by_code = {error.code: error for error in service.errors}
    return tuple(by_code[code] for code in errors_of(operation, service) if code in by_code)


def answer_headers(response: Response, service: Service) -> tuple[Header, ...]:
    """Return the headers of an answer: its own, then those of every answer."""
    own = {reveal(header.wire_name).lower() for header in response.headers}
    common = service.response_headers
    return (
        *response.headers,
        *(header for header in common if reveal(header.wire_name).lower() not in own),
    )


def reached_types(operation: Operation, catalog: Catalog) -> tuple[TypeDefinition, ...]:
    """Return every named type that `operation` reaches, in the order in which it is met."""
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


def met_deviations(operation: Operation, service: Service) -> tuple[Deviation, ...]:
    """Return the deviations of `operation` itself, of the types it reaches and of its errors."""
    types = reached_types(operation, Catalog.of(service))
    roots = {
        reveal(operation.path),
        *(f"types.{reveal(definition.name)}" for definition in types),
        *(f"errors.{reveal(error.code)}" for error in error_codes(operation, service)),
    }
    places = {deviation: reveal(deviation.at) for deviation in service.deviations}
    return tuple(
        deviation
        for deviation, at in places.items()
        if any(f"{at}.".startswith(f"{root}.") for root in roots)
    )


def operation_name(operation: Operation) -> Text:
    """Return the name of `operation` in its spec: `accounts.create`."""
    return joined(operation.group, ".", operation.name)


def path_template(operation: Operation, service: Service) -> Text:
    """Return the whole path of `operation`, with `{name}` for each parameter."""
    parts = (*service.base_parts, *operation.path_parts)
    return joined(
        *(
            piece
            for part in parts
            for piece in (
                ("{", part.wire_name, "}") if isinstance(part, Placeholder) else (part.text,)
            )
        )
    )


def path_parameters(operation: Operation) -> tuple[Parameter, ...]:
    """Return the parameters in the path of `operation`, in the order of the path."""
    by_name = {each.wire_name: each for each in operation.parameters if each.place == "path"}
    return tuple(
        by_name[part.wire_name]
        for part in operation.path_parts
        if isinstance(part, Placeholder) and part.wire_name in by_name
    )
