"""Calls with values at the edge of what the spec allows, just beyond it, or without a value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from clientgen.cases.bounds import candidates
from clientgen.cases.calls import CallTarget, CallValues
from clientgen.cases.values import Plain, Values
from clientgen.ir import Field, Parameter, RecordType, Reference, TypeUse, reveal

_LONGEST = 600


class Edges:
    """Finds the calls of each operation; a type with a name is tried once under each name."""

    def __init__(self, values: Values) -> None:
        self._values = values
        self._seen: set[object] = set()

    def of(self, callee: CallTarget, given: CallValues) -> Iterator[CallValues]:
        """Give calls like `given`, each with one value that is at an edge."""
        for each in callee.parameters:
            if each.path in given.parameters and each.place not in ("host", "call"):
                yield from self._of_parameter(each, given)
        body = callee.operation.body
        if body is not None and isinstance(given.body, dict):
            for changed in self._of_record(body.type, given.body):
                yield replace(given, body=changed)

    def _of_parameter(self, parameter: Parameter, given: CallValues) -> Iterator[CallValues]:
        value = given.parameters[parameter.path]
        for each in self._around(parameter, value):
            if isinstance(each, str) and not _can_stand(parameter, each):
                continue
            yield replace(given, parameters={**given.parameters, parameter.path: each})

    def _of_record(self, use: TypeUse, value: dict[str, Plain]) -> Iterator[dict[str, Plain]]:
        plain = self._values.catalog.bare(use)
        for each in plain.fields if isinstance(plain, RecordType) else ():
            name = reveal(each.wire_name)
            if name in value:
                yield from ({**value, name: new} for new in self._of_field(each, value[name]))
                if each.required and self._is_new((each.path, "required")):
                    yield {key: kept for key, kept in value.items() if key != name}

    def _of_field(self, field: Field, value: Plain) -> Iterator[Plain]:
        yield from self._around(field, value)
        if isinstance(value, dict) and self._is_new((field.path, "members")):
            yield from self._of_record(field.type, value)

    def _around(self, spot: Field | Parameter, value: Plain) -> list[Plain]:
        """The values near the bounds of a type that no other call has tried."""
        if value is None or not self._is_new(_name_of(spot)):
            return []
        found = candidates(self._values, spot.type, value)
        return [each for each in found if not isinstance(each, str | list) or _is_short(each)]

    def _is_new(self, place: object) -> bool:
        is_new = place not in self._seen
        self._seen.add(place)
        return is_new


def _name_of(spot: Field | Parameter) -> object:
    """What is tried once: the errors of a value can depend on the name under which it is sent."""
    use = spot.type
    return (use.name, spot.wire_name) if isinstance(use, Reference) else spot.path


def _is_short(value: str | list[Plain]) -> bool:
    return len(value) <= _LONGEST


def _can_stand(parameter: Parameter, text: str) -> bool:
    """Tell whether a text can be sent in the place of a parameter, and arrives as it is."""
    if parameter.place == "path":
        return bool(text) and not set(text) <= {"."}
    is_plain = text.isascii() and text.isprintable() and text == text.strip()
    return parameter.place != "header" or (is_plain and bool(text))
