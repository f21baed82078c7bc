"""Checks of documents: the titles and dates of the pages that a spec cites."""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.agreement.checks import Check, Saying, stated
from clientgen.agreement.view import View, top
from clientgen.agreement.words import day, letters
from clientgen.ir import Page as Document
from clientgen.pages.facts import Page
from clientgen.text import Text, reveal


def document_checks(view: View) -> Iterator[Check]:
    """Check every document of the spec; no page settles one that is not among the pages."""
    for document in view.service.documents:
        page = view.page_of(document.name)
        yield _check(document, "page-title", document.title, _title(document, page))
        if document.date is not None or (page is not None and page.date is not None):
            yield _check(document, "page-date", document.date, _date(document, page))


def _check(document: Document, kind: str, value: Text | None, sayings: tuple[Saying, ...]) -> Check:
    return Check(
        kind=kind,
        path=f"service.documents.{reveal(document.name)}",
        place=document.location,
        value=value,
        sayings=sayings,
    )


def _title(document: Document, page: Page | None) -> tuple[Saying, ...]:
    if page is None:
        return ()
    same = letters(document.title) == letters(page.title)
    return (stated(page.title, top(page), agrees=same),)


def _date(document: Document, page: Page | None) -> tuple[Saying, ...]:
    """What a page says of its date; a date in words is not compared."""
    said = page.date if page is not None else None
    if said is None or day(said.value) is None:
        return ()
    same = document.date is not None and day(document.date) == day(said.value)
    return (stated(said.value, said.place, agrees=same),)
