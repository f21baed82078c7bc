"""Checks of operations: that they exist, their titles, verbs, paths and statuses."""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.agreement.bodies import body_checks
from clientgen.agreement.checks import Check, Saying, silent, stated
from clientgen.agreement.headers import response_header_checks
from clientgen.agreement.pairing import is_same_path
from clientgen.agreement.parameters import parameter_checks
from clientgen.agreement.view import View, top
from clientgen.agreement.words import letters, same_title
from clientgen.ir import Operation
from clientgen.pages.facts import OperationFacts
from clientgen.text import Text, joined, reveal


def operation_checks(view: View) -> Iterator[Check]:
    """Check every operation of the spec, and every operation on a page that it cites."""
    for operation in view.service.operations:
        yield _presence(view, operation)
        if view.facts_of(operation):
            yield from (check(view, operation) for check in _ALONE)
            yield from _version(view, operation)
            yield from _deprecated(view, operation)
            yield from _statuses(view, operation)
            yield from _error_statuses(view, operation)
            yield from parameter_checks(view, operation)
            yield from body_checks(view, operation)
            yield from response_header_checks(view, operation)
    yield from _unpaired(view)


def _check(
    operation: Operation, kind: str, value: Text | None, sayings: tuple[Saying, ...]
) -> Check:
    return Check(
        kind=kind,
        path=reveal(operation.path),
        place=operation.location,
        value=value,
        sayings=sayings,
    )


def _presence(view: View, operation: Operation) -> Check:
    facts = view.facts_of(operation)
    sayings = tuple(stated(each.title.value, each.title.place, agrees=True) for each in facts)
    page = view.page_of(operation.source.document)
    if not facts and page is not None:
        sayings = silent([top(page)])
    return _check(operation, "operation", operation.full_name, sayings)


def _unpaired(view: View) -> Iterator[Check]:
    """The operations of pages that the spec cites, and does not have."""
    documents = {
        page.file: each
        for each in view.service.documents
        if (page := view.page_of(each.name)) is not None
    }
    for facts in view.pairing.unpaired:
        document = documents.get(facts.page)
        if document is not None:
            yield Check(
                kind="operation",
                path=f"service.documents.{reveal(document.name)}",
                place=document.location,
                value=None,
                sayings=(stated(facts.title.value, facts.title.place, agrees=False),),
            )


def _source(view: View, operation: Operation) -> Check:
    """Whether the page that it cites describes it."""
    page = view.page_of(operation.source.document)
    facts = view.facts_of(operation)
    cited = [each for each in facts if page is not None and each.page == page.file]
    sayings = tuple(
        stated(Text(each.page), each.title.place, agrees=bool(cited))
        for each in (cited or facts)[:1]
        if page is not None
    )
    return _check(operation, "source", operation.source.document, sayings)


def _title(view: View, operation: Operation) -> Check:
    """The title; a heading that is only the address of the operation is none."""
    sayings = []
    for facts in view.facts_of(operation):
        if _is_address(facts):
            continue
        page = view.pages.pages[facts.page]
        same = same_title(operation.title, facts.title.value)
        same = same or same_title(operation.title, page.title)
        sayings.append(stated(facts.title.value, facts.title.place, agrees=same))
    return _check(operation, "title", operation.title, tuple(sayings))


def _is_address(facts: OperationFacts) -> bool:
    paths = [letters(each.value.path) for each in facts.routes]
    return any(path and path in letters(facts.title.value) for path in paths)


def _verb(view: View, operation: Operation) -> Check:
    sayings = (
        stated(Text(route.value.verb), route.place, agrees=route.value.verb == operation.verb)
        for facts in view.facts_of(operation)
        for route in facts.routes
        if route.value.verb is not None
    )
    return _check(operation, "verb", Text(operation.verb), tuple(sayings))


def _path(view: View, operation: Operation) -> Check:
    said = [
        stated(route.value.path, route.place, agrees=_has_path(view, operation, route.value.path))
        for facts in view.facts_of(operation)
        for route in facts.routes
    ]
    if any(each.agrees for each in said):
        # the other addresses of a page may be those of other operations
        said = [each for each in said if each.agrees or not _is_of_another(view, operation, each)]
    sayings = tuple(said)
    template = view.catalog.target_template(operation)
    return Check(
        kind="path",
        path=reveal(operation.path),
        place=operation.path_location,
        value=template,
        sayings=sayings,
    )


