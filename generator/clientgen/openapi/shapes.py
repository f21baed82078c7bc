"""What operations take and return, as their words and the types of a spec say it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from clientgen.openapi.procedures import arguments
from clientgen.openapi.samples import Samples
from clientgen.openapi.words import Use

_LONGEST_CHAIN = 20
"""The most names that follow one another."""


def responses_of(operation: Use) -> Iterator[Use]:
    """Yield the responses of an operation; a status may have several."""
    for stated in operation["responses"].values():
        yield from stated if isinstance(stated, list) else [stated]


def first_body(operation: Use) -> Use:
    """Return the body of the first response of an operation; empty without one, or if its status has several."""
    first = next(iter(operation["responses"].values()))
    body: Use = first.get("body", {}) if isinstance(first, dict) else {}
    return body


class Shapes:
    """The records of requests and responses, by the full names of operations."""

    def __init__(self, operations: Mapping[str, Use], types: Mapping[str, Use]) -> None:
        self._operations, self._types = operations, types
        self._samples = Samples(types)

    def records(self, name: str) -> Iterator[tuple[str, str]]:
        """Yield where an item can stand in the response of an operation, with the name of its record."""
        returned = self.returned(name)
        if returned:
            yield "", returned
        members = self.behind(self.body_of(name)).get("properties", {})
        for wire_name, member in members.items():
            record = member.get("$ref", "")
            if "properties" in self._types.get(record, {}) and "." not in wire_name:
                yield wire_name, record

    def behind(self, use: Use) -> Use:
        """Return the type behind the names of a use, or the use itself; empty if only names follow."""
        for _ in range(_LONGEST_CHAIN):
            if use.get("$ref") not in self._types:
                return use
            use = self._types[use["$ref"]]
        return {}

    def around(self, name: str, into: str) -> Use:
        """The words for an item in a member of a record, whose other required members are constant."""
        whole = self.behind(self.body_of(name))
        members = whole["properties"]
        envelope = {
            wire: {"constant": self._samples.whole(members[wire], wire)}
            for wire in whole.get("required", ())
            if wire != into and "." not in wire
        }
        return {"into": into, **({"envelope": envelope} if envelope else {})}

    def returned(self, name: str) -> str:
        """The name of the record that an operation returns, or nothing."""
        body = self.body_of(name)
        return (
            str(body["$ref"])
            if "$ref" in body and "properties" in self._types.get(body["$ref"], {})
            else ""
        )

    def body_of(self, name: str) -> Use:
        """Return the body of the first response of an operation; empty if it has none of JSON."""
        body = first_body(self._operations[name])
        return {} if "media_types" in body else body

    def shown(self, name: str) -> Use | None:
        """The words for a response that does not show the item: its members are always the same."""
        members = self.behind(self.body_of(name)).get("properties", {})
        shown = {
            wire: {"constant": self._samples.whole(member, wire)}
            for wire, member in members.items()
            if "." not in wire
        }
        return {"response": shown} if shown else None

    def members_of_body(self, name: str) -> Use | None:
        """The members of the record that a request has; None if it has none."""
        body = self.behind(self._operations[name].get("body", {}))
        found = body.get("properties")
        return (
            found
            if isinstance(found, dict) and "multipart/form-data" not in body.get("media_types", ())
            else None
        )

    def arguments(self, name: str) -> list[tuple[str, Use, bool]]:
        """Return the arguments of an operation in the query and the body, as `procedures.arguments` has them."""
        operation = self._operations[name]
        return list(arguments(operation, self.behind(operation.get("body", {}))))
