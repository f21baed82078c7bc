"""Puts files of a draft beside those of a spec, and answered files in place of their old content."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from clientgen.output import OutputError
from clientgen.output.paths import parents
from clientgen.output.safe_folder import Folder, explained, open_target
from clientgen.project import Project


def place_beside(project: Project, api: str, files: Mapping[str, str]) -> tuple[str, ...]:
    """Write files that do not exist yet, by their paths in the folder of an API.

    Returns the paths below the project's root. Raises `OutputError` if one of them exists, or if
    the disk refuses; then none is left behind.
    """
    target = project.spec / api
    made: list[str] = []
    with explained("write", target), open_target(target) as folder:
        try:
            _discard(folder, [*map(_hidden, files)])
            for path, text in files.items():
                _make_parents(folder, path)
                folder.create(_hidden(path), text.encode())
            for path in files:
                folder.replace(_hidden(path), path, None)
                made.append(path)
        except (OSError, OutputError, KeyboardInterrupt):
            _discard(folder, [*map(_hidden, files), *made])
            raise
    return tuple(f"spec/{api}/{path}" for path in files)


def replace_files(
    project: Project, api: str, files: Mapping[str, tuple[bytes, bytes]]
) -> tuple[str, ...]:
    """Replace the content of files, by their paths in the folder of an API: the old and the new.

    A file that has another content by now stays as it is, and `OutputError` is raised.
    """
    target = project.spec / api
    with explained("write", target), open_target(target) as folder:
        try:
            _discard(folder, [*map(_hidden, files)])
            for path, (_, content) in files.items():
                folder.create(_hidden(path), content)
            for path, (expected, _) in files.items():
                folder.replace(_hidden(path), path, expected)
        except (OSError, OutputError, KeyboardInterrupt):
            _discard(folder, [*map(_hidden, files)])
            raise
    return tuple(f"spec/{api}/{path}" for path in files)


def _hidden(path: str) -> str:
    """A name beside a file that no reader of specs looks at; a killed run may leave it behind."""
    folder, slash, name = path.rpartition("/")
    return f"{folder}{slash}.new-{name}"


def _make_parents(folder: Folder, path: str) -> None:
    for parent in reversed([*parents(path)]):
        if folder.kind(parent) is None:
            folder.make_folder(parent)


def _discard(folder: Folder, paths: list[str]) -> None:
    for path in paths:
        with suppress(OSError):
            folder.discard(path)
