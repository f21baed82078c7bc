"""Checks of the parameters of operations: in the path, the query and headers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import zip_longest
from typing import TypeAlias

from clientgen.agreement.checks import Check, Saying, silent, stated
from clientgen.agreement.pairing import is_same_path
from clientgen.agreement.values import Subject, placed, value_checks
from clientgen.agreement.view import View
from clientgen.agreement.words import letters
from clientgen.catalog import constants_of
from clientgen.ir import Operation, Parameter, Placeholder
from clientgen.pages.facts import FieldFacts, OperationFacts
from clientgen.text import Text, reveal

Fold: TypeAlias = Callable[[str], str]
"""What two spellings of one name have in common."""

_OF_TRANSPORT = frozenset(
    {
        *("accept", "accept-charset", "accept-encoding", "content-length", "content-md5"),
        *("authorization", "connection", "content-type", "date", "expect", "host", "user-agent"),
    }
)
"""Headers that clients send without being told to."""


def parameter_checks(view: View, operation: Operation) -> Iterator[Check]:
    """Check the parameters of an operation that pages describe."""
    yield from _placeholders(view, operation)
    yield from _in_query(view, operation)
    yield from _in_headers(view, operation)
    for parameter in operation.parameters:
        subject = Subject(
            what="parameter", owner=parameter, facts=tuple(said_of(view, operation, parameter))
        )
        if subject.facts:
            yield from _required(subject, parameter)
            yield from value_checks(view, subject)


def _placeholders(view: View, operation: Operation) -> Iterator[Check]:
    """The names of path parameters, by their order in the path."""
    service = view.service
    parts = (*service.base_parts, *operation.path_parts)
    names = [part.wire_name for part in parts if isinstance(part, Placeholder)]
    routes = [
        route
        for facts in view.facts_of(operation)
        for route in facts.routes
        if is_same_path(service, operation, reveal(route.value.path))
    ]
    said: dict[Text, list[Saying]] = {name: [] for name in names}
    for route in routes:
        shown = placeholders(route.value.path)
        for name, there in zip_longest(reversed(names), reversed(shown)):
            if name is not None and there is not None:
                same = letters(name) in (letters(there), letters(_first_part(there)))
                said[name].append(stated(there, route.place, agrees=same))
    owners = (*service.parameters, *operation.parameters)
    for owner in owners:
        if owner.place == "path" and owner.wire_name in said:
            yield _presence(owner, tuple(said[owner.wire_name]))


def placeholders(path: Text) -> list[Text]:
    """Return the names of the placeholders of a path, in order."""
    pieces = reveal(path).split("{")[1:]
    return [Text(piece.partition("}")[0]) for piece in pieces]


def _first_part(name: Text) -> Text:
    """Return what a dotted placeholder is about: `build` of `build.number`."""
    return Text(reveal(name).partition(".")[0])


def _presence(owner: Parameter, sayings: tuple[Saying, ...]) -> Check:
    return Check(
        kind="parameter",
        path=reveal(owner.path),
        place=owner.location,
        value=owner.wire_name,
        sayings=sayings,
    )


def said_of(view: View, operation: Operation, parameter: Parameter) -> Iterator[FieldFacts]:
    """Return what pages say of a parameter of an operation."""
    for facts in view.facts_of(operation):
        lists = {
            "path": facts.path_parameters,
            "query": facts.query,
            "header": facts.headers,
        }
        for each in lists.get(parameter.place, ()):
            if _is_named(each, parameter):
                yield each


def _is_named(facts: FieldFacts, parameter: Parameter) -> bool:
    if parameter.place == "query":
        return facts.name == parameter.wire_name
    return letters(facts.name) == letters(parameter.wire_name)


def _in_query(view: View, operation: Operation) -> Iterator[Check]:
    """The parameters of the query, both ways; constants are a part of the address."""
    known = {each.wire_name for each in constants_of(view.service, operation)}
    known |= {each.wire_name for each in view.service.parameters if each.place == "query"}
    other = (each.query_alternative for each in view.service.request_headers)
    known |= {each for each in other if each is not None}
    lists = [(facts, facts.query) for facts in view.facts_of(operation)]
    yield from _both_ways(view, operation, "query", lists, {reveal(each) for each in known})


def _in_headers(view: View, operation: Operation) -> Iterator[Check]:
    """The headers of requests, both ways, without those that every request has."""
    common = {reveal(each.wire_name).casefold() for each in view.service.request_headers}
    common |= {reveal(each.wire_name).casefold() for each in operation.headers}
    common |= {
        reveal(each.wire_name).casefold()
        for each in view.service.parameters
        if each.place == "header"
    }
    lists = [(facts, facts.headers) for facts in view.facts_of(operation)]
    yield from _both_ways(view, operation, "header", lists, common | _OF_TRANSPORT)


def _both_ways(
    view: View,
    operation: Operation,
    place: str,
    lists: list[tuple[OperationFacts, tuple[FieldFacts, ...]]],
    known: set[str] | frozenset[str],
) -> Iterator[Check]:
    fold: Fold = str.casefold if place == "header" else str
    own = {fold(reveal(e.wire_name)): e for e in operation.parameters if e.place == place}
    for key, owner in own.items():
        sayings = []
        for facts, fields in lists:
            found = next((e for e in fields if fold(reveal(e.name)) == key), None)
            if found is not None:
                sayings.append(stated(found.name, placed(found), agrees=True))
            elif key.casefold() not in view.shared and (fields or not _names(view, facts, owner)):
                sayings += silent([facts.title.place])
        yield _presence(owner, tuple(sayings))
    for _, fields in lists:
        for each in fields:
            key = fold(reveal(each.name))
            if key not in own and key not in {fold(name) for name in known}:
                yield Check(
                    kind="parameter",
                    path=reveal(operation.path),
                    place=operation.location,
                    value=None,
                    sayings=(stated(each.name, placed(each), agrees=False),),
                )


def _names(view: View, facts: OperationFacts, owner: Parameter) -> bool:
    """Tell whether a page without a list of parameters has the name of one somewhere in its texts."""
    return reveal(owner.wire_name) in view.pages.pages[facts.page].terms


def _required(subject: Subject, owner: Parameter) -> Iterator[Check]:
    """Whether a parameter is required; a path has all of them."""
    said = [each for facts in subject.facts for each in facts.required]
    if owner.place == "path" or not (said or owner.required):
        return
    sayings = [
        stated(required_word(each.value), each.place, agrees=each.value == owner.required)
        for each in said
    ]
    yield subject.check("required", required_word(owner.required), sayings or subject.silent())


def required_word(required: bool) -> Text:
    """Return the word for whether something is required."""
    return Text("required" if required else "optional")
