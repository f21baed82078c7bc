"""Locates the current project, the files of its APIs and clientgen's own data.

Only this module reads the files of a spec. Only regular files with expected names are opened,
links are never followed, and no file is read beyond the size limit. So no name can lead out of the
project, and no file type can hang the generator.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from clientgen.diagnostics import Diagnostic, Location, nearest, quote
from clientgen.spec_files import (
    API_FILES,
    DEEPEST_GROUP,
    DIVISIBLE,
    GROUP_FILE,
    GROUPS,
    IN_JSON,
    OF_IMPORTS,
    SERVICE_FILES,
    as_yaml,
    how_to_divide,
    is_json,
    kind_of,
)

FILE_LIMIT = 4 * 1024 * 1024
"""Maximum bytes of one file of a spec."""
API_LIMIT = 16 * 1024 * 1024
"""Maximum bytes of all files of one API together."""

CODES: Mapping[str, str] = MappingProxyType(
    {
        "PRJ101": "there is no API with this name",
        "PRJ102": "a folder name that is not allowed",
        "PRJ103": "a link",
        "PRJ104": "a file or folder that does not belong to an API",
        "PRJ105": "something other than an ordinary file or folder",
        "PRJ106": "the file is larger than the limit",
        "PRJ107": "a file or folder that cannot be read",
        "PRJ108": "a file name that is not allowed",
        "PRJ109": "two names that are the same on some systems",
        "PRJ110": "a folder that looks like an API and has no `service.yaml`",
        "PRJ111": "the files of an API are together larger than the limit",
        "PRJ112": "two files, or a file and a folder, for the same part of a spec",
        "PRJ113": "folders of groups that are too deep",
    }
)

DEVICE_NAMES = frozenset({"aux", "con", "nul", "prn"}) | frozenset(
    f"{device}{number}" for device in ("com", "lpt") for number in range(10)
)
"""Names, in lower case, that no file can have on Windows, with any extension."""

_FOLDERS = (GROUPS, *DIVISIBLE)
_SCHEMA = "schema"
_NAME_LIMIT = 64
_API_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_FILE_NAME = re.compile(r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*")
# hidden files and files that editors leave behind
_IGNORED = re.compile(r"[.#]|.*~\Z", re.DOTALL)
_NAME_HINT = (
    "use lower-case letters, digits and single {}, a letter first, at most "
    f"{_NAME_LIMIT} characters, and no device name of Windows"
)
_READ_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


class ProjectNotFoundError(Exception):
    """Raised if no folder `spec` is found; the text says where it was searched and what to do."""


@dataclass(frozen=True, slots=True)
class Project:
    """A project's folder; `root` is absolute. `out` is where distributions are, if not in `generated`."""

    root: Path
    out: Path | None = None

    @property
    def spec(self) -> Path:
        """The folder with one folder per API."""
        return self.root / "spec"

    @property
    def generated(self) -> Path:
        """The folder with one generated distribution per API."""
        return self.root / "generated" if self.out is None else self.out

    def apis(self) -> tuple[str, ...]:
        """Return the sorted names of accepted folders in `spec` that contain a `service.yaml`."""
        return tuple(_survey_apis(self.root).apis)

    def problems(self) -> tuple[Diagnostic, ...]:
        """Return the problems of the folders in `spec`: names, links, missing `service.yaml`."""
        return tuple(_survey_apis(self.root).problems)

    def read(self, api: str) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
        """Return one API's files, sorted (path below the root to bytes), and all problems."""
        survey = _survey_api(self.root, api)
        return dict(sorted(survey.files.items())), tuple(survey.problems)


def find_project(start: Path | None = None) -> Project:
    """Return the nearest folder that contains a folder `spec`, from `start` (or here) upwards.

    Raises `ProjectNotFoundError` if there is none, or if the current folder no longer exists.
    """
    try:
        begin = (Path.cwd() if start is None else start).resolve()
    except FileNotFoundError:
        raise ProjectNotFoundError(
            "the current folder no longer exists; change to a project"
        ) from None
    for folder in (begin, *begin.parents):
        if (folder / "spec").is_dir():
            return Project(folder)
    raise ProjectNotFoundError(
        f"no folder `spec` in {quote(str(begin), 200)} or above it; "
        "change to a project, or create one with `clientgen new NAME`"
    )


def data_folder(kind: Literal["explanations", "schema", "templates"]) -> Path:
    """Return clientgen's own folder of explanations, JSON Schemas or templates.

    In a checkout it is the repository's own folder, even if a build left a copy beside the code;
    otherwise the one installed with the package. Raises `FileNotFoundError` if it is missing.
    """
    package = Path(__file__).resolve().parent
    root = package.parent.parent
    if package.parent.name == "generator" and (root / "pyproject.toml").is_file():
        spec = root / "spec"
        folders = {"explanations": spec, "schema": spec / "schema", "templates": root / "templates"}
    else:
        names = {"explanations": "explanations", "schema": "schemas", "templates": "templates"}
        folders = {each: package / name for each, name in names.items()}
    folder = folders[kind]
    if not folder.is_dir():
        raise FileNotFoundError(
            f"clientgen's own folder {quote(str(folder), 200)} is missing; install clientgen again"
        )
    return folder


