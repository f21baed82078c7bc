"""The places of free text in a spec, found in the schemas so that no new one is forgotten."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from clientgen.schema.validator import resolve

from .museum import Documents, Place

_TEXT = frozenset({"types.schema.json#/$defs/line", "types.schema.json#/$defs/prose"})
_ALSO = ("allOf", "anyOf", "oneOf")
_WHEN = ("if", "then", "else")


def free_text(documents: Documents) -> tuple[Place, ...]:
    """Return the places of all free text, in the order in which it is written."""
    found: dict[Place, None] = {}
    for file, data in documents.items():
        kind = PurePosixPath(file).parts[0].removesuffix(".yaml")
        schema = f"{kind}.schema.json"
        for place in _texts({"$ref": schema}, schema, data, (file,)):
            found[place] = None
    return tuple(found)


def _texts(schema: Mapping[str, Any], home: str, data: object, place: Place) -> Iterator[Place]:
    """Yield the places of text in data that a schema of the file `home` describes."""
    for part, file in _parts(schema, home):
        if part.get("$ref") in _TEXT and isinstance(data, str):
            yield place
        elif isinstance(data, dict):
            others = part.get("additionalProperties")
            named = part.get("properties", {})
            for key, value in data.items():
                inner = named.get(key, others)
                if isinstance(inner, dict):
                    yield from _texts(inner, file, value, (*place, key))
        elif isinstance(data, list) and isinstance(part.get("items"), dict):
            for index, value in enumerate(data):
                yield from _texts(part["items"], file, value, (*place, index))


def _parts(schema: Mapping[str, Any], home: str) -> Iterator[tuple[Mapping[str, Any], str]]:
    """Yield a schema and every schema that applies beside it, each with its file."""
    yield schema, home
    reference = schema.get("$ref")
    if reference is not None and reference not in _TEXT:
        file = reference.partition("#")[0] or home
        yield from _parts(resolve(reference if file in reference else file + reference), file)
    beside = [each for word in _ALSO for each in schema.get(word, ())]
    beside += [schema[word] for word in _WHEN if isinstance(schema.get(word), dict)]
    for each in (*beside, *schema.get("dependentSchemas", {}).values()):
        yield from _parts(each, home)
