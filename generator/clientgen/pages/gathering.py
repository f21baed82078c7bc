"""Gathers the facts of one operation from its blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from clientgen.pages.addresses import PLACEHOLDER
from clientgen.pages.blocks import (
    Block,
    Code,
    Directive,
    Fields,
    Heading,
    Items,
    Paragraph,
    Table,
    Terms,
)
from clientgen.pages.bodies import Table as Members
from clientgen.pages.bodies import has
from clientgen.pages.collecting import Collected, State, below
from clientgen.pages.drafts import FieldDraft, Row, facts_of
from clientgen.pages.facts import OperationFacts, Origin, Route, Stated
from clientgen.pages.fields import FieldLists
from clientgen.pages.outline import Unit, structural
from clientgen.pages.profile import Profile
from clientgen.pages.prose import Prose
from clientgen.pages.rows import Rows, split, statuses
from clientgen.pages.sampling import Sampling
from clientgen.pages.spots import Sayings
from clientgen.pages.status_lists import StatusLists
from clientgen.pages.topics import Topics
from clientgen.pages.vocabulary import Column, Kind, Side, Topic, plain
from clientgen.text import Text

_DEPRECATED = re.compile(r"\b(deprecated|removed)\b[.)\]]*\Z", re.IGNORECASE)
_ODATA = re.compile(r"(?<!\S)\$[a-z]\w{1,30}\b")
_FORM = re.compile(r"\bform\b", re.IGNORECASE)
_SIDED = frozenset({Kind.BODY, Kind.HEADERS, Kind.EXAMPLE})
"""What a request and a response both have."""


class Gatherer:
    """Walks over the blocks of one operation."""

    def __init__(self, unit: Unit, rows: Rows, topics: Topics, profile: Profile) -> None:
        self._unit, self._rows, self._topics, self._profile = unit, rows, topics, profile
        self._spots = rows.spots
        self._to = Collected(unit, rows, topics)
        self._prose = Prose(self._to)
        self._fields = FieldLists(self._to, self._prose)
        self._samples = Sampling(self._to, profile)
        self._statuses = StatusLists(self._to, self._prose)
        self._level = 0
        self._example = 0
        """The level of the heading of an example that the walk is below, or 0."""
        self._unbound: list[tuple[str, str, list[Row]]] = []
        """Tables below a heading that no topic explains: heading, anchor, rows."""
        self._anchors: dict[str, str] = {}
        """Headings of the page that the name of a member links to, with that name."""

    def gather(self, file: str) -> OperationFacts:
        """Return the facts of the operation."""
        self._routes()
        first = self._unit.blocks[0] if self._unit.blocks else None
        if isinstance(first, Heading) and (mark := _DEPRECATED.search(first.text.text)):
            said = self._spots.said(True, first.line, mark[1], first.text.text)
            self._prose.deprecated.add(said)
        for block in self._unit.blocks:
            self._take(block)
        self._bind()
        self._fields.settle()
        self._prose.settle()
        return OperationFacts(
            page=file,
            title=self._spots.said(
                Text(self._unit.title.text), self._unit.title.line, self._unit.title.text
            ),
            anchor=Text(self._unit.anchor) if self._unit.anchor else None,
            routes=self._stated_routes(),
            path_parameters=facts_of(self._to.path.values()),
            query=facts_of(self._to.query.values()),
            headers=facts_of(self._to.headers.values()),
            request=self._to.request.facts(sent=True),
            response=self._to.response.facts(self._profile.envelope),
            response_headers=facts_of(self._to.response_headers.values()),
            statuses=tuple(self._to.statuses[each].facts() for each in sorted(self._to.statuses)),
            versions=self._prose.versions.all,
            links=self._prose.links.all,
            deprecated=self._prose.deprecated.all,
        )

    def _routes(self) -> None:
        for each in self._unit.sightings:
            for name in each.address.placeholders:
                draft = self._to.path.setdefault(name, FieldDraft(name))
                draft.places.add(self._spots.said(Text(name), each.line, name, each.address.shown))
            if each.weak or isinstance(self._unit.blocks[0] if self._unit.blocks else None, Code):
                continue
            for name, value in each.address.query:
                draft = self._to.query.setdefault(name, FieldDraft(name))
                draft.places.add(self._spots.said(Text(name), each.line, name, each.address.shown))
                if value and not PLACEHOLDER.search(value) and not re.search(r"[<>\[\]|]", value):
                    draft.values.add(
                        self._spots.said(Text(value), each.line, value, each.address.shown)
                    )

    def _stated_routes(self) -> tuple[Stated[Route], ...]:
        found = Sayings[Route]()
        for each in self._unit.sightings:
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
                found.add(self._spots.said(route, each.line, needle, each.address.shown, origin))
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
                self._members(self._rows.of_terms(block), self._topic())
                self._prose.note_terms(block)
            case Code():
                self._samples.take(block, self._topic())
            case Fields():
                self._fields.take(block)
            case Directive():
                return
        self._to.state.lead = self._to.state.lead_text = None

    def _heading(self, block: Heading) -> None:
        first = any(block is each for each in self._unit.starts)
        known = not first and structural(block, self._topics)
        topic = self._topics.of(block.text.text) if known else None
        side = topic.side if topic and topic.kind is Kind.SIDE else None
        inherited = self._to.state.side if block.level > self._level else None
        self._to.state = State(side=side or (topic.side if topic else None) or inherited)
        self._to.state.topic = topic
        self._to.state.example = self._below_example(block, topic)
        self._named_by(block, topic)
        if topic == (Kind.BODY, "request") and (word := _FORM.search(block.text.text)):
            self._to.request.forms.add(self._spots.said(True, block.line, word[0], block.text.text))
        if side:
            self._level = block.level
        elif inherited is None:
            self._level = 0 if topic is None else self._level
        if found := statuses(block.text):
            self._status_heading(block, found[0])
        elif topic is None and not first and not self._to.state.example:
            self._to.state.field = block.text.text.strip("`<>")
            self._to.state.anchor = block.anchor or ""
            self._to.state.side = inherited

    def _named_by(self, block: Heading, topic: Topic | None) -> None:
        """Add the query parameters that their heading names: `Query parameters $skip and $top`."""
        if topic is None or topic.kind is not Kind.QUERY or self._to.state.example:
            return
        for name in (*block.text.codes, *_ODATA.findall(block.text.text)):
            if re.fullmatch(r"[$\w.-]{1,60}", name):
                self._to.send(self._rows.row(name, block.line, block.text.text), topic)

    def _below_example(self, block: Heading, topic: Topic | None) -> bool:
        """Whether what follows stands below the heading of an example."""
        if self._example and block.level <= self._example:
            self._example = 0
        if not self._example and topic is not None and topic.kind is Kind.EXAMPLE:
            self._example = block.level
        return self._example > 0

    def _status_heading(self, block: Heading, status: int) -> None:
        state = self._to.state
        state.status, state.side = status, "response"
        state.topic = Topic(Kind.STATUS, "response")
        reason = re.sub(r"\A\W*\d{3}\W*", "", block.text.text)
        origin: Origin = "example" if state.example else "stated"
        self._to.status(status, block.line, block.text.text, reason, origin)

    def _topic(self) -> Topic | None:
        """Return what the next block is about: what announces it, else the label, else the heading."""
        state = self._to.state
        # pages copy their lead-ins: what a heading says of the side wins
        headed = state.topic.side if state.topic and state.topic.kind in _SIDED else state.side
        for found in (state.lead, state.label):
            if found is not None and found.kind not in {Kind.SIDE, Kind.IGNORED}:
                side = found.side or self._sided(state.label) or state.side
                return Topic(found.kind, headed if found.kind in _SIDED and headed else side)
        topic = state.topic
        if state.status is not None and state.status < 400 and topic == (Kind.STATUS, "response"):
            # what stands below the heading of a success describes its answer
            return Topic(Kind.SIDE, "response")
        if topic is not None and topic.kind not in {Kind.SIDE}:
            return Topic(topic.kind, topic.side or state.side)
        side = self._sided(state.lead) or self._sided(state.label) or state.side
        return Topic(Kind.SIDE, side) if side else topic

    @staticmethod
    def _sided(topic: Topic | None) -> Side | None:
        return topic.side if topic else None

    def _paragraph(self, block: Paragraph) -> None:
        if rows := self._rows.of_assignment(block.text):
            self._require(rows)
            self._members(rows, self._topic())
            return
        label = self._topics.is_label(block)
        found = self._topics.lead(block.text.text, label)
        ends = block.text.text.rstrip("* _").endswith(":")
        named = statuses(block.text) if label else ()
        if named:
            self._to.status(named[0], block.line, block.text.text, "")
            self._to.state.status, self._to.state.side = named[0], "response"
        elif label and found is not None:
            self._to.state.label, self._to.state.lead = found, None
            self._to.state.shown = False
        elif found is not None or ends:
            self._to.state.lead = found
            if (
                found is not None
                and ends
                and len(block.text.text) < 100
                and found.kind is not Kind.EXAMPLE
                and self._to.state.status is None
            ):
                self._to.state.label = found
        self._to.state.lead_text = block.text if (found is not None or ends) else None
        self._prose.take(block, self._topic())

    def _table(self, table: Table) -> None:
        table, kinds = self._rows.columns(table)
        topic = self._topic()
        stated = {each.line for each in self._unit.sightings}
        if any(cell.text.line in stated for cells in table.rows for cell in cells[:2]):
            return
        for cells in table.rows:
            for cell in cells:
                self._prose.note(cell.text)
        first = [statuses(cells[0].text) for cells in table.rows if cells]
        if Column.STATUS in kinds or (first and sum(map(bool, first)) * 2 > len(first)):
            self._statuses.table(table, kinds)
        elif (topic is not None and topic.kind in {Kind.ERRORS, Kind.STATUS}) or (
            Column.CODE in kinds and Column.NAME not in kinds
        ):
            return
        else:
            titles = [plain(cell.text.text) for cell in table.header]
            own = self._topics.of(titles[0]) if titles and titles[0] else None
            rows = self._rows.of_table(table, kinds)
            self._require(rows)
            if topic is None and not self._to.state.field and _describes(titles, kinds):
                topic = Topic(Kind.PARAMETERS, "request")
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

    def _items(self, block: Items) -> None:
        topic = self._topic()
        found = [(statuses(split(item.text)[0] or item.text), item) for item in block.items]
        for item in block.items:
            self._prose.note(item.text)
        if block.items and sum(bool(each) for each, _ in found) * 2 > len(found):
            self._statuses.items(found)
        elif topic is not None and topic.kind in {
            Kind.STATUS,
            Kind.ERRORS,
            Kind.EXAMPLE,
            Kind.IGNORED,
            Kind.SIDE,
        }:
            for item in block.items:
                self._prose.take(Paragraph(item.text, item.line), topic)
                self._samples.inline(item.text, topic)
        elif topic is not None:
            rows = self._rows.of_items(block)
            self._require(rows)
            self._members(rows, topic)

    def _require(self, rows: list[Row]) -> None:
        """Apply a lead-in that says `Required ...:` or `Optional ...:`, not both."""
        lead = self._to.state.lead_text
        text = lead.text.lower() if lead else ""
        said = [
            word for word in ("required", "optional") if re.match(rf"\W*(?:the )?{word}\b", text)
        ]
        if lead is None or len(said) != 1 or ("required" in text and "optional" in text):
            return
        for row in rows:
            if not row.draft.required:
                row.draft.required.add(
                    self._spots.said(said == ["required"], lead.line, lead.text[:8], lead.text)
                )

    def _members(self, rows: list[Row], topic: Topic | None) -> None:
        if not rows:
            return
        kind, side = (topic.kind, topic.side) if topic else (None, None)
        if (
            self._to.state.field
            and kind in {None, Kind.SIDE, Kind.MEMBERS}
            and not self._to.state.lead
        ):
            self._unbound.append((self._to.state.field, self._to.state.anchor, rows))
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
            if not self._to.placed(row, kind, side):
                apart.append(row)
        if apart and (kind in {Kind.BODY, Kind.PARAMETERS} or side):
            body = self._to.response if side == "response" else self._to.request
            body.tables.append(Members(apart))
            for row in below(apart):
                self._anchors.update(dict.fromkeys(row.anchors, row.name))

    def _bind(self) -> None:
        """Put tables below headings of their own into the members that link to them."""
        for heading, anchor, rows in self._unbound:
            name = self._anchors.get(anchor, heading)
            for body in (self._to.request, self._to.response):
                known = {row.name for table in body.tables for row in below(table.rows)}
                if name in known or has(body.sampled, name):
                    body.tables.append(Members(rows, within=name))
                    break


def _describes(titles: Sequence[str], kinds: Sequence[Column | None]) -> bool:
    """Whether a table at the top of an operation describes what is sent."""
    first = titles[0] if titles else ""
    named = re.search(r"\b(?:param|parameter|attribute|argument)s?\b", first) is not None
    return named or (Column.NAME in kinds and Column.REQUIRED in kinds)
