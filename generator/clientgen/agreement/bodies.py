"""Checks of bodies: whether there is one, its type and its media types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clientgen.agreement.checks import Check, Saying, silent, stated
from clientgen.agreement.listings import as_written, record_in
from clientgen.agreement.view import View
from clientgen.agreement.words import letters, media_type
from clientgen.diagnostics import Location
from clientgen.ir import Body, Operation, Response, TypeDefinition, TypeUse
from clientgen.pages.facts import BodyFacts, OperationFacts, TypeFacts
from clientgen.text import Text, joined, reveal

_NOTHING = frozenset({"empty", "none", "nothing", "nocontent", "null", "void", "emptyobject"})
"""Words in place of a type that say that there is no body."""
_NO_EXAMPLE = frozenset({"", "{}"})
_READING = frozenset({"GET", "HEAD", "DELETE"})
"""The verbs whose requests rarely have a body, so that an example may be that of a response."""


def body_checks(view: View, operation: Operation) -> Iterator[Check]:
    """Check the bodies of an operation that pages describe."""
    yield from _request(view, operation)
    yield from _response(view, operation)
    for response in operation.responses:
        if response.type is not None:
            place = f"{reveal(response.path)}.body"
            yield _type(view, operation, response.type, place, response.location)
            yield from _media_types(view, operation, response)
    yield from _unused_types(view, operation)
    if operation.body is not None:
        yield from _media_types(view, operation, operation.body)


def _request(view: View, operation: Operation) -> Iterator[Check]:
    """Whether a request has a body, and of which type."""
    body, facts = operation.body, view.facts_of(operation)
    said = [each for one in facts for each in _presence(one.request, typed=body is not None)]
    if body is None and operation.verb in _READING:
        said = [each for one in facts for each in _told(one.request, typed=False)]
    if body is None:
        if said:
            sayings = tuple(stated(Text("a body"), place, agrees=False) for place in said[:1])
            yield _check("body", reveal(operation.path), operation.location, None, sayings)
        return
    typed = [each for each in _types_beside(view, operation) if _is_of(view, body.type, each)]
    places = [*said, *(each.name.place for each in typed)]
    sayings = tuple(stated(Text("a body"), place, agrees=True) for place in places[:1])
    sayings += tuple(
        Saying(place=each.place, agrees=False) for one in facts for each in one.request.empty
    )
    if not sayings:
        sayings = silent(each.title.place for each in facts[:1])
    yield _check("body", reveal(body.path), body.location, Text("a body"), sayings)
    yield _type(view, operation, body.type, reveal(body.path), body.location)


def _response(view: View, operation: Operation) -> Iterator[Check]:
    """Whether a success has a body."""
    facts = view.facts_of(operation)
    typed = next((each for each in operation.responses if each.type is not None), None)
    known = typed is not None
    said = [place for one in facts for place in _presence(one.response, typed=known)][:1]
    if typed is None:
        sayings = tuple(stated(Text("a body"), place, agrees=False) for place in said)
        if sayings:
            yield _check("body", reveal(operation.path), operation.location, None, sayings)
        return
    sayings = tuple(stated(Text("a body"), place, agrees=True) for place in said)
    sayings += tuple(
        Saying(place=each.place, agrees=False) for one in facts for each in one.response.empty
    )
    yield _check("body", f"{reveal(typed.path)}.body", typed.location, Text("a body"), sayings)


def _check(
    kind: str, path: str, place: Location, value: Text | None, sayings: tuple[Saying, ...]
) -> Check:
    return Check(kind=kind, path=path, place=place, value=value, sayings=sayings)


def _presence(body: BodyFacts, *, typed: bool) -> Iterator[Location]:
    """The places at which a page says or shows that there is a body.

    Media types are among them if `typed`: pages copy their headers to where nothing is sent.
    """
    yield from _told(body, typed=typed)
    yield from (place.place for member in body.members for place in member.places[:1])
    shown = (each for each in body.examples if each.status is None or each.status < 400)
    yield from (each.place for each in shown if reveal(each.text).strip() not in _NO_EXAMPLE)


def _told(body: BodyFacts, *, typed: bool) -> Iterator[Location]:
    """The places at which a page says that there is a body, other than by an example."""
    said = (*body.names, *body.types, *(body.media_types if typed else ()))
    yield from (e.place for e in said if e.origin == "stated" and letters(e.value) not in _NOTHING)
    places = (place for member in body.members for place in member.places[:1])
    yield from (place.place for place in places if place.origin == "stated")


# types


def _types_beside(view: View, operation: Operation) -> tuple[TypeFacts, ...]:
    """The types with members on the pages that describe this operation only."""
    pages = [view.pages.pages[facts.page] for facts in view.facts_of(operation)]
    alone = [page for page in pages if len(page.operations) == 1]
    return tuple(each for page in alone for each in page.types if each.members)


def _is_of(view: View, use: TypeUse, facts: TypeFacts) -> bool:
    definition = record_in(view.catalog, use)
    return definition is not None and facts in view.pairing.types.get(definition.name, ())


def _type(view: View, operation: Operation, use: TypeUse, path: str, place: Location) -> Check:
    """The type of a body: one that its page describes, if that describes types at all."""
    definition = record_in(view.catalog, use)
    beside = _types_beside(view, operation)
    sayings: tuple[Saying, ...] = ()
    mine = [each for each in beside if _is_of(view, use, each)]
    if definition is not None and mine:
        sayings = tuple(stated(each.name.value, each.name.place, agrees=True) for each in mine)
    elif free := _unused(view, operation, beside):
        sayings = tuple(stated(each.name.value, each.name.place, agrees=False) for each in free[:1])
    value = definition.name if definition is not None else Text("no record")
    return _check("body-type", path, place, value, sayings)


def _unused(view: View, operation: Operation, beside: Iterable[TypeFacts]) -> tuple[TypeFacts, ...]:
    """The types beside an operation of which it has none."""
    reaches = [as_written(view.catalog, each) for each in view.catalog.reached_by(operation)]
    names = {letters(each.name) for each in reaches}
    reached = {
        facts.name.value for each in reaches for facts in view.pairing.types.get(each.name, ())
    }
    return tuple(
        each
        for each in beside
        if each.name.value not in reached and letters(each.name.value) not in names
    )


def _unused_types(view: View, operation: Operation) -> Iterator[Check]:
    """Types beside an operation that it does not have, if each of its bodies has its own."""
    beside = _types_beside(view, operation)
    uses = [operation.body, *operation.responses]
    records = [
        record_in(view.catalog, e.type) for e in uses if e is not None and e.type is not None
    ]
    if not all(_has_own(view, each, beside) for each in records):
        return
    for facts in _unused(view, operation, beside):
        said = (stated(facts.name.value, facts.name.place, agrees=False),)
        yield _check("body", reveal(operation.path), operation.location, None, said)


def _has_own(view: View, definition: TypeDefinition | None, beside: tuple[TypeFacts, ...]) -> bool:
    known = view.pairing.types.get(definition.name, ()) if definition is not None else ()
    return any(each in known for each in beside)


# media types


def _media_types(view: View, operation: Operation, body: Body | Response) -> Iterator[Check]:
    """The media types of a body, with the pages that state any."""
    is_request = isinstance(body, Body)
    path = reveal(body.path) if is_request else f"{reveal(body.path)}.body"
    own = {media_type(each) for each in body.media_types}
    said = [
        each
        for facts in view.facts_of(operation)
        for each in _body_of(facts, is_request=is_request).media_types
    ]
    if not said and body.media_types in (
        view.service.request_media_types,
        view.service.response_media_types,
    ):
        return  # a fact of the service, which its headers settle
    for name in sorted(own):
        sayings = tuple(_listed(name, facts, is_request) for facts in view.facts_of(operation))
        yield _check(
            "media-type",
            path,
            body.location,
            joined(name),
            tuple(each for each in sayings if each is not None),
        )
    for each in said:
        if media_type(each.value) not in own:
            sayings = (stated(each.value, each.place, agrees=False),)
            yield _check("media-type", path, body.location, None, sayings)


def _body_of(facts: OperationFacts, *, is_request: bool) -> BodyFacts:
    return facts.request if is_request else facts.response


def _listed(name: str, facts: OperationFacts, is_request: bool) -> Saying | None:
    there = _body_of(facts, is_request=is_request).media_types
    found = next((each for each in there if media_type(each.value) == name), None)
    if found is not None:
        return stated(found.value, found.place, agrees=True)
    return Saying(place=there[0].place, agrees=False) if there else None
