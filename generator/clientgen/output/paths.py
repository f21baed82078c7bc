"""The allowed paths of output files, and the reserved names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from clientgen.output.errors import OutputError

MANIFEST = "manifest.json"
STAGING = ".clientgen"
"""The folder in the target that contains the journal and the staged files while a run writes."""
JOURNAL = f"{STAGING}/journal.json"

_OWNED = re.compile(r"src/[^/]+/lib(/.*)?")
_LONGEST = 1000
_SHOWN = 200
_NAME = re.compile(r"[A-Za-z0-9_.][A-Za-z0-9_.+-]{0,199}")
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)


def check_paths(paths: Iterable[str]) -> None:
    """Check that all paths are safe together on every system; raise `OutputError` if not.

    Safe paths are relative and not too long, and contain only allowed names. No name is a device on
    Windows or reserved for the manifest, for a run or for version control. No two paths differ only
    by case, and no path is both a file and a folder.
    """
    files: set[str] = set()
    folders: dict[str, str] = {}
    safe: set[str] = set()
    for path in paths:
        _check_names(path, safe)
        if path.casefold() in files or path.casefold() in folders:
            raise OutputError(f"{_show(path)} clashes with another path without regard to case")
        files.add(path.casefold())
        for folder in parents(path):
            if folders.get(folder.casefold()) == folder:
                break  # checked before, and so are the folders around it
            if (
                folders.setdefault(folder.casefold(), folder) != folder
                or folder.casefold() in files
            ):
                raise OutputError(
                    f"the folder {_show(folder)} clashes with another path without regard to case"
                )


def parents(path: str) -> Iterator[str]:
    """Yield the folders that contain `path`, the innermost first, without the target itself."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def staged_name(number: int) -> str:
    """Return the path of the staged file `number` of a run."""
    return f"{STAGING}/{number:06}.staged"


def is_staged(path: str) -> bool:
    """Return whether `path` is a staged file: in the reserved folder, with a name of this form."""
    return re.fullmatch(rf"{re.escape(STAGING)}/[0-9]{{6}}\.staged", path) is not None


def is_owned(path: str) -> bool:
    """Return whether `path` belongs to the package's owner: `src/<package>/lib` and all below it.

    Hand-written code that ships with the package is kept there, so no run writes, removes or
    reports it.
    """
    return _OWNED.fullmatch(path) is not None


def _show(text: str) -> str:
    """Return a path or name as an ASCII literal, shortened if it is very long."""
    literal = ascii(text)
    return literal if len(literal) <= _SHOWN else f"{literal[:_SHOWN]}..."


def _check_names(path: str, safe: set[str]) -> None:
    """Check the names in a path; `safe` are those that were found allowed."""
    if len(path) > _LONGEST:
        raise OutputError(
            f"a path of the output has at most {_LONGEST} characters; {_show(path)} is longer"
        )
    for name in path.split("/"):
        if name in safe:
            continue
        if not _NAME.fullmatch(name) or name.endswith(".") or _DEVICE.fullmatch(name):
            raise OutputError(
                f"{_show(path)} cannot be a path of the output: the name {_show(name)} is not allowed"
            )
        if name.casefold() in {".git", STAGING}:
            raise OutputError(
                f"{_show(path)} cannot be a path of the output: {_show(name)} is reserved"
            )
        safe.add(name)
    if is_owned(path.casefold()):
        raise OutputError(
            f"{_show(path)} cannot be a path of the output: `lib` belongs to the package's owner"
        )
    if path.casefold() == MANIFEST:
        raise OutputError(
            f"{_show(path)} cannot be a path of the output: it is reserved for the manifest"
        )
