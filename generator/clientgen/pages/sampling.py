"""Adds samples to what is collected of an operation: to the side of the exchange that they belong to."""

from __future__ import annotations

import re

from clientgen.pages import samples
from clientgen.pages.addresses import shows, verbs_of
from clientgen.pages.blocks import Code, Inline
from clientgen.pages.bodies import BodyDraft
from clientgen.pages.collecting import Collected
from clientgen.pages.facts import Example
from clientgen.pages.profile import Profile
from clientgen.pages.vocabulary import Kind, Side, Topic
from clientgen.text import Text

_PROVIDED = re.compile(r"\b(?:provide|send|need|supply|upload|submit|set|pass)\b[^.]{0,60}\bbody\b")
_SENDING = frozenset({"PUT", "POST", "PATCH"})


class Sampling:
    """Takes the blocks of code of one operation."""

    def __init__(self, to: Collected, profile: Profile) -> None:
        self._to, self._profile = to, profile
        self._spots = to.spots
        self._unit = to.unit

    def take(self, block: Code, topic: Topic | None) -> None:
        """Take a block of code as an example."""
        sample = samples.read(block, self._spots, self._profile)
        if sample.verb is not None and self._to.verbs and sample.verb not in self._to.verbs:
            # a call of another operation
            return
        self._asked(sample, block)
        self._to.state.shown = True
        if side := sample.side or self._announced(topic):
            self._add(sample, side, block)

    def inline(self, text: Inline, topic: Topic | None) -> None:
        """Take a body that stands within a sentence: "**Content:** `{"id": 1}`"."""
        for span in text.spans:
            shown = span.text.strip()
            if (
                span.code
                and len(shown) > 2
                and shown[0] + shown[-1] in {"{}", "[]"}
                and '"' in shown
            ):
                self.take(Code("json", shown, text.line, text.line), topic)

    def _announced(self, topic: Topic | None) -> Side | None:
        """Return the side of a sample by what stands around it; None for one that shows no body."""
        state = self._to.state
        side = (topic.side if topic else None) or state.side
        if Kind.ERRORS in {each.kind for each in (topic, state.topic) if each}:
            return None
        if state.lead_text is not None and (verbs := _senders(state.lead_text.text)):
            # where several operations share a text, it says which of them sends the sample
            if not verbs & self._to.verbs:
                return None
            side = "request" if verbs <= _SENDING else side
        if side is None and state.field:
            # below a heading of its own, nothing says what it is a sample of
            return None
        return side or self._side_of_sample()

    def _add(self, sample: samples.Sample, side: Side, block: Code) -> None:
        status = sample.status or self._to.state.status
        if sample.status is not None:
            self._to.status(sample.status, sample.status_line, str(sample.status), "", "example")
        error = status is not None and status >= 400
        body = self._to.response if side == "response" else self._to.request
        if not error:
            for media in sample.media_types:
                body.media_types.add(
                    self._spots.said(Text(media), block.line, media, media, "example")
                )
            for name in sample.form:
                member = body.sampled.member(name)
                member.places.add(self._spots.said(Text(name), block.line, name, name, "example"))
        if sample.example is None or sample.example.kind == "code":
            return
        if sample.example.kind == "raw" and sample.side is None:
            return
        found = samples.directed(sample.example, side, status)
        body.examples.append(found)
        if not error:
            self._sampled(body, found)

    def _asked(self, sample: samples.Sample, block: Code) -> None:
        """Remember the query of a call of this operation: names that nothing else may tell."""
        called = sample.address
        if called is None or not any(
            shows(called.path, e.address.path) for e in self._unit.sightings
        ):
            return
        for name, _ in called.query:
            row = self._to.rows.row(name, block.line, called.shown, "example")
            self._to.asked.setdefault(name, row)

    def _side_of_sample(self) -> Side:
        """Return the side of a body that nothing says: one after the call is the answer."""
        return "response" if self._unit.sightings and not self._to.request.empty else "request"

    def _sampled(self, body: BodyDraft, example: Example) -> None:
        if root := samples.root(example):
            place = example.place
            body.names.add(
                self._spots.said(Text(root[0]), place.line, root[0], f"<{root[0]}>", "example")
            )
            if root[1]:
                body.namespaces.add(
                    self._spots.said(Text(root[1]), place.line, root[1], root[1], "example")
                )
        for name, draft in samples.members(example, self._spots).items():
            body.sampled.member(name).take(draft)


def _senders(lead: str) -> frozenset[str]:
    """Return the verbs whose requests a lead-in announces: those that it names, or that have bodies."""
    named = verbs_of(lead)
    return named or (_SENDING if _PROVIDED.search(lead) else frozenset())
