"""Reads the description of the service, the parts in the folder `description`.

`index.json` has what help needs, `operations/<module>.json` the operations of one group, and
`types.json`, `errors.json`, `emulation.json` and `tour.json` what their names say.
"""

from __future__ import annotations

# ruff: noqa: PTH110, PTH118, PTH123 - importing pathlib takes a tenth of the time of `--help`
import json
import os
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .description_types import (
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


class Description:
    """The description in a folder; each part is read once, when it is first asked for.

    Raises `ValueError` for a description in another format.
    """

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._parts: dict[str, Plain] = {}
        self.index: Index = self._read("index")
        if self.index["format"] != FORMAT:
            raise ValueError(f"the description has format {self.index['format']}, not {FORMAT}")

    def _read(self, name: str) -> Plain:
        if name not in self._parts:
            with open(os.path.join(self._folder, f"{name}.json"), "rb") as stream:
                self._parts[name] = json.loads(stream.read())
        return self._parts[name]

    def has(self, name: str) -> bool:
        """Return whether there is a part of this name: parts without content are left out."""
        return name in self._parts or os.path.exists(os.path.join(self._folder, f"{name}.json"))

    def _read_if_there(self, name: str) -> Plain:
        return self._read(name) if self.has(name) else {}

    @property
    def types(self) -> Mapping[str, Type]:
        """The named types by name."""
        return cast("Mapping[str, Type]", self._read_if_there("types"))

    @property
    def errors(self) -> list[ErrorCode]:
        """The errors that the service answers."""
        return cast("list[ErrorCode]", self._read_if_there("errors").get("errors", []))

    @property
    def emulation(self) -> Mapping[str, Plain]:
        """What operations do to the state of an emulator; empty where there is none."""
        return cast("Mapping[str, Plain]", self._read_if_there("emulation"))

    @property
    def tour(self) -> list[TourStep]:
        """The commands of the tour."""
        return cast("list[TourStep]", self._read_if_there("tour").get("tour", []))

    def group(self, name: str) -> Group:
        """Return the group of this name; `LookupError` if there is none."""
        for group in self.index["groups"]:
            if group["name"] == name:
                return group
        raise LookupError(f"unknown group `{name}`")

    def operation(self, name: str) -> Operation:
        """Return the operation of this name, `accounts.get`; `LookupError` if there is none."""
        head = self.index["operations"][name]
        part = self._read(f"operations/{self.group(head['group'])['module']}")
        return cast("Operation", {**head, **part[name]})

    def operations(self) -> Iterator[tuple[str, Operation]]:
        """Give every operation with its name, group by group."""
        for name in self.index["operations"]:
            yield name, self.operation(name)

    def errors_of(self, operation: Operation) -> list[ErrorCode]:
        """Return the errors that an operation can be answered with, its own and those of all."""
        own = operation.get("errors", {})
        return [e for e in self.errors if e["code"] in own or e.get("every_operation")]

    def resolve(self, use: Type) -> Type:
        """Return a type with what stands behind names, down to records and enumerations.

        `nullable` is true in it where null is a value.
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
        """Return what is said of a value where it stands, else by the first name of its type."""
        return str(self._first(value, "description") or "")

    def example(self, value: Value | Parameter) -> Plain:
        """Return the example of a value where it stands, else by the first name of its type."""
        return self._first(value, "example")

    def _first(self, value: Value | Parameter, member: str) -> Plain:
        said: Plain = value
        use = value["type"]
        while member not in said and use["kind"] == "ref":
            said = use = self.types[use["name"]]
        return said.get(member)
