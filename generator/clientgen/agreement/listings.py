"""Where pages list the members of a record of the spec."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from clientgen.agreement.pairing import Pairing
from clientgen.agreement.words import letters
from clientgen.catalog import Catalog
from clientgen.diagnostics import Location
from clientgen.ir import Field, ListType, MapType, RecordType, TypeDefinition, TypeUse
from clientgen.pages.facts import BodyFacts, FieldFacts
from clientgen.text import Text

_DEEPEST = 12

Side: TypeAlias = Literal["request", "response"] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The members of a record as one page has them.

    `is_stated` is false for an example, which need not show every member.
    """

    place: Location
    members: tuple[FieldFacts, ...]
    is_stated: bool
    side: Side = None
    """Whether it is that of requests or of responses; None if the page describes a type."""

    def may_have(self, field: Field) -> bool:
        """Tell whether messages of its side have a field."""
        return not (
            (field.read_only and self.side == "request")
            or (field.write_only and self.side == "response")
        )

    def of(self, field: Field) -> FieldFacts | None:
        """Return what the page says of a field: by its name, or a name that is spelled otherwise."""
        exact = (each for each in self.members if each.name in (field.wire_name, field.key))
        return next(exact, None) or next(
            (each for each in self.members if letters(each.name) == letters(field.wire_name)), None
        )


def listings(catalog: Catalog, pairing: Pairing) -> dict[Text, tuple[Listing, ...]]:
    """Return where pages list the members of each record, by the name of the type."""
    found: dict[Text, list[Listing]] = defaultdict(list)
    for name, stated in pairing.types.items():
        for each in stated:
            _add(catalog, found, name, each.members, each.name.place)
    for operation in catalog.service.operations:
        for facts in pairing.operations.get(operation.path, ()):
            if operation.body is not None:
                _add_body(catalog, found, operation.body.type, facts.request, "request")
            answers = [e.type for e in operation.responses if e.type is not None]
            if len(answers) == 1:
                _add_body(catalog, found, answers[0], facts.response, "response")
    return {name: tuple(dict.fromkeys(each)) for name, each in found.items()}


def _add_body(
    catalog: Catalog,
    found: dict[Text, list[Listing]],
    use: TypeUse,
    body: BodyFacts,
    side: Side,
) -> None:
    definition = record_in(catalog, use)
    members = _within_root(catalog, definition, body.members)
    if definition is not None and members:
        _add(catalog, found, definition.name, members, members[0].places[0].place, side)


def _within_root(
    catalog: Catalog, definition: TypeDefinition | None, members: tuple[FieldFacts, ...]
) -> tuple[FieldFacts, ...]:
    """Return the members of a value; those of its root or of its items, if that is what is listed."""
    for _ in range(_DEEPEST):
        if definition is None or len(members) != 1 or not members[0].members:
            break
        own = {letters(each.wire_name) for each in fields_in(catalog, definition)}
        if letters(members[0].name) in own:
            break
        members = members[0].members
    return members


def _add(
    catalog: Catalog,
    found: dict[Text, list[Listing]],
    name: Text,
    members: tuple[FieldFacts, ...],
    place: Location,
    side: Side = None,
    depth: int = 0,
) -> None:
    """Add a listing, and those of the records within it."""
    definition = catalog.types.get(name)
    if definition is None or not members or depth > _DEEPEST:
        return
    listing = Listing(place=place, members=members, is_stated=_is_stated(members), side=side)
    found[name].append(listing)
    for field in fields_in(catalog, definition):
        facts = listing.of(field)
        inner = record_in(catalog, field.type)
        if facts is not None and facts.members and inner is not None:
            members = _within_root(catalog, inner, facts.members)
            start = members[0].places[0].place if members[0].places else listing.place
            _add(catalog, found, inner.name, members, start, side, depth + 1)


def _is_stated(members: Iterable[FieldFacts]) -> bool:
    return any(place.origin != "example" for each in members for place in each.places)


def fields_in(catalog: Catalog, definition: TypeDefinition) -> tuple[Field, ...]:
    """Return the fields of a record by which pages can name them."""
    bare = catalog.bare(definition.type)
    if not isinstance(bare, RecordType):
        return ()
    return tuple(each for each in bare.fields if not each.is_rest)


def record_in(catalog: Catalog, use: TypeUse) -> TypeDefinition | None:
    """Return the record that a type is, or that its items or values are."""
    for _ in range(_DEEPEST):
        bare = catalog.bare(use)
        if isinstance(bare, ListType):
            use = bare.items
        elif isinstance(bare, MapType):
            use = bare.values
        else:
            found = catalog.class_of(use)
            is_record = found is not None and isinstance(found.type, RecordType)
            return as_written(catalog, found) if found is not None and is_record else None
    return None


def as_written(catalog: Catalog, definition: TypeDefinition) -> TypeDefinition:
    """Return the type that an author wrote; for one that requests have, that in whose place it is."""
    if definition.input_of is None:
        return definition
    return catalog.types.get(definition.input_of, definition)


def records(catalog: Catalog) -> Iterator[tuple[TypeDefinition, RecordType]]:
    """Return every record of a service that its author wrote."""
    for definition in catalog.types.values():
        if isinstance(definition.type, RecordType) and definition.input_of is None:
            yield definition, definition.type
