"""What extensions of vendors say of one part of a document: names, enumerations, what is left out.

`READ` has the extensions that something reads, here or in `microsoft`; all others are in the report.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from clientgen.openapi import names
from clientgen.openapi.prose import prose
from clientgen.openapi.reading import Json
from clientgen.openapi.source import Part
from clientgen.symbols.spelling import is_constant

READ = frozenset(
    {
        "x-enum-descriptions",
        "x-enum-varnames",
        "x-ms-client-name",
        "x-ms-discriminator-value",
        "x-ms-enum",
        "x-ms-error-response",
        "x-ms-long-running-operation",
        "x-ms-long-running-operation-options",
        "x-ms-pageable",
        "x-ms-parameter-location",
        "x-ms-parameterized-host",
        "x-nullable",
        "x-stainless-const",
        "x-stainless-deprecation-message",
        "x-stainless-naming",
        "x-stainless-param",
        "x-stainless-skip",
    }
)
_NAMES = ("property_name", "method_argument", "param_name", "type_name", "model_name")


def name_of(part: Part) -> str:
    """Return the name that an extension gives to a parameter, a member or a type; empty if none does."""
    if not isinstance(part.value, dict):
        return ""
    naming = part.get("x-stainless-naming").get("python")
    given = [part.text("x-stainless-param"), *(naming.text(word) for word in _NAMES)]
    given.append(part.text("x-ms-client-name"))
    return next((name for name in given if any(map(str.isalpha, name))), "")


def name_of_enumeration(part: Part) -> str:
    """Return the name that an extension gives to the type of an enumeration; empty if none does."""
    name = part.get("x-ms-enum").text("name")
    return name if any(map(str.isalpha, name)) else ""


def is_skipped(part: Part) -> bool:
    """Tell whether a configuration left an operation out of the Python client."""
    said = part.get("x-stainless-skip").value
    return said is True or (isinstance(said, list) and "python" in said)


def is_of_client(part: Part) -> bool:
    """Tell whether a parameter of the query or a header is given to the client, not to each call."""
    said = part.text("x-ms-parameter-location")
    return said == "client" and part.text("in") in ("query", "header")


def is_constant_of_one(part: Part) -> bool:
    """Tell whether an enumeration of one value is a constant."""
    return part.flag("x-stainless-const")


def about(part: Part) -> str:
    """Return the description of a part, and what it says of its deprecation."""
    said = [prose(part.text("description")), prose(part.text("x-stainless-deprecation-message"))]
    return "\n\n".join(filter(None, said))


def enumeration_words(schema: Part, values: list[Any], pinned: dict[Any, str]) -> dict[str, Any]:
    """Return what extensions say of an enumeration: names and descriptions of its values, whether there are more.

    `pinned` are names that values need anyway.
    """
    said = schema.get("x-ms-enum")
    found = dict(pinned)
    texts: dict[Any, str] = {
        value: prose(part.value)
        for value, part in schema.get("x-enum-descriptions").items()
        if value in values and isinstance(part.value, str) and prose(part.value)
    }
    for value, name, text in _values(schema):
        constant = names.words(name).upper() if name else ""
        if value in values and is_constant(constant) and constant not in found.values():
            found[value] = constant
        if value in values and text:
            texts[value] = text
    words: dict[str, Any] = {"open": said.flag("modelAsString")} if said.value else {}
    words |= {"python_names": found} if found else {}
    return words | ({"descriptions": texts} if texts else {})


def _values(schema: Part) -> Iterator[tuple[Json, str, str]]:
    """Yield the values of an enumeration that extensions describe, with names and descriptions."""
    listed, called = schema.get("enum").value or [], schema.get("x-enum-varnames").value
    for value, name in zip(listed, called if isinstance(called, list) else (), strict=False):
        yield value, name if isinstance(name, str) else "", ""
    said = schema.get("x-ms-enum")
    for each in said.get("values").entries():
        yield each.get("value").value, each.text("name"), prose(each.text("description"))
