"""A command line of an operation as its help shows it, from the examples of the description."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from .shell import quote
from .values import is_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..description import Description
    from ..description_types import Type, Value
    from .values import Command, Plain

_USUAL: Mapping[str, Plain] = {
    "boolean": True,
    "integer": 1,
    "number": 1,
    "record": {},
    "date": "2024-05-06",
    "date-time": "2024-05-06T07:08:09Z",
    "decimal": "1.50",
    "duration": "P1DT2H",
    "http-date": "Mon, 06 May 2024 07:08:09 GMT",
    "int64": "1",
    "time": "07:08:09",
    "uint64": "1",
    "unix-time": 1714979289,
    "uri": "https://example.com",
    "uuid": "123e4567-e89b-12d3-a456-426614174000",
    "byte": "AAEC",
}


def show_command(description: Description, command: Command) -> str:
    """Return a command line with all that is required, except secrets, which are asked for."""
    words = [description.index["program"], *command.words]
    flagged = (*command.settings, *command.options)
    given = [value for value in flagged if value.get("required")]
    for value in given:
        words += _list_words(value, _find(value))
    words += _list_body_words(description, command)
    found = [_spell(_find(value)) for value in command.arguments]
    # a value must not look like a flag
    words += ["--", *found] if any(word.startswith("-") for word in found) else found
    return " ".join(map(quote, words))


def _list_body_words(description: Description, command: Command) -> Iterator[str]:
    body = command.operation.get("body")
    if body is None or not body.get("required"):
        return
    if "fields" not in body:
        (value,) = command.body_values
        if not value.get("secret") or value["type"]["kind"] != "string":
            yield from ("--from-file", "FILE")
        return
    whole = body.get("example", description.resolve(body["type"]).get("example"))
    known = whole if isinstance(whole, dict) else {}
    for value in command.body_values:
        if value.get("required"):
            yield from _list_words(value, known.get(value.get("name", ""), _find(value)))


def _find(value: Value) -> Plain:
    """Return an example of a value, or else one that its type suggests."""
    kind = value["type"]
    for place in (value, kind):
        if "example" in place:
            return place["example"]
    return value["default"] if "default" in value else _imagine(kind, value)


def _imagine(kind: Type, value: Value) -> Plain:
    if kind["kind"] == "enum":
        return kind["values"][0]
    if kind["kind"] == "list":
        return [kind["items"].get("example", _imagine(kind["items"], value))]
    if kind["kind"] == "map":
        return {"key": _imagine(kind["values"], value)}
    usual = _USUAL.get(kind.get("format", ""), _USUAL.get(kind["kind"]))
    return value["python_name"].upper() if usual is None else usual


def _list_words(value: Value, plain: Plain) -> Iterator[str]:
    flag, kind = value["flag"], value["type"]["kind"]
    if is_file(value["type"]):
        yield from (flag, "FILE")
    elif value.get("secret"):
        return
    elif plain is None:
        yield from ("--null", flag.removeprefix("--"))
    elif kind == "boolean":
        yield flag if plain else f"--no-{flag.removeprefix('--')}"
    elif kind == "list" and isinstance(plain, list):
        yield from (word for item in plain for word in (flag, _spell(item)))
    elif kind == "map" and isinstance(plain, dict):
        yield from (word for key, each in plain.items() for word in (flag, f"{key}={_spell(each)}"))
    else:
        yield from (flag, _spell(plain))


def _spell(plain: Plain) -> str:
    return plain if isinstance(plain, str) else json.dumps(plain, ensure_ascii=False)
