"""The comments of a file that ask something, or say where words were taken from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias, cast

from clientgen.diagnostics import Diagnostic, Location, quote
from clientgen.document.data import Document, Mark, Path, Remark, Sign, dotted
from clientgen.document.problems import Place

QUESTION_LIMIT = 1_000
"""Maximum open questions shown for one file."""
QUESTION_CODES = ("DOC121", "DOC122")
"""The codes of open questions, and of contradictions that are still open."""

Span: TypeAlias = tuple[Place, Place]
"""The start of a text and the place after its end."""

_REMARK = re.compile(r"[ \t]*# ([?!~]) (.*)")
_LINE_END = re.compile("\r?\n")
_SHOWN = 200
_GAPS = frozenset({"SCHEMA202", "SCHEMA203"})
"""A key is missing, and a mapping is empty."""
_MORE = "SCHEMA209"


def find_remarks(text: str, long_texts: Sequence[Span]) -> Iterator[Remark]:
    """Yield the remarks of a file in its order; lines within `long_texts` are text, not comments.

    `long_texts` are the texts of several lines, in the order of the file.
    """
    if "# " not in text:
        return
    spans = iter(long_texts)
    span = next(spans, None)
    for number, line in enumerate(_LINE_END.split(text), 1):
        match = _REMARK.fullmatch(line)
        if match is None:
            continue
        place = (number, match.start(1) - 1)
        while span is not None and span[1] <= place:
            span = next(spans, None)
        if span is None or place < span[0]:
            yield Remark(cast("Sign", match[1]), match[2].strip(), *place)


def owner_of(document: Document, remark: Remark) -> Path:
    """Return the path of the list or mapping in which a remark stands, by line and indentation."""
    path: list[str | int] = []
    members: Mapping[str | int, Mark] = document.marks
    while True:
        above = [
            name
            for name, mark in members.items()
            if mark.key_line < remark.line and mark.key_column < remark.column
        ]
        if not above:
            return tuple(path)
        path.append(above[-1])
        members = members[above[-1]].members


def open_questions(document: Document) -> tuple[Diagnostic, ...]:
    """Return a problem for each remark of a file that asks something, at most `QUESTION_LIMIT`."""
    asked = [remark for remark in document.remarks if remark.is_open]
    return tuple(_problem(document, remark) for remark in asked[:QUESTION_LIMIT])


def _problem(document: Document, remark: Remark) -> Diagnostic:
    code = QUESTION_CODES[remark.sign == "!"]
    what = "open question" if remark.sign == "?" else "the pages contradict each other"
    return Diagnostic(
        code=code,
        message=f"{what}: {quote(remark.text, _SHOWN)}",
        location=Location(document.file, remark.line, remark.column),
        path=dotted(owner_of(document, remark)),
    )


def without_asked(document: Document, problems: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """Return the problems of a file, except that something is missing for which a question asks."""
    owners = {dotted(owner_of(document, each)) for each in document.remarks if each.is_open}
    found = tuple(
        problem for problem in problems if problem.code not in _GAPS or problem.path not in owners
    )
    return () if {problem.code for problem in found} <= {_MORE} else found
