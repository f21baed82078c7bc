"""Schemas of an export as types of a spec: the inverse of `schemas`."""

from __future__ import annotations

from clientgen.interchange.words import KEY, SCHEMAS, Json, Words, derived_of, extension, read

_NULL = {"type": "null"}


def definition(schema: Words) -> Words:
    """Return the named type of a schema, with the example that the spec itself has."""
    made = use(schema)
    derived = derived_of(schema)
    several = schema.get("examples")
    if "example" not in derived and "example" in schema:
        made["example"] = schema["example"]
    elif "examples" not in derived and isinstance(several, list) and several:
        made["example"] = several[0]
    return made


def use(schema: Words) -> Words:
    """Return the type of a schema where it is used, with the words beside it."""
    schema = _closed(schema)
    made = {**_shape(schema), **read("type", schema)}
    if "enum" in schema and "const" in made:
        made.pop("enum", None)
    if schema.get("deprecated") is True:
        made.setdefault("deprecated", True)
    if isinstance(schema.get("xml"), dict) and "xml" not in derived_of(schema):
        xml = read("xml", schema["xml"])
        made |= {"xml": xml} if xml else {}
    if made.get("type") == "bytes":
        made.pop("format", None)
    if _is_nullable(schema) and not _lists_null(schema, made):
        made["nullable"] = True
    return made


def _closed(schema: Words) -> Words:
    """An open enumeration as a closed one: its values are the first of two alternatives."""
    alternatives = schema.get("anyOf")
    is_open = schema.get(extension("open")) is True
    if not is_open or not isinstance(alternatives, list) or "enum" not in alternatives[0]:
        return schema
    return {**{word: schema[word] for word in schema if word != "anyOf"}, **alternatives[0]}


def _lists_null(schema: Words, made: Words) -> bool:
    return "enum" in made and None in schema.get("enum", ())


def _is_nullable(schema: Words) -> bool:
    kinds = schema.get("type")
    return (
        (isinstance(kinds, list) and "null" in kinds)
        or schema.get("nullable") is True
        or any(_NULL in schema.get(word, ()) for word in ("anyOf", "oneOf"))
    )


def _shape(schema: Words) -> Words:
    reference = _reference(schema)
    if reference is not None:
        return {"$ref": reference}
    for word in ("oneOf", "anyOf"):
        if isinstance(schema.get(word), list):
            return _union(schema, [each for each in schema[word] if each != _NULL])
    kind = _kind(schema)
    if "const" in schema:
        return {"type": kind, "const": schema["const"]}
    if isinstance(schema.get("enum"), list):
        return _enumeration(kind, schema)
    if kind == "string" and schema.get("format") == "binary":
        return {"type": "bytes"}
    if kind == "array":
        return {"type": kind, "items": use(schema.get("items", {}))}
    return {"type": kind, **_bounds(schema), **(_members(schema) if kind == "object" else {})}


def _enumeration(kind: str, schema: Words) -> Words:
    return {"type": kind, "enum": schema["enum"]}


def _kind(schema: Words) -> str:
    kind = schema.get("type", "any")
    if isinstance(kind, list):
        kind = next((each for each in kind if each != "null"), "any")
    return str(kind)


def _reference(schema: Words) -> str | None:
    """The name of the type that a schema refers to, itself or with words beside it."""
    stated = schema.get("$ref")
    for word in ("anyOf", "allOf"):
        # `allOf` beside `type` is that of a record
        inner = [each for each in schema.get(word, ()) if each != _NULL]
        if stated is None and len(inner) == 1 and "type" not in schema:
            stated = inner[0].get("$ref")
    return name_in(stated) if isinstance(stated, str) else None


def name_in(reference: str) -> str:
    """Return the name of a type in the reference to it."""
    return reference.removeprefix(SCHEMAS)


def _union(schema: Words, every: list[Json]) -> Words:
    made: Words = {"oneOf": [use(each) for each in every]}
    stated = schema.get("discriminator")
    if isinstance(stated, dict):
        made["discriminator"] = {"propertyName": stated["propertyName"]}
        mapping = {value: name_in(each) for value, each in stated.get("mapping", {}).items()}
        made["discriminator"] |= {"mapping": mapping} if mapping else {}
    return made


def _bounds(schema: Words) -> Words:
    made: Words = {}
    for word in ("minimum", "maximum"):
        other = f"exclusive{word.capitalize()}"
        stated = schema.get(other)
        if word in schema:
            made[other if stated is True else word] = schema[word]
        if stated is not None and not isinstance(stated, bool):
            made[other] = stated
    return made


def _members(schema: Words) -> Words:
    made: Words = {}
    if isinstance(schema.get("allOf"), list):
        made["allOf"] = [{"$ref": name_in(each["$ref"])} for each in schema["allOf"]]
    if isinstance(schema.get("properties"), dict):
        made["properties"] = dict(_member(*each) for each in schema["properties"].items())
    if isinstance(schema.get("required"), list):
        made["required"] = schema["required"]
    rest = schema.get("additionalProperties")
    if rest is not None:
        made["additionalProperties"] = use(rest) if isinstance(rest, dict) else rest
    return made


def _member(name: str, schema: Words) -> tuple[str, Words]:
    key = schema.get(KEY)
    made = use(schema)
    return (key, {**made, "wire_name": name}) if isinstance(key, str) else (name, made)
