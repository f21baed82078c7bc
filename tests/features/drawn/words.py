"""The words of the format: the keys and listed values of its schemas, and which of them a spec has."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

SCHEMAS = Path(__file__).parents[3] / "spec" / "schema"
KINDS = ("service", "types", "errors", "operations", "emulation", "group")
"""The files with words of their own; deviations have those of the files that they change."""


@cache
def _schema(kind: str) -> Any:
    return json.loads((SCHEMAS / f"{kind}.schema.json").read_text("utf-8"))


def all_words() -> frozenset[str]:
    """Return every word of the format, after the definition that has it."""
    found = set[str]()
    for kind in KINDS:
        schema = _schema(kind)
        found |= set(_stated(schema, kind))
        for name, inner in schema.get("$defs", {}).items():
            found |= set(_stated(inner, f"{kind}.{name}"))
    return frozenset(found)


def words_of(documents: Mapping[str, Any]) -> frozenset[str]:
    """Return the words that the files of a spec have."""
    found = set[str]()
    for name, document in documents.items():
        kind = "group" if name.endswith("_group.yaml") else name.partition("/")[0]
        kind = kind.removesuffix(".yaml")
        found |= set(_met(_schema(kind), kind, document))
    return frozenset(found)


def _stated(schema: Any, place: str) -> Iterator[str]:
    """Yield the words of a schema and of those in it."""
    if not isinstance(schema, dict):
        return
    if "description" in schema:
        yield from (f"{place}={value}" for value in schema.get("enum", ()))
    for name, inner in schema.get("properties", {}).items():
        if _is_word(inner):
            yield f"{place}.{name}"
            yield from _stated(inner, f"{place}.{name}")
    for key in ("items", "additionalProperties"):
        yield from _stated(schema.get(key), place)
    for inner in schema.get("oneOf", ()):
        yield from _stated(inner, place)


def _is_word(schema: Any) -> bool:
    """Tell whether a key is defined here; otherwise only what it may be beside another is said."""
    return isinstance(schema, dict) and bool({"description", "$ref"} & {*schema})


def _met(schema: Any, place: str, value: Any) -> Iterator[str]:
    """Yield the words of a schema that a value has."""
    if not isinstance(schema, dict):
        return
    if "$ref" in schema:
        file, _, name = schema["$ref"].partition(".schema.json#/$defs/")
        yield from _met(_schema(file)["$defs"][name], f"{file}.{name}", value)
    if "description" in schema and value in schema.get("enum", ()):
        yield f"{place}={value}"
    known = schema.get("properties", {})
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in known and _is_word(known[key]):
                yield f"{place}.{key}"
                yield from _met(known[key], f"{place}.{key}", inner)
            elif key not in known:
                yield from _met(schema.get("additionalProperties"), place, inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _met(schema.get("items"), place, inner)
    for inner in (*schema.get("oneOf", ()), *_branches(schema, value)):
        yield from _met(inner, place, value)


def _branches(schema: dict[str, Any], value: Any) -> Iterator[Any]:
    condition = schema.get("if")
    if condition is not None:
        kind = {"object": dict, "array": list}.get(condition.get("type", ""), object)
        needed = condition.get("required", ())
        holds = isinstance(value, kind) and all(each in value for each in needed)
        yield schema.get("then" if holds else "else")