def files_in(folder: Path) -> Iterator[Path]:
    """Give every file below a folder of clientgen's own, sorted, without what Python compiled."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if entry.name != "__pycache__":
                yield from files_in(Path(entry.path))
        elif entry.is_file():
            yield Path(entry.path)


@cache
def own_files(folder: Path) -> Mapping[str, bytes]:
    """Return the contents of `files_in` a folder by path, as they were when this process first asked.

    So all that is made in a process is made from the same files, however many APIs there are.
    """
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files_in(folder)}


class _Survey:
    """The files and problems found below one root; paths are relative to it, with `/`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.apis: list[str] = []
        self.files: dict[str, bytes] = {}
        self.size = 0
        self.problems: list[Diagnostic] = []

    def report(self, code: str, path: str, message: str, hint: str) -> None:
        location = Location(path, 1, 1)
        self.problems.append(Diagnostic(code=code, message=message, location=location, hint=hint))

    def entries(self, folder: str) -> list[os.DirEntry[str]]:
        """Return the sorted entries of a folder that `_IGNORED` does not match; none for a link."""
        if (self.root / folder).is_symlink():
            self.refuse_link(folder)
            return []
        try:
            with os.scandir(self.root / folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            self.refuse_unreadable(folder, error)
            return []
        return [entry for entry in entries if not _IGNORED.match(entry.name)]

    def refuse_link(self, path: str) -> None:
        self.report("PRJ103", path, "links are not followed", "replace it with the original")

    def refuse_unreadable(self, path: str, error: OSError) -> None:
        message = f"this cannot be read: {str(error.strerror).lower()}"
        denied = isinstance(error, PermissionError)
        self.report(
            "PRJ107", path, message, "give the current user permission to read it" if denied else ""
        )

    def refuse_unexpected(self, path: str, name: str, expected: Iterable[str]) -> None:
        close = nearest(name, expected)
        hint = f"rename it to {quote(close)}, or remove it" if close else "remove it"
        self.report("PRJ104", path, f"an API has no file or folder {quote(name)} here", hint)

    def refuse_alike(self, folder: str, entries: Iterable[os.DirEntry[str]]) -> None:
        """Report names that some file system or language does not distinguish."""
        seen: dict[str, str] = {}
        for name in (entry.name for entry in entries):
            first = seen.setdefault(name.casefold().replace("_", "-"), name)
            if first != name:
                message = f"{quote(first)} and {quote(name)} are the same name on some systems"
                self.report(
                    "PRJ109", f"{folder}/{name}", message, "rename or remove one of the two"
                )

    def keep_file(self, entry: os.DirEntry[str], path: str) -> None:
        """Read a regular file of at most `FILE_LIMIT` bytes; refuse anything else.

        After `API_LIMIT` bytes in total, no further file is opened.
        """
        if self.size > API_LIMIT:
            return
        if entry.is_symlink():
            self.refuse_link(path)
            return
        try:
            content = _read_ordinary(entry)
        except OSError as error:
            self.refuse_unreadable(path, error)
            return
        if content is None:
            self.report(
                "PRJ105", path, "this is not an ordinary file", "replace it with a text file"
            )
        elif len(content) > FILE_LIMIT:
            message = f"the file is larger than {FILE_LIMIT:,} bytes"
            self.report("PRJ106", path, message, how_to_divide(path))
        else:
            self._keep(path, content)

    def _keep(self, path: str, content: bytes) -> None:
        self.size += len(content)
        if self.size > API_LIMIT:
            folder = "/".join(path.split("/")[:2])
            message = f"the files of the API are larger than {API_LIMIT:,} bytes in total"
            self.report("PRJ111", folder, message, "divide it into several APIs")
        else:
            self.files[path] = content


def _survey_apis(root: Path) -> _Survey:
    survey = _Survey(root)
    folders = [entry for entry in survey.entries("spec") if _is_folder(entry)]
    survey.refuse_alike("spec", folders)
    for entry in folders:
        path = f"spec/{entry.name}"
        if entry.is_symlink():
            survey.refuse_link(path)
        elif not _looks_like_api(survey.entries(path)):
            continue
        elif entry.name == _SCHEMA or not _is_name(entry.name, _API_NAME):
            message = f"an API cannot be named {quote(entry.name)}"
            survey.report("PRJ102", path, message, _NAME_HINT.format("`-`"))
        elif not any(os.path.lexists(Path(entry.path, name)) for name in SERVICE_FILES):
            message = "the folder has no `service.yaml`"
            survey.report("PRJ110", path, message, "add this file, or remove the folder")
        else:
            survey.apis.append(entry.name)
    return survey


def _survey_api(root: Path, api: str) -> _Survey:
    survey = _Survey(root)
    known = _survey_apis(root).apis
    if api not in known and not (_is_name(api, _API_NAME) and (root / "spec" / api).is_symlink()):
        close = nearest(api, known)
        hint = f"did you mean {quote(close)}?" if close else _list_apis(known)
        survey.report("PRJ101", "spec", f"there is no API {quote(api)}", hint)
        return survey
    folder = f"spec/{api}"
    entries = survey.entries(folder)
    survey.refuse_alike(folder, entries)
    _refuse_beside(survey, folder, {entry.name for entry in entries})
    for entry in entries:
        path = f"{folder}/{entry.name}"
        if entry.name in (*API_FILES, *IN_JSON):
            survey.keep_file(entry, path)
        elif entry.name in OF_IMPORTS:
            continue
        elif entry.name in _FOLDERS:
            _survey_folder(survey, path)
        else:
            in_yaml = [as_yaml(entry.name)] if as_yaml(entry.name) in API_FILES else []
            known = in_yaml or [*API_FILES, *_FOLDERS, *IN_JSON]
            survey.refuse_unexpected(path, entry.name, known)
    return survey


def _refuse_beside(survey: _Survey, folder: str, names: set[str]) -> None:
    """Report files beside the folder that takes their place, and the same file in two forms."""
    for name in sorted(names):
        kind = kind_of(name)
        if kind in DIVISIBLE and kind in names - {name}:
            message = f"the folder {quote(kind)} cannot be used beside {quote(name)}"
            hint = "move the file into the folder, or remove one of the two"
            survey.report("PRJ112", f"{folder}/{kind}", message, hint)
        if is_json(name) and as_yaml(name) in names:
            message = f"{quote(name)} cannot be used beside {quote(as_yaml(name))}"
            survey.report("PRJ112", f"{folder}/{name}", message, "remove one of the two")


def _survey_folder(survey: _Survey, folder: str) -> None:
    entries = survey.entries(folder)
    survey.refuse_alike(folder, entries)
    _refuse_beside(survey, folder, {entry.name for entry in entries if "." in entry.name})
    for entry in entries:
        path = f"{folder}/{entry.name}"
        stem, dot, extension = entry.name.rpartition(".")
        depth = len(path.split("/")) - 3 if path.split("/")[2] == GROUPS else 0
        if depth and _is_folder(entry) and _is_name(entry.name, _FILE_NAME):
            _survey_groups(survey, entry, path, depth)
        elif depth > 1 and as_yaml(entry.name) == GROUP_FILE:
            survey.keep_file(entry, path)
        elif not dot or extension not in ("yaml", "json"):
            expected = f"{stem or entry.name}.yaml"
            survey.refuse_unexpected(path, entry.name, (expected,))
        elif not _is_name(stem, _FILE_NAME):
            grouped = folder.split("/")[2] == GROUPS
            what = "the file of an operation group" if grouped else "a file of this folder"
            message = f"{what} cannot be named {quote(entry.name)}"
            survey.report("PRJ108", path, message, _NAME_HINT.format("`_` or `-`"))
        else:
            survey.keep_file(entry, path)


def _survey_groups(survey: _Survey, entry: os.DirEntry[str], path: str, depth: int) -> None:
    if entry.is_symlink():
        survey.refuse_link(path)
    elif depth >= DEEPEST_GROUP:
        message = f"groups can be at most {DEEPEST_GROUP} levels deep"
        survey.report("PRJ113", path, message, "move the files of this folder up")
    else:
        _survey_folder(survey, path)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    return os.path.isdir(entry.path)  # noqa: PTH112 - follows links, and never raises


def _looks_like_api(entries: Iterable[os.DirEntry[str]]) -> bool:
    return any(
        entry.name in (*_FOLDERS, *SERVICE_FILES) or entry.name.endswith((".yaml", ".yml"))
        for entry in entries
    )


def _list_apis(known: list[str]) -> str:
    if not known:
        return "create one with `clientgen new NAME`"
    shown = ", ".join(map(quote, known[:10]))
    return f"the APIs are {shown}" + (" and more" if len(known) > 10 else "")


def _is_name(name: str, pattern: re.Pattern[str]) -> bool:
    return len(name) <= _NAME_LIMIT and bool(pattern.fullmatch(name)) and name not in DEVICE_NAMES


def _read_ordinary(entry: os.DirEntry[str]) -> bytes | None:
    """Return at most one byte more than the limit, or None for a folder, pipe, socket or device.

    The type is checked before opening, because opening can affect a device, and again after
    opening, in case the file was replaced.
    """
    if not stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode):
        return None
    with open(os.open(entry.path, _READ_FLAGS), "rb") as file:  # noqa: PTH123
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            return None
        return file.read(FILE_LIMIT + 1)
