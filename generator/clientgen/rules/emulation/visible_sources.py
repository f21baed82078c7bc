"""The sources of an emulation with what each can look at when it is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from clientgen.ir import Assignment, Collection, ValueSource
from clientgen.rules.emulation.emulated_service import EmulatedService, OperationEffect


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceUse:
    """A source in an effect; `item` and `parent` are the collections of those that it can see.

    `where` says for a reader where it stands.
    """

    source: ValueSource
    work: OperationEffect
    where: str
    item: Collection | None = None
    parent: Collection | None = None


def source_uses(emulated: EmulatedService) -> Iterator[SourceUse]:
    """Every source of the effects that can be judged."""
    for work in emulated.works:
        yield from _uses(emulated, work)


def _uses(emulated: EmulatedService, work: OperationEffect) -> Iterator[SourceUse]:
    effect, own = work.effect, work.collection
    parent = emulated.parent(own) if own is not None else None
    before = _Visibility(work=work, parent=parent)
    after = replace(before, item=own)
    changes = effect.verb in ("update", "replace")
    yield from _each(effect.store, replace(after if changes else before, where="store"))
    for child in effect.children:
        yield from _each(child.store, _Visibility(work=work, parent=own, where="children"))
    yield from (before.use(each.value, "require") for each in effect.require)
    yield from (before.use(each.value, "where") for each in effect.listing.where)
    if effect.listing.limit is not None:
        yield before.use(effect.listing.limit, "limit")
    yield from _each(effect.answer, replace(after, where="answer"))
    of_one = after if effect.verb != "list" else before
    yield from _each(effect.headers, replace(of_one, where="headers"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Visibility:
    """What sources at one place can see."""

    work: OperationEffect
    where: str = ""
    item: Collection | None = None
    parent: Collection | None = None

    def use(self, source: ValueSource, where: str) -> SourceUse:
        return SourceUse(
            source=source, work=self.work, where=where, item=self.item, parent=self.parent
        )


def _each(assignments: Iterable[Assignment], sight: _Visibility) -> Iterator[SourceUse]:
    return (sight.use(each.source, sight.where) for each in assignments)
