"""The part of a file that fits its schema, so that the rest of the spec can be checked with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from clientgen.diagnostics import Diagnostic
from clientgen.document import Document, Mark
from clientgen.schema.schemas import Kind, resolve

_SECTIONS = frozenset({"types", "errors", "operations"})
"""The keys whose members are read one by one, each without the others."""
_UNKNOWN_KEY, _MORE = "SCHEMA201", "SCHEMA209"


def sound_part(kind: Kind, document: Document, problems: Iterable[Diagnostic]) -> Document | None:
    """Return a document without unknown keys and the types, errors or operations with problems.

    It is None if there are problems elsewhere, or more than are shown, or if a key is missing: an
    unknown one that was meant for it is the problem that is told.
    """
    removed: dict[str, set[str]] = {}
    unknown = set[str]()
    for problem in problems:
        if not isinstance(document.data, dict):
            return None
        section = _last_before(document.marks, problem)
        entry = _last_before(document.marks[section].members, problem) if section else ""
        if problem.code == _MORE:
            return None
        if section in _SECTIONS and entry:
            removed.setdefault(section, set()).add(entry)
        elif problem.code == _UNKNOWN_KEY and problem.path == section:
            unknown.add(section)
        else:
            return None
    if not removed and not unknown:
        return document
    data = {key: each for key, each in document.data.items() if key not in unknown}
    if not data.keys() >= set(resolve(f"{kind}.schema.json").get("required", ())):
        return None
    marks = {key: mark for key, mark in document.marks.items() if key not in unknown}
    for section, gone in removed.items():
        data[section] = {key: each for key, each in data[section].items() if key not in gone}
        members = marks[section].members
        kept = {key: each for key, each in members.items() if key not in gone}
        marks[section] = marks[section]._replace(members=kept)
    return replace(document, data=data, marks=marks)


def _last_before(marks: Mapping[str | int, Mark], problem: Diagnostic) -> str:
    """Return the key of the member in which a problem is; empty if it is before all of them."""
    place = problem.location.line, problem.location.column
    begun = [key for key, mark in marks.items() if (mark.key_line, mark.key_column) <= place]
    return str(begun[-1]) if begun else ""
