"""Checks of documents: the titles and dates of the pages that a spec cites."""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.agreement.checks import Check, Saying, silent, stated
from clientgen.agreement.view import View, top
from clientgen.agreement.words import days, letters
from clientgen.ir import Page as Document
from clientgen.ir import Source
from clientgen.pages.facts import Page
from clientgen.text import Text, reveal


def document_checks(view: View) -> Iterator[Check]:
    """Check every document of the spec; no page settles one that is not among the pages."""
    for document in view.service.documents:
        page = view.page_of(document.name)
        yield _check(document, "page-title", document.title, _title(document, page))
        if document.date is not None:
            yield _check(document, "page-date", document.date, _date(document.date, page))


def section_checks(view: View) -> Iterator[Check]:
    """Check that the sections that operations, types and errors cite are headings of their pages."""
    service = view.service
    for operation in service.operations:
        yield from _section(view, operation.path, operation.source)
    for definition in service.types:
        yield from _section(view, definition.path, definition.source)
    for error in service.errors:
        yield from _section(view, error.path, error.source)


def _section(view: View, path: Text, source: Source | None) -> Iterator[Check]:
    if source is None or source.section is None:
        return
    page = view.page_of(source.document)
    headings = page.headings if page is not None else ()
    found = [each for each in headings if letters(each.value) == letters(source.section)]
    sayings = tuple(stated(each.value, each.place, agrees=True) for each in found[:1])
    if page is not None and headings and not found:
        sayings = silent([top(page)])
    yield Check(
        kind="section",
        path=reveal(path),
        place=source.location,
        value=source.section,
        sayings=sayings,
    )


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


def _date(own: Text, page: Page | None) -> tuple[Saying, ...]:
    """What a page says of its date; a date in words is not compared."""
    said = page.date if page is not None else None
    if said is None or not days(said.value):
        return ()
    same = bool(days(own) & days(said.value))
    return (stated(said.value, said.place, agrees=same),)
