"""The tour of the API: commands of the command line with the spec's examples as arguments."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from clientgen.catalog import Catalog
from clientgen.description.first_call import sample_values
from clientgen.ir import (
    AnyType,
    Body,
    BooleanType,
    BytesType,
    ListType,
    MapType,
    Operation,
    Parameter,
    Text,
    TourStep,
    Value,
    Word,
    thaw,
)
from clientgen.python_source import Data
from clientgen.symbols import Argument, Symbols


def tour_steps(catalog: Catalog, symbols: Symbols) -> list[Data]:
    """Return the steps that `emulation.yaml` lists: words for a shell, and secrets separately."""
    emulation = catalog.service.emulation
    return [
        _Step(catalog.operations[step.operation.text], symbols, catalog, step).data()
        for step in (emulation.tour if emulation is not None else ())
    ]


def example_words(catalog: Catalog, symbols: Symbols, operation: Operation) -> list[str]:
    """Return the words of a command, with the examples of what it needs; secrets are left out."""
    word = Word(text=operation.full_name, location=operation.location, path=operation.path)
    step = TourStep(operation=word, text=word)
    values = sample_values(catalog, operation)
    made = _Step(operation, symbols, catalog, step, values).data()
    return [str(word) for word in made["arguments"]]


class _Step:
    """One command, and the sources of its values."""

    def __init__(
        self,
        operation: Operation,
        symbols: Symbols,
        catalog: Catalog,
        step: TourStep,
        values: Mapping[Text, Value] | None = None,
    ) -> None:
        self._operation = operation
        named = symbols.operations[operation.path]
        self._call = named.call
        self._catalog = catalog
        self._step = step
        self._only_required = values is not None
        self._values = values or {}
        group = symbols.groups[operation.group]
        self._command = [*group.words, named.command]
        self._words: list[str] = []
        self._flags: list[str] = []
        self._secrets: dict[str, str] = {}

    def data(self) -> Data:
        """Return the step as data."""
        self._add_parameters()
        if self._operation.body is not None:
            self._add_body(self._operation.body)
        if self._operation.destructive:
            self._flags.append("--yes")
        return {
            "text": self._step.text.text,
            "arguments": [*self._command, *self._ordered()],
            "secrets": self._secrets,
            "fails": self._step.fails,
        }

    def _ordered(self) -> list[str]:
        """Words, then flags; flags first if a word looks like a flag."""
        if any(word.startswith("-") for word in self._words):
            return [*self._flags, "--", *self._words]
        return [*self._words, *self._flags]

    def _add_parameters(self) -> None:
        stated = {member.name.text: member.value.value for member in self._step.parameters}
        given = {**self._values, **stated}
        for argument in self._call.parameters:
            node = argument.node
            if not isinstance(node, Parameter):
                continue
            is_shown = node.has_example or self._catalog.has_example(node.type)
            usual = self._catalog.example_of(node) if is_shown or argument.is_needed else None
            value = thaw(given.get(node.wire_name, usual))
            is_optional = value is None or self._only_required
            if is_optional and not argument.is_needed:
                continue
            if argument in self._call.words:
                self._words.append(_word(value))
            else:
                self._add(argument, value)

    def _add_body(self, body: Body) -> None:
        usual = self._catalog.example_of(body)
        value: Any = thaw(self._step.body.value if self._step.body is not None else usual)
        if self._call.body is not None:
            self._add(self._call.body, value)
        for argument, each in self._call.given_fields(value, self._catalog.record(body.type)):
            if argument.required or not self._only_required:
                self._add(argument, each)

    def _add(self, argument: Argument, value: object) -> None:
        flag, kind = argument.flag, self._catalog.bare(argument.type)
        if argument.secret:
            self._secrets[argument.setting] = _word(value)
        elif isinstance(kind, BytesType) and self._only_required:
            self._flags += [flag, "file.bin"]
        elif isinstance(kind, AnyType):
            self._flags += [flag, json.dumps(value)]
        elif isinstance(kind, BooleanType):
            self._flags.append(flag if value else f"--no-{flag[2:]}")
        elif isinstance(kind, ListType) and isinstance(value, list):
            for item in value:
                self._flags += [flag, _word(item)]
        elif isinstance(kind, MapType) and isinstance(value, dict):
            for key, item in value.items():
                self._flags += [flag, f"{key}={_word(item)}"]
        else:
            self._flags += [flag, _word(value)]


def _word(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)
