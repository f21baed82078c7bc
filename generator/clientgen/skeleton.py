"""The spec of a new API: a commented skeleton that already validates, generates and passes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from clientgen.diagnostics import quote
from clientgen.pipeline import understand
from clientgen.project import Project, data_folder
from clientgen.render import render

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LONGEST = 40
_COPIED = (
    "operations/items.yaml",
    "types.yaml",
    "errors.yaml",
    "deviations.yaml",
    "emulation.yaml",
)


class SkeletonError(Exception):
    """The skeleton cannot be made; the text says why and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _View:
    title: str
    package: str
    client: str
    error: str
    command: str


def create(project: Project, name: str) -> tuple[str, ...]:
    """Write the skeleton of an API called `name` and return its paths below the project's root.

    Raises `SkeletonError` if the name is not one, is taken or gives names that Python or a package
    has already, or if the disk refuses; nothing that exists is touched, and nothing is left behind.
    """
    if not _NAME.fullmatch(name) or len(name) > _LONGEST:
        raise SkeletonError(
            f"{quote(name)} is no name for an API; use lower-case letters and digits, a letter "
            f"first, in words joined by `-`, {_LONGEST} characters at most"
        )
    folder = project.spec / name
    if folder.exists() or folder.is_symlink():
        raise SkeletonError(f"`spec/{name}` exists already; choose another name")
    files = _files(name)
    _try_out(name, files)
    if not (project.spec / "schema").exists():
        files |= {f"schema/{path.name}": path.read_text("utf-8") for path in _schemas()}
    _write(project.spec, files)
    return tuple(f"spec/{path}" for path in files)


def _files(name: str) -> dict[str, str]:
    templates = data_folder("templates")
    files = {f"{name}/service.yaml": render(templates, "skeleton/service.yaml.jinja", _view(name))}
    for path in _COPIED:
        files[f"{name}/{path}"] = (templates / "skeleton" / path).read_text("utf-8")
    return files


def _try_out(name: str, files: Mapping[str, str]) -> None:
    """Refuse a name that makes a spec with problems, such as one that Python reserves."""
    with TemporaryDirectory(prefix="clientgen-") as folder:
        project = Project(Path(folder).resolve())
        _write(project.spec, files)
        found = (*project.problems(), *understand(project, name).diagnostics)
    if found:
        raise SkeletonError(f"{quote(name)} cannot name an API: {found[0].message}")


def _write(spec: Path, files: Mapping[str, str]) -> None:
    """Make the files, all or none, and no file that exists already."""
    made: list[Path] = []
    try:
        for name, text in files.items():
            path = spec / name
            folders = [folder for folder in reversed(path.parents) if not folder.exists()]
            for folder in folders:
                folder.mkdir()
                made.append(folder)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                made.append(path)
                file.write(text)
    except (OSError, KeyboardInterrupt) as error:
        _take_back(made)
        if not isinstance(error, OSError):
            raise
        raise SkeletonError(
            f"{quote(str(spec), 200)} cannot be written: {error.strerror}"
        ) from None


def _take_back(made: list[Path]) -> None:
    for path in reversed(made):
        with suppress(OSError):
            path.rmdir() if path.is_dir() else path.unlink()


def _schemas() -> list[Path]:
    """The JSON Schemas, for editors to complete from; clientgen itself reads its own."""
    return sorted(data_folder("schema").glob("*.schema.json"))


def _view(name: str) -> _View:
    words = name.split("-")
    pascal = "".join(word.capitalize() for word in words)
    return _View(
        title=" ".join(word.capitalize() for word in words),
        package=name.replace("-", "_"),
        client=f"{pascal}Client",
        error=f"{pascal}Error",
        command=name,
    )
