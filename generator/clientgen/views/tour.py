"""The tour of the API: commands of the command line with the spec's examples as arguments."""

from __future__ import annotations

import json
from typing import Any

from clientgen.catalog import Catalog, operation_name
from clientgen.ir import Body, Operation, Service, reveal, thaw
from clientgen.python_source import Data
from clientgen.symbols import OperationSymbols, Symbols


def tour_steps(service: Service, symbols: Symbols) -> list[Data]:
    """Return the steps that `emulation.yaml` lists: words for a shell, secrets apart."""
    content: Any = thaw(service.emulation.content) if service.emulation is not None else {}
    operations = {reveal(operation_name(o)): o for o in service.operations}
    catalog = Catalog.of(service)
    return [
        _Step(operations[step["operation"]], symbols, catalog, step).data()
        for step in content.get("tour", ())
    ]


def sample_items(service: Service) -> Data:
    """Return what the emulator that the command starts holds beside the seeds."""
    content: Any = thaw(service.emulation.content) if service.emulation is not None else {}
    sample: Data = content.get("sample", {})
    return sample


class _Step:
    """One command, and where its values come from."""

    def __init__(
        self, operation: Operation, symbols: Symbols, catalog: Catalog, step: Data
    ) -> None:
        self._operation = operation
        self._symbols = symbols
        self._named: OperationSymbols = symbols.operations[operation.path]
        self._catalog = catalog
        self._step = step
        group = symbols.groups[operation.group]
        self._command = [group.command, self._named.command]
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
            "text": self._step["text"],
            "arguments": [*self._command, *self._ordered()],
            "secrets": self._secrets,
            "fails": bool(self._step.get("fails", False)),
        }

    def _ordered(self) -> list[str]:
        """Words, then flags; the other way round where a word looks like a flag."""
        if any(word.startswith("-") for word in self._words):
            return [*self._flags, "--", *self._words]
        return [*self._words, *self._flags]

    def _add_parameters(self) -> None:
        given = self._step.get("parameters", {})
        for parameter in self._operation.parameters:
            wire = reveal(parameter.wire_name)
            example = parameter.example if parameter.has_example else None
            usual = thaw(example if example is not None else self._catalog.example(parameter.type))
            value = given.get(wire, usual)
            if value is None and not parameter.required:
                continue
            if parameter.place == "path":
                self._words.append(_word(value))
            else:
                secret = parameter.secret or self._catalog.is_secret(parameter.type)
                self._add(self._symbols.parameter(parameter.path), value, secret=secret)

    def _add_body(self, body: Body) -> None:
        usual = thaw(body.example) if body.has_example else thaw(self._catalog.example(body.type))
        value: Any = self._step.get("body", usual)
        record = self._catalog.record(body.type)
        if self._named.body is not None or record is None:
            secret = body.secret or self._catalog.is_secret(body.type)
            self._add(self._named.body or "body", value, secret=secret)
            return
        for field in record.fields:
            wire = reveal(field.wire_name)
            if wire in value:
                secret = field.secret or self._catalog.is_secret(field.type)
                self._add(self._named.fields[field.path], value[wire], secret=secret)

    def _add(self, name: str, value: object, *, secret: bool) -> None:
        flag = "--" + name.rstrip("_").replace("_", "-")
        if secret:
            self._secrets[name] = _word(value)
        elif isinstance(value, bool):
            self._flags.append(flag if value else f"--no-{flag[2:]}")
        elif isinstance(value, list):
            for item in value:
                self._flags += [flag, _word(item)]
        else:
            self._flags += [flag, _word(value)]


def _word(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)
