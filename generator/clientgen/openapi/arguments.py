"""Gives methods the arguments that those of the old client had: their names, and which there are.

A member of a body that always has one value was an argument. Arguments of one name in several places
had the place before it: `path_id`, `body_id`. Every request that changes something took the key of
`idempotency_header`. What a body needs for this it gets in a record of its own.
"""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from clientgen.openapi import names
from clientgen.openapi.apart import move_out
from clientgen.openapi.config import Config
from clientgen.openapi.operations import Operations
from clientgen.openapi.scalars import python_names
from clientgen.openapi.types import Types
from clientgen.openapi.words import Use
from clientgen.symbols.spelling import snake

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(slots=True)
class _Argument:
    """A parameter or a member of a body: what holds it under which name, and where it is sent."""

    holder: dict[str, Use]
    key: str
    place: str

    @property
    def use(self) -> Use:
        return self.holder[self.key]

    @property
    def name(self) -> str:
        """Its name in Python, were there no other argument."""
        given = self.use.get("python_name", "")
        if given[:1].islower() and names.words(given) != names.words(self.key):
            return str(given)
        taken: set[str] = set()
        wire_name = str(self.use.get("wire_name", self.key))
        return names.python_name(wire_name, taken) or snake(wire_name)


def add_arguments(operations: Operations, config: Config) -> None:
    """Change the operations of a spec so that methods take what those of the old client took."""
    types = operations.types
    uses = Counter(_references([types.definitions, operations.groups]))
    for group, every in operations.groups.items():
        for name, operation in every.items():
            full_name = f"{group}.{name}"
            _body(operation, types, uses, names.pascal(f"{group}_{name}"))
            if full_name in config.body_names and "body" in operation:
                operation["body"]["python_name"] = config.body_names[full_name]
            if full_name in config.deprecated:
                operation["deprecated"] = True
            if config.idempotency and operation["verb"] not in _SAFE:
                _add_key(operation, config.idempotency)


def _add_key(operation: Use, header: str) -> None:
    """Let a request be sent once, by a key in a header that is no other argument then."""
    parameters = operation.get("parameters", {})
    for key, use in list(parameters.items()):
        if use["in"] == "header" and use.get("wire_name", key).lower() == header.lower():
            del parameters[key]
    if not parameters:
        operation.pop("parameters", None)
    operation["repeatable"] = {"header": header}


def _body(operation: Use, types: Types, uses: Counter[str], owner: str) -> None:
    """Give the members of a body, and parameters, the names of arguments."""
    body = operation.get("body", {})
    record = types.look(body)
    is_flat = "$ref" in body and bool(record.get("properties"))
    if is_flat:
        body.pop("nullable", None)
    members = record["properties"] if is_flat else {}
    clashing = _clashing(operation, members)
    if any("const" in each for each in members.values()) or "body" in clashing.values():
        record = _own(body, types, uses, owner)
        members = record["properties"]
    for name, member in list(members.items()):
        if "const" in member:
            members[name] = _listed(member, types, f"{owner}{names.camel(name)}")
    for argument in _arguments(operation, members):
        if clashing.get(argument.name) is not None:
            _rename(argument, types, owner)


def _own(body: Use, types: Types, uses: Counter[str], owner: str) -> Use:
    """The record of a body that nothing else has: a copy if something does."""
    name = body["$ref"]
    record = types.look(body)
    if uses[name] > 1:
        uses[name] -= 1
        move_out(types, record, name)
        made = types.claim(f"{owner}Body")
        types.definitions[made] = record = copy.deepcopy(record)
        body["$ref"] = made
    return record


def _listed(member: Use, types: Types, name: str) -> Use:
    """A member that always has one value as one whose value is given: the only one of a list."""
    value = member["const"]
    kept = {word: said for word, said in member.items() if word not in ("const", "default")}
    if kept.get("python_name", "x")[0].isupper():
        del kept["python_name"]
    if isinstance(value, bool):
        return kept
    definition = types.claim(name)
    made: Use = {"type": kept.pop("type"), "enum": [value], "open": False}
    pinned = python_names([value]) if isinstance(value, str) else {}
    types.definitions[definition] = {**made, **({"python_names": pinned} if pinned else {})}
    return {"$ref": definition, **kept}


def _clashing(operation: Use, members: dict[str, Use]) -> dict[str, str]:
    """The names that arguments in several places would have, each with the last of these places."""
    places: dict[str, list[str]] = {}
    for each in _arguments(operation, members):
        if each.place not in places.setdefault(each.name, []):
            places[each.name].append(each.place)
    return {name: found[-1] for name, found in places.items() if len(found) > 1}


def _arguments(operation: Use, members: dict[str, Use]) -> Iterator[_Argument]:
    parameters = operation.get("parameters", {})
    for key in list(parameters):
        yield _Argument(parameters, key, parameters[key]["in"])
    for key in list(members):
        yield _Argument(members, key, "body")


def _rename(argument: _Argument, types: Types, owner: str) -> None:
    """Put the place of an argument before its name."""
    name = f"{argument.place}_{argument.name}".rstrip("_")
    own = f"{owner}{names.pascal(name)}"
    argument.holder[argument.key] = types.renamed(argument.use, name, own)


def _references(data: object) -> Iterator[str]:
    """Every reference to a named type in data."""
    waiting: list[object] = [data]
    while waiting:
        value = waiting.pop()
        if isinstance(value, Mapping):
            if isinstance(value.get("$ref"), str):
                yield value["$ref"]
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
