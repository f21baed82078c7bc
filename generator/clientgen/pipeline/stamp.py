"""Has anything changed? Answered from hashes, before the heavy libraries are imported.

A stamp in the user's cache folder says from which inputs the files under a manifest were made. It
can only spare work: what it says is believed when every input and every output still has the hash
it had, and a missing or damaged stamp means that everything is made again.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from clientgen.cache import cache_folder
from clientgen.output import OutputError, fingerprint
from clientgen.project import Project, data_folder

Inputs = Mapping[str, str]


def read_inputs(project: Project, api: str, version: str) -> Inputs | None:
    """Return what the distribution of `api` is made from at this moment, as hashes.

    None if something cannot be read or has no place in a spec: such a spec is judged anew each run.
    """
    try:
        contents, problems = project.read(api)
        if problems:
            return None
        return {
            "version": version,
            "spec": _hash(contents.items()),
            "clientgen": _hash(_files(Path(__file__).parent.parent)),
            "templates": _hash(_files(data_folder("templates"))),
            "schema": _hash(_files(data_folder("schema"))),
        }
    except OSError:
        return None


def is_current(project: Project, api: str, inputs: Inputs | None) -> bool:
    """Whether the stamp says that the files of `api` as they are were made from `inputs`."""
    if inputs is None:
        return False
    try:
        stamped = json.loads(_stamp(project, api).read_bytes())
        made = fingerprint(project.generated / api)
        return made is not None and bool(stamped == {**inputs, "made": made})
    except (OSError, ValueError, RecursionError, OutputError):
        return False


def remember(project: Project, api: str, inputs: Inputs | None) -> None:
    """Note that the distribution of `api` has just been made from `inputs`.

    They are those that were read before the run, so an edit during the run is not taken for made.
    """
    if inputs is None:
        return
    with suppress(OSError, OutputError):
        made = fingerprint(project.generated / api)
        stamp = _stamp(project, api)
        stamp.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = stamp.with_suffix(f".{os.getpid()}")
        draft.write_text(json.dumps({**inputs, "made": made}), "utf-8")
        draft.replace(stamp)


def _stamp(project: Project, api: str) -> Path:
    where = hashlib.sha256(f"{project.root}\0{api}".encode("utf-8", "surrogateescape"))
    return cache_folder() / "stamps" / f"{where.hexdigest()}.json"


def _files(folder: Path) -> Iterable[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def _hash(files: Iterable[tuple[str, bytes]]) -> str:
    total = hashlib.sha256()
    for path, content in files:
        total.update(f"{path}\0{len(content)}\0".encode("utf-8", "surrogateescape") + content)
    return total.hexdigest()
