"""Checks of errors: their statuses, codes and reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from http import HTTPStatus

from clientgen.agreement.checks import Check, Saying, silent, stated
from clientgen.agreement.view import View
from clientgen.agreement.words import letters, likeness
from clientgen.diagnostics import Location
from clientgen.ir import ErrorCode, Reason
from clientgen.pages.facts import Page, Stated, StatusFacts
from clientgen.text import Text, joined, reveal


def error_checks(view: View) -> Iterator[Check]:
    """Check the errors that the pages of errors describe."""
    pages = [page for page in view.pages.pages.values() if page.errors and _is_cited(view, page)]
    for error in view.service.errors:
        if error.grade == "documented":
            yield from _error(view, error)
    for page in pages:
        yield from _unknown(view, page)


def _is_cited(view: View, page: Page) -> bool:
    return page.file in view.pairing.cited


def _check(error: ErrorCode, kind: str, value: Text | None, sayings: Iterable[Saying]) -> Check:
    return Check(
        kind=kind,
        path=reveal(error.path),
        place=error.location,
        value=value,
        sayings=tuple(sayings),
    )


def _error(view: View, error: ErrorCode) -> Iterator[Check]:
    page = view.page_of(error.source.document) if error.source is not None else None
    if page is None or not page.errors:
        yield _check(error, "error-status", joined(error.status), ())
        return
    facts = _facts_of(error, page)
    if facts is None:
        yield _check(error, "error-status", joined(error.status), silent([_first(page)]))
        return
    same = facts.status == error.status
    said = stated(joined(facts.status), facts.places[0].place, agrees=same)
    yield _check(error, "error-status", joined(error.status), [said])
    if error.code is not None:
        yield _code(error, facts)
    yield from _reasons(error, facts)


def _first(page: Page) -> Location:
    return page.errors[0].places[0].place


def _facts_of(error: ErrorCode, page: Page) -> StatusFacts | None:
    """Return what a page says of an error: by its code, then by its status."""
    by_code = (each for each in page.errors if letters(error.code or error.name) in _names(each))
    by_status = (each for each in page.errors if each.status == error.status)
    return next(by_code, None) or next(by_status, None)


def _names(facts: StatusFacts) -> set[str]:
    """The codes that a page gives for a status, and the phrase that HTTP has for it."""
    return {*(letters(each.value) for each in facts.codes), _phrase(facts.status)}


def _phrase(status: int) -> str:
    known = status in HTTPStatus._value2member_map_
    return letters(Text(HTTPStatus(status).phrase)) if known else ""


def _code(error: ErrorCode, facts: StatusFacts) -> Check:
    assert error.code is not None
    own = letters(error.code)
    sayings = [
        stated(each.value, each.place, agrees=True)
        for each in facts.codes
        if letters(each.value) == own
    ]
    if not sayings and own == _phrase(facts.status):
        sayings = [stated(error.code, facts.places[0].place, agrees=True)]
    if not sayings and facts.codes:
        sayings = [stated(facts.codes[0].value, facts.codes[0].place, agrees=False)]
    return _check(error, "error-code", error.code, sayings)


def _unknown(view: View, page: Page) -> Iterator[Check]:
    """The statuses on a page of errors that no error of the spec has."""
    known = {error.status for error in view.service.errors}
    codes = {letters(error.code) for error in view.service.errors if error.code is not None}
    document = next(
        (each for each in view.service.documents if view.page_of(each.name) is page), None
    )
    for facts in page.errors:
        if document is not None and facts.status not in known and not codes & _names(facts):
            yield Check(
                kind="error-status",
                path="errors",
                place=document.location,
                value=None,
                sayings=(stated(joined(facts.status), facts.places[0].place, agrees=False),),
            )


# reasons


def _reasons(error: ErrorCode, facts: StatusFacts) -> Iterator[Check]:
    """The reasons, both ways, where a page lists them: paired by the words that they share."""
    said = [each for each in facts.reasons if _is_reason(facts, each.value)]
    if not said or not error.reasons:
        return
    pairs = _paired(error.reasons, said)
    for reason in error.reasons:
        found = pairs.get(reason.name)
        yield Check(
            kind="reason",
            path=f"{reveal(error.path)}.reasons.{reveal(reason.name)}",
            place=reason.location,
            value=reason.text,
            sayings=(
                (stated(found.value, found.place, agrees=_alike(reason, found) > 0),)
                if found is not None
                else silent([facts.places[0].place])
            ),
        )
    for each in said:
        if each not in pairs.values():
            yield _check(error, "reason", None, [stated(each.value, each.place, agrees=False)])


def _is_reason(facts: StatusFacts, text: Text) -> bool:
    """Tell whether a sentence is one: neither the phrase of the status nor what leads to a list."""
    return letters(text) != _phrase(facts.status) and not reveal(text).rstrip().endswith(":")


def _paired(reasons: tuple[Reason, ...], said: list[Stated[Text]]) -> dict[Text, Stated[Text]]:
    """Return the sentence of a page for each reason: the most alike first."""
    scored = sorted(
        (
            (_alike(reason, each), i, j)
            for i, reason in enumerate(reasons)
            for j, each in enumerate(said)
        ),
        key=lambda one: (-one[0], one[1], one[2]),
    )
    pairs: dict[int, int] = {}
    for _, i, j in scored:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return {reasons[i].name: said[j] for i, j in pairs.items()}


def _alike(reason: Reason, said: Stated[Text]) -> float:
    texts = [reason.text, reason.name, *([reason.message] if reason.message is not None else [])]
    return max(likeness(each, said.value) for each in texts)
