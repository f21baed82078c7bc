"""Reads the description of the service, the parts in the folder `description`.

`index.json` has the data for the help of the program, `operations/<module>.json` the operations of
one group, and `types.json`, `errors.json`, `evidence.json`, `emulation.json` and `tour.json` the
rest. Types of parameters of the client are in the index, since each command takes them.
"""

from __future__ import annotations

# ruff: noqa: PTH110, PTH118, PTH123 - importing pathlib would add a tenth to the time of `--help`
import json
import os
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .description_types import (
        ErrorBody,
        ErrorCode,
        Group,
        Index,
        Operation,
        Parameter,
        Plain,
        TourStep,
        Type,
        Value,
    )

FORMAT = 2
"""The format of the description that this module reads."""


class _Types(Mapping[str, Any]):
    """The types of the index, and those of a file with one on each line, read when asked for.

    An API can have thousands of types, of which a command needs a few.
    """

    def __init__(self, of_index: Mapping[str, Any], path: str) -> None:
        self._of_index = of_index
        self._path = path
        self._read = dict(of_index)

    @cached_property
    def _lines(self) -> dict[str, str]:
        if not os.path.exists(self._path):
            return {}
        with open(self._path, encoding="utf-8") as stream:
            entries = (line.partition('": ') for line in stream if line[:1] == '"')
            return {name[1:]: value for name, _, value in entries}

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - plain data
        if name not in self._read:
            self._read[name] = json.loads(self._lines[name].rstrip(",\n"))
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        yield from self._of_index
        yield from self._lines

    def __len__(self) -> int:
        return len(self._of_index) + len(self._lines)


class Description:
    """The description in a folder; each part is read once, on first use.

    `types` are the named types by name.

    Raises `ValueError` for a description in another format.
    """

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._parts: dict[str, Plain] = {}
        self.index: Index = self._read("index")
        if self.index["format"] != FORMAT:
            raise ValueError(f"the description has format {self.index['format']}, not {FORMAT}")
        self.types: Mapping[str, Type] = _Types(self.index.get("types", {}), self._path("types"))

    def _path(self, name: str) -> str:
        return os.path.join(self._folder, f"{name}.json")

    def _read(self, name: str) -> Plain:
        if name not in self._parts:
            with open(self._path(name), "rb") as stream:
                self._parts[name] = json.loads(stream.read())
        return self._parts[name]

    def has(self, name: str) -> bool:
        """Return whether there is a part with this name: empty parts are omitted."""
        return name in self._parts or os.path.exists(self._path(name))

    def _read_if_there(self, name: str) -> Plain:
        return self._read(name) if self.has(name) else {}

    @property
    def errors(self) -> list[ErrorCode]:
        """The errors of the service."""
        return cast("list[ErrorCode]", self._read_if_there("errors").get("errors", []))

    @staticmethod
    def name_of(error: ErrorCode) -> str:
        """Return the name of an error, by which operations refer to it."""
        return error["name"] if "name" in error else error["code"]

    @property
    def error_bodies(self) -> list[ErrorBody]:
        """The bodies of errors, if the service declares them."""
        return cast("list[ErrorBody]", self._read_if_there("errors").get("error_bodies", []))

    @property
    def emulation(self) -> Mapping[str, Plain]:
        """The effects of operations on the state of an emulator; empty without an emulator."""
        return cast("Mapping[str, Plain]", self._read_if_there("emulation"))

    @property
    def tour(self) -> list[TourStep]:
        """The commands of the tour."""
        return cast("list[TourStep]", self._read_if_there("tour").get("tour", []))

    def group(self, name: str) -> Group:
        """Return the group with this name; `LookupError` if it is unknown."""
        for group in self.index["groups"]:
            if group["name"] == name:
                return group
        raise LookupError(f"unknown group `{name}`")

    def operation(self, name: str) -> Operation:
        """Return the operation with this name (`accounts.get`); `LookupError` if it is unknown."""
        head = self.index["operations"][name]
        part = self._read(f"operations/{self.group(head['group'])['module']}")
        return cast("Operation", {**head, **part[name]})

    def operations(self) -> Iterator[tuple[str, Operation]]:
        """Yield every operation with its name, group by group."""
        for name in self.index["operations"]:
            yield name, self.operation(name)

    def errors_of(self, operation: Operation) -> list[ErrorCode]:
        """Return the errors of an operation: its own, and those of all operations."""
        own = operation.get("errors", {})
        return [e for e in self.errors if self.name_of(e) in own or e.get("every_operation")]

    def resolve(self, use: Type) -> Type:
        """Return a type with names resolved, down to records and enumerations.

        `nullable` is true in it if null is a value.
        """
        is_nullable = False
        while use["kind"] in ("ref", "nullable"):
            is_nullable = is_nullable or use["kind"] == "nullable"
            use = use["item"] if use["kind"] == "nullable" else self.types[use["name"]]
        found = cast("Type", {**use, "nullable": True} if is_nullable else {**use})
        if use["kind"] == "list":
            found["items"] = self.resolve(use["items"])
        elif use["kind"] == "map":
            found["values"] = self.resolve(use["values"])
        return found

    def about(self, value: Value | Parameter) -> str:
        """Return the description of a value itself, else that of the first named type."""
        return str(self._first(value, "description") or "")

    def example(self, value: Value | Parameter) -> Plain:
        """Return the example of a value itself, else that of the first named type."""
        return self._first(value, "example")

    def _first(self, value: Value | Parameter, member: str) -> Plain:
        said: Plain = value
        use = value["type"]
        while member not in said and use["kind"] == "ref":
            said = use = self.types[use["name"]]
        return said.get(member)
