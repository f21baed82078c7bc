"""The words after a command in the example of its help, from the examples of the description.

They are made once, so that help reads no types for them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from clientgen.python_source import Data

_USUAL: Mapping[str, object] = {
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


def command_example(operation: Data, types: Data) -> list[str]:
    """Return words with all that a command requires, except secrets, which are asked for."""
    given = [_resolved(each, types) for each in operation.get("parameters", ())]
    flagged = [value for value in given if "flag" in value and value.get("required")]
    # those that the client gives are settings of the program, which come first
    flagged.sort(key=lambda value: "from_client" not in value)
    words = [word for value in flagged for word in _words(value, _find(value))]
    words += _body_words(operation.get("body", {}), types)
    found = [_spell(_find(value)) for value in given if "metavar" in value]
    # a value must not look like a flag
    return [*words, "--", *found] if any(word.startswith("-") for word in found) else words + found


def _body_words(body: Data, types: Data) -> Iterator[str]:
    if not body.get("required"):
        return
    kind = _resolve(body["type"], types)
    if "fields" not in body:
        if not body.get("secret") or kind["kind"] != "string":
            yield from ("--from-file", "FILE")
        return
    whole = body.get("example", kind.get("example"))
    known = whole if isinstance(whole, dict) else {}
    fields = {field["name"]: field for field in kind["fields"]}
    for argument in body["fields"]:
        if argument.get("required"):
            field = fields[argument["name"]]
            said = {name: field[name] for name in ("type", "default") if name in field}
            value = _resolved({**said, **argument}, types)
            yield from _words(value, known.get(value["name"], _find(value)))


def _resolved(value: Data, types: Data) -> Data:
    return {**value, "type": _resolve(value["type"], types)}


def _resolve(use: Data, types: Data) -> Data:
    """Return a type with names resolved, down to records and enumerations."""
    while use["kind"] in ("ref", "nullable"):
        use = use["item"] if use["kind"] == "nullable" else types[use["name"]]
    inner = {"list": "items", "map": "values"}.get(use["kind"])
    return use if inner is None else {**use, inner: _resolve(use[inner], types)}


def _find(value: Data) -> object:
    """Return an example of a value, or else one that its type suggests."""
    for place in (value, value["type"]):
        if "example" in place:
            return place["example"]
    return value["default"] if "default" in value else _imagine(value["type"], value)


def _imagine(kind: Data, value: Data) -> object:
    if kind["kind"] == "enum":
        return kind["values"][0]
    if kind["kind"] == "list":
        return [kind["items"].get("example", _imagine(kind["items"], value))]
    if kind["kind"] == "map":
        return {"key": _imagine(kind["values"], value)}
    usual = _USUAL.get(kind.get("format", ""), _USUAL.get(kind["kind"]))
    return value["python_name"].upper() if usual is None else usual


def _words(value: Data, plain: Any) -> Iterator[str]:  # noqa: ANN401 - any plain data
    flag, kind = value["flag"], value["type"]["kind"]
    if kind == "bytes" or (kind == "list" and value["type"]["items"]["kind"] == "bytes"):
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


def _spell(plain: object) -> str:
    return plain if isinstance(plain, str) else json.dumps(plain, ensure_ascii=False)
