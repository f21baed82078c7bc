"""Finds the data types that a page describes: tables below a heading, and contracts in code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from clientgen.pages import samples
from clientgen.pages.blocks import (
    Block,
    Code,
    Heading,
    Inline,
    Items,
    Paragraph,
    Span,
    Table,
    Terms,
)
from clientgen.pages.drafts import FieldDraft, Row, facts_of
from clientgen.pages.facts import Example, Link, TypeFacts
from clientgen.pages.outline import structural
from clientgen.pages.rows import Rows
from clientgen.pages.spots import Sayings
from clientgen.pages.topics import Topics
from clientgen.pages.vocabulary import Column, Kind, plain
from clientgen.text import Text

_SUFFIX = re.compile(
    r"\s+(?:data model|data contract|object|entity|resource|type|model|schema|attributes|properties|fields|response|structure|enum(?:eration)?|(?:api )?description|element|class)\Z",
    re.IGNORECASE,
)
_ENUM = re.compile(r"\benum(?:eration)?\b|\bvalues\b", re.IGNORECASE)


@dataclass(slots=True)
class _Draft:
    title: Inline
    anchor: str | None
    page_title: bool
    enum: bool = False
    members: dict[str, FieldDraft] = field(default_factory=dict)
    values: Sayings[Text] = field(default_factory=Sayings)
    links: Sayings[Link] = field(default_factory=Sayings)
    bases: Sayings[Text] = field(default_factory=Sayings)
    examples: list[Example] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The title without words such as `object`."""
        text = self.title.text.strip("`")
        shorter = _SUFFIX.sub("", text)
        return shorter.strip("`") or text


class TypeFinder:
    """Reads the blocks of a page that belong to no operation."""

    def __init__(self, rows: Rows, topics: Topics, file: str, title: str) -> None:
        self._rows, self._topics, self._file = rows, topics, file
        first = Inline((Span(title),), 1)
        self._current = _Draft(first, None, page_title=True)
        self._field: FieldDraft | None = None
        self._ignored = False
        self._profile = rows.profile

    def types(self, blocks: Sequence[Block], *, told: bool) -> Iterator[TypeFacts]:
        """Yield the types; `told` if the profile says that the page describes types."""
        level = 0
        for block in blocks:
            if isinstance(block, Heading):
                if not self._within(block, level):
                    yield from self._done(told)
                    self._current = _Draft(block.text, block.anchor, page_title=block.level == 1)
                    self._field, self._ignored = None, False
                    level = block.level
            elif not self._ignored:
                self._take(block, told)
        yield from self._done(told)

    def _within(self, block: Heading, level: int) -> bool:
        """Whether a heading names a part of the type above it: a member, or `Properties`."""
        name = block.text.text.strip("`<> ")
        if name in self._current.members and block.level > level:
            self._field = self._current.members[name]
            return True
        self._field = None
        if structural(block, self._topics):
            topic = self._topics.of(block.text.text)
            part = _SUFFIX.sub("", block.text.text) == block.text.text
            self._ignored = topic is not None and topic.kind not in {
                Kind.MEMBERS,
                Kind.VALUES,
                Kind.BODY,
            }
            if topic is not None and topic.kind is Kind.VALUES:
                self._current.enum = True
            return part or self._ignored
        return False

    def _take(self, block: Block, told: bool) -> None:
        match block:
            case Table():
                table, kinds = self._rows.columns(block)
                if Column.METHOD in kinds or Column.STATUS in kinds:
                    return
                if _is_index(table):
                    return
                if told or Column.NAME in kinds or (not table.header and len(kinds) == 0):
                    self._add(self._rows.of_table(table, kinds))
            case Items():
                if told or self._current.enum:
                    self._add(self._rows.of_items(block))
            case Terms():
                if told:
                    self._add(self._rows.of_terms(block))
            case Code():
                sample = samples.read(block, self._rows.spots, self._profile)
                if sample.example is not None and sample.example.kind in {"json", "xml"}:
                    self._current.examples.append(sample.example)
            case Paragraph():
                self._rows.links.note(block.text)
                self._paragraph(block)
            case _:
                pass

    def _paragraph(self, block: Paragraph) -> None:
        for label, value in self._topics.labels(block.text):
            if self._field is not None:
                self._rows.hints.label(self._field, plain(label), value, block.line)
            elif plain(label) in {"inherits from", "extends", "base type", "inherits"}:
                name = value.strip("`[] ").split("\n")[0]
                self._current.bases.add(self._rows.spots.said(Text(name), block.line, name, value))
        first = block.text.text.lstrip().split(" ")[0].lower()
        if first in {"inherits", "extends"}:
            for words, _ in block.text.hrefs[:1]:
                self._current.bases.add(
                    self._rows.spots.said(Text(words), block.line, words, block.text.text)
                )

    def _add(self, rows: list[Row]) -> None:
        for row in rows:
            self._current.members.setdefault(row.name, FieldDraft(row.name)).take(row.draft)
            for member in row.members:
                self._current.members[row.name].member(member.name).take(member.draft)

    def _done(self, told: bool) -> Iterator[TypeFacts]:
        current = self._current
        enum = current.enum or bool(_ENUM.search(current.title.text))
        if not current.members and not (told and current.page_title and enum):
            return
        said = self._rows.spots.said
        name, line = current.name, current.title.line
        values = (
            [place for draft in current.members.values() for place in draft.places.all]
            if enum
            else []
        )
        yield TypeFacts(
            page=self._file,
            name=said(Text(name), line, name, current.title.text),
            anchor=Text(current.anchor) if current.anchor else None,
            kind="enum" if enum else "record",
            bases=current.bases.all,
            members=() if enum else facts_of(current.members.values()),
            values=tuple(values),
            examples=tuple(current.examples),
            links=current.links.all,
        )


def _is_index(table: Table) -> bool:
    """Whether the first cell of most rows is a link to another page and nothing else."""
    first = [cells[0].text for cells in table.rows if cells]
    linked = [
        text
        for text in first
        if any(words == text.text and not href.startswith("#") for words, href in text.hrefs)
    ]
    return bool(first) and len(linked) * 5 >= len(first) * 4
