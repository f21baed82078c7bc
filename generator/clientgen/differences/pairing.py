"""Pairs the entries of two descriptions, also if they were renamed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

Tree = Mapping[str, Any]
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def pairs(
    before: Tree, after: Tree, path: tuple[str, ...]
) -> Iterator[tuple[str, str | None, str | None]]:
    """Yield each entry by its latest name, with its names before and after; None if it is missing.

    A removed entry and an added one are the same entry if they have the same mark, which identifies
    an entry of its kind: the request of an operation, the Python name of a parameter.
    """
    renamed = renames(before, after, path)
    for name in before:
        new = name if name in after else renamed.get(name)
        yield (new or name, name, new)
    known = {*before, *renamed.values()}
    yield from ((name, None, name) for name in after if name not in known)


def renames(before: Tree, after: Tree, path: tuple[str, ...]) -> dict[str, str]:
    """Return the new names of the renamed entries by their old names."""
    gone = [name for name in before if name not in after]
    new = [name for name in after if name not in before]
    found: dict[str, str] = {}
    for mark in _marks(path):
        old_marks = _by_mark({name: before[name] for name in gone if name not in found}, mark)
        taken = found.values()
        new_marks = _by_mark({name: after[name] for name in new if name not in taken}, mark)
        found |= {old_marks[each]: new_marks[each] for each in old_marks if each in new_marks}
    return found


def _by_mark(entries: Tree, mark: Callable[[Tree], str | None]) -> dict[str, str]:
    """The names of entries by their marks, without marks that two entries have."""
    names: dict[str, list[str]] = {}
    for name, entry in entries.items():
        each = mark(entry) if isinstance(entry, dict) else None
        if each is not None:
            names.setdefault(each, []).append(name)
    return {each: found[0] for each, found in names.items() if len(found) == 1}


def _marks(path: tuple[str, ...]) -> tuple[Callable[[Tree], str | None], ...]:
    match path:
        case ("operations",):
            return (_request,)
        case ("types",):
            return (_content, _member("class"))
        case ("groups",):
            return (_member("attribute"),)
        case ("credentials",):
            return (_member("kind"),)
        case ("operations", _, "responses"):
            return (_is_success,)
        case (*_, "parameters" | "fields" | "headers" | "response_headers"):
            return (_member("python_name"),)
        case _:
            return ()


def _request(operation: Tree) -> str:
    return f"{operation.get('verb')} {_PLACEHOLDER.sub('{}', str(operation.get('path')))}"


def _content(kind: Tree) -> str | None:
    """The content of a record or an enumeration; other types often have the same content."""
    if "class" not in kind:
        return None
    return json.dumps([[n, member] for n, member in sorted(kind.items()) if n != "class"])


def _member(name: str) -> Callable[[Tree], str | None]:
    def mark(entry: Tree) -> str | None:
        value = entry.get(name)
        return value if isinstance(value, str) else None

    return mark


def _is_success(response: Tree) -> str | None:
    """One mark for all: if one response was removed and one was added, its status changed."""
    return "response" if "status" in response else None
