"""A document with its references: parts that know their place, and what `$ref` leads to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from clientgen.openapi.reading import Json, UnreadableError, read
from clientgen.openapi.report import Report

_LONGEST_CHAIN = 50


@dataclass(frozen=True, slots=True)
class Part:
    """A value of a document: `place` is its JSON pointer, `#/paths/~1pets/get`.

    In a file other than the first, the name of the file comes before it.
    """

    value: Json
    place: str
    file: str
    source: Source = field(repr=False, compare=False)

    def get(self, key: str) -> Part:
        """Return a member, as it stands; its value is None if there is none."""
        value = self.value.get(key) if isinstance(self.value, dict) else None
        return Part(value, f"{self.place}/{escaped(key)}", self.file, self.source)

    def member(self, key: str) -> Part:
        """Return a member, or what it refers to."""
        return self.get(key).followed()

    def items(self) -> Iterator[tuple[str, Part]]:
        """Yield the members of an object by name, each as it stands."""
        if isinstance(self.value, dict):
            for key in self.value:
                yield key, self.get(key)

    def entries(self) -> Iterator[Part]:
        """Yield the items of a list, each as it stands."""
        if isinstance(self.value, list):
            for index, value in enumerate(self.value):
                yield Part(value, f"{self.place}/{index}", self.file, self.source)

    def text(self, key: str) -> str:
        """Return a member that is text; empty if it is anything else."""
        value = self.value.get(key) if isinstance(self.value, dict) else None
        return value if isinstance(value, str) else ""

    def flag(self, key: str) -> bool:
        """Tell whether a member is true."""
        return isinstance(self.value, dict) and self.value.get(key) is True

    def followed(self) -> Part:
        """Return what the part refers to, or the part itself; nothing if it leads nowhere."""
        part, chain = self, 0
        while isinstance(part.value, dict) and isinstance(part.value.get("$ref"), str):
            chain += 1
            found = self.source.find(part.value["$ref"], part.file)
            if found is None or chain > _LONGEST_CHAIN:
                self.source.report.fault("a reference that leads nowhere", self.place, "left out")
                return Part(None, self.place, self.file, self.source)
            part = found
        return part


@dataclass(frozen=True, slots=True)
class Joined(Part):
    """A part made of members of several, each of which keeps its place and its file.

    Were a member a new part at a new place, a schema that contains itself would have no end.
    """

    stated: Mapping[str, Part] = field(repr=False, compare=False, default_factory=dict)

    def get(self, key: str) -> Part:
        """Return a member, as it stands where it is written."""
        return self.stated.get(key) or Part.get(self, key)


@dataclass(slots=True)
class Source:
    """The files of one description of an API; `root` is the first, files are read when needed.

    References lead out of the folder of the first file only if `outside` allows it.
    """

    folder: Path
    name: str
    report: Report
    outside: bool = False
    _files: dict[str, Any] = field(default_factory=dict)
    _found: dict[tuple[str, str], Part] = field(default_factory=dict)

    def put(self, data: Json) -> None:
        """Take `data` as the content of the first file."""
        self._files[self.name] = data
        self._found.clear()

    @property
    def root(self) -> Part:
        """The document itself."""
        return Part(self._load(self.name), "#", self.name, self)

    def find(self, reference: str, file: str) -> Part | None:
        """Return what a reference in `file` leads to, or None."""
        known = self._found.get((reference, file))
        if known is None and (found := self._find(reference, file)) is not None:
            known = self._found[reference, file] = found
        return known

    def _find(self, reference: str, file: str) -> Part | None:
        address, _, pointer = reference.partition("#")
        name = self._beside(address, file) if address else file
        data = self._load(name) if name is not None else None
        if data is None or name is None:
            return None
        place = "#" if name == self.name else f"{name}#"
        part = Part(data, place, name, self)
        for step in pointer.split("/")[1:] if pointer else ():
            key = unquote(step).replace("~1", "/").replace("~0", "~")
            part = _step(part, key)
            if part.value is None:
                return None
        return part

    def _beside(self, address: str, file: str) -> str | None:
        """The name of another file, from the folder of the first one; None if it may not be read."""
        if "://" in address:
            self.report.lacks("a reference to another host", address, "nothing is fetched")
            return None
        path = (self.folder / file).parent / unquote(address)
        resolved, home = path.resolve(), self.folder.resolve()
        if not self.outside and not resolved.is_relative_to(home):
            self.report.fault(
                "a reference out of the folder", address, "left out; `--allow-outside` reads it"
            )
            return None
        return str(resolved.relative_to(home)) if resolved.is_relative_to(home) else str(resolved)

    def _load(self, name: str) -> Json:
        if name not in self._files:
            try:
                self._files[name] = read(self.folder / name, name)
            except UnreadableError as error:
                self.report.fault("a file that cannot be read", str(error), "left out")
                self._files[name] = None
        return self._files[name]


def _step(part: Part, key: str) -> Part:
    if isinstance(part.value, list):
        index = int(key) if key.isdecimal() and len(key) < 9 else -1
        entries = list(part.entries())
        missing = Part(None, part.place, part.file, part.source)
        return entries[index] if 0 <= index < len(entries) else missing
    # what a path item or component refers to is a part of it as well
    return part.followed().get(key) if part.get(key).value is None else part.get(key)


def escaped(key: str) -> str:
    """Return a key as a step of a JSON pointer."""
    return key.replace("~", "~0").replace("/", "~1")
