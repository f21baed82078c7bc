"""Gives members and parameters another name in Python; a type that is written in one moves out."""

from __future__ import annotations

from typing import Any

from clientgen.openapi import names
from clientgen.openapi.samples import NOTHING, Samples
from clientgen.openapi.words import Use
from clientgen.symbols.spelling import snake

_INNER = frozenset(
    {
        "type",
        "enum",
        "open",
        "python_names",
        "descriptions",
        "properties",
        "required",
        "oneOf",
        "discriminator",
        "additionalProperties",
        "allOf",
    }
)


def rename_member(holder: Use, steps: list[Any], types: dict[str, Use], suffix: str) -> None:
    """Rename the member of `holder` to which `steps` lead; a type in it becomes one of `types`."""
    wire_name = steps[-1]
    member = holder[wire_name]
    old = member.get("python_name", "")
    base = old if old[:1].islower() else snake(str(wire_name))
    suffix = suffix or member.get("in", "value")
    name = names.words(f"{base}_{suffix if not base.endswith(suffix) else 'value'}")
    if any(word in member for word in ("properties", "enum", "oneOf")):
        kept = [word for word in member if word not in _INNER and word != "python_name"]
        derived = names.pascal("_".join(map(str, steps[1:])))
        given = old if old[:1].isupper() else names.unique(derived, types, "")
        types[given] = {word: member[word] for word in member if word in _INNER}
        example = Samples(types).of_definition(given)
        if "enum" not in member and example is not NOTHING:
            types[given]["example"] = example
        holder[wire_name] = {"$ref": given, **{word: member[word] for word in kept}}
    holder[wire_name]["python_name"] = name
