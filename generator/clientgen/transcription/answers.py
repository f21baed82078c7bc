"""Lists the open questions of a spec, and puts answers in their place.

Only lines that are still exactly a question are replaced, each by the words that answer it, and
only if the file then says what it said before and those words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from typing import Any, NamedTuple

from clientgen.diagnostics import Diagnostic, Location, quote
from clientgen.document import Document, Path, Remark, load, owner_of, without_asked
from clientgen.emitter import Block, Plain, emit
from clientgen.schema import Kind, kind_of_file, validate
from clientgen.transcription.questions import Ask, Question, read_question, shown

Answers = Mapping[str, Mapping[str, Plain]]
"""By the name of what is asked about, the words that answer; `*` in a name stands for anything."""
_PATTERN = re.compile(rb"^(\*[^\s:\"']*)(?=:\s)", re.MULTILINE)
"""A name at the beginning of a line that YAML would take for an alias."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question that stands in a spec; `question` is None if a person wrote it in other words."""

    place: Location
    text: str
    sign: str
    question: Question | None


@dataclass(slots=True)
class Settled:
    """What answers did: the changed files, and for each name the number of its questions."""

    files: dict[str, bytes] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    refused: list[Diagnostic] = field(default_factory=list)


def questions_of(files: Mapping[str, bytes]) -> tuple[Asked, ...]:
    """Return the open questions of the files of a spec, in their order; unreadable files have none."""
    found = []
    for path, content in files.items():
        document, _ = load(content, path)
        for remark in document.remarks if document else ():
            if remark.is_open:
                found.append(_asked(path, remark))
    return tuple(found)


def grouped(asked: Iterable[Asked]) -> tuple[tuple[Asked, ...], ...]:
    """Return the questions that one answer settles together, the largest groups first."""
    groups: dict[object, list[Asked]] = {}
    for each in asked:
        of = each.question
        groups.setdefault((of.ask, of.name) if of else each.place, []).append(each)
    return tuple(sorted(map(tuple, groups.values()), key=lambda group: -len(group)))


def read_answers(content: bytes, file: str) -> tuple[Answers, tuple[Diagnostic, ...]]:
    """Return the answers of a YAML text, names with mappings of words, and its problems.

    A name that begins with `*` needs no quotes, which YAML asks for.
    """
    document, problems = load(_PATTERN.sub(rb'"\1"', content), file)
    if document is None:
        return {}, problems
    data = document.data
    if isinstance(data, dict) and all(isinstance(words, dict) for words in data.values()):
        return {shown(name): words for name, words in data.items()}, ()
    message = (
        "an answer is a name and the words that the spec lacks, such as `timeout: {type: integer}`"
    )
    return {}, (Diagnostic(code="DOC105", message=message, location=document.location(())),)


def settle(files: Mapping[str, bytes], answers: Answers, prefix: str) -> Settled:
    """Return the files of a spec with answers in place of their questions.

    `prefix` is the folder of the API, which begins every path. A place at which an answer does not
    fit the format stays as it was, and is among `refused`.
    """
    settled = Settled(counts=dict.fromkeys(answers, 0))
    for path, content in files.items():
        document, _ = load(content, path)
        if document is not None and document.remarks:
            kind = kind_of_file(path.removeprefix(prefix))
            text = _File(kind, content, document, settled).answer(answers)
            if text != content:
                settled.files[path] = text
    return settled


def _asked(path: str, remark: Remark) -> Asked:
    place = Location(path, remark.line, remark.column)
    return Asked(
        place=place, text=remark.text, sign=remark.sign, question=read_question(remark.text)
    )


class _Change(NamedTuple):
    """A question and the words that take its place."""

    remark: Remark
    asked: Question
    words: Mapping[str, Plain]
    answer: str
    """The name under which the answer was given."""


