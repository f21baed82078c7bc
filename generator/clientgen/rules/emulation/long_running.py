"""Rules on what the emulator does of long-running operations: their states, and what leads there."""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.catalog import Course
from clientgen.diagnostics import quote
from clientgen.ir import Collection, LongRunning, Word, reveal
from clientgen.rules.emulation.emulated_service import (
    EmulatedService,
    OperationEffect,
    did_you_mean,
    emulation_rule,
    response_of,
)
from clientgen.rules.emulation.members import is_required
from clientgen.rules.rule import Finding, at


@emulation_rule("SPEC537", "a long-running operation that the emulator cannot complete")
def _courses(emulated: EmulatedService) -> Iterator[Finding]:
    reported: set[Word] = set()
    for work in emulated.works:
        course = emulated.catalog.course(work.operation)
        polled = _polled(emulated, course) if course is not None else None
        if course is None or polled is None:
            continue
        yield from _way(emulated, work, polled)
        if polled.name not in reported:
            reported.add(polled.name)
            yield from _states(polled, course.long_running)


def _polled(emulated: EmulatedService, course: Course) -> Collection | None:
    """The collection of which the operation that reads the status reads one item."""
    return next(
        (work.collection for work in emulated.of(course.poll) if work.effect.verb == "read"),
        None,
    )


def _way(emulated: EmulatedService, work: OperationEffect, polled: Collection) -> Iterator[Finding]:
    starts = work.effect.starts
    created = work.collection if work.effect.verb in ("create", "update", "replace") else None
    found = emulated.collections.get(starts.collection.text) if starts is not None else created
    if found is polled or (starts is not None and found is None):
        return
    name = quote(reveal(polled.name.text))
    if starts is not None:
        message = f"the status of {work.name} is read in {name}"
        yield at(starts.collection, message, did_you_mean(polled.name.text, [polled.name.text]))
    else:
        message = f"{work.name} does not create an item of {name}, where its status is read"
        hint = f"add `starts: {{in: {reveal(polled.name.text)}, store: ...}}`"
        yield at(work.effect.operation, message, hint)


def _states(polled: Collection, words: LongRunning) -> Iterator[Finding]:
    passage = polled.passes
    if passage is None:
        message = f"the items of {quote(reveal(polled.name.text))} never come to their end"
        yield at(polled.name, message, "add `passes` with the states of the long-running operation")
        return
    if passage.member.text != words.status.text:
        message = f"the status of the operation is {quote(reveal(words.status.text))}"
        yield at(passage.member, message, did_you_mean(passage.member.text, [words.status.text]))
    known = [each.text for each in words.states]
    for each in passage.states:
        if each.text not in known:
            message = f"{quote(reveal(each.text))} is not a documented state"
            yield at(each, message, did_you_mean(each.text, known))
    *first, last = passage.states
    running = {each.text for each in words.running}
    if last.text in known and last.text in running:
        yield at(last, f"{quote(reveal(last.text))} is not the end", "add the states that follow")
    for each in first:
        if each.text in known and each.text not in running:
            yield at(each, f"{quote(reveal(each.text))} is the end, so no state follows it")


@emulation_rule("SPEC538", "a member that is shown at the end only, though responses require it")
def _late(emulated: EmulatedService) -> Iterator[Finding]:
    for work in emulated.works:
        passage = work.collection.passes if work.collection is not None else None
        response = response_of(work)
        if passage is None or response is None or response.type is None:
            continue
        for word in passage.last if work.effect.verb in ("create", "read") else ():
            if is_required(emulated.catalog, response.type, reveal(word.text)):
                message = f"the response of {work.name} requires {quote(reveal(word.text))}"
                yield at(word, message, "remove it from `last`, or make the member optional")
