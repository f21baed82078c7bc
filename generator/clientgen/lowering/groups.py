"""The files of groups: a file is a group, and the folder of its name has the groups in it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from clientgen.diagnostics import Location, quote
from clientgen.document import Document
from clientgen.lowering.problems import Problems
from clientgen.spec_files import GROUP_FILE, GROUPS


def files_of_groups(documents: Mapping[str, Document], problems: Problems) -> dict[str, str]:
    """Return the file of each group by its name (`chat.completions`), outer groups first.

    A group with two files, and a folder whose group has none, are problems.
    """
    found: dict[str, str] = {}
    for path in sorted(documents, key=_order):
        if PurePosixPath(path).parts[0] != GROUPS:
            continue
        name = group_of(path)
        first = found.setdefault(name, path)
        if first != path:
            message = f"the group {quote(name)} has the file {quote(first)} already"
            where = documents[path].file
            problems.add_at(
                "SPEC241",
                Location(where, 1, 1),
                f"operations.{name}",
                message,
                "remove one of the two",
            )
    for name, path in tuple(found.items()):
        _check_parent(name, documents[path].file, found, problems)
    return found


def _check_parent(name: str, where: str, found: dict[str, str], problems: Problems) -> None:
    parent = name.rpartition(".")[0]
    if not parent or parent in found or GROUPS in problems.unreadable:
        return
    folder = f"{GROUPS}/{parent.replace('.', '/')}"
    message = f"the folder {quote(folder)} has no group of its own"
    hint = f"add {quote(f'{folder}/{GROUP_FILE}')} with its `summary`, or {quote(f'{folder}.yaml')}"
    problems.add_at("SPEC240", Location(where, 1, 1), f"operations.{name}", message, hint)


def group_of(path: str) -> str:
    """Return the name of the group of a file, by its path in the folder of the API."""
    parts = PurePosixPath(path).with_suffix("").parts[1:]
    is_whole_folder = PurePosixPath(path).name == GROUP_FILE
    return ".".join(parts[:-1] if is_whole_folder else parts)


def _order(path: str) -> tuple[str, ...]:
    return tuple(group_of(path).split("."))
