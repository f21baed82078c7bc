"""Checks of types: their members, orders, namespaces and values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from clientgen.agreement.checks import Check, Saying, silent, stated
from clientgen.agreement.listings import Listing, fields_in, records
from clientgen.agreement.parameters import required_word, said_of
from clientgen.agreement.values import (
    Subject,
    bounds_of,
    digits,
    files_of,
    is_nowhere,
    is_number,
    placed,
    shown,
    value_checks,
)
from clientgen.agreement.view import View, top
from clientgen.agreement.words import letters, numbers
from clientgen.ir import EnumType, Field, RecordType, Reference, TypeDefinition
from clientgen.pages.facts import FieldFacts, TypeFacts
from clientgen.text import Text, joined, reveal


def type_checks(view: View) -> Iterator[Check]:
    """Check every type of the spec that pages describe."""
    used = _used(view)
    for definition in view.catalog.types.values():
        if definition.input_of is None:
            yield from _type(view, definition)
            yield from _own_bounds(view, definition, used.get(definition.name, ()))
    for definition, record in records(view.catalog):
        lists = view.listings.get(definition.name, ())
        yield from _members(view, definition, lists)
        yield from _required(view, definition, lists)
        yield from _order(view, definition, record, lists)


def _type(view: View, definition: TypeDefinition) -> Iterator[Check]:
    facts = view.pairing.types.get(definition.name, ())
    if isinstance(definition.type, RecordType | EnumType) and not definition.is_inline:
        yield _presence(view, definition, facts)
        yield from _source(view, definition, facts)
    yield from _namespace(view, definition, facts)
    yield from _values(definition, facts)


def _check(
    definition: TypeDefinition, kind: str, value: Text | None, sayings: tuple[Saying, ...]
) -> Check:
    return Check(
        kind=kind,
        path=reveal(definition.path),
        place=definition.location,
        value=value,
        sayings=sayings,
    )


def _presence(view: View, definition: TypeDefinition, facts: tuple[TypeFacts, ...]) -> Check:
    """Whether a page has the type: the one that it cites, if that describes types at all."""
    sayings = tuple(stated(each.name.value, each.name.place, agrees=True) for each in facts)
    page = view.page_of(definition.source.document) if definition.source is not None else None
    if not facts and page is not None and page.types and definition.name not in view.listings:
        sayings = silent([top(page)])
    return _check(definition, "type", definition.name, sayings)


def _source(
    view: View, definition: TypeDefinition, facts: tuple[TypeFacts, ...]
) -> Iterator[Check]:
    """Whether the page that it cites describes it."""
    page = view.page_of(definition.source.document) if definition.source is not None else None
    if definition.source is None or page is None or not facts:
        return
    first = facts[0]  # what the cited page says comes first
    said = stated(Text(first.page), first.name.place, agrees=first.page == page.file)
    yield _check(definition, "source", definition.source.document, (said,))


def _namespace(
    view: View, definition: TypeDefinition, facts: tuple[TypeFacts, ...]
) -> Iterator[Check]:
    """The namespace of the element: the page that the type cites states it, if it has the type."""
    own = definition.xml.namespace
    said = [each for one in facts for each in one.namespaces]
    if own is None and not said:
        return
    cited = view.page_of(definition.source.document) if definition.source is not None else None
    mute = [each for each in facts if not each.namespaces]
    if said:
        mute = [each for each in mute if cited is not None and each.page == cited.file]
    sayings = tuple(stated(each.value, each.place, agrees=each.value == own) for each in said)
    if own is not None:
        sayings += silent(each.name.place for each in mute)
    yield _check(definition, "namespace", own, sayings)


def _values(definition: TypeDefinition, facts: tuple[TypeFacts, ...]) -> Iterator[Check]:
    """The values of an enumeration, both ways."""
    lists = [each for each in facts if each.values]
    if not isinstance(definition.type, EnumType) or not lists:
        return
    own = {str(_plain(each.value)): each for each in definition.type.members}
    for name, member in own.items():
        yield Check(
            kind="enum-value",
            path=reveal(definition.path),
            place=member.location,
            value=Text(name),
            sayings=tuple(_listed(name, each) for each in lists),
        )
    for each in (value for one in lists for value in one.values):
        if reveal(each.value) not in own:
            said = (stated(each.value, each.place, agrees=False),)
            yield _check(definition, "enum-value", None, said)


def _listed(name: str, facts: TypeFacts) -> Saying:
    found = next((each for each in facts.values if reveal(each.value) == name), None)
    if found is None:
        return Saying(place=facts.name.place, agrees=False)
    return stated(found.value, found.place, agrees=True)


def _plain(value: Text | int) -> str | int:
    return reveal(value) if isinstance(value, Text) else value


def _own_bounds(
    view: View, definition: TypeDefinition, used: Sequence[FieldFacts]
) -> Iterator[Check]:
    """The bounds of a named value: stated at what has that type, or in a sentence of its page."""
    page = view.page_of(definition.source.document) if definition.source is not None else None
    sentences = [] if page is None else [r for status in page.errors for r in status.reasons]
    for kind, value in bounds_of(definition.type):
        said = [
            stated(each.value, each.place, agrees=True)
            for each in sentences
            if digits(value) in numbers([each.value])
        ]
        said += [
            stated(bound.value.value, bound.place, agrees=is_number(bound.value.value, value))
            for facts in used
            for bound in facts.bounds
            if bound.value.kind == kind
        ]
        places = [placed(each) for each in used] or ([top(page)] if page is not None else [])
        files = files_of(used) if page is None else {page.file}
        mute = silent(places[:1]) if is_nowhere(view, value, files) else ()
        yield _check(definition, "member-bound", shown(kind, value), tuple(said) or mute)


def _used(view: View) -> dict[Text, list[FieldFacts]]:
    """What pages say of the members and parameters that have a named type, by its name."""
    found: dict[Text, list[FieldFacts]] = defaultdict(list)
    for definition, _ in records(view.catalog):
        lists = view.listings.get(definition.name, ())
        for field in fields_in(view.catalog, definition):
            if isinstance(field.type, Reference):
                found[field.type.name] += _subject(field, lists).facts
    for operation in view.service.operations:
        for parameter in operation.parameters:
            if isinstance(parameter.type, Reference):
                found[parameter.type.name] += said_of(view, operation, parameter)
    return found


def _subject(field: Field, lists: tuple[Listing, ...]) -> Subject:
    facts = (listing.of(field) for listing in lists)
    return Subject(what="member", owner=field, facts=tuple(e for e in facts if e is not None))


def _members(view: View, definition: TypeDefinition, lists: tuple[Listing, ...]) -> Iterator[Check]:
    """The members, both ways: an example that leaves one out says nothing of it."""
    fields = fields_in(view.catalog, definition)
    for field in fields:
        subject = _subject(field, lists)
        yield _member(field, lists)
        if subject.facts:
            yield from _seen(field, subject)
            yield from value_checks(view, subject)
    known = {letters(each.wire_name) for each in fields}
    for listing in lists:
        for each in listing.members:
            if letters(each.name) not in known and each.places:
                said = (stated(each.name, placed(each), agrees=False),)
                yield _check(definition, "member", None, said)


def _member(field: Field, lists: tuple[Listing, ...]) -> Check:
    sayings = []
    for listing in lists:
        facts = listing.of(field)
        if facts is not None and facts.places:
            same = facts.name == field.wire_name
            sayings.append(stated(facts.name, placed(facts), agrees=same))
        elif listing.is_stated and listing.may_have(field):
            sayings += silent([listing.place])
    return Check(
        kind="member",
        path=reveal(field.path),
        place=field.location,
        value=field.wire_name,
        sayings=tuple(sayings),
    )


def _seen(field: Field, subject: Subject) -> Iterator[Check]:
    """A member that was never sent, though pages state it."""
    if not field.seen:
        yield subject.check(
            "seen",
            Text("never sent"),
            [stated(each.name, placed(each), agrees=False) for each in subject.facts],
        )


def _required(
    view: View, definition: TypeDefinition, lists: tuple[Listing, ...]
) -> Iterator[Check]:
    """Which members are required: one fact of the type for those of which no page says it."""
    fields = fields_in(view.catalog, definition)
    unsaid = []
    for field in fields:
        subject = _subject(field, lists)
        said = [each for facts in subject.facts for each in facts.required]
        if not said and field.required and subject.facts:
            unsaid.append(field.wire_name)
        elif said:
            sayings = (
                stated(required_word(each.value), each.place, agrees=each.value == field.required)
                for each in said
            )
            yield subject.check("required", required_word(field.required), sayings)
    if unsaid:
        places = silent(listing.place for listing in lists[:1])
        yield _check(definition, "member-required", joined(*unsaid, by=", "), places)


def _order(
    view: View, definition: TypeDefinition, record: RecordType, lists: tuple[Listing, ...]
) -> Iterator[Check]:
    """The order of members, on the page that the type cites."""
    cited = view.page_of(definition.source.document) if definition.source is not None else None
    stated_lists = [
        each
        for each in lists
        if each.is_stated and cited is not None and each.place.file == cited.file
    ]
    if not (record.json_order or view.has_xml):
        return  # JSON has no order
    fields = {letters(each.wire_name): each.wire_name for each in record.fields if not each.is_rest}
    own = [letters(each) for each in record.json_order] or list(fields)
    sayings = []
    for listing in stated_lists:
        there = [letters(each.name) for each in listing.members]
        same = [each for each in there if each in own] == [each for each in own if each in there]
        names = joined(*(each.name for each in listing.members), by=", ")
        sayings.append(stated(names, listing.place, agrees=same))
    if len(fields) > 1:
        names = joined(*(fields[each] for each in own if each in fields), by=", ")
        yield _check(definition, "order", names, tuple(sayings))
