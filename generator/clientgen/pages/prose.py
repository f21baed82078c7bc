"""Reads what paragraphs say: statuses, labels with values, the absence of a body, links."""

from __future__ import annotations

import re

from clientgen.pages.addresses import verbs_of
from clientgen.pages.blocks import Block, Inline, Paragraph, Terms
from clientgen.pages.collecting import Collected
from clientgen.pages.drafts import Row
from clientgen.pages.facts import Link
from clientgen.pages.spots import Sayings
from clientgen.pages.vocabulary import Kind, Topic, plain
from clientgen.text import Text

_STATUS = re.compile(
    r"(?:\b(?:status(?: codes?)?|response codes?|http|returns?|returned|gets?|receives?|respon(?:ds?|se)(?: with)?|answers?(?: with)?|codes?|is|be|with an?|success(?:ful)? response)"
    r"[\s:*`“\"]{1,4}(?:(?:of|is|an?|the|http|status|code|with|a)[\s:*`]{1,3}){0,4}|\A\W{0,3}|`|\b(?:and|or)\s(?=[1-5]\d\d [A-Z])|[,;]\s(?=[1-5]\d\d (?:if|when|for|on|as)\b))(?P<status>[1-5]\d\d)\b"
    r"(?![.,]?\d|\s?%|\s?(?:ms|m?s\b|seconds?|minutes?|hours?|days?|bytes?|[kmg]i?b\b|items?|char|results?|records?|entries|requests?|pixels?|px|times|or (?:less|more)))",
    re.IGNORECASE,
)
_REASON = re.compile(r"\A[`*]?\s*[\s(:–-]{0,3}(?P<reason>[A-Z][A-Za-z ]{1,30})")
_LOOSE = re.compile(
    r"(?:status|code|http|returns?|gets?|receives?|respon|answers?|success|`)[^.]{0,40}\Z",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n")
_NONE = re.compile(
    r"\A\W*(?:none|n/a|empty|no (?:request |response )?body|(?:the )?(?:request|response) (?:has no|does not have an?|body is empty)(?: body)?)\W*\Z",
    re.IGNORECASE,
)
_VERSION = re.compile(r"\b(?:api[- ])?version\b[^.\n]{0,80}?[`*]*(\d{4}-\d\d-\d\d)", re.IGNORECASE)
_SET = re.compile(
    r"\b(?:set|specify|include|send|add)\b[^.]{0,30}?\b(?P<name>[A-Z][A-Za-z]*(?:-[A-Za-z]+)+|x-[\w-]+)\b[`*]* (?:request )?header\b"
)
_QUERY = re.compile(r"\bquery(?: string)? parameters?(?: (?:named|called|of))?\s*\Z", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:\s|,|/|and|or)+")
_HISTORY = re.compile(r"\b(?:version history|change ?log|history)\s*:.*", re.IGNORECASE | re.DOTALL)
_LONGEST_SENTENCE = 300
_LONGEST = 4_000


class Prose:
    """Adds what paragraphs of an operation say."""

    def __init__(self, to: Collected) -> None:
        self._to = to
        self._named: list[Row] = []
        self.links: Sayings[Link] = Sayings()
        self.versions: Sayings[Text] = Sayings()
        self.deprecated: Sayings[bool] = Sayings()

    def take(self, block: Paragraph, topic: Topic | None) -> None:
        """Read one paragraph under a topic."""
        text = block.text.text[:_LONGEST]
        self.note(block.text)
        # what is said after the sample that a label announces is said of the operation
        shows = topic is not None and topic.kind is Kind.EXAMPLE and not self._to.state.shown
        if self._to.state.example or shows:
            return
        self._none(block, text, topic)
        if self._to.state.field:
            self._labels_of_field(block)
        self._returns(block)
        self._statuses(block, _HISTORY.sub("", text), topic)
        self._queries(block)
        for match in _VERSION.finditer(text):
            self.versions.add(self._to.spots.said(Text(match[1]), block.line, match[1], text))
        if re.match(
            r"\W{0,4}(?:this (?:method|operation|endpoint|api) (?:is|has been) )?deprecated\b",
            text,
            re.IGNORECASE,
        ):
            self.deprecated.add(self._to.spots.said(True, block.line, "eprecated", text))
        for match in _SET.finditer(text):
            row = self._to.rows.row(match["name"], block.line, text)
            self._to.send(row, Topic(Kind.HEADERS, topic.side if topic else None))

    def _queries(self, block: Paragraph) -> None:
        """Add what a sentence calls a query parameter: the words in code after these."""
        before, listed = "", False
        for span in block.text.spans:
            name, _, value = span.text.strip().partition("=")
            if span.code:
                joins = listed and _BETWEEN.fullmatch(before.rpartition("\0")[2])
                listed = bool(_QUERY.search(before) or joins)
                if listed and re.fullmatch(r"[\w.$-]{1,60}", name):
                    self._query(block, name, value, _SENTENCE.split(before)[-1])
            shown = f"{span.text}\0" if span.code else span.text
            before = f"{before}{shown}"[-_LONGEST_SENTENCE:]

    def _query(self, block: Paragraph, name: str, value: str, before: str) -> None:
        verbs = verbs_of(before)
        if verbs and not verbs & {each.verb for each in self._to.unit.sightings}:
            return
        row = self._to.rows.row(name, block.line, block.text.text)
        if re.fullmatch(r"[\w.-]{1,60}", value):
            said = self._to.spots.said(Text(value), block.line, value, block.text.text)
            row.draft.values.add(said)
        self._named.append(row)

    def settle(self) -> None:
        """Add the query parameters that only sentences name, where no list or table has any."""
        for row in [] if self._listed() else self._named:
            self._to.send(row, Topic(Kind.QUERY, "request"))
        for name, row in self._to.asked.items():
            if name not in self._to.query:
                self._to.send(row, Topic(Kind.QUERY, "request"))

    def _listed(self) -> bool:
        in_routes = {name for each in self._to.unit.sightings for name, _ in each.address.query}
        return bool(set(self._to.query) - in_routes)

    def note(self, inline: Inline) -> None:
        """Remember the links of a text."""
        self.link(self.links, inline)

    def note_terms(self, block: Terms) -> None:
        """Remember the links of definitions."""
        for item in block.items:
            self.note(item.text)
            for each in item.blocks:
                self._note_block(each)

    def _note_block(self, block: Block) -> None:
        if isinstance(block, Paragraph):
            self.note(block.text)

    def link(self, found: Sayings[Link], inline: Inline) -> None:
        """Add the links of a text to sayings."""
        self._to.rows.links.add(found, inline)
        self._to.rows.links.note(inline)

    def _none(self, block: Paragraph, text: str, topic: Topic | None) -> None:
        if len(text) < 80 and _NONE.match(text) and topic is not None and topic.kind is Kind.BODY:
            body = self._to.response if topic.side == "response" else self._to.request
            body.empty.add(self._to.spots.said(True, block.line, text, text))

    def _returns(self, block: Paragraph) -> None:
        for label, value in self._to.topics.labels(block.text):
            if plain(label) in {"returns", "return type", "response type"}:
                first = _SENTENCE.split(value)[0].strip(" .\\")[:120]
                if re.search(r"[A-Za-z]", first):
                    said = self._to.spots.said(Text(first), block.line, first[:20], value)
                    self._to.response.types.add(said)
                line = next(
                    (part for part in block.text.text.split("\n") if value[:20] in part), ""
                )
                for words, href in block.text.hrefs:
                    if words and words in line:
                        link = self._to.rows.links.link(words, href)
                        self._to.response.links.add(
                            self._to.spots.said(link, block.line, words, value)
                        )

    def _statuses(self, block: Paragraph, text: str, topic: Topic | None) -> None:
        if self._to.state.status is not None and not re.search(r"\bstatus\b", text):
            self._reason(block, text)
            return
        about = topic is not None and (
            topic.kind in {Kind.STATUS, Kind.ERRORS} or topic == (Kind.SIDE, "response")
        )
        for sentence in _SENTENCE.split(text):
            for match in _STATUS.finditer(sentence):
                number = match["status"]
                before = sentence[: match.start("status")]
                if not about and not _LOOSE.search(before):
                    continue
                if re.search(
                    r"(?:version|port|since|rfc|page|limit|max(?:imum)?|min(?:imum)?|default)\W{0,3}\Z",
                    before,
                    re.IGNORECASE,
                ):
                    continue
                draft = self._to.status(int(number), block.line, sentence, "")
                after = _REASON.match(sentence[match.end() :])
                if int(number) >= 400:
                    draft.reasons.add(
                        self._to.spots.said(Text(sentence.strip()), block.line, number, sentence)
                    )
                elif after:
                    draft.reasons.add(
                        self._to.spots.said(
                            Text(after["reason"].strip()), block.line, number, sentence
                        )
                    )

    def _reason(self, block: Paragraph, text: str) -> None:
        draft = self._to.statuses.get(self._to.state.status or 0)
        if draft is not None and len(text) < 600 and not text.endswith(":"):
            draft.reasons.add(self._to.spots.said(Text(text), block.line, text[:30], text))

    def _labels_of_field(self, block: Paragraph) -> None:
        draft = self._to.known(self._to.state.field)
        if draft is None:
            return
        for part in block.text.text.split("\n"):
            label, colon, value = part.partition(":")
            if colon:
                self._to.rows.hints.label(draft, plain(label), value, block.line)
