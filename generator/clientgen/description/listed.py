"""Which operation lists the values of an argument: what a shell completes from the service.

A path parameter names an item of the collection at the path before it. An argument in the query
or the body is listed if the emulator requires an item of a collection for it, or if its named
type is that of the key of a listed collection.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from clientgen.catalog import Catalog, Spot, path_parameters, show_path
from clientgen.description.data import stated
from clientgen.ir import (
    Collection,
    Effect,
    Field,
    Fixed,
    IntegerType,
    ListType,
    NullableType,
    Operation,
    Parameter,
    PathPart,
    Reference,
    StringType,
    Text,
    TypeUse,
    fields_of,
    reveal,
)
from clientgen.python_source import Data
from clientgen.symbols import Argument, Call, Symbols

_BLANK = "{}"
_USUAL = ("id", "name")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Listing:
    """An operation that lists records: their fields, and the steps from its response to them."""

    operation: Operation
    fields: tuple[Field, ...]
    steps: tuple[Text, ...]
    key: Field | None
    """The field that names an item in paths, as the emulator says; None if it does not."""
    collection: Collection | None


@dataclass(frozen=True)
class Listings:
    """The operations of one service that list the items of collections."""

    catalog: Catalog
    symbols: Symbols

    def describe(self, operation: Operation, argument: Argument) -> Data:
        """Return the operation that lists the values of an argument, and how to call it.

        Nothing if none does, or if the values are known already or secret.
        """
        known = self.catalog.bare(argument.type)
        if argument.secret or not isinstance(known, StringType | IntegerType):
            return {}
        call = self.symbols.operations[operation.path].call
        if argument in call.in_path:
            found = self._of_path(operation, call, argument)
        else:
            found = self._of_option(operation, call, argument)
        if found is None:
            return {}
        listing, field, given = found
        by_client = {e.wire_name for e in listing.operation.parameters if e.from_client is not None}
        return stated(
            operation=listing.operation.full_name,
            items=list(listing.steps),
            member=field.wire_name,
            arguments={theirs: ours for theirs, ours in given.items() if theirs not in by_client},
        )

    # the collection of a path parameter

    def _of_path(self, operation: Operation, call: Call, argument: Argument) -> _Found | None:
        parameter = argument.node
        assert isinstance(parameter, Parameter)
        before = _parts_before(operation.path_parts, parameter)
        if before is None:
            return None
        for listing in self._by_path.get(_shape(before, operation), ()):
            # they stand in one path, so each is the one at its place
            theirs = dict.fromkeys(e.wire_name for e in path_parameters(listing.operation))
            ours = (each.wire_name for each in path_parameters(operation))
            pairs = dict(zip(theirs, dict.fromkeys(ours), strict=False))
            field = self._named_by(listing, parameter)
            if field is not None and self._can_call(listing, pairs, call):
                return listing, field, pairs
        return None

    def _named_by(self, listing: _Listing, parameter: Parameter) -> Field | None:
        """Return the field that holds what the parameter takes."""
        named_by = listing.collection.named_by if listing.collection is not None else None
        is_key = named_by is not None and named_by.text == parameter.wire_name
        if is_key and listing.key is not None and self._fits(listing.key, parameter.type):
            return listing.key
        wanted = _letters(parameter.wire_name)
        fields = [each for each in listing.fields if self._fits(each, parameter.type)]
        same = [each for each in fields if _letters(each.wire_name) == wanted]
        if same:
            return same[0] if len(same) == 1 else None
        usual = [
            each
            for each in fields
            if _letters(each.wire_name) in _USUAL and self._is_same(each.type, parameter.type)
        ]
        ends = [each for each in usual if wanted.endswith(_letters(each.wire_name))]
        chosen = ends or usual
        return chosen[0] if len(chosen) == 1 else None

    # the collection of an argument in the query or the body

    def _of_option(self, operation: Operation, call: Call, argument: Argument) -> _Found | None:
        named = _of_null(argument.type)
        places = set(self._by_key_type.get(named, ()) if isinstance(named, Reference) else ())
        for name in self._required_items(operation, argument):
            places.update(self._by_collection.get(name, ()))
        for listing in (self._listings[each] for each in sorted(places)):
            field = listing.key
            if field is None or self._is_beside(listing, operation):
                continue
            theirs = [each.wire_name for each in path_parameters(listing.operation)]
            pairs = {each: each for each in theirs}
            if self._fits(field, argument.type) and self._can_call(listing, pairs, call):
                return listing, field, pairs
        return None

    def _is_beside(self, listing: _Listing, operation: Operation) -> bool:
        """Tell whether an operation creates items of a collection, whose names are not taken."""
        return _shape(listing.operation.path_parts, listing.operation) == _shape(
            operation.path_parts, operation
        )

    def _required_items(self, operation: Operation, argument: Argument) -> set[Text]:
        """The collections of which the emulator requires an item for an argument."""
        effect = self.catalog.service.effects.get(operation.full_name)
        kind = "body" if isinstance(argument.node, Field) else "parameter"
        return {
            each.collection.text
            for each in (effect.require if effect is not None else ())
            if each.value.kind == kind and _text_of(each.value.argument) == argument.wire_name
        }

    # what can be listed

    def _can_call(self, listing: _Listing, pairs: Mapping[Text, Text], call: Call) -> bool:
        """Tell whether all that an operation needs is given before, or by the client."""
        theirs = {each.wire_name: each for each in listing.operation.parameters if each.required}
        ours = {each.wire_name: each for each in call.words}
        by_client = {each.wire_name: each.of_client for each in call.from_client}
        known = self.symbols.operations[listing.operation.path].call.from_client
        left = {each.wire_name: each.of_client for each in known}
        return all(
            # what the client gives is the same for both, unless it is a word of one of them
            (
                (name not in pairs or by_client.get(pairs[name]) == left[name])
                if name in left
                else name in pairs
                and pairs[name] in ours
                and not self.catalog.needs_secrecy(each)
                and self._is_same(each.type, ours[pairs[name]].type)
            )
            for name, each in theirs.items()
        )

    def _fits(self, field: Field, kind: TypeUse) -> bool:
        """Tell whether a field can be shown, and holds values of this kind."""
        if self.catalog.hides(field) or self.catalog.is_secret(field.type) or field.write_only:
            return False
        held, wanted = self.catalog.bare(field.type), self.catalog.bare(kind)
        return isinstance(held, StringType | IntegerType) and type(held) is type(wanted)

    def _is_same(self, one: TypeUse, other: TypeUse) -> bool:
        return self.catalog.bare(one) == self.catalog.bare(other)

    @cached_property
    def _listings(self) -> tuple[_Listing, ...]:
        every = map(self._read, self.catalog.service.operations)
        return tuple(each for each in every if each is not None)

    @cached_property
    def _by_collection(self) -> dict[Text, list[int]]:
        """The places in `_listings` of those that list the items of a collection."""
        found: dict[Text, list[int]] = {}
        for at, each in enumerate(self._listings):
            if each.collection is not None:
                found.setdefault(each.collection.name.text, []).append(at)
        return found

    @cached_property
    def _by_key_type(self) -> dict[Reference, list[int]]:
        """The places in `_listings` of those whose key has a named type, by this type."""
        found: dict[Reference, list[int]] = {}
        for at, each in enumerate(self._listings):
            use = None if each.key is None else _of_null(each.key.type)
            if isinstance(use, Reference):
                found.setdefault(use, []).append(at)
        return found

    @cached_property
    def _by_path(self) -> dict[_Shape, list[_Listing]]:
        found: dict[_Shape, list[_Listing]] = {}
        for each in self._listings:
            shape = _shape(each.operation.path_parts, each.operation)
            found.setdefault(shape, []).append(each)
        return found

    def _read(self, operation: Operation) -> _Listing | None:
        """Return what an operation lists; None if it lists no records."""
        if not _is_plain(operation):
            return None
        found = self._items(operation)
        if found is None or self.catalog.is_secret_itself(found[1]):
            return None
        fields = tuple(e for e in fields_of(self.catalog.bare(found[1])) if not e.is_rest)
        service, collection = self.catalog.service, None
        effect = service.effects.get(operation.full_name)
        if effect is not None and effect.verb == "list" and effect.collection is not None:
            collection = service.collections.get(effect.collection.text)
        return _Listing(
            operation=operation,
            fields=fields,
            steps=found[0],
            key=_key_field(fields, collection, effect),
            collection=collection,
        )

    def _items(self, operation: Operation) -> tuple[tuple[Text, ...], TypeUse] | None:
        """Return the steps to the list in what a call returns, and the type of its items.

        Pages have no steps, since a call returns their items.
        """
        whole = operation.responses[0].type if len(operation.responses) == 1 else None
        if whole is None or self.catalog.is_secret_itself(whole):
            return None
        if operation.paging is not None:
            return self._items_of_pages(operation)
        unwrapping = self.catalog.unwrapping(operation)
        if unwrapping is not None:
            whole = unwrapping.type
            if self._is_hidden(unwrapping.spot):
                return None
        bare = self.catalog.bare(whole)
        if isinstance(bare, ListType):
            return (), bare.items
        lists = [*self._lists_in(whole)]
        return lists[0] if len(lists) == 1 else None

    def _is_hidden(self, spot: Spot) -> bool:
        return any(isinstance(each, Field) and self.catalog.hides(each) for each in spot.steps)

    def _items_of_pages(self, operation: Operation) -> tuple[tuple[Text, ...], TypeUse] | None:
        pages = self.catalog.pages(operation)
        if pages is None or self._is_hidden(pages.items):
            return None
        return (), pages.item

    def _lists_in(self, whole: TypeUse) -> Iterator[tuple[tuple[Text, ...], TypeUse]]:
        for field in fields_of(self.catalog.bare(whole)):
            listed = self.catalog.bare(field.type)
            if self.catalog.hides(field) or field.is_rest:
                continue
            if isinstance(listed, ListType) and fields_of(self.catalog.bare(listed.items)):
                yield (field.wire_name,), listed.items


_Found = tuple[_Listing, Field, Mapping[Text, Text]]
_Shape = tuple[str, tuple[str, ...]]


def _is_plain(operation: Operation) -> bool:
    """Tell whether a call reads, once and as a whole, what its operation responds with."""
    return (
        operation.verb == "GET"
        and operation.body is None
        and operation.header_result is None
        and operation.long_running is None
        and operation.deprecated is None
        and not operation.conditions
        and all(each.stream is None for each in operation.responses)
    )


def _shape(parts: Iterable[PathPart], operation: Operation) -> _Shape:
    """Return where a request goes: a path without the names of its parameters, and addresses."""
    own = (operation.endpoint,) if operation.endpoint is not None else operation.servers
    return show_path(tuple(parts), _BLANK).rstrip("/"), tuple(reveal(e.url) for e in own if e)


def _parts_before(parts: tuple[PathPart, ...], parameter: Parameter) -> tuple[PathPart, ...] | None:
    """Return the path before a parameter; None if that is only a part of a segment."""
    for index, part in enumerate(parts):
        if not isinstance(part, Fixed) and part.wire_name == parameter.wire_name:
            before = parts[:index]
            after = parts[index + 1 :][:1]
            ends = before and isinstance(before[-1], Fixed) and reveal(before[-1].text)[-1:] == "/"
            is_whole = all(isinstance(e, Fixed) and reveal(e.text)[:1] == "/" for e in after)
            return before if ends and is_whole else None
    return None


def _key_field(
    fields: tuple[Field, ...], collection: Collection | None, effect: Effect | None
) -> Field | None:
    """Return the field of a listed item that holds its key in the emulator."""
    if collection is None or effect is None:
        return None
    key = collection.key.text
    names = [
        each.name.text
        for each in effect.response
        if each.source.kind == "stored" and _text_of(each.source.argument) == key
    ]
    known = {each.wire_name: each for each in fields}
    return next((known[name] for name in (*names, key) if name in known), None)


def _text_of(datum: object) -> Text | None:
    value = getattr(datum, "value", None)
    return value if isinstance(value, Text) else None


def _of_null(use: TypeUse) -> TypeUse:
    return use.item if isinstance(use, NullableType) else use


def _letters(name: Text) -> str:
    """Return a name without case, `_` and `-`."""
    return reveal(name).replace("_", "").replace("-", "").lower()
