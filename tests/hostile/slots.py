"""What kind of text each string of a spec is: read off the schemas, so that no slot can be forgotten."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from clientgen.schema.schemas import kind_of_file, resolve

from .museum import Documents, Place

FREE = frozenset({"line", "prose"})
"""Kinds of text that people read."""
OPEN = frozenset({"change", "value"})
"""Kinds of which the schema cannot say more: rules hold them against what they are for."""
KEY = "(key)"
"""The last step of the place of a key."""
Schemas: TypeAlias = list[tuple[Mapping[str, Any], str]]
"""Schemas, each with its file."""
_ALSO = ("allOf", "anyOf", "oneOf")
_WHEN = ("if", "then", "else")


def free_text(documents: Documents) -> tuple[Place, ...]:
    """Return the places of all free text, in the order in which it is written."""
    found = (place for place, kinds in strings(documents).items() if kinds & FREE)
    return tuple(place for place in found if place[-1] is not KEY)


def strings(documents: Documents) -> Mapping[Place, frozenset[str]]:
    """Return the kinds of every string, of keys too where the schema does not name them.

    A kind is the name of a definition in the schemas, or `word` for one of a few words.
    """
    return {
        place: frozenset(kind for schema, home in schemas for kind in kinds_of(schema, home))
        for place, schemas in described(documents)
    }


def described(documents: Documents) -> Iterator[tuple[Place, Schemas]]:
    """Yield every string with the schemas that describe it, each with its file."""
    for file, data in documents.items():
        schema = f"{kind_of_file(file)}.schema.json"
        yield from _strings([({"$ref": schema}, schema)], data, (file,))


def keys_named(schema: object) -> Iterator[tuple[str, object]]:
    """Yield every key that a schema names, with the schema of its value."""
    if isinstance(schema, dict):
        for key, site in schema.get("properties", {}).items():
            if isinstance(site, dict) and set(site) - {"const"}:
                yield key, site
        for word, each in schema.items():
            if word == "properties" and isinstance(each, dict):
                for inner in each.values():
                    yield from keys_named(inner)
            elif word not in ("enum", "const", "x-hints"):
                yield from keys_named(each)
    elif isinstance(schema, list):
        for each in schema:
            yield from keys_named(each)


def keys_used(documents: Documents) -> Iterator[int]:
    """Yield the identity of the schema of every key that documents have, as `properties` say it."""
    for file, data in documents.items():
        schema = f"{kind_of_file(file)}.schema.json"
        yield from _keys([({"$ref": schema}, schema)], data)


def _keys(schemas: Schemas, data: object) -> Iterator[int]:
    parts = [each for schema, home in schemas for each in parts_of(schema, home)]
    if isinstance(data, dict):
        for key, value in data.items():
            yield from (
                id(p["properties"][key]) for p, _ in parts if key in p.get("properties", {})
            )
            yield from _keys(list(_members(parts, key)), value)
    elif isinstance(data, list):
        items = [
            (part["items"], home) for part, home in parts if isinstance(part.get("items"), dict)
        ]
        for value in data:
            yield from _keys(items, value)


def kinds_of(schema: Mapping[str, Any], home: str) -> Iterator[str]:
    """Yield the kinds of text that a schema of the file `home` lets a string be."""
    for part, name in _named_parts(schema, home):
        if name in OPEN or (name and "string" in _types(part)):
            yield name
        elif "enum" in part or "const" in part:
            yield "word"


def _types(part: Mapping[str, Any]) -> list[str]:
    stated = part.get("type", [])
    return [stated] if isinstance(stated, str) else stated


def _strings(schemas: Schemas, data: object, place: Place) -> Iterator[tuple[Place, Schemas]]:
    parts = [each for schema, home in schemas for each in parts_of(schema, home)]
    if isinstance(data, str):
        yield place, schemas
    elif any(kind in OPEN for schema, home in schemas for kind in kinds_of(schema, home)):
        yield from ((inner, schemas) for inner in _leaves(data, place))
    elif isinstance(data, dict):
        named = {key for part, _ in parts for key in part.get("properties", {})}
        for key, value in data.items():
            if key not in named:
                keys = [(p["propertyNames"], home) for p, home in parts if "propertyNames" in p]
                yield from _strings(keys, key, (*place, key, KEY))
            yield from _strings(list(_members(parts, key)), value, (*place, key))
    elif isinstance(data, list):
        items = [
            (part["items"], home) for part, home in parts if isinstance(part.get("items"), dict)
        ]
        for index, value in enumerate(data):
            yield from _strings(items, value, (*place, index))


def _leaves(data: object, place: Place) -> Iterator[Place]:
    """Yield the places of strings in a value of which the schema says no more."""
    match data:
        case str():
            yield place
        case dict():
            for key, inner in data.items():
                yield from _leaves(inner, (*place, key))
        case list():
            for index, inner in enumerate(data):
                yield from _leaves(inner, (*place, index))


def _members(parts: Schemas, key: str) -> Iterator[tuple[Mapping[str, Any], str]]:
    for part, home in parts:
        inner = part.get("properties", {}).get(key, part.get("additionalProperties"))
        if isinstance(inner, dict):
            yield inner, home


def parts_of(schema: Mapping[str, Any], home: str) -> Iterator[tuple[Mapping[str, Any], str]]:
    """Yield a schema and every schema that applies beside it, each with its file."""
    for part, _, file in _parts(schema, home, ""):
        yield part, file


def _named_parts(schema: Mapping[str, Any], home: str) -> Iterator[tuple[Mapping[str, Any], str]]:
    for part, name, _ in _parts(schema, home, ""):
        yield part, name


def _parts(
    schema: Mapping[str, Any], home: str, name: str
) -> Iterator[tuple[Mapping[str, Any], str, str]]:
    """Yield a schema and all beside it, each with the name of its definition and its file."""
    yield schema, name, home
    reference = schema.get("$ref")
    if reference is not None:
        file = reference.partition("#")[0] or home
        whole = reference if file in reference else file + reference
        yield from _parts(resolve(whole), file, reference.rpartition("/")[2])
    beside = [each for word in _ALSO for each in schema.get(word, ())]
    beside += [schema[word] for word in _WHEN if isinstance(schema.get(word), dict)]
    for each in (*beside, *schema.get("dependentSchemas", {}).values()):
        yield from _parts(each, home, "")
