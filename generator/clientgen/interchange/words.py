"""Which words of specs stand as which words of OpenAPI: one table, for exports and their imports.

A row says of one kind of object what OpenAPI calls the words that it has itself, and which words
code on both sides writes in another form. Every other word of a spec is carried unchanged as
`x-clientgen-WORD` in the same object (with `-` for `_`), so that a new word of the format is exported
and imported without any change here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, TypeAlias

Json: TypeAlias = Any
"""Any data of JSON."""
Words: TypeAlias = dict[str, Any]
"""A mapping of a spec or of a document."""

PREFIX = "x-clientgen-"
MARK = "x-clientgen"
"""The word of the whole document that says in which edition of the words it is written."""
EDITION = 1

DERIVED = f"{PREFIX}derived"
"""In an object: the words that an export adds for other tools, or `true` for all of the object.

An import leaves them out, since they follow from the others."""
EVIDENCE = f"{PREFIX}evidence"
"""How a fact is known that is not just documented; it follows from the deviations."""
KEY = f"{PREFIX}key"
"""The name in the spec of a member or parameter, if that is not its name on the wire."""
PATH = f"{PREFIX}path"
"""The path in the spec, if that of the document has other names for parameters."""
ORDER = f"{PREFIX}operations"
"""The operations of a group in the order of the spec, if that of the paths is another one."""
SECOND_NAMES = f"{PREFIX}second-names"
"""In a group: the words of operations that are there under a second name, which have no path of their own."""
ALTERNATIVES = f"{PREFIX}alternatives"
"""The responses of one status as the spec has them, if there are several."""
STREAMED = f"{PREFIX}streamed"
"""In a response: the schema is that of each item of a stream."""
DEVIATIONS = f"{PREFIX}deviations"
"""In the document: the deviations; in an operation: the names of those that concern it."""

_MADE_BY_EXPORTS = frozenset(
    {DERIVED, EVIDENCE, KEY, PATH, ORDER, SECOND_NAMES, ALTERNATIVES, STREAMED, DEVIATIONS}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The words of one kind of object: those with a name of OpenAPI, and those of which code is in charge."""

    same: Mapping[str, str] = field(default_factory=dict)
    coded: frozenset[str] = frozenset()


def _row(*same: str, coded: Iterable[str] = (), **renamed: str) -> Row:
    return Row(same={**{word: word for word in same}, **renamed}, coded=frozenset(coded))


TABLE: Mapping[str, Row] = MappingProxyType(
    {
        "info": _row("title", "description", coded=("api_version",)),
        "operation": _row(
            "description",
            title="summary",
            coded=("verb", "path", "parameters", "body", "responses", "deprecated"),
        ),
        "parameter": _row(
            "in", "description", "required", "example", coded=("wire_name", "deprecated")
        ),
        "header": _row("description", "example", always="required"),
        "body": _row("description", coded=("media_types", "required", "encoding")),
        "response": _row("description", coded=("headers", "body")),
        "response body": _row(coded=("media_types", "itemSchema")),
        "type": _row(
            *("format", "minLength", "maxLength", "pattern", "minItems", "maxItems"),
            *("description", "default", "readOnly", "writeOnly"),
            coded=(
                *("type", "$ref", "nullable", "enum", "const", "oneOf", "discriminator", "allOf"),
                *("properties", "required", "additionalProperties", "items", "wire_name", "xml"),
                *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
                *("deprecated", "example", "examples"),
            ),
        ),
        "xml": _row("name", "namespace", "attribute", "wrapped"),
        "tag": _row(summary="description", coded=("operations",)),
    }
)

OWN: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "parameter": frozenset(
            {"in", "required", "style", "wire_name", "python_name", "from_client", "description"}
            | {"deprecated", "secret", "example"}
        ),
        "header": frozenset({"always", "seen", "python_name", "description", "example", "role"}),
        "body": frozenset(
            {"media_types", "required", "style", "list_style", "encoding", "python_name"}
            | {"description", "secret", "example"}
        ),
        "response body": frozenset(
            {"media_types", "default_media_type", "stream", "itemSchema", "end", "error"}
            | {"python_name", "example"}
        ),
    }
)
"""The words that are not words of the type that stands in the same mapping of a spec."""


def extension(word: str) -> str:
    """Return the name under which a word of specs is carried."""
    return PREFIX + word.replace("_", "-")


def written(place: str, words: Mapping[str, Json]) -> Words:
    """Return words of a spec as an object of a document has them, without those of which code is in charge."""
    row = TABLE[place]
    return {
        row.same.get(word, extension(word)): value
        for word, value in words.items()
        if word not in row.coded
    }


def read(place: str, stated: Mapping[str, Json]) -> Words:
    """Return words of an object of a document as a spec has them: the inverse of `written`."""
    names = {name: word for word, name in TABLE[place].same.items()}
    derived = derived_of(stated)
    found: Words = {}
    for name, value in stated.items():
        if name in _MADE_BY_EXPORTS or name in derived:
            continue
        if name in names:
            found[names[name]] = value
        elif name.startswith(PREFIX):
            found[name.removeprefix(PREFIX).replace("-", "_")] = value
    return found


def derived_of(stated: Mapping[str, Json]) -> frozenset[str]:
    """Return the words of an object that an import leaves out."""
    words = stated.get(DERIVED)
    return frozenset(words) if isinstance(words, list) else frozenset()


def add_derived(made: Words, **words: Json) -> None:
    """Add words that only other tools need, and say so."""
    made |= words
    made[DERIVED] = [*made.get(DERIVED, ()), *words]


_VALUES = frozenset({"default", "example", "examples", "enum", "const", "when", "seed"})
"""Words below which stand values of the API, in which nothing is a name of a type."""
SCHEMAS = "#/components/schemas/"


def with_references(words: Json) -> Json:
    """Return carried words in which types are references that every tool can follow."""
    return _renamed(words, lambda name: f"{SCHEMAS}{name}")


def with_names(words: Json) -> Json:
    """Return carried words in which types have their names: the inverse of `with_references`."""
    return _renamed(words, lambda name: name.removeprefix(SCHEMAS))


def _renamed(words: Json, rename: Callable[[str], str]) -> Json:
    if isinstance(words, list):
        return [_renamed(each, rename) for each in words]
    if not isinstance(words, dict):
        return words
    return {
        word: (
            rename(value)
            if word == "$ref" and isinstance(value, str)
            else (value if word in _VALUES else _renamed(value, rename))
        )
        for word, value in words.items()
    }


def parted(place: str, words: Mapping[str, Json]) -> tuple[Words, Words]:
    """Part the words of a place from those of the type that stands in the same mapping."""
    own = OWN[place]
    return (
        {word: value for word, value in words.items() if word in own},
        {word: value for word, value in words.items() if word not in own},
    )


_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_")


def component(name: str) -> str:
    """Return the name of a shared parameter or header as the key of a component, which has few characters."""
    if _PLAIN.issuperset(name):
        return name
    return "odd." + "".join(c if c in _PLAIN and c != "_" else f"_{ord(c):x}" for c in name)


def is_same(one: Json, other: Json) -> bool:
    """Tell whether two values are equal, the order of members and the kinds of numbers included."""
    return json.dumps(one) == json.dumps(other)
