"""The changes of deviations: the files must be valid with the changes, as they are without."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce

from clientgen.diagnostics import Diagnostic
from clientgen.document import Document, Path
from clientgen.schema.quick import fits
from clientgen.schema.removal import is_removal
from clientgen.schema.report import report
from clientgen.schema.schemas import kind_of_file

_FILE = "deviations.yaml"


def validate_changes(documents: Mapping[str, Document]) -> tuple[Diagnostic, ...]:
    """Return the schema violations of the files of an API after the deviations are applied.

    `documents` are the files that are valid without deviations, by their path in the API's folder.
    Every diagnostic is about a `change` in `deviations.yaml`. A deviation whose target does not
    exist is skipped; lowering reports it.
    """
    deviations = documents.get(_FILE)
    if deviations is None:
        return ()
    # if two changes overlap, the more deeply nested one wins, as in lowering
    changes = sorted(_changes(deviations, documents), key=lambda change: len(change.path))
    found: list[Diagnostic] = []
    for file in dict.fromkeys(change.file for change in changes):
        laid = _Laid(tuple(change for change in changes if change.file == file))
        data = reduce(_lay_change, laid.changes, documents[file].data)
        kind = kind_of_file(file)
        if not fits(kind, data):
            found += report(kind, data, deviations, laid.move)
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    """One change: the changed file, the path in it, and its own path in `deviations.yaml`."""

    file: str
    path: Path
    origin: Path
    content: object


@dataclass(frozen=True, slots=True)
class _Laid:
    """The changes to one file."""

    changes: tuple[_Change, ...]

    def move(self, path: Path) -> Path:
        """Return the path in `deviations.yaml` of the changed value at `path`, or the nearest."""
        scores = [_stated(change, path) for change in self.changes]
        best = max(range(len(scores)), key=lambda index: (scores[index], index))
        change = self.changes[best]
        return (*change.origin, *path[len(change.path) : max(scores[best], 0)])


def _stated(change: _Change, path: Path) -> int:
    """Return how many steps of `path` a change covers.

    If it leads elsewhere, return minus the number of its steps that are not in `path`.
    """
    shared = 0
    for mine, other in zip(change.path, path, strict=False):
        if mine != other:
            break
        shared += 1
    if shared < len(change.path):
        return shared - len(change.path)
    content = change.content
    for step in path[shared:]:
        if not _has(content, step):
            break
        content = content[step]  # type: ignore[index]
        shared += 1
    return shared


def _changes(deviations: Document, documents: Mapping[str, Document]) -> Iterator[_Change]:
    for name, deviation in deviations.data["deviations"].items():
        if "change" in deviation:
            file, path = _target(deviation["at"], documents)
            document = documents.get(file)
            if document is not None and _exists(document.data, path):
                origin = ("deviations", name, "change")
                yield _Change(file=file, path=path, origin=origin, content=deviation["change"])


def _target(at: str, documents: Container[str]) -> tuple[str, Path]:
    """Return the file that a deviation is about and the path in it."""
    first, *rest = at.split(".")
    if first == "service":
        return "service.yaml", tuple(rest)
    if first == "operations":
        return _target_in_groups(rest, documents)
    return f"{first}.yaml", (first, *rest)


def _target_in_groups(words: list[str], documents: Container[str]) -> tuple[str, Path]:
    """Return the file of the innermost group that the words name, and the path in it."""
    for length in range(len(words), 1, -1):
        file = f"operations/{'/'.join(words[:length])}.yaml"
        if file in documents:
            return file, ("operations", *words[length:])
    return f"operations/{words[0]}.yaml", ("operations", *words[1:])


def _exists(data: object, path: Path) -> bool:
    for step in path:
        if not _has(data, step):
            return False
        data = data[step]  # type: ignore[index]
    return True


def _has(data: object, step: str | int) -> bool:
    if isinstance(data, dict):
        return step in data
    return isinstance(data, list) and isinstance(step, int) and step < len(data)


def _lay_change(data: object, change: _Change) -> object:
    content = change.content
    for step in reversed(change.path):
        content = {step: content}
    return _merge(data, content, ())


def _merge(data: object, over: object, path: Path) -> object:
    if not isinstance(data, dict) or not isinstance(over, dict):
        return over
    merged = dict(data)
    for key, value in over.items():
        if key in data and is_removal((*path, key), value):
            del merged[key]
        else:
            merged[key] = _merge(data.get(key), value, (*path, key))
    return merged
