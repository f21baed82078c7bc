"""Checks of what all operations share: headers, the version of the API, and media types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clientgen.agreement.checks import Check, Saying, silent, stated
from clientgen.agreement.values import placed
from clientgen.agreement.view import View
from clientgen.agreement.words import letters, media_type, media_types
from clientgen.diagnostics import Location
from clientgen.ir import FixedHeader, Header, Operation, Response
from clientgen.pages.facts import FieldFacts, Page
from clientgen.text import Text, joined, reveal


def header_checks(view: View) -> Iterator[Check]:
    """Check the headers that the cited pages list for every request and every response."""
    cited = [page for page in view.pages.pages.values() if page.file in view.pairing.cited]
    asked = [each for page in cited if (each := _headers_of(view, page))]
    answered = [page.response_headers for page in cited if page.response_headers]
    for sent in view.service.request_headers:
        yield _presence(sent, asked)
        yield _flag(sent, sent.required, asked)
        yield from _sent_value(sent, asked)
    for header in view.service.response_headers:
        yield _presence(header, answered)
        yield _flag(header, header.always, answered)
        yield from _seen(header, answered)
        yield from _shown_value(header, answered)
    place = view.service.location
    yield from _unknown("service.headers.request", place, view.service.request_headers, asked)
    yield from _unknown("service.headers.response", place, view.service.response_headers, answered)
    yield from _version(view, asked)
    yield from _media_types(view, asked, answered)


def response_header_checks(view: View, operation: Operation) -> Iterator[Check]:
    """Check the headers of the responses of one operation with the pages that list any."""
    facts = view.facts_of(operation)
    lists = [each.response_headers for each in facts if each.response_headers]
    own = [header for response in operation.responses for header in response.headers]
    for header in own:
        yield _presence(header, lists)
        yield _flag(header, header.always, lists)
    for header in view.service.response_headers:
        if _found(header, lists):
            yield _presence(header, [each for each in lists if _find(header, each) is not None])
    known = [*own, *view.service.response_headers]
    path, place = reveal(operation.path), operation.location
    yield from _unknown(path, place, known, lists, _STANDARD)


_STANDARD = frozenset(
    {
        *("cache-control", "connection", "content-encoding", "content-length", "content-type"),
        *("date", "server", "transfer-encoding", "vary"),
    }
)
"""Headers that any server may send, so that no spec has to say so."""

_Lists = list[tuple[FieldFacts, ...]]


def _headers_of(view: View, page: Page) -> tuple[FieldFacts, ...]:
    """The shared headers of requests: without parameters, which operations have."""
    return tuple(each for each in page.common if letters(each.name) not in view.parameters)


def _check(
    header: Header | FixedHeader, kind: str, value: Text | None, sayings: Iterable[Saying]
) -> Check:
    return Check(
        kind=kind,
        path=reveal(header.path),
        place=header.location,
        value=value,
        sayings=tuple(sayings),
    )


def _find(header: Header | FixedHeader, fields: tuple[FieldFacts, ...]) -> FieldFacts | None:
    name = reveal(header.wire_name).casefold()
    return next((each for each in fields if reveal(each.name).casefold() == name), None)


def _found(header: Header | FixedHeader, lists: _Lists) -> list[FieldFacts]:
    return [found for fields in lists if (found := _find(header, fields)) is not None]


def _presence(header: Header | FixedHeader, lists: _Lists) -> Check:
    sayings: list[Saying] = []
    for fields in lists:
        found = _find(header, fields)
        if found is not None:
            sayings.append(stated(found.name, placed(found), agrees=True))
        else:
            sayings += silent([placed(fields[-1])])
    return _check(header, "header", header.wire_name, sayings)


def _flag(header: Header | FixedHeader, flag: bool, lists: _Lists) -> Check:
    """Whether it is in every request or response."""
    said = [each for facts in _found(header, lists) for each in facts.required]
    sayings = (stated(_always(each.value), each.place, agrees=each.value == flag) for each in said)
    return _check(header, "header-flag", _always(flag), sayings)


def _always(always: bool) -> Text:
    return Text("always" if always else "not always")


def _seen(header: Header, lists: _Lists) -> Iterator[Check]:
    if not header.seen:
        said = [stated(each.name, placed(each), agrees=False) for each in _found(header, lists)]
        yield _check(header, "member-seen", Text("never sent"), said)


def _sent_value(header: FixedHeader, lists: _Lists) -> Iterator[Check]:
    said = [each for facts in _found(header, lists) for each in facts.values]
    if header.value is None or not said:
        return
    alike = any(each.value == header.value for each in said)
    sayings = (
        stated(each.value, each.place, agrees=alike or each.value == header.value) for each in said
    )
    yield _check(header, "header-value", header.value, sayings)


def _shown_value(header: Header, lists: _Lists) -> Iterator[Check]:
    """The value of a header that is always the same; a sentence about its values is none."""
    for facts in _found(header, lists):
        values = [each for each in facts.values if " " not in reveal(each.value)]
        if len(facts.values) == len(values) == 1 and isinstance(header.example, Text):
            (said,) = values
            same = said.value == header.example or "/" in reveal(said.value)
            yield _check(
                header,
                "header-value",
                header.example,
                [stated(said.value, said.place, agrees=same)],
            )


def _unknown(
    path: str,
    place: Location,
    headers: Iterable[Header | FixedHeader],
    lists: _Lists,
    standard: frozenset[str] = frozenset(),
) -> Iterator[Check]:
    """Headers that pages list and the spec does not have."""
    known = {reveal(each.wire_name).casefold() for each in headers} | standard
    for each in (facts for fields in lists for facts in fields):
        if reveal(each.name).casefold() not in known:
            said = (stated(each.name, placed(each), agrees=False),)
            yield Check(kind="header", path=path, place=place, value=None, sayings=said)


def _version(view: View, lists: _Lists) -> Iterator[Check]:
    """The version of the API: the value of the header that has one."""
    said = [
        each
        for fields in lists
        for facts in fields
        if "version" in letters(facts.name)
        for each in facts.values
    ]
    version = view.service.api_version
    if version is not None or said:
        yield Check(
            kind="version",
            path="service.api_version",
            place=view.service.location,
            value=version,
            sayings=tuple(stated(e.value, e.place, agrees=e.value == version) for e in said),
        )


# media types


def _media_types(view: View, asked: _Lists, answered: _Lists) -> Iterator[Check]:
    """The media types that the header `Content-Type` has in requests and responses."""
    yield from _listed(view, "request", view.service.request_media_types, asked)
    yield from _listed(view, "response", view.service.response_media_types, answered)
    said = [
        (each, name)
        for fields in answered
        for facts in _content_types(fields)
        for each in facts.defaults
        for name in media_types(each.value)
    ]
    for operation in view.service.operations:
        for response in operation.responses:
            if response.default_media_type is not None:
                yield _default(
                    response,
                    [stated(e.value, e.place, agrees=_is(response, name)) for e, name in said],
                )


def _is(response: Response, name: str) -> bool:
    stated_default = response.default_media_type
    return stated_default is not None and media_type(stated_default) == name


def _default(response: Response, sayings: list[Saying]) -> Check:
    return Check(
        kind="default-media-type",
        path=f"{reveal(response.path)}.body",
        place=response.location,
        value=response.default_media_type,
        sayings=tuple(sayings),
    )


def _content_types(fields: tuple[FieldFacts, ...]) -> list[FieldFacts]:
    return [each for each in fields if letters(each.name) == "contenttype"]


def _listed(view: View, direction: str, own: tuple[Text, ...], lists: _Lists) -> Iterator[Check]:
    """The media types of a direction, both ways."""
    path = f"service.media_types.{direction}"
    known = {media_type(each) for each in own}
    stated_lists = [
        {name: each for each in facts.values for name in media_types(each.value)}
        for fields in lists
        for facts in _content_types(fields)
        if facts.values
    ]
    for name in sorted(known):
        sayings = []
        for names in stated_lists:
            if name in names:
                sayings.append(stated(joined(name), names[name].place, agrees=True))
            elif names:
                sayings += silent([next(iter(names.values())).place])
        yield _whole(view, path, joined(name), tuple(sayings))
    for names in stated_lists:
        for name, each in names.items():
            if name not in known:
                yield _whole(view, path, None, (stated(joined(name), each.place, agrees=False),))


def _whole(view: View, path: str, value: Text | None, sayings: tuple[Saying, ...]) -> Check:
    return Check(
        kind="media-type", path=path, place=view.service.location, value=value, sayings=sayings
    )
