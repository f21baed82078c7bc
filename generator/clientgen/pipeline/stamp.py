"""Detects changes by hashes, before large libraries are imported.

A stamp in the user's cache folder records the inputs from which the files under a manifest were
made, and the warnings. It can only save work: it is used if every input and every output still has
its recorded hash; if a stamp is missing or damaged, everything is made again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from clientgen.cache import cache_folder, recall
from clientgen.cache import remember as remember_entry
from clientgen.diagnostics import Diagnostic, Location
from clientgen.output import OutputError, fingerprint, hash_manifest
from clientgen.pipeline.sources import own_folders
from clientgen.project import Project, own_files

Inputs = Mapping[str, str]

_STAMP_BYTES = 1024 * 1024
"""The most bytes of a stamp; a run with more warnings than fit in it has no valid stamp."""
_END = b"\n\n"
"""The separator between hashes and warnings in a stamp."""


def read_inputs(project: Project, api: str, version: str) -> Inputs | None:
    """Return what the distribution of `api` is made from at this moment, as hashes.

    None if a file cannot be read or is not allowed in a spec: such a spec is checked in each run.
    """
    try:
        contents, problems = project.read(api)
        if problems:
            return None
        return {
            "version": version,
            "spec": _hash(contents.items()),
            **{name: hash_own(folder) for name, folder in own_folders().items()},
        }
    except OSError:
        return None


def recall_warnings(
    project: Project, api: str, inputs: Inputs | None
) -> tuple[Diagnostic, ...] | None:
    """Return the warnings of the run that made the current files of `api` from `inputs`.

    None if no stamp records such a run, so that everything must be made again.
    """
    if inputs is None:
        return None
    stamped = recall(_folder(), key_of(project, api), _STAMP_BYTES)
    if stamped is None:
        return None
    hashes, _, warnings = stamped.partition(_END)
    made = json.loads(hashes)["made"]
    # the files are read only if nothing else has changed
    if hashes != _dump(inputs, made) or made != _fingerprint(project, api):
        return None
    return tuple(map(_warning, json.loads(warnings)))


def _fingerprint(project: Project, api: str) -> str | None:
    try:
        return fingerprint(project.generated / api)
    except OutputError:
        return None


def remember(
    project: Project, api: str, inputs: Inputs | None, warnings: tuple[Diagnostic, ...]
) -> None:
    """Record that the distribution of `api` has just been made from `inputs`, with `warnings`.

    The inputs were read before the run, so an edit during the run is detected in the next run; so
    is an edit of the distribution, since `recall_warnings` compares its files with the manifest.
    """
    if inputs is None:
        return
    with suppress(OutputError):
        made = hash_manifest(project.generated / api)
        if made is not None:
            told = json.dumps([asdict(warning) for warning in warnings]).encode()
            content = _dump(inputs, made) + _END + told
            remember_entry(_folder(), key_of(project, api), content)


def _folder() -> Path:
    return cache_folder() / "stamps"


def key_of(project: Project, api: str) -> str:
    """Return the name of the cache entries of an API."""
    where = hashlib.sha256(f"{project.root}\0{api}".encode("utf-8", "surrogateescape"))
    return f"{where.hexdigest()}.json"


def _dump(inputs: Inputs, made: str) -> bytes:
    return json.dumps({**inputs, "made": made}, indent=2).encode()


def _warning(row: dict[str, Any]) -> Diagnostic:
    return Diagnostic(**{**row, "location": Location(**row["location"])})


@cache
def hash_own(folder: Path) -> str:
    """Return the hash of a folder of clientgen's own, as this process knows it."""
    return _hash(own_files(folder).items())


def _hash(files: Iterable[tuple[str, bytes]]) -> str:
    total = hashlib.sha256()
    for path, content in files:
        total.update(f"{path}\0{len(content)}\0".encode("utf-8", "surrogateescape") + content)
    return total.hexdigest()
