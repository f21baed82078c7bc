"""What callers give to an operation: everything, the least, or what an example of the spec says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from clientgen.cases.values import Plain, Values
from clientgen.ir import (
    Body,
    Example,
    Field,
    Fixed,
    Operation,
    Parameter,
    RecordType,
    Text,
    reveal,
    thaw,
)
from clientgen.symbols import OperationSymbols


@dataclass(frozen=True, slots=True, kw_only=True)
class CallValues:
    """Values of parameters, those of the client too, by their paths in the spec; and a body.

    `body` is None where none is given.
    """

    parameters: Mapping[Text, Plain]
    body: Plain | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallTarget:
    """An operation as those see it who call it."""

    values: Values
    operation: Operation

    @property
    def named(self) -> OperationSymbols:
        """The Python names of the operation."""
        return self.values.symbols.operations[self.operation.path]

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """The parameters of the client and of the operation."""
        return (*self.values.service.parameters, *self.operation.parameters)

    def in_path(self) -> list[Parameter]:
        """Return the operation's own parameters in its path, in that order."""
        named = {p.wire_name: p for p in self.operation.parameters if p.place == "path"}
        parts = self.operation.path_parts
        return [named[part.wire_name] for part in parts if not isinstance(part, Fixed)]

    def flat(self, body: Body) -> RecordType | None:
        """Return the record of a body whose members are arguments of their own."""
        return self.values.catalog.record(body.type) if self.named.body is None else None

    def members(self, body: Body, given: CallValues) -> Iterator[tuple[Field, Plain]]:
        """The members that are given of a body whose members are arguments of their own."""
        record, members = self.flat(body), given.body or {}
        for field in record.fields if record is not None else ():
            if reveal(field.wire_name) in members:
                yield field, members[reveal(field.wire_name)]

    def full(self) -> CallValues:
        """Return a call with everything that can be given."""
        body = self.operation.body
        parameters = {
            p.path: self.values.example(p.type, p.example, has_example=p.has_example)
            for p in self.parameters
        }
        if body is None:
            return CallValues(parameters=parameters)
        example = self.values.example(body.type, body.example, has_example=body.has_example)
        return CallValues(parameters=parameters, body=example)

    def least(self) -> CallValues:
        """Return a call with nothing but what must be given."""
        full, body = self.full(), self.operation.body
        kept = {p.path: full.parameters[p.path] for p in self.parameters if p.required}
        if body is None or not body.required:
            return CallValues(parameters=kept)
        least = self.values.keep(body.type, full.body, lambda field: field.required)
        return CallValues(parameters=kept, body=least)

    def like(self, example: Example) -> CallValues:
        """Return a call as an example has it, filled up with what is required."""
        least, body = self.least(), self.operation.body
        named = {p.wire_name: p for p in self.parameters}
        given = {
            named[name].path: thaw(value) for name, value in example.parameters if name in named
        }
        parameters = {**least.parameters, **given}
        if body is None or not example.has_body:
            return CallValues(parameters=parameters, body=least.body)
        return CallValues(
            parameters=parameters, body=self.values.raw(body.type, thaw(example.body))
        )
