"""The parts of responses that `emulation.yaml` fills, and the sources of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from clientgen.catalog import LAST, is_object
from clientgen.ir import Assignment, BytesType, Kind, ListType, RecordType, Text, reveal
from clientgen.rules.emulation.emulated_service import (
    EmulatedService,
    OperationEffect,
    responses_of,
)
from clientgen.rules.emulation.stored_members import (
    StoredMember,
    assigned,
    stored_by,
    stored_members,
)

SCALAR = "value"
"""The key under `response` for the source of a response that has no members."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledPart:
    """A part of a response: the response itself, an item of a list, or the record around a list or an item.

    `sources` are under the key `key` of the effect. `stored` fills the part if they are missing:
    the members of the item, or the list and its total. `media_types` are those of the response.
    """

    work: OperationEffect
    kind: Kind
    key: Literal["response", "envelope"]
    sources: tuple[Assignment, ...]
    stored: tuple[StoredMember, ...]
    media_types: tuple[Text, ...] = ()

    @property
    def scalars(self) -> tuple[str, ...]:
        """The sources of a part without members: `value`, or those named by its media types."""
        names = {each.name.text for each in self.sources}
        named = tuple(reveal(each) for each in self.media_types if each in names)
        return named if named and len(named) == len(self.media_types) else (*named, SCALAR)

    @property
    def name(self) -> str:
        """The name of the part in messages."""
        if self.key == "response" and self.work.effect.verb == "list":
            return f"a listed item of {self.work.name}"
        inner = self.key == "response" and self.work.effect.listing.into is not None
        return f"{'the item in the response' if inner else 'the response'} of {self.work.name}"


def filled_parts(emulated: EmulatedService) -> Iterator[FilledPart]:
    """The parts of all responses whose body has a place for the result of the operation."""
    stored = {
        each.name.text: stored_members(emulated, each) for each in emulated.collections.values()
    }
    for work in emulated.works:
        own = work.collection
        inherited = stored[own.name.text] if own is not None else ()
        if work.effect.verb == "create":
            inherited = tuple(stored_by(emulated, work))
        for response in responses_of(work):
            if response.type is not None:
                for part in _parts(emulated, work, response.type, inherited):
                    yield replace(part, media_types=response.media_types)


def _parts(
    emulated: EmulatedService, work: OperationEffect, kind: Kind, stored: tuple[StoredMember, ...]
) -> Iterator[FilledPart]:
    sources = work.effect.response
    if is_whole(emulated, kind):
        yield FilledPart(work=work, kind=kind, key="response", sources=sources, stored=())
        return
    items = _items(emulated, work, kind)
    if items is not None and _is_enveloped(emulated, work):
        yield _envelope(emulated, work, kind)
    if items is not None:
        yield FilledPart(work=work, kind=items, key="response", sources=sources, stored=stored)


def is_whole(emulated: EmulatedService, kind: Kind) -> bool:
    """Tell whether a response is bytes, which a list of items cannot fill."""
    return isinstance(emulated.catalog.bare(kind), BytesType)


def _is_enveloped(emulated: EmulatedService, work: OperationEffect) -> bool:
    """Tell whether the list of items, or the item, is a member of the response."""
    pages = emulated.catalog.pages(work.operation) if work.effect.verb == "list" else None
    return bool(pages.items.steps) if pages is not None else work.effect.listing.into is not None


def filled_by_paging(emulated: EmulatedService, work: OperationEffect) -> tuple[str, ...]:
    """Return the members of a response, by dotted path, that the paging of its operation fills."""
    pages = emulated.catalog.pages(work.operation) if work.effect.verb == "list" else None
    if pages is None:
        return ()
    spots = (pages.items, pages.next, pages.more, pages.total)
    names = (spot.names for spot in spots if spot is not None and spot.steps)
    return tuple(
        ".".join(reveal(name) for name in path if isinstance(name, Text))
        for path in names
        if LAST not in path
    )


def _envelope(emulated: EmulatedService, work: OperationEffect, kind: Kind) -> FilledPart:
    listing = work.effect.listing
    named = [reveal(word.text) for word in (listing.into, listing.total) if word is not None]
    stored = tuple(StoredMember(path=path) for path in (*named, *filled_by_paging(emulated, work)))
    return FilledPart(work=work, kind=kind, key="envelope", sources=listing.envelope, stored=stored)


def _items(emulated: EmulatedService, work: OperationEffect, kind: Kind) -> Kind | None:
    """Return the type of the items of a list, or of the item of another response, or None."""
    into = work.effect.listing.into
    if work.effect.verb != "list":
        inner = kind if into is None else member_type(emulated, kind, into.text)
        is_fit = into is None or (inner is not None and is_object(emulated.catalog, inner))
        return inner if is_fit else None
    pages = emulated.catalog.pages(work.operation)
    if pages is not None:
        return pages.item
    items = member_type(emulated, kind, into.text) if into is not None else kind
    bare = emulated.catalog.bare(items) if items is not None else None
    return bare.items if isinstance(bare, ListType) else None


def member_type(emulated: EmulatedService, kind: Kind, name: Text) -> Kind | None:
    """Return the type of a member of a record, or None."""
    bare = emulated.catalog.bare(kind)
    fields = bare.fields if isinstance(bare, RecordType) else ()
    return next((field.type for field in fields if field.wire_name == name), None)


def given_by_sources(emulated: EmulatedService, part: FilledPart) -> tuple[StoredMember, ...]:
    """Return the values that the sources of a part give."""
    return tuple(assigned(emulated, part.work.operation, part.sources))