def _has_path(view: View, operation: Operation, path: Text) -> bool:
    return is_same_path(view.service, operation, reveal(path))


def _is_of_another(view: View, operation: Operation, said: Saying) -> bool:
    return said.value is not None and any(
        each is not operation and each.verb == operation.verb and _has_path(view, each, said.value)
        for each in view.service.operations
    )


def _version(view: View, operation: Operation) -> Iterator[Check]:
    """The version of the API, where a page names one for the operation."""
    said = [each for facts in view.facts_of(operation) for each in facts.versions]
    version = view.service.api_version
    sayings = tuple(stated(e.value, e.place, agrees=e.value == version) for e in said)
    if sayings:
        yield _check(operation, "version", version, sayings)


def _deprecated(view: View, operation: Operation) -> Iterator[Check]:
    """Whether the operation is deprecated; a page that does not say so leaves it open."""
    own = operation.deprecated is not None
    sayings = tuple(
        stated(_in_use(each.value), each.place, agrees=each.value == own)
        for facts in view.facts_of(operation)
        for each in facts.deprecated
    )
    if own or sayings:
        yield _check(operation, "deprecated", _in_use(own), sayings)


def _in_use(deprecated: bool) -> Text:
    return Text("deprecated" if deprecated else "in use")


def _listed(view: View, operation: Operation) -> Check:
    """Whether the lists of operations, which link to most of the others, have this one."""
    own = {facts.page for facts in view.facts_of(operation)}
    sayings = []
    for page, places in view.lists:
        found = next((places[each] for each in sorted(own) if each in places), None)
        if found is not None:
            sayings.append(stated(found.value.words, found.place, agrees=True))
        else:
            sayings += silent([page.links[-1].place])
    return _check(operation, "listed", operation.full_name, tuple(sayings))


_ALONE = (_source, _title, _verb, _path, _listed)
"""What is one fact of each operation."""


# statuses


def _statuses(view: View, operation: Operation) -> Iterator[Check]:
    """The statuses of successes, both ways, with the pages that state any."""
    pages = [each for each in view.facts_of(operation) if any(s.success for s in each.statuses)]
    own = {each.sent: each for each in operation.responses if each.status != "2XX"}
    if operation.not_modified is not None:
        own[operation.not_modified.sent] = operation.not_modified
    for status, response in own.items():
        yield Check(
            kind="status",
            path=reveal(response.path),
            place=response.location,
            value=joined(status),
            sayings=tuple(_answered(status, facts) for facts in pages),
        )
    for facts in pages:
        for each in facts.statuses:
            if each.success and each.status not in own and not operation.of_status(each.status):
                said = (stated(joined(each.status), each.places[0].place, agrees=False),)
                yield _check(operation, "status", None, said)


def _answered(status: int, facts: OperationFacts) -> Saying:
    found = next((each for each in facts.statuses if each.status == status), None)
    if found is not None:
        return stated(joined(status), found.places[0].place, agrees=True)
    first = next(each for each in facts.statuses if each.success)
    return Saying(place=first.places[0].place, agrees=False)


def _error_statuses(view: View, operation: Operation) -> Iterator[Check]:
    """The statuses of errors, both ways: those that every operation has need not be on its page."""
    catalog = view.catalog
    errors = {name: catalog.errors.get(name) for name in catalog.errors_of(operation)}
    known = {error.status for error in errors.values() if error is not None}
    pages = [each for each in view.facts_of(operation) if any(not s.success for s in each.statuses)]
    for use in operation.errors:
        error = errors.get(use.name)
        if error is None or not isinstance(error.status, int) or error.grade != "documented":
            continue
        sayings = tuple(_failed(view, error.status, facts) for facts in pages)
        yield Check(
            kind="error-status",
            path=reveal(use.path),
            place=use.location,
            value=joined(error.status),
            sayings=tuple(each for each in sayings if each is not None),
        )
    for facts in pages:
        for each in facts.statuses:
            if not each.success and each.status not in known:
                said = (stated(joined(each.status), each.places[0].place, agrees=False),)
                yield _check(operation, "error-status", None, said)


def _failed(view: View, status: int, facts: OperationFacts) -> Saying | None:
    found = next((each for each in facts.statuses if each.status == status), None)
    if found is not None:
        return stated(joined(status), found.places[0].place, agrees=True)
    if any(each.status == status for page in view.pages.pages.values() for each in page.errors):
        return None
    first = next(each for each in facts.statuses if not each.success)
    return Saying(place=first.places[0].place, agrees=False)
