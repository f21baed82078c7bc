"""What is collected of one operation while its blocks are read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from clientgen.pages.blocks import Inline
from clientgen.pages.bodies import BodyDraft
from clientgen.pages.drafts import FieldDraft, Row, StatusDraft
from clientgen.pages.facts import Origin, Stated
from clientgen.pages.outline import Unit
from clientgen.pages.rows import Rows
from clientgen.pages.topics import Topics
from clientgen.pages.vocabulary import Kind, Location, Side, Topic, location
from clientgen.text import Text

_MEDIA_TYPE = re.compile(
    r"\b(?:application|text|image|audio|video|multipart)/[\w.+-]*\w(?:;\s?[\w-]+=[\w-]+)*"
)

BODILESS = frozenset({"GET", "HEAD", "DELETE", "OPTIONS"})
"""The verbs of calls that usually have no body."""


@dataclass(slots=True)
class State:
    """Where the walk stands."""

    topic: Topic | None = None
    side: Side | None = None
    label: Topic | None = None
    """What the last label is about; it holds until the next heading or label."""
    lead: Topic | None = None
    """What the paragraph above announces; it holds for one block."""
    lead_text: Inline | None = None
    status: int | None = None
    """The status that a heading names."""
    field: str = ""
    """The name that a heading is about."""
    anchor: str = ""
    example: bool = False
    """Whether the walk is below the heading of an example."""
    shown: bool = False
    """Whether the sample that the last label announces was seen."""


class Collected:
    """The parameters, bodies and statuses of one operation, as far as they are read."""

    def __init__(self, unit: Unit, rows: Rows, topics: Topics) -> None:
        self.unit, self.rows, self.topics = unit, rows, topics
        self.spots = rows.spots
        self.state = State()
        self.path: dict[str, FieldDraft] = {}
        self.query: dict[str, FieldDraft] = {}
        self.headers: dict[str, FieldDraft] = {}
        self.response_headers: dict[str, FieldDraft] = {}
        self.asked: dict[str, Row] = {}
        """What samples of calls have in their query."""
        self.request, self.response = BodyDraft(), BodyDraft()
        self.statuses: dict[int, StatusDraft] = {}

    @property
    def verbs(self) -> frozenset[str]:
        """The verbs that the operation is called with."""
        return frozenset(each.verb for each in self.unit.sightings if each.verb)

    @property
    def sends(self) -> bool:
        """Whether a call usually has a body."""
        return not self.verbs <= BODILESS

    def send(self, row: Row, topic: Topic) -> None:
        """Put a parameter or header where it belongs."""
        self.placed(row, topic.kind, topic.side)

    def known(self, name: str) -> FieldDraft | None:
        """Return the field with a name that was described so far."""
        for known in (self.query, self.path, self.headers):
            if name in known:
                return known[name]
        rows = [
            row
            for body in (self.request, self.response)
            for table in body.tables
            for row in below(table.rows)
        ]
        return next((row.draft for row in rows if row.name == name), None)

    def placed(self, row: Row, kind: Kind | None, side: Side | None) -> bool:
        """Put a row where it is sent; False for a member of a body."""
        where = location(row.location) if row.location else None
        if where is None:
            where = self._where(row, kind)
        if where is None or where is Location.COOKIE:
            return where is Location.COOKIE
        if where is Location.BODY:
            if kind is Kind.PARAMETERS and row.location and row.draft.links:
                self._typed_body(row)
                return True
            return False
        if where is Location.HEADER:
            self._header(row, side)
            return True
        known = self.path if where is Location.PATH else self.query
        if where is Location.PATH and row.name not in known:
            if (name := _like(row.name, known)) is None:
                # a page may describe a parameter of the endpoint, or one of another operation
                return True
            row.draft.name = row.name = name
        known.setdefault(row.name, FieldDraft(row.name)).take(row.draft)
        return True

    def _where(self, row: Row, kind: Kind | None) -> Location | None:
        match kind:
            case Kind.HEADERS:
                return Location.HEADER
            case Kind.PATH:
                return Location.PATH
            case Kind.QUERY:
                return Location.QUERY
            case Kind.URI:
                return Location.PATH if _like(row.name, self.path) is not None else Location.QUERY
            case Kind.PARAMETERS:
                return self._guessed(row)
            case _:
                return None

    def _guessed(self, row: Row) -> Location:
        if row.name in self.query:
            return Location.QUERY
        if _like(row.name, self.path) is not None:
            return Location.PATH
        return Location.BODY if self.sends else Location.QUERY

    def _typed_body(self, row: Row) -> None:
        for said in row.draft.types.all:
            self.request.types.add(said)
        for link in row.draft.links.all:
            if link.value.page != self.spots.file:
                self.request.links.add(link)
        self.request.names.add(self.spots.said(Text(row.name), row.line, row.name))

    def _header(self, row: Row, side: Side | None) -> None:
        known = self.response_headers if side == "response" else self.headers
        body = self.response if side == "response" else self.request
        name = next((each for each in known if each.lower() == row.name.lower()), row.name)
        row.draft.name = name
        known.setdefault(name, FieldDraft(name)).take(row.draft)
        for said in row.draft.places.all:
            if name.lower() == "content-type":
                self.media_types(body, self.spots_text(said), row.line)

    def spots_text(self, said: Stated[Text]) -> str:
        """Return the source line of a fact, where media types are looked for."""
        return self.spots.line(said.place.line)

    def media_types(self, body: BodyDraft, text: str, line: int, origin: Origin = "stated") -> None:
        """Add the media types that a text names."""
        for match in _MEDIA_TYPE.finditer(text):
            found = match[0]
            body.media_types.add(self.spots.said(Text(found), line, found, text, origin))

    def status(
        self, status: int, line: int, shown: str, reason: str, origin: Origin = "stated"
    ) -> StatusDraft:
        """Add a status."""
        draft = self.statuses.setdefault(status, StatusDraft(status))
        draft.places.add(self.spots.said(status, line, str(status), shown, origin, 3))
        reason = reason.strip(" -–—:.()`*\n")
        if reason:
            draft.reasons.add(self.spots.said(Text(reason), line, reason[:40], reason))
        return draft


def below(rows: Sequence[Row]) -> list[Row]:
    """Return rows with all rows within them."""
    return [each for row in rows for each in (row, *below(row.members))]


def _like(name: str, known: dict[str, FieldDraft]) -> str | None:
    """Return the known name that differs in case and separators only, or has it as an alternative."""
    bare = _bare(name)
    return next(
        (each for each in known if bare in {_bare(each), *map(_bare, each.split("|"))}), None
    )


def _bare(name: str) -> str:
    return re.sub(r"[\W_]", "", name).lower()
