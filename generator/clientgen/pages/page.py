"""Makes the facts of one page from its blocks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from fnmatch import fnmatchcase

from clientgen.pages.blocks import (
    Block,
    Code,
    Document,
    Heading,
    Inline,
    Item,
    Items,
    Paragraph,
    Span,
    Table,
    Terms,
)
from clientgen.pages.contracts import read_contracts
from clientgen.pages.elements import read_elements
from clientgen.pages.facts import (
    FieldFacts,
    Link,
    OperationFacts,
    Page,
    Role,
    Stated,
    StatusFacts,
    TypeFacts,
)
from clientgen.pages.gathering import Gatherer
from clientgen.pages.links import Links
from clientgen.pages.outline import Unit, outline
from clientgen.pages.profile import Profile
from clientgen.pages.rows import Rows
from clientgen.pages.sightings import Sighting
from clientgen.pages.spots import Spots
from clientgen.pages.topics import Topics
from clientgen.pages.typed import TypeFinder
from clientgen.text import Text

_DATES = ("ms.date", "date", "updated", "last_updated", "lastmod", "modified")
_INDEX_SHARE = 3
_TERM = re.compile(r"[A-Za-z_$@][\w$@.\[\]-]{0,100}(?<=[\w\]])")
_NUMBER = re.compile(r"(?<![\w.])\d{1,20}(?:[.,]\d{1,20}){0,5}(?!\w)")


class PageReader:
    """Reads one page."""

    def __init__(
        self, document: Document, spots: Spots, profile: Profile, files: Collection[str]
    ) -> None:
        self._document, self._spots, self._profile = document, spots, profile
        self._links = Links(spots, files)
        self._rows = Rows(spots, profile, self._links)
        self._topics = Topics(profile)
        self._title = self._heading() or document.title

    def page(self, sha256: str) -> Page:
        """Return the facts of the page; `sha256` is that of its bytes."""
        operations, rest = self._operations()
        types = self._types(rest)
        facts = self._shared(rest) if not operations else None
        shared = (*facts.path_parameters, *facts.query, *facts.headers) if facts else ()
        answered = facts.response_headers if facts else ()
        errors = facts.statuses if facts else ()
        return Page(
            file=self._spots.file,
            title=Text(self._title),
            sha256=sha256,
            role=self._role(operations, types, (*shared, *answered), errors),
            date=self._date(),
            operations=operations,
            types=types,
            common=shared,
            response_headers=answered,
            errors=errors,
            links=self._all_links(),
            headings=self._headings(),
            terms=self._terms(),
        )

    def _heading(self) -> str:
        first = next((b for b in self._document.blocks if isinstance(b, Heading)), None)
        return first.text.text if first and first.level == 1 else ""

    def _matches(self, patterns: tuple[str, ...]) -> bool:
        return any(fnmatchcase(self._spots.file, pattern) for pattern in patterns)

    def _operations(self) -> tuple[tuple[OperationFacts, ...], list[Block]]:
        blocks = self._document.blocks
        excluded = (
            *self._profile.type_pages,
            *self._profile.common_pages,
            *self._profile.ignored_pages,
        )
        if self._matches(excluded):
            return (), blocks
        found = outline(blocks, self._rows, self._topics, self._profile, self._title)
        facts = []
        for unit in found.units:
            gatherer = Gatherer(unit, self._rows, self._topics, self._profile)
            facts.append(gatherer.gather(self._spots.file))
        return tuple(facts), found.rest

    def _types(self, rest: list[Block]) -> tuple[TypeFacts, ...]:
        if self._matches(self._profile.ignored_pages):
            return ()
        told = self._matches(self._profile.type_pages)
        finder = TypeFinder(self._rows, self._topics, self._spots.file, self._title)
        found = (
            ()
            if self._matches(self._profile.common_pages)
            else tuple(finder.types(rest, told=told))
        )
        coded = [each for code in self._codes() for each in self._declared(code)]
        return (*found, *coded)

    def _declared(self, code: Code) -> Iterator[TypeFacts]:
        yield from read_contracts(self._spots.file, code)
        yield from read_elements(code, self._spots)

    def _codes(self) -> Iterator[Code]:
        return (block for block in self._document.blocks if isinstance(block, Code))

    def _shared(self, rest: list[Block]) -> OperationFacts | None:
        """Return parameters, headers and statuses of a page that has no operation."""
        if self._matches(self._profile.ignored_pages):
            return None
        unit = Unit(Inline((Span(self._title),), 1), None, list[Sighting](), rest)
        return Gatherer(unit, self._rows, self._topics, self._profile).gather(self._spots.file)

    def _role(
        self,
        operations: tuple[OperationFacts, ...],
        types: tuple[TypeFacts, ...],
        shared: tuple[FieldFacts, ...],
        errors: tuple[StatusFacts, ...],
    ) -> Role:
        if operations:
            return Role.OPERATIONS
        if self._matches(self._profile.common_pages):
            return Role.COMMON
        if types and not shared:
            return Role.TYPES
        if shared or errors:
            return Role.COMMON
        links = len(self._all_links())
        return Role.INDEX if links >= _INDEX_SHARE else Role.OTHER

    def _date(self) -> Stated[Text] | None:
        for name in _DATES:
            if name in self._document.head:
                value, line = self._document.head[name]
                if re.search(r"\d{4}", value):
                    return self._spots.said(Text(value[:40]), line, value, f"{name}: {value}")
        return None

    def _headings(self) -> tuple[Stated[Text], ...]:
        found = (each for each in self._document.blocks if isinstance(each, Heading))
        texts = ((each.text.text, each.line) for each in found)
        return tuple(self._spots.said(Text(text), line, text) for text, line in texts if text)

    def _terms(self) -> frozenset[str]:
        texts = [text.text for text in _texts(self._document.blocks)]
        numbers = (each.replace(",", "") for text in texts for each in _NUMBER.findall(text))
        return frozenset({*numbers, *(each for text in texts for each in _TERM.findall(text))})

    def _all_links(self) -> tuple[Stated[Link], ...]:
        for text in _texts(self._document.blocks):
            self._links.note(text)
        return self._links.all.all


def _texts(blocks: Collection[Block]) -> Iterator[Inline]:
    for block in blocks:
        match block:
            case Heading(text=text) | Paragraph(text=text):
                yield text
            case Items(items=items) | Terms(items=items):
                for item in items:
                    yield from _item_texts(item)
            case Table(header=header, rows=rows):
                for cells in (header, *rows):
                    yield from (cell.text for cell in cells)
            case _:
                pass


def _item_texts(item: Item) -> Iterator[Inline]:
    yield item.text
    yield from _texts(item.blocks)
