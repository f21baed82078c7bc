"""Merges a choice of several records into one record with the members of all of them."""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.openapi.reading import Json
from clientgen.openapi.schemas import alternatives, is_null, leaves_of, members
from clientgen.openapi.source import Part


def merged(schema: Part) -> Part | None:
    """Return a schema with the members of all alternatives; None if these are not several records.

    A member is required if every alternative requires it, and has a value of any of its types.
    """
    records = _records(schema)
    if len(records) < 2 or any(each.followed().file != schema.file for each in records):
        return None
    stated: dict[str, list[Json]] = {}
    for each in records:
        for name, part in _members(each):
            if part.value not in stated.setdefault(name, []):
                stated[name].append(part.value)
    needed = [members(each).required for each in records]
    made: dict[str, Json] = {
        "type": "object",
        "properties": {
            name: values[0] if len(values) == 1 else {"anyOf": values}
            for name, values in stated.items()
        },
        "required": [name for name in stated if all(name in each for each in needed)],
    }
    if schema.followed().text("description"):
        made["description"] = schema.followed().text("description")
    return Part(made, schema.place, schema.file, schema.source)


def every_member(schema: Part) -> dict[str, Part]:
    """Return the members of a schema, and those of its alternatives."""
    found = dict(_members(schema))
    for each in _records(schema):
        for name, part in _members(each):
            found.setdefault(name, part)
    return found


def _records(schema: Part) -> list[Part]:
    """The alternatives of a choice; none if the schema has members itself, or an alternative has none."""
    part = schema.followed()
    if members(part).properties:
        return []
    choices = [each for each in alternatives(part) if not is_null(each)]
    records = leaves_of(choices)
    return records if all(members(each).properties for each in records) else []


def _members(record: Part) -> Iterator[tuple[str, Part]]:
    """The members of a record, and those of a choice beside them."""
    found = members(record)
    yield from found.properties.items()
    for union in found.unions:
        for each in alternatives(union):
            yield from members(each).properties.items()
