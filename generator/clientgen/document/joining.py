"""Joins the files of one folder into one document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from clientgen.diagnostics import Diagnostic, Location, quote
from clientgen.document.data import Document, Mark, dotted


def join(documents: Sequence[Document]) -> tuple[Document, tuple[Diagnostic, ...]]:
    """Return the joined files of a folder, and a problem for each duplicate key.

    There is at least one document. Each document is a mapping of sections that are mappings or
    lists, as required by the schemas of files that can be divided. Mappings are joined key by key,
    lists one after the other in the order of `documents`. Every value keeps its place.
    """
    sections: dict[str, _Section] = {}
    for document in documents:
        for name, value in document.data.items():
            mark = document.marks[name]
            section = sections.setdefault(name, _Section(name, mark, type(value)()))
            section.add(value, mark)
    data = {name: section.content for name, section in sections.items()}
    marks: dict[str | int, Mark] = {
        name: section.mark._replace(members=section.marks) for name, section in sections.items()
    }
    found = [problem for section in sections.values() for problem in section.found]
    return Document(documents[0].file, data, marks), tuple(found)


@dataclass(frozen=True, slots=True)
class _Section:
    """A key at the top level of the files: its first place, and the joined content below it."""

    name: str
    mark: Mark
    content: Any
    marks: dict[str | int, Mark] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)

    def add(self, value: Any, mark: Mark) -> None:  # noqa: ANN401 - a list or mapping of a document
        """Join the content of one more file."""
        if isinstance(value, list):
            for index, item in enumerate(value):
                self.marks[len(self.content)] = mark.members[index]
                self.content.append(item)
            return
        for key, member in value.items():
            if key in self.content:
                self._refuse(key, mark.members[key])
            else:
                self.content[key] = member
                self.marks[key] = mark.members[key]

    def _refuse(self, key: str, second: Mark) -> None:
        first = _place(self.marks[key])
        self.found.append(
            Diagnostic(
                code="DOC120",
                message=f"duplicate key {quote(key)}, first declared at {first}",
                location=_place(second),
                path=dotted((self.name, key)),
                hint="remove or rename one of the two",
            )
        )


def _place(mark: Mark) -> Location:
    return Location(mark.file, mark.key_line, mark.key_column)
