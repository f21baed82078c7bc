"""The spec of a new API: a commented skeleton that already validates, generates and passes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from clientgen.diagnostics import quote
from clientgen.output import OutputError
from clientgen.output.paths import parents
from clientgen.output.safe_folder import Folder, explained, open_target
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
    """The skeleton cannot be created; the text states the reason and how to fix it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiNames:
    """The names in a generated package that follow from the name of an API."""

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
    folder = project.spec / name
    if _NAME.fullmatch(name) and (folder.exists() or folder.is_symlink()):
        raise SkeletonError(f"`spec/{name}` already exists; choose another name")
    check_name(name)
    return place(project, _files(name))


def place(project: Project, files: Mapping[str, str]) -> tuple[str, ...]:
    """Write the files of a new API, by their paths below `spec`, and the schemas if there are none.

    Returns the paths below the project's root. Raises `SkeletonError` if the disk refuses; then
    nothing is left behind.
    """
    schemas = {} if (project.spec / "schema").exists() else _schema_files()
    _write(project.spec, {**files, **schemas})
    return tuple(f"spec/{path}" for path in (*files, *schemas))


def check_name(name: str) -> None:
    """Raise `SkeletonError` if `name` cannot be that of an API, or gives names that others have."""
    if not _NAME.fullmatch(name) or len(name) > _LONGEST:
        raise SkeletonError(
            f"{quote(name)} cannot be the name of an API; use lower-case letters and digits, a letter "
            f"first, in words joined by `-`, {_LONGEST} characters at most"
        )
    _try_out(name, _files(name))


def _files(name: str) -> dict[str, str]:
    templates = data_folder("templates")
    files = {
        f"{name}/service.yaml": render(templates, "skeleton/service.yaml.jinja", names_of(name))
    }
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
        message = f"{quote(name)} cannot name an API: {found[0].message}"
        raise SkeletonError(f"{message}; choose another, such as {quote(f'{name}-api')}")


def _write(spec: Path, files: Mapping[str, str]) -> None:
    """Make the files in folders that do not exist, each folder whole or not at all.

    It is made under a hidden name, which nothing reads, and then named.
    """
    fresh = not spec.exists()
    names = dict.fromkeys(name.partition("/")[0] for name in reversed([*files]))
    contents = {f".new-{name}": text.encode() for name, text in files.items()}
    try:
        with explained("write", spec), open_target(spec, make=True) as folder:
            try:
                _clear(folder, contents)
                _fill(folder, contents)
                for name in names:
                    folder.replace(f".new-{name}", name, None)
                folder.flush("")
            except (OSError, OutputError, KeyboardInterrupt):
                _clear(folder, contents)
                raise
    except (OutputError, KeyboardInterrupt) as error:
        if fresh:
            with suppress(OSError):
                spec.rmdir()
        if isinstance(error, OutputError):
            raise SkeletonError(str(error)) from None
        raise


def _fill(folder: Folder, contents: Mapping[str, bytes]) -> None:
    made: set[str] = set()
    for path, content in contents.items():
        for parent in reversed([*parents(path)]):
            if parent not in made:
                folder.make_folder(parent)
                made.add(parent)
        folder.create(path, content)


def _clear(folder: Folder, contents: Mapping[str, bytes]) -> None:
    """Remove what this run or one that did not end made under hidden names, and nothing else."""
    folders = {parent for path in contents for parent in parents(path)}
    for path in contents:
        with suppress(OSError):
            folder.discard(path)
    for path in sorted(folders, reverse=True):
        with suppress(OSError):
            folder.remove_folder(path)


def _schema_files() -> dict[str, str]:
    """The JSON Schemas, for editors to complete from; clientgen itself reads its own."""
    schemas = sorted(data_folder("schema").glob("*.schema.json"))
    return {f"schema/{path.name}": path.read_text("utf-8") for path in schemas}


def names_of(name: str) -> ApiNames:
    """Return the names that follow from that of an API, which is in lower-case words."""
    words = name.split("-")
    pascal = "".join(word.capitalize() for word in words)
    return ApiNames(
        title=" ".join(word.capitalize() for word in words),
        package=name.replace("-", "_"),
        client=f"{pascal}Client",
        error=f"{pascal}Error",
        command=name,
    )