@dataclass(slots=True)
class _File:
    kind: Kind
    content: bytes
    document: Document
    settled: Settled

    def answer(self, answers: Answers) -> bytes:
        """The content after all answers."""
        changes = []
        for remark in self.document.remarks:
            asked = read_question(remark.text) if remark.is_open else None
            name = _answering(answers, asked.name) if asked else None
            if asked is None or name is None:
                continue
            given = answers[name]
            stands = _at(self.document.data, owner_of(self.document, remark))
            words = {
                word: value
                for word, value in given.items()
                if asked.accepts(word) and not (word in stands and stands[word] == value)
            }
            if words or not given:
                changes.append(_Change(remark, asked, words, name))
        self._make(changes)
        return self.content

    def _make(self, changes: Sequence[_Change]) -> None:
        """Make all changes, or find the one that does not fit by halves.

        The later half comes first, so that the lines of the other stay where they are.
        """
        if not changes:
            return
        problem = self._try(changes)
        if problem is None:
            for change in changes:
                self.settled.counts[change.answer] += 1
        elif len(changes) == 1:
            self.settled.refused.append(problem)
        else:
            middle = len(changes) // 2
            self._make(changes[middle:])
            self._make(changes[:middle])

    def _try(self, changes: Sequence[_Change]) -> Diagnostic | None:
        """Make changes, and return None; or make none, and return why the first does not fit."""
        lines = self.content.splitlines(keepends=True)
        expected = self.document.data
        owners = []
        for remark, _, words, _ in changes:
            end = b"\r\n" if lines[remark.line - 1].endswith(b"\r\n") else b"\n"
            text = emit(Block([*words.items()]), indent=remark.column - 1) if words else ""
            lines[remark.line - 1] = text.encode().replace(b"\n", end)
            owners.append(owner_of(self.document, remark))
            expected = _with(expected, owners[-1], words)
        content = b"".join(lines)
        after, problems = load(content, self.document.file)
        where = Location(self.document.file, changes[0].remark.line, changes[0].remark.column)
        if after is None or after.data != expected:
            return next(iter(problems), _elsewhere(where, changes[0].asked))
        misfits = [each for owner in owners for each in self._misfits(after, owner)]
        if misfits:
            told = min(misfits, key=lambda each: (each.code == "SCHEMA202", each))
            return replace(told, location=where)
        self.content, self.document = content, after
        return None

    def _misfits(self, after: Document, owner: Path) -> list[Diagnostic]:
        """The problems that the part of the file around an answer has, and had not before."""
        found = [
            without_asked(each, validate(self.kind, _part(each, owner)))
            for each in (self.document, after)
        ]
        known = {(problem.path, problem.message) for problem in found[0]}
        return [each for each in found[1] if (each.path, each.message) not in known]


def _answering(answers: Answers, name: str) -> str | None:
    """The name under which an answer for `name` was given: itself, or the first pattern with `*`."""
    if name in answers:
        return name
    return next((each for each in answers if "*" in each and fnmatchcase(name, each)), None)


def _elsewhere(where: Location, asked: Question) -> Diagnostic:
    message = f"{quote(asked.name)} cannot be answered here, since the lines around it were changed"
    return Diagnostic(
        code="DOC121",
        message=message,
        location=where,
        hint="write the answer into the file, and remove the question",
    )


def _at(data: Any, path: Path) -> Mapping[str, Any]:  # noqa: ANN401 - of a document
    """The mapping at a path, with the words that already stand there; empty if it is none."""
    for step in path:
        data = data[step]
    return data if isinstance(data, dict) else {}


def _with(data: Any, path: Path, words: Mapping[str, Plain]) -> Any:  # noqa: ANN401 - of a document
    """A copy of the data of a file with more words in the mapping at `path`."""
    if not path:
        if data is None or isinstance(data, dict):
            return {**(data or {}), **deepcopy(dict(words))} if words else data
        return data
    copy = data.copy()
    copy[path[0]] = _with(data[path[0]], path[1:], words)
    return copy


def _part(document: Document, path: Path) -> Document:
    """The document with one entry only in the section of `path`, since others do not matter."""
    if len(path) < 2 or not isinstance(document.data[path[0]], dict):
        return document
    section = {path[1]: document.data[path[0]][path[1]]}
    return replace(document, data={**document.data, path[0]: section})


def answer_to(group: Sequence[Asked]) -> str:
    """Return how the command takes an answer for a group of questions; empty if it cannot."""
    asked = group[0].question
    if asked is None:
        return ""
    if asked.ask is Ask.EXAMPLE:
        lacking = [each.question.words for each in group if each.question]
        names = dict.fromkeys(name for words in lacking for name in words.split(", "))
        words = ", ".join(f"{name}: ..." for name in names)
        return f"{asked.name}: {{{words}}}"
    if asked.ask is Ask.WITHIN:
        return f"{asked.name}: {{{asked.name}: {{type: string}}}}"
    status = asked.name.rpartition(".")[2]
    if asked.ask is Ask.RETURN and status.isdecimal():
        return f"{asked.name}: {{{status}: {{...}}}}"
    return f"{asked.name}: {_SAMPLES.get(asked.ask, '{type: string}')}"


_SAMPLES = {
    Ask.REQUIRED: "{required: true}",
    Ask.PLACE: "{in: query}",
    Ask.VALUE: "{value: ...}",
    Ask.STATUS: "{200: {...}}",
    Ask.RETURN: "{200: {...}}",
    Ask.BODY: "{body: {$ref: ...}}",
    Ask.FORM: "{media_types: [application/x-www-form-urlencoded]}",
    Ask.VERB: "{verb: GET}",
    Ask.PATH: "{path: /...}",
    Ask.COMMON: "{summary: ...}",
    Ask.SUMMARY: "{summary: ...}",
    Ask.ADDRESS: "{url: https://...}",
    Ask.CREDENTIALS: "{auth: [{kind: bearer}]}",
}
