"""The sources of all effects, with the collections that each can use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from clientgen.ir import Collection, ValueSource
from clientgen.rules.emulation.emulated_service import EmulatedService, OperationEffect


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceUse:
    """A source under a key of an effect.

    `item` and `parent` are the collections of the item and the parent that it can use; `listed` is
    the collection whose listed items it can count. Each is None if it does not exist.
    """

    source: ValueSource
    work: OperationEffect
    key: str
    item: Collection | None = None
    parent: Collection | None = None
    listed: Collection | None = None


def source_uses(emulated: EmulatedService) -> Iterator[SourceUse]:
    """Every source of the effects whose operation and collection exist."""
    for work in emulated.works:
        yield from _uses(emulated, work)


def _uses(emulated: EmulatedService, work: OperationEffect) -> Iterator[SourceUse]:
    effect, listing, own = work.effect, work.effect.listing, work.collection
    is_list, changes = effect.verb == "list", effect.verb in ("update", "replace")
    parent = emulated.parent(own) if own is not None else None
    use = partial(SourceUse, work=work, parent=parent)
    one, listed = (None, own) if is_list else (own, None)
    for each in effect.store:
        yield use(source=each.source, key="store", item=own if changes else None)
    for child in effect.children:
        for each in child.store:
            yield use(source=each.source, key="children", parent=own)
    for each in effect.starts.store if effect.starts is not None else ():
        yield use(source=each.source, key="starts")
    yield from (use(source=each.value, key="require") for each in effect.require)
    yield from (use(source=each.value, key="where") for each in listing.where)
    if listing.limit is not None:
        yield use(source=listing.limit, key="limit")
    for each in listing.envelope:
        yield use(source=each.source, key="envelope", item=one, listed=listed)
    for each in effect.response:
        yield use(source=each.source, key="response", item=own)
    for each in effect.headers:
        yield use(source=each.source, key="headers", item=one, listed=listed)
