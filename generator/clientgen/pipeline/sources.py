"""The files that a distribution is made from, for build systems."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from clientgen.output.paths import MANIFEST
from clientgen.project import Project, data_folder, files_in

_ESCAPED = {" ": "\\ ", "#": "\\#", ":": "\\:", "$": "$$"}


def dependencies(project: Project, apis: Iterable[str], start: Path) -> str:
    """Return a rule in the syntax of Make for each API: its manifest, and what it depends on.

    These are the files of its spec, the folders that they are in (so that a new file is noticed),
    and clientgen itself. Paths below `start` are relative to it. Raises `ValueError` for a path
    with a line break, which no rule can contain.
    """
    own = [path for folder in own_folders().values() for path in files_in(folder)]
    rules = []
    for api in apis:
        target = project.generated / api / MANIFEST
        paths = [*_spec(project, api), *own]
        listed = " \\\n ".join(_escape(path, start) for path in paths)
        rules.append(f"{_escape(target, start)}: \\\n {listed}\n")
    return "".join(rules)


def _spec(project: Project, api: str) -> list[Path]:
    contents, _ = project.read(api)
    files = [project.root / path for path in contents]
    folders = {parent for path in files for parent in path.parents}
    top = project.spec / api
    return [*sorted(each for each in folders if top in (each, *each.parents)), *files]


def own_folders() -> dict[str, Path]:
    """Return the folders of clientgen itself on which every distribution depends, by name."""
    return {
        "clientgen": Path(__file__).parent.parent,
        "templates": data_folder("templates"),
        "schema": data_folder("schema"),
    }


def _escape(path: Path, start: Path) -> str:
    inside = path.relative_to(start) if path.is_relative_to(start) else path
    text = inside.as_posix()
    if "\n" in text or "\r" in text:
        raise ValueError("a rule of Make cannot contain a path with a line break")
    drive, text = (text[:2], text[2:]) if inside.drive else ("", text)
    return drive + "".join(_ESCAPED.get(character, character) for character in text)
