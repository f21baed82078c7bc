"""What is in the folder of an API before an import: what the last one wrote, and what people have added."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from clientgen.openapi.design import Pins
from clientgen.openapi.folder import dump
from clientgen.openapi.problem import ImportProblemError
from clientgen.openapi.reading import UnreadableError, read
from clientgen.project import Project

RECORD = "import.yaml"
NAMES = "names.yaml"


def record(path: Path, texts: dict[str, str]) -> str:
    """Return `import.yaml` for the files of an import of the document at `path`."""
    owned = {
        name: hash_of(text.encode())
        for name, text in texts.items()
        if name not in (NAMES, "deviations.yaml")
    }
    return record_of(path.name, owned, {})


def record_of(document: str, owned: dict[str, str], coming: dict[str, str]) -> str:
    """Return `import.yaml` with the hashes of files that are there, and of those being written."""
    said: dict[str, Any] = {"document": document, "files": owned}
    head = "# What the last import wrote, by the hash of each file: an edited file is never replaced.\n"
    return head + dump({**said, "coming": coming} if coming else said, 2)


def hash_of(content: bytes) -> str:
    """Return the hash by which a file is known again."""
    return hashlib.sha256(content).hexdigest()


class Former:
    """What is in the folder of an API before an import."""

    def __init__(self, project: Project, api: str) -> None:
        self.folder = project.spec / api
        self.exists = self.folder.exists()
        self._names: dict[str, dict[str, str]] = {
            "operations": {},
            "types": {},
            "second_names": {},
        }
        self.hashes: dict[str, str] = {}
        self.coming: dict[str, str] = {}
        """The hashes of files that an import was writing when it was stopped."""
        self.own: dict[str, bytes] = {}
        self.effects: frozenset[str] = frozenset()
        if self.exists:
            self._read(project, api)

    def _read(self, project: Project, api: str) -> None:
        if not (self.folder / RECORD).is_file():
            raise ImportProblemError(
                f"`spec/{api}` exists, and no import has made it; choose another name with `--into`"
            )
        try:
            record = read(self.folder / RECORD, f"spec/{api}/{RECORD}")
            self.hashes, self.coming = dict(record["files"]), dict(record.get("coming", {}))
            names = read(self.folder / NAMES, f"spec/{api}/{NAMES}")
        except (UnreadableError, KeyError, TypeError) as error:
            raise ImportProblemError(
                f"spec/{api}: {error}; get both files from an earlier state"
            ) from None
        for kind, known in self._names.items():
            stated = names.get(kind) if isinstance(names, dict) else None
            known.update(stated if isinstance(stated, dict) else {})
        self._refuse_edits(api)
        prefix = f"spec/{api}/"
        read_files, _ = project.read(api)
        self.own = {
            path.removeprefix(prefix): content
            for path, content in read_files.items()
            if path.removeprefix(prefix) not in {**self.hashes, **self.coming}
        }
        self.effects = frozenset(_effects(self.folder, self.own))

    def _refuse_edits(self, api: str) -> None:
        edited = [
            name
            for name, stated in {**self.coming, **self.hashes}.items()
            if (self.folder / name).is_file()
            and hash_of((self.folder / name).read_bytes()) not in (stated, self.coming.get(name))
        ]
        if edited:
            raise ImportProblemError(
                f"`spec/{api}/{edited[0]}` was edited by hand, and an import would replace it; put what you "
                "add into `deviations.yaml`, or into a file of your own beside it, and restore this one"
            )

    @property
    def pins(self) -> Pins:
        """The names that places of the document have already."""
        return Pins(*(dict(names) for names in self._names.values()))

    def named(self, pins: Pins) -> str:
        """Return `names.yaml` with the names of this import after those that were there."""
        said = {
            "operations": pins.operations,
            "types": pins.types,
            "second_names": pins.second_names,
        }
        head = "# The name of each place of the document. Imports add to this file and change nothing in it.\n"
        return head + dump(
            {kind: names for kind, names in said.items() if names} or {"operations": {}}, apart=2
        )


def _effects(folder: Path, own: dict[str, bytes]) -> list[str]:
    """The operations and collections of which a person has written what they are."""
    found: list[str] = []
    for path in own:
        if path.startswith("emulation"):
            data = read(folder / path, path)
            for key in ("operations", "collections"):
                stated = data.get(key) if isinstance(data, dict) else None
                found += stated if isinstance(stated, dict) else ()
    return found
