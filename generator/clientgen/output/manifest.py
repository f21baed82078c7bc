"""The records of a run: the manifest lists the files written, the journal those to be written.

Both are JSON with one file per line, and depend only on their arguments, so two machines write the
same bytes. When they are read again, somebody else may have changed them: their paths are checked
like any path of the output.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from clientgen.output.errors import OutputError
from clientgen.output.paths import JOURNAL, MANIFEST, check_paths

_SCHEMA = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputFile:
    """One file to write: `path` is POSIX and relative, `origin` is the source of its content."""

    path: str
    content: bytes
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ManifestEntry:
    """The entry of one file in the manifest."""

    path: str
    sha256: str
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The files and versions of the last complete run; `files` are sorted by path."""

    generator: str
    black: str
    files: tuple[ManifestEntry, ...]

    def to_bytes(self) -> bytes:
        """Return the manifest as bytes; equal manifests give the same bytes on every machine."""
        head = {"schema": _SCHEMA, "generator": self.generator, "black": self.black}
        files = ({"path": f.path, "sha256": f.sha256, "origin": f.origin} for f in self.files)
        return _dump(head, files)


Journal = Mapping[str, frozenset[str]]
"""For each path of unfinished runs, the hashes of the contents they may have written there."""


def hash_content(content: bytes) -> str:
    """Return the sha256 of `content` in lower-case hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def describe_files(files: Iterable[OutputFile], *, generator: str, black: str) -> Manifest:
    """Return the manifest that belongs to `files`."""
    entries = [
        ManifestEntry(path=file.path, sha256=hash_content(file.content), origin=file.origin)
        for file in sorted(files, key=lambda file: file.path)
    ]
    return Manifest(generator=generator, black=black, files=tuple(entries))


def parse_manifest(content: bytes) -> Manifest:
    """Return the manifest in `content`; raise `OutputError` if damaged or with an unsafe path."""
    try:
        data = _load(content)
        entries = [
            ManifestEntry(
                path=_text(item["path"]), sha256=_hash(item["sha256"]), origin=_text(item["origin"])
            )
            for item in data["files"]
        ]
        check_paths(entry.path for entry in entries)
        return Manifest(
            generator=_text(data["generator"]), black=_text(data["black"]), files=tuple(entries)
        )
    except (OutputError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise _damaged(MANIFEST, "restore it from version control or delete it", error) from None


def dump_journal(journal: Journal) -> bytes:
    """Return the bytes of `journal`."""
    files = ({"path": path, "sha256": sorted(journal[path])} for path in sorted(journal))
    return _dump({"schema": _SCHEMA}, files)


def parse_journal(content: bytes) -> Journal:
    """Return the journal in `content`; raise `OutputError` if damaged or with an unsafe path."""
    try:
        journal: dict[str, frozenset[str]] = {}
        for item in _load(content)["files"]:
            check_paths([_text(item["path"])])
            if item["path"] in journal or not isinstance(item["sha256"], list):
                raise ValueError("expected one list of hashes for each path")
            journal[item["path"]] = frozenset(map(_hash, item["sha256"]))
    except (OutputError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise _damaged(JOURNAL, "delete it", error) from None
    return journal


def _damaged(path: str, remedy: str, error: Exception) -> OutputError:
    reason = f"no {error}" if isinstance(error, KeyError) else str(error)
    return OutputError(f"`{path}` is not valid ({reason}); {remedy}, then run the command again")


def _dump(head: Mapping[str, object], files: Iterable[Mapping[str, object]]) -> bytes:
    lines = [f"  {json.dumps(key)}: {json.dumps(value)}," for key, value in head.items()]
    items = ",\n".join(f"    {json.dumps(item)}" for item in files)
    return "\n".join(
        ["{", *lines, '  "files": [', *([items] if items else []), "  ]", "}", ""]
    ).encode()


def _load(content: bytes) -> dict[str, Any]:
    data = json.loads(content.decode("utf-8"), object_pairs_hook=_members)
    if not isinstance(data, dict) or not isinstance(data.get("files"), list):
        raise TypeError("it does not list files")
    version = data["schema"]
    if type(version) is not int or version < _SCHEMA:
        raise ValueError("it has an unknown schema version")
    if version > _SCHEMA:
        raise ValueError("a newer clientgen made it")
    return data


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("it contains a duplicate member")
    return members


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("expected text")
    return value


def _hash(value: object) -> str:
    if not re.fullmatch(r"[0-9a-f]{64}", _text(value)):
        raise ValueError("expected a sha256")
    return _text(value)
