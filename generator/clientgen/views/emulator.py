"""The emulator's tables: routes, types, errors and behaviour, as data."""

from __future__ import annotations

from clientgen.catalog import Catalog
from clientgen.description import describe_type, describe_types
from clientgen.emulation_data import emulation_data
from clientgen.ir import (
    Auth,
    Body,
    ErrorCode,
    Operation,
    Parameter,
    Response,
    reveal,
    thaw,
)
from clientgen.python_source import Data
from clientgen.symbols import Symbols


def emulator_tables(catalog: Catalog, symbols: Symbols) -> Data:
    """Return the content of `emulator/data.json`."""
    service = catalog.service
    return {
        "format": 1,
        "title": service.title,
        "client_parameters": [
            {"name": parameter.wire_name, "example": _example(parameter, catalog)}
            for parameter in service.parameters
            if parameter.place == "path"
        ],
        "fixed_headers": [
            {"name": header.wire_name, "value": header.value, "query": header.query_alternative}
            for header in service.request_headers
            if header.required and header.value is not None
        ],
        "auth": [_auth(auth) for auth in service.auth],
        "default_media_type": service.default_media_type,
        "wire": {
            "escaped_slashes": service.wire.escaped_slashes,
            "xml_order": service.wire.xml_order,
        },
        "types": describe_types(service, symbols),
        "errors": {reveal(error.code): _error(error) for error in service.errors},
        "operations": [_operation(operation, catalog) for operation in service.operations],
        "emulation": (emulation_data(service.emulation) if service.emulation is not None else None),
    }


def _example(parameter: Parameter, catalog: Catalog) -> object:
    example = parameter.example if parameter.has_example else catalog.example(parameter.type)
    return thaw(example)


def _auth(auth: Auth) -> Data:
    if auth.kind != "api_key":
        return {"kind": auth.kind}
    return {"kind": auth.kind, "in": auth.key_in, "name": auth.key_name}


def _error(error: ErrorCode) -> Data:
    return {
        "status": error.status,
        "message": error.message,
        "reasons": {reveal(reason.name): reason.message for reason in error.reasons},
    }


def _operation(operation: Operation, catalog: Catalog) -> Data:
    parameters = (*catalog.service.parameters, *operation.parameters)
    return {
        "name": operation.full_name,
        "verb": operation.verb,
        "path": catalog.path_template(operation),
        "parameters": [_parameter(parameter) for parameter in parameters],
        "body": _body(operation.body) if operation.body is not None else None,
        "responses": [_response(response) for response in operation.responses],
        "errors": list(catalog.errors_of(operation)),
    }


def _parameter(parameter: Parameter) -> Data:
    data: Data = {
        "name": parameter.wire_name,
        "in": parameter.place,
        "type": describe_type(parameter.type),
        "required": parameter.required,
        "style": parameter.style,
    }
    if parameter.has_default:
        data["default"] = thaw(parameter.default)
    if parameter.secret:
        data["secret"] = True
    return data


def _body(body: Body) -> Data:
    data: Data = {
        "type": describe_type(body.type),
        "media_types": list(body.media_types),
        "required": body.required,
    }
    return {**data, "secret": True} if body.secret else data


def _response(response: Response) -> Data:
    return {
        "status": response.status,
        "type": describe_type(response.type) if response.type is not None else None,
        "media_types": list(response.media_types),
        "default_media_type": response.default_media_type,
        "headers": [header.wire_name for header in response.headers],
    }
