"""Replaces the files of an imported spec that the importer owns, and no others.

Between the first file and the last the record has the hashes of both states, so that the next
import goes on where this one was killed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress

from clientgen.output import OutputError
from clientgen.output.paths import parents
from clientgen.output.safe_folder import Folder, explained, open_target
from clientgen.project import Project


def replace_spec(
    project: Project,
    api: str,
    files: Mapping[str, bytes],
    gone: Iterable[str],
    record: str,
    passing: bytes,
) -> tuple[str, ...]:
    """Write `files` by their paths in the folder of an API, and remove those of `gone`.

    Returns the paths of files that differ, below the project's root. `record` is the path of the
    file that is written last, `passing` its content until then. Raises `OutputError` if the disk refuses.
    """
    target = project.spec / api
    with explained("write", target), open_target(target) as folder:
        old = {path: folder.read(path) if folder.kind(path) is not None else None for path in files}
        changed = [path for path in files if path != record and old[path] != files[path]]
        removed = [path for path in gone if folder.kind(path) is not None]
        if not changed and not removed and old.get(record) == files[record]:
            return ()
        _put(folder, record, passing)
        for path in changed:
            _put(folder, path, files[path])
        for path in removed:
            folder.discard(path)
        _put(folder, record, files[record])
        _tidy(folder, removed)
    return tuple(f"spec/{api}/{path}" for path in (*changed, *removed))


def _put(folder: Folder, path: str, content: bytes) -> None:
    """Write one file in place of what is there, whole or not at all."""
    base, slash, name = path.rpartition("/")
    fresh = f"{base}{slash}.new-{name}"
    for parent in reversed([*parents(path)]):
        if folder.kind(parent) is None:
            folder.make_folder(parent)
    with suppress(OSError):
        folder.discard(fresh)
    try:
        folder.create(fresh, content)
        there = folder.read(path) if folder.kind(path) is not None else None
        folder.replace(fresh, path, there)
    except (OSError, OutputError, KeyboardInterrupt):
        with suppress(OSError):
            folder.discard(fresh)
        raise


def _tidy(folder: Folder, removed: Iterable[str]) -> None:
    """Remove the folders that are empty now."""
    for parent in sorted({parent for path in removed for parent in parents(path)}, reverse=True):
        with suppress(OSError):
            folder.remove_folder(parent)
