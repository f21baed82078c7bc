"""Turns a Swagger 2.0 document into one of OpenAPI 3.0."""

from __future__ import annotations

from typing import Any, TypeAlias

from clientgen.openapi.security import of_swagger

Data: TypeAlias = Any
"""Any data of JSON."""
_VERBS = ("get", "put", "post", "delete", "options", "head", "patch")
_MOVED = {
    "#/definitions/": "#/components/schemas/",
    "#/parameters/": "#/components/parameters/",
    "#/responses/": "#/components/responses/",
}
_OF_SCHEMAS = (
    "type",
    "format",
    "items",
    "default",
    "enum",
    "maximum",
    "minimum",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
    "uniqueItems",
    "multipleOf",
)
_DEEPEST = 220


def converted(document: dict[str, Any]) -> dict[str, Any]:
    """Return a document of OpenAPI 3.0 that says the same as one of Swagger 2.0."""
    old = _moved(document, 0)
    consumes, produces = _types(old, "consumes"), _types(old, "produces")
    parameters, bodies = {}, {}
    for name, each in _items(old, "parameters"):
        if _in(each) in ("body", "formData"):
            bodies[name] = each
        else:
            parameters[name] = _parameter(each)
    known = {f"#/components/parameters/{name}": each for name, each in bodies.items()}
    new = {
        "openapi": "3.0.3",
        "info": old.get("info", {}),
        "servers": _servers(old),
        "paths": {p: _path(item, consumes, produces, known) for p, item in _items(old, "paths")},
        "components": {
            "schemas": old.get("definitions", {}),
            "parameters": parameters,
            "responses": {n: _response(r, produces) for n, r in _items(old, "responses")},
            "securitySchemes": {n: of_swagger(s) for n, s in _items(old, "securityDefinitions")},
        },
    }
    kept = ("security", "tags", "externalDocs")
    return {
        **new,
        **{word: old[word] for word in kept if word in old},
        **{word: value for word, value in old.items() if word.startswith("x-")},
    }


def _items(owner: Data, key: str) -> list[tuple[str, Any]]:
    value = owner.get(key) if isinstance(owner, dict) else None
    return list(value.items()) if isinstance(value, dict) else []


def _types(owner: Data, key: str) -> list[str]:
    value = owner.get(key)
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def _in(parameter: Data) -> str:
    return str(parameter.get("in", "")) if isinstance(parameter, dict) else ""


def _moved(value: Data, depth: int) -> Data:
    """Return a value with its references as OpenAPI 3.0 has them."""
    if depth > _DEEPEST:
        return value
    if isinstance(value, list):
        return [_moved(each, depth + 1) for each in value]
    if not isinstance(value, dict):
        return value
    made = {key: _moved(each, depth + 1) for key, each in value.items()}
    reference = made.get("$ref")
    if isinstance(reference, str):
        for old, new in _MOVED.items():
            at = reference.find(old)
            if at >= 0:
                made["$ref"] = reference[:at] + new + reference[at + len(old) :]
    if made.get("x-nullable") is True:
        made["nullable"] = True
    if isinstance(made.get("discriminator"), str):
        made["discriminator"] = {"propertyName": made["discriminator"]}
    return made


def _servers(old: dict[str, Any]) -> list[dict[str, Any]]:
    host, base = old.get("host"), str(old.get("basePath", ""))
    schemes = _types(old, "schemes") or ["https"]
    scheme = "https" if "https" in schemes else schemes[0]
    return [{"url": f"{scheme}://{host}{base}" if host else base or "/"}]


def _path(item: Data, consumes: list[str], produces: list[str], bodies: dict[str, Any]) -> Data:
    if not isinstance(item, dict):
        return item
    shared = item.get("parameters", []) if isinstance(item.get("parameters"), list) else []
    apart = [each for each in shared if not _is_body(each, bodies)]
    whole = [each for each in shared if _is_body(each, bodies)]
    made = {key: value for key, value in item.items() if key not in ("parameters", *_VERBS)}
    made["parameters"] = [_parameter(each) for each in apart]
    for verb in _VERBS:
        if isinstance(item.get(verb), dict):
            made[verb] = _operation(item[verb], whole, consumes, produces, bodies)
    return made


def _is_body(parameter: Data, bodies: dict[str, Any]) -> bool:
    if not isinstance(parameter, dict):
        return False
    return parameter.get("$ref") in bodies or _in(parameter) in ("body", "formData")


def _operation(
    old: dict[str, Any],
    shared: list[Any],
    consumes: list[str],
    produces: list[str],
    bodies: dict[str, Any],
) -> dict[str, Any]:
    takes = _types(old, "consumes") or consumes
    gives = _types(old, "produces") or produces
    own = old.get("parameters", []) if isinstance(old.get("parameters"), list) else []
    whole = [
        bodies.get(each.get("$ref"), each) for each in (*shared, *own) if _is_body(each, bodies)
    ]
    made = {
        key: value
        for key, value in old.items()
        if key not in ("consumes", "produces", "parameters", "responses")
    }
    made["parameters"] = [_parameter(each) for each in own if not _is_body(each, bodies)]
    if whole:
        made["requestBody"] = _body(whole, takes)
    made["responses"] = {
        status: _response(each, gives) for status, each in _items(old, "responses")
    }
    return made


def _body(whole: list[Any], takes: list[str]) -> dict[str, Any]:
    first = next((each for each in whole if _in(each) == "body"), None)
    if first is not None:
        content = {
            name: {"schema": first.get("schema", {})} for name in takes or ["application/json"]
        }
        return {
            "description": first.get("description", ""),
            "required": first.get("required") is True,
            "content": content,
        }
    properties = {
        each["name"]: _form_member(each) for each in whole if isinstance(each.get("name"), str)
    }
    needed = [
        each["name"]
        for each in whole
        if each.get("required") is True and isinstance(each.get("name"), str)
    ]
    schema = {
        "type": "object",
        "properties": properties,
        **({"required": needed} if needed else {}),
    }
    has_file = any(each.get("type") == "file" for each in whole)
    usual = "multipart/form-data" if has_file else "application/x-www-form-urlencoded"
    forms = [
        name
        for name in takes
        if name in ("multipart/form-data", "application/x-www-form-urlencoded")
    ]
    names = [usual] if has_file or not forms else forms
    return {"required": bool(needed), "content": {name: {"schema": schema} for name in names}}


def _form_member(each: dict[str, Any]) -> dict[str, Any]:
    made = {
        key: value
        for key, value in each.items()
        if key not in ("name", "in", "required", "collectionFormat")
    }
    return {**made, "type": "string", "format": "binary"} if each.get("type") == "file" else made


def _parameter(old: Data) -> Data:
    if not isinstance(old, dict) or "$ref" in old:
        return old
    made = {key: value for key, value in old.items() if key not in _OF_SCHEMAS}
    schema = {
        key: value
        for key, value in old.items()
        if key in _OF_SCHEMAS or key in ("nullable", "x-nullable")
    }
    return {**made, "schema": schema or old.get("schema", {"type": "string"})}


def _response(old: Data, produces: list[str]) -> Data:
    if not isinstance(old, dict) or "$ref" in old:
        return old
    made = {key: value for key, value in old.items() if key not in ("schema", "examples")}
    if isinstance(old.get("schema"), dict):
        schema = old["schema"]
        names = produces or ["application/json"]
        if schema.get("type") == "file":
            schema = {"type": "string", "format": "binary"}
            names = produces or ["application/octet-stream"]
        made["content"] = {name: {"schema": schema} for name in names}
    return made
