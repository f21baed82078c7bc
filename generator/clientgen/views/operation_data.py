"""What clientgen understood of one operation, as data; `show` has it for a person."""

from __future__ import annotations

from clientgen.catalog import (
    Catalog,
)
from clientgen.description import describe_type, describe_types
from clientgen.ir import (
    Body,
    Deviation,
    Evidence,
    Header,
    Operation,
    Parameter,
    Response,
    joined,
    reveal,
)
from clientgen.python_source import Data
from clientgen.symbols import Symbols


def operations_by_name(catalog: Catalog) -> dict[str, Operation]:
    """Return every operation by its name in the spec, `accounts.get`."""
    return {reveal(name): operation for name, operation in catalog.operations.items()}


def operation_data(operation: Operation, catalog: Catalog, symbols: Symbols) -> Data:
    """Return what clientgen understood of `operation`, for `--format json`."""
    service = catalog.service
    body, parameters = operation.body, (*service.parameters, *operation.parameters)
    return {
        "name": operation.full_name,
        "title": operation.title,
        "location": str(operation.location),
        "document": operation.source.document,
        "verb": operation.verb,
        "address": joined(service.endpoint, catalog.path_template(operation)),
        "call": _call(operation, symbols),
        "repeatable": operation.repeatable,
        "credentials": [auth.kind for auth in service.auth],
        "headers": [
            {"name": header.wire_name, "value": header.value, "required": header.required}
            for header in service.request_headers
        ],
        "parameters": [_parameter(parameter, symbols) for parameter in parameters],
        "body": None if body is None else _body(body),
        "responses": [_response(response, catalog) for response in operation.responses],
        "errors": [
            {"code": error.code, "status": error.status, "grade": error.grade}
            for error in catalog.error_codes(operation)
        ],
        "types": _types(operation, catalog, symbols),
        "deviations": [_deviation(each) for each in catalog.deviations_of(operation)],
    }


def _call(operation: Operation, symbols: Symbols) -> str:
    group, named = symbols.groups[operation.group], symbols.operations[operation.path]
    return f"client.{group.attribute}.{named.method}({named.call.names})"


def _parameter(parameter: Parameter, symbols: Symbols) -> Data:
    return {
        "name": parameter.wire_name,
        "in": parameter.place,
        "python_name": symbols.parameter(parameter.path),
        "required": parameter.required,
        "type": describe_type(parameter.type),
        **_grade(parameter.evidence),
    }


def _body(body: Body) -> Data:
    return {
        "type": describe_type(body.type),
        "required": body.required,
        "media_types": list(body.media_types),
        **_grade(body.evidence),
    }


def _response(response: Response, catalog: Catalog) -> Data:
    return {
        "status": response.status,
        "type": None if response.type is None else describe_type(response.type),
        "media_types": list(response.media_types),
        "headers": [_header(header) for header in catalog.headers_of(response)],
        **_grade(response.evidence),
    }


def _header(header: Header) -> Data:
    kind = describe_type(header.type)
    return {"name": header.wire_name, "type": kind, **_grade(header.evidence)}


def _types(operation: Operation, catalog: Catalog, symbols: Symbols) -> Data:
    types = describe_types(catalog.service, symbols)
    reached = catalog.reached_by(operation)
    return {name: types[name] for name in (reveal(each.name) for each in reached)}


def _deviation(deviation: Deviation) -> Data:
    return {
        "name": deviation.name,
        "grade": deviation.grade,
        "observed": deviation.observed,
        "reason": deviation.reason,
    }


def _grade(evidence: Evidence) -> Data:
    return {"grade": evidence.grade, "deviation": evidence.deviation}
