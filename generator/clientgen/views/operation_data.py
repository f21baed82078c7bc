"""What clientgen understood of one operation, as data; `show` has it for a person."""

from __future__ import annotations

from clientgen.ir import Catalog, Evidence, Operation, Service, joined, reveal
from clientgen.ir.catalog import (
    answer_headers,
    error_codes,
    met_deviations,
    path_template,
    reached_types,
)
from clientgen.python_source import Data
from clientgen.shapes import describe_type, describe_types
from clientgen.symbols import Symbols


def operations_by_name(service: Service) -> dict[str, Operation]:
    """Return every operation by its name in the spec, `accounts.get`."""
    return {_name(operation): operation for operation in service.operations}


def operation_data(operation: Operation, service: Service, symbols: Symbols) -> Data:
    """Return what clientgen understood of `operation`, for `--format json`."""
    named = symbols.operations[operation.path]
    parts = (*service.base_parts, *operation.path_parts)
    types = describe_types(service)
    return {
        "name": _name(operation),
        "title": operation.title,
        "location": str(operation.location),
        "document": operation.source.document,
        "verb": operation.verb,
        "address": joined(service.endpoint, path_template(parts)),
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
                    for header in answer_headers(response, service)
                ],
                **_grade(response.evidence),
            }
            for response in operation.responses
        ],
        "errors": [
            {"code": error.code, "status": error.status, "grade": error.grade}
            for error in error_codes(operation, service)
        ],
        "types": {
            name: types[name]
            for name in (
                reveal(each.name) for each in reached_types(operation, Catalog.of(service))
            )
        },
        "deviations": [
            {"name": d.name, "grade": d.grade, "observed": d.observed, "reason": d.reason}
            for d in met_deviations(operation, service)
        ],
    }


def _name(operation: Operation) -> str:
    return f"{reveal(operation.group)}.{reveal(operation.name)}"


def _grade(evidence: Evidence) -> Data:
    return {"grade": evidence.grade, "deviation": evidence.deviation}
