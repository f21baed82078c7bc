"""Gathers the facts of one operation from its blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from clientgen.pages import samples
from clientgen.pages.addresses import PLACEHOLDER
from clientgen.pages.blocks import (
    Block,
    Code,
    Directive,
    Fields,
    Heading,
    Inline,
    Items,
    Paragraph,
    Table,
    Terms,
)
from clientgen.pages.bodies import BodyDraft
from clientgen.pages.bodies import Table as Members
from clientgen.pages.drafts import FieldDraft, Row, StatusDraft, facts_of
from clientgen.pages.facts import Example, OperationFacts, Origin, Route, Stated
from clientgen.pages.fields import FieldLists
from clientgen.pages.outline import Unit, structural
from clientgen.pages.profile import Profile
from clientgen.pages.prose import Prose
from clientgen.pages.rows import Rows, split, statuses
from clientgen.pages.spots import Sayings
from clientgen.pages.topics import Topics
from clientgen.pages.vocabulary import Column, Kind, Location, Side, Topic, location, plain
from clientgen.text import Text

_MEDIA_TYPE = re.compile(
    r"\b(?:application|text|image|audio|video|multipart|\*)/[\w.+*-]+(?:;\s?[\w-]+=[\w-]+)*"
)


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


class Gatherer:
    """Walks over the blocks of one operation."""

    def __init__(self, unit: Unit, rows: Rows, topics: Topics, profile: Profile) -> None:
        self.unit, self.rows, self.topics, self._profile = unit, rows, topics, profile
        self.spots = rows.spots
        self.state = State()
        self.path: dict[str, FieldDraft] = {}
        self.query: dict[str, FieldDraft] = {}
        self.headers: dict[str, FieldDraft] = {}
        self.answered: dict[str, FieldDraft] = {}
        self.request, self.response = BodyDraft(), BodyDraft()
        self.statuses: dict[int, StatusDraft] = {}
        self._level = 0
        self.unbound: list[tuple[str, str, list[Row]]] = []
        """Tables below a heading that no topic explains: heading, anchor, rows."""
        self.anchors: dict[str, str] = {}
        """Headings of the page that the name of a member links to, with that name."""
        self.prose = Prose(self)
        self._fields = FieldLists(self)

    def gather(self, file: str) -> OperationFacts:
        """Return the facts of the operation."""
        self._routes()
        for block in self.unit.blocks:
            self._take(block)
        self._bind()
        return OperationFacts(
            page=file,
            title=self.spots.said(
                Text(self.unit.title.text), self.unit.title.line, self.unit.title.text
            ),
            anchor=Text(self.unit.anchor) if self.unit.anchor else None,
            routes=self._stated_routes(),
            path_parameters=facts_of(self.path.values()),
            query=facts_of(self.query.values()),
            headers=facts_of(self.headers.values()),
            request=self.request.facts(),
            response=self.response.facts(self._profile.envelope),
            response_headers=facts_of(self.answered.values()),
            statuses=tuple(self.statuses[each].facts() for each in sorted(self.statuses)),
            versions=self.prose.versions.all,
            links=self.prose.links.all,
            deprecated=self.prose.deprecated.all,
        )

    def _routes(self) -> None:
        for each in self.unit.sightings:
            for name in each.address.placeholders:
                draft = self.path.setdefault(name, FieldDraft(name))
                draft.places.add(self.spots.said(Text(name), each.line, name, each.address.shown))
            if each.weak or isinstance(self.unit.blocks[0] if self.unit.blocks else None, Code):
                continue
            for name, value in each.address.query:
                draft = self.query.setdefault(name, FieldDraft(name))
                draft.places.add(self.spots.said(Text(name), each.line, name, each.address.shown))
                if value and not PLACEHOLDER.search(value) and not re.search(r"[<>\[\]|]", value):
                    draft.values.add(
                        self.spots.said(Text(value), each.line, value, each.address.shown)
                    )

    def _stated_routes(self) -> tuple[Stated[Route], ...]:
        found = Sayings[Route]()
        for each in self.unit.sightings:
            base, path = each.address.base, each.address.path
            route = Route(
                verb=each.verb,
                base=Text(base) if base else None,
                path=Text(path),
                shown=Text(each.address.shown),
            )
            origin: Origin = "example" if each.weak else "stated"
            needle = each.address.shown[:40]
            if all(
                said.value.path != route.path or said.value.verb != route.verb for said in found.all
            ):
                found.add(self.spots.said(route, each.line, needle, each.address.shown, origin))
        return found.all

    def _take(self, block: Block) -> None:
        match block:
            case Heading():
                self._heading(block)
                return
            case Paragraph():
                self._paragraph(block)
                return
            case Table():
                self._table(block)
            case Items():
                self._items(block)
            case Terms():
                self._members(self.rows.of_terms(block), self._topic())
                self.prose.note_terms(block)
            case Code():
                self.code(block)
            case Fields():
                self._fields.take(block)
            case Directive():
                return
        self.state.lead = self.state.lead_text = None

    def _heading(self, block: Heading) -> None:
        topic = self.topics.of(block.text.text) if structural(block, self.topics) else None
        state, found = self.state, statuses(block.text)
        side = topic.side if topic and topic.kind is Kind.SIDE else None
        if block is self.unit.blocks[0]:
            topic = None
        inherited = state.side if block.level > self._level else None
        self.state = State(topic=topic, side=side or (topic.side if topic else None) or inherited)
        if side:
            self._level = block.level
        elif inherited is None:
            self._level = 0 if topic is None else self._level
        if found:
            self.state.status, self.state.side = found[0], "response"
            self.state.topic = Topic(Kind.STATUS, "response")
            reason = re.sub(r"\A\W*\d{3}\W*", "", block.text.text)
            self.status(found[0], block.line, block.text.text, reason)
        elif topic is None and block is not self.unit.blocks[0]:
            self.state.field, self.state.anchor = block.text.text.strip("`<>"), block.anchor or ""
            self.state.side = inherited

    def _topic(self) -> Topic | None:
        """Return what the next block is about: what announces it, else the label, else the heading."""
        state = self.state
        for found in (state.lead, state.label):
            if found is not None and found.kind not in {Kind.SIDE, Kind.IGNORED}:
                side = found.side or self._sided(state.label) or state.side
                return Topic(found.kind, side)
        topic = state.topic
        if topic is not None and topic.kind not in {Kind.SIDE}:
            return Topic(topic.kind, topic.side or state.side)
        side = self._sided(state.lead) or self._sided(state.label) or state.side
        return Topic(Kind.SIDE, side) if side else topic

    @staticmethod
    def _sided(topic: Topic | None) -> Side | None:
        return topic.side if topic else None

    def _paragraph(self, block: Paragraph) -> None:
        label = self.topics.is_label(block)
        found = self.topics.lead(block.text.text, label)
        ends = block.text.text.rstrip("* _").endswith(":")
        named = statuses(block.text) if label else ()
        if named:
            self.status(named[0], block.line, block.text.text, "")
            self.state.status, self.state.side = named[0], "response"
        elif label and found is not None:
            self.state.label, self.state.lead = found, None
        elif found is not None or ends:
            self.state.lead = found
            if (
                found is not None
                and ends
                and len(block.text.text) < 100
                and found.kind is not Kind.EXAMPLE
            ):
                self.state.label = found
        self.state.lead_text = block.text if (found is not None or ends) else None
        self.prose.take(block, self._topic())

    def _table(self, table: Table) -> None:
        table, kinds = self.rows.columns(table)
        topic = self._topic()
        if Column.METHOD in kinds and Column.ADDRESS in kinds:
            return
        for cells in table.rows:
            for cell in cells:
                self.prose.note(cell.text)
        first = [statuses(cells[0].text) for cells in table.rows if cells]
        if Column.STATUS in kinds or (first and sum(map(bool, first)) * 2 > len(first)):
            self._status_table(table, kinds)
        elif (topic is not None and topic.kind in {Kind.ERRORS, Kind.STATUS}) or (
            Column.CODE in kinds and Column.NAME not in kinds
        ):
            return
        else:
            titles = [plain(cell.text.text) for cell in table.header]
            own = self.topics.of(titles[0]) if titles and titles[0] else None
            rows = self.rows.of_table(table, kinds)
            self._require(rows)
            self._members(rows, self._agreed(own, topic))

    def _agreed(self, own: Topic | None, topic: Topic | None) -> Topic | None:
        """Return the topic of a table whose first column may say it: `Request header`."""
        if own is None or own.kind not in {
            Kind.HEADERS,
            Kind.URI,
            Kind.QUERY,
            Kind.PATH,
            Kind.BODY,
        }:
            return topic
        if topic is not None and topic.kind in {Kind.QUERY, Kind.PATH} and own.kind is Kind.URI:
            return topic
        return Topic(own.kind, own.side or (topic.side if topic else None))

    def _status_table(self, table: Table, kinds: Sequence[Column | None]) -> None:
        at = kinds.index(Column.STATUS) if Column.STATUS in kinds else 0
        for cells in table.rows:
            if at >= len(cells):
                continue
            others = [cell.text for index, cell in enumerate(cells) if index != at]
            for status in statuses(cells[at].text):
                own = re.sub(r"\A\W*\d{3}\W*", "", cells[at].text.text).strip(" ()")
                draft = self.status(status, cells[at].text.line, cells[at].text.text, "")
                for index, cell in enumerate(cells):
                    kind = kinds[index] if index < len(kinds) else None
                    self._status_cell(draft, kind, cell.text, index == at)
                if own and not any(other.text for other in others):
                    draft.reasons.add(
                        self.spots.said(Text(own), cells[at].text.line, own, cells[at].text.text)
                    )

    def _status_cell(
        self, draft: StatusDraft, kind: Column | None, text: Inline, own: bool
    ) -> None:
        if own or not text.text:
            return
        if kind is Column.TYPE:
            draft.types.add(self.spots.said(Text(text.text), text.line, text.text))
            self.prose.link(draft.links, text)
        elif kind is Column.CODE:
            for code in re.findall(r"[A-Za-z][\w.-]+", text.text)[:10]:
                draft.codes.add(self.spots.said(Text(code), text.line, code, text.text))
        else:
            draft.reasons.add(self.spots.said(Text(text.text), text.line, text.text))

    def _items(self, block: Items) -> None:
        topic = self._topic()
        found = [(statuses(split(item.text)[0] or item.text), item) for item in block.items]
        for item in block.items:
            self.prose.note(item.text)
        if block.items and sum(bool(each) for each, _ in found) * 2 > len(found):
            for numbers, item in found:
                for number in numbers:
                    reason = re.sub(r"\A\W*\d{3}\W*", "", item.text.text)
                    self.status(number, item.line, item.text.text, reason)
        elif topic is not None and topic.kind in {
            Kind.STATUS,
            Kind.ERRORS,
            Kind.EXAMPLE,
            Kind.IGNORED,
            Kind.SIDE,
        }:
            for item in block.items:
                self.prose.take(Paragraph(item.text, item.line), topic)
        elif topic is not None:
            rows = self.rows.of_items(block)
            self._require(rows)
            self._members(rows, topic)

    def _require(self, rows: list[Row]) -> None:
        """Apply a lead-in that says `Required ...:` or `Optional ...:`, not both."""
        lead = self.state.lead_text
        text = lead.text.lower() if lead else ""
        said = [
            word for word in ("required", "optional") if re.match(rf"\W*(?:the )?{word}\b", text)
        ]
        if lead is None or len(said) != 1 or ("required" in text and "optional" in text):
            return
        for row in rows:
            if not row.draft.required:
                row.draft.required.add(
                    self.spots.said(said == ["required"], lead.line, lead.text[:8], lead.text)
                )

    def _members(self, rows: list[Row], topic: Topic | None) -> None:
        if not rows:
            return
        kind, side = (topic.kind, topic.side) if topic else (None, None)
        if self.state.field and kind in {None, Kind.SIDE, Kind.MEMBERS} and not self.state.lead:
            self.unbound.append((self.state.field, self.state.anchor, rows))
            return
        if kind in {
            Kind.ERRORS,
            Kind.STATUS,
            Kind.EXAMPLE,
            Kind.IGNORED,
            Kind.VALUES,
            Kind.ADDRESS,
        }:
            return
        apart: list[Row] = []
        for row in rows:
            if not self._send(row, kind, side):
                apart.append(row)
        if apart and (kind in {Kind.BODY, Kind.PARAMETERS} or side):
            body = self.response if side == "response" else self.request
            body.tables.append(Members(apart))
            for row in _all(apart):
                self.anchors.update(dict.fromkeys(row.anchors, row.name))

    def send(self, row: Row, topic: Topic) -> None:
        """Put a parameter or header where it belongs."""
        self._send(row, topic.kind, topic.side)

    def known(self, name: str) -> FieldDraft | None:
        """Return the field with a name that was described so far."""
        for known in (self.query, self.path, self.headers):
            if name in known:
                return known[name]
        rows = [
            row
            for body in (self.request, self.response)
            for table in body.tables
            for row in _all(table.rows)
        ]
        return next((row.draft for row in rows if row.name == name), None)

    def _send(self, row: Row, kind: Kind | None, side: Side | None) -> bool:
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
        verbs = {each.verb for each in self.unit.sightings}
        return Location.QUERY if verbs <= {"GET", "HEAD", "DELETE"} else Location.BODY

    def _typed_body(self, row: Row) -> None:
        for said in row.draft.types.all:
            self.request.types.add(said)
        for link in row.draft.links.all:
            if link.value.page != self.spots.file:
                self.request.links.add(link)
        self.request.names.add(self.spots.said(Text(row.name), row.line, row.name))

    def _header(self, row: Row, side: Side | None) -> None:
        known = self.answered if side == "response" else self.headers
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

    def code(self, block: Code) -> None:
        """Take a block of code as an example."""
        sample = samples.read(block, self.spots, self._profile)
        topic = self._topic()
        side = sample.side or (topic.side if topic else None) or self.state.side
        if topic is not None and topic.kind is Kind.ERRORS and sample.side is None:
            return
        if side is None:
            side = self._side_of_sample()
        status = sample.status or self.state.status
        if sample.status is not None:
            self.status(sample.status, sample.status_line, str(sample.status), "", "example")
        error = status is not None and status >= 400
        body = self.response if side == "response" else self.request
        if not error:
            for media in sample.media_types:
                body.media_types.add(
                    self.spots.said(Text(media), block.line, media, media, "example")
                )
            for name in sample.form:
                member = body.sampled.member(name)
                member.places.add(self.spots.said(Text(name), block.line, name, name, "example"))
        if sample.example is None or sample.example.kind == "code":
            return
        if sample.example.kind == "raw" and sample.side is None:
            return
        found = samples.directed(sample.example, side, status)
        body.examples.append(found)
        if not error:
            self._sampled(body, found)

    def _side_of_sample(self) -> Side:
        """Return the side of a body that nothing says: one after the call is the answer."""
        return "response" if self.unit.sightings and not self.request.empty else "request"

    def _sampled(self, body: BodyDraft, example: Example) -> None:
        if root := samples.root(example):
            place = example.place
            body.names.add(
                self.spots.said(Text(root[0]), place.line, root[0], f"<{root[0]}>", "example")
            )
            if root[1]:
                body.namespaces.add(
                    self.spots.said(Text(root[1]), place.line, root[1], root[1], "example")
                )
        for name, draft in samples.members(example, self.spots).items():
            body.sampled.member(name).take(draft)

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

    def _bind(self) -> None:
        """Put tables below headings of their own into the members that link to them."""
        for heading, anchor, rows in self.unbound:
            name = self.anchors.get(anchor, heading)
            for body in (self.request, self.response):
                known = {row.name for table in body.tables for row in _all(table.rows)}
                if name in known or _has(body.sampled, name):
                    body.tables.append(Members(rows, within=name))
                    break


def _all(rows: Sequence[Row]) -> list[Row]:
    return [each for row in rows for each in (row, *_all(row.members))]


def _has(tree: FieldDraft, name: str) -> bool:
    return any(each.name == name or _has(each, name) for each in tree.members.values())


def _like(name: str, known: dict[str, FieldDraft]) -> str | None:
    """Return the known name that differs in case and separators only."""
    bare = re.sub(r"[\W_]", "", name).lower()
    return next((each for each in known if re.sub(r"[\W_]", "", each).lower() == bare), None)
