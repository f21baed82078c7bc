"""The arguments of test calls: all of them, the required ones, or those of an example."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from clientgen.cases.values import Plain, Values
from clientgen.catalog import Way, accepted
from clientgen.ir import (
    Example,
    Operation,
    Parameter,
    Response,
    Text,
    reveal,
)
from clientgen.symbols import Argument, Call, OperationSymbols


@dataclass(frozen=True, slots=True, kw_only=True)
class CallValues:
    """Values of parameters, those of the client too, by their paths in the spec; and a body.

    `body` is None if no body is given.
    """

    parameters: Mapping[Text, Plain]
    body: Plain | None = None


@dataclass(frozen=True, kw_only=True)
class CallTarget:
    """An operation from the caller's side; the calls that it returns are shared and not changed."""

    values: Values
    operation: Operation
    written: dict[int, tuple[Plain, bytes | None]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """The bodies that `requests` has written so far, by the identities of their values, which live as long."""

    @cached_property
    def named(self) -> OperationSymbols:
        """The Python names of the operation."""
        return self.values.symbols.operations[self.operation.path]

    @property
    def call(self) -> Call:
        """The call of the operation."""
        return self.named.call

    @cached_property
    def accept(self) -> Text | None:
        """The `Accept` field of its requests; None if there is none."""
        return accepted(self.values.service, self.operation)

    @cached_property
    def parameters(self) -> tuple[Parameter, ...]:
        """The parameters of the client and of the operation."""
        return (*self.values.service.parameters, *self.operation.parameters)

    def given(self, values: CallValues) -> Iterator[tuple[Argument, Plain]]:
        """Each argument of the operation that is given, with its value."""
        for argument in self.call.parameters:
            if argument.node.path in values.parameters:
                yield argument, values.parameters[argument.node.path]
        if values.body is not None:
            yield from self.given_body(values.body)

    def given_body(self, body: Plain) -> Iterator[tuple[Argument, Plain]]:
        """The arguments that make up `body`, each with its value."""
        if self.call.body is not None:
            yield self.call.body, body
        sent = self.operation.body
        if sent is not None:
            yield from self.call.given_fields(body, self.values.catalog.record(sent.type))

    def full(self) -> CallValues:
        """Return the call with all arguments, which gets the usual response."""
        return self._full

    @cached_property
    def _full(self) -> CallValues:
        body = self.operation.body
        parameters = {each.path: self.values.example(each) for each in self.parameters}
        value = None if body is None else self.values.example(body)
        return self.choosing(CallValues(parameters=parameters, body=value))

    def least(self) -> CallValues:
        """Return the call with the required arguments only, and the key of a repeatable one."""
        return self._least

    @cached_property
    def _least(self) -> CallValues:
        full, body = self.full(), self.operation.body
        key = self.operation.key_header  # or each call would have another one
        kept = {
            p.path: full.parameters[p.path]
            for p in self.parameters
            if p.required or (p.place == "header" and p.wire_name == key)
        }
        if body is None or not body.required:
            return self.choosing(CallValues(parameters=kept))
        least = self.values.keep(body.type, full.body, lambda field: field.required)
        return self.choosing(CallValues(parameters=kept, body=least))

    def like(self, example: Example) -> CallValues:
        """Return the call of an example, with missing required arguments added."""
        least, body = self.least(), self.operation.body
        named = {p.wire_name: p for p in self.parameters}
        given = {
            named[name].path: self.values.written(named[name].type, value)
            for name, value in example.parameters
            if name in named
        }
        parameters = {**least.parameters, **given}
        if body is None or not example.has_body:
            return CallValues(parameters=parameters, body=least.body)
        return CallValues(parameters=parameters, body=self.values.written(body.type, example.body))

    def choosing(self, given: CallValues, response: Response | None = None) -> CallValues:
        """Return a call that gets a response, by default the usual one, if arguments choose it.

        As few arguments as possible are changed.
        """
        path = response.path if response is not None and response.when is not None else None
        ways = self.values.catalog.ways(self.operation)
        found = [w for w in ways if (w.response.path if w.response is not None else None) == path]
        changes = sorted((self._changes(given, way) for way in found), key=len)
        return self._changed(given, changes[0]) if changes else given

    def _changes(self, given: CallValues, way: Way) -> dict[Text, Plain]:
        """The values of arguments that must change; None for one that must be left out."""
        paths = {each.wire_name: each.path for each in self.operation.parameters}
        body = given.body if isinstance(given.body, dict) else {}
        changes: dict[Text, Plain] = {}
        for name, tokens in way.tokens.items():
            plain = [reveal(each) if isinstance(each, Text) else each for each in tokens]
            inside = body.get(reveal(name))
            value = given.parameters.get(paths[name]) if name in paths else inside
            if not any(type(each) is type(value) and each == value for each in plain):
                changes[name] = next((each for each in plain if each is not None), None)
        return changes

    def _changed(self, given: CallValues, changes: Mapping[Text, Plain]) -> CallValues:
        paths = {each.wire_name: each.path for each in self.operation.parameters}
        parameters, body = dict(given.parameters), dict(given.body or {})
        for name, value in changes.items():
            place: dict[Any, Plain] = parameters if name in paths else body
            key = paths.get(name, reveal(name))
            place[key] = value
            if value is None:
                del place[key]
        is_whole = given.body is None and not body
        return CallValues(parameters=parameters, body=given.body if is_whole else body)

    def others(self) -> Iterator[tuple[str, CallValues]]:
        """Give a call for every other example of the body's type, each with its name."""
        full, body = self.full(), self.operation.body
        for name, value in self.values.others(body) if body is not None else ():
            given = CallValues(parameters=full.parameters, body=value)
            yield name, self.choosing(given)
