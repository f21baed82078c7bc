"""Has anything changed? Answered from hashes, before the heavy libraries are imported.

A stamp in the user's cache folder says from which inputs the files under a manifest were made. It
can only spare work: what it says is believed when every input and every output still has the hash
it had, and a missing or damaged stamp means that everything is made again.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from clientgen.cache import cache_folder
from clientgen.output import OutputError, fingerprint
from clientgen.project import Project, data_folder


def is_current(project: Project, api: str, version: str) -> bool:
    """Whether the distribution of `api` is what generating would make, by the stamp."""
    try:
        stamped = json.loads(_stamp(project, api).read_bytes())
        return bool(stamped == _describe(project, api, version))
    except (OSError, ValueError, OutputError):
        return False


def remember(project: Project, api: str, version: str) -> None:
    """Note that the distribution of `api` has just been made from the present inputs."""
    with suppress(OSError, ValueError, OutputError):
        stamp = _stamp(project, api)
        stamp.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = stamp.with_suffix(f".{os.getpid()}")
        draft.write_text(json.dumps(_describe(project, api, version)), "utf-8")
        draft.replace(stamp)


def _stamp(project: Project, api: str) -> Path:
    where = hashlib.sha256(f"{project.root}\0{api}".encode("utf-8", "surrogateescape"))
    return cache_folder() / "stamps" / f"{where.hexdigest()}.json"


def _describe(project: Project, api: str, version: str) -> dict[str, str]:
    contents, problems = project.read(api)
    made = fingerprint(project.generated / api)
    if problems or made is None:
        raise ValueError("what has problems cannot be current")
    return {
        "version": version,
        "spec": _hash(contents.items()),
        "clientgen": _hash(_files(Path(__file__).parent.parent)),
        "templates": _hash(_files(data_folder("templates"))),
        "schema": _hash(_files(data_folder("schema"))),
        "made": made,
    }


def _files(folder: Path) -> Iterable[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def _hash(files: Iterable[tuple[str, bytes]]) -> str:
    total = hashlib.sha256()
    for path, content in files:
        total.update(f"{path}\0{len(content)}\0".encode("utf-8", "surrogateescape") + content)
    return total.hexdigest()
