"""The spec of a new API: a commented skeleton that already validates, generates and passes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from clientgen.diagnostics import quote
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

    Raises `SkeletonError` if the name is not one or is taken, or the disk refuses; nothing that
    exists is touched.
    """
    if not _NAME.fullmatch(name) or len(name) > _LONGEST:
        raise SkeletonError(
            f"{quote(name)} is no name for an API; use lower-case letters and digits, "
            f"in words joined by `-`, {_LONGEST} characters at most"
        )
    folder = project.spec / name
    if folder.exists() or folder.is_symlink():
        raise SkeletonError(f"`spec/{name}` exists already; choose another name")
    templates = data_folder("templates")
    files = {f"{name}/service.yaml": render(templates, "skeleton/service.yaml.jinja", _view(name))}
    for path in _COPIED:
        files[f"{name}/{path}"] = (templates / "skeleton" / path).read_text("utf-8")
    if not (project.spec / "schema").exists():
        files |= {f"schema/{path.name}": path.read_text("utf-8") for path in _schemas()}
    try:
        for path, text in files.items():
            (project.spec / path).parent.mkdir(parents=True, exist_ok=True)
            with (project.spec / path).open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
    except OSError as error:
        raise SkeletonError(f"`spec/{name}` cannot be written: {error.strerror}") from None
    return tuple(f"spec/{path}" for path in files)


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
