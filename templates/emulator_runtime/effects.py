"""Applies the effects of operations to the state."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .behaviour import Assignment, ChildItem, Collection, Effect, ErrorResponse, ValueSource
from .members import (
    ABSENT,
    Members,
    Value,
    copy_value,
    get_member,
    meets,
    put_member,
    sort_key,
)
from .refusals import Refusals
from .seeds import plant, scope_name
from .store import ROOT, Item, Place
from .tables import Operation, Tables
from .values import Context, below, entity_tag, key_text
from .wire import Problem
from .wire.shapes import RecordShape, UnionShape

if TYPE_CHECKING:
    from ..description_types import Paging


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The outcome of an effect for the response: the context with its item, or listed items."""

    context: Context
    items: tuple[Item, ...] = ()
    total: int = 0
    members: tuple[tuple[tuple[str, ...], Value], ...] = ()
    """Members of the response that paging fills."""
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """One effect on one collection at a known place."""

    operation: Operation
    effect: Effect
    collection: Collection
    place: Place
    context: Context


class Effects:
    """Applies the effects of one API."""

    def __init__(self, tables: Tables, refusals: Refusals) -> None:
        self._tables = tables
        self._refusals = refusals

    def apply(self, operation: Operation, effect: Effect, context: Context) -> Outcome:
        """Return the outcome of an operation; after a `Refusal`, no change may be stored."""
        outcome = self._applied(operation, effect, context)
        if operation.long_running is None:
            return outcome
        from .long_running import fated, leading

        started = outcome.context.item
        if effect.starts is not None:
            started = self._start(effect.starts, outcome.context)
        if started is None:
            return outcome
        if context.fate is not None:
            failure = fated(operation.long_running, context.fate, self._refusals)
            self._doom(started, failure, context)
        headers = leading(operation.long_running, started, context)
        return replace(outcome, headers=(*outcome.headers, *headers))

    def _applied(self, operation: Operation, effect: Effect, context: Context) -> Outcome:
        if effect.collection is None:
            self._check_requirements(effect, context)
            return Outcome(context=context)
        collection = self._tables.collection(effect.collection)
        parent = self._parent(collection, context)
        place = self._place(collection, parent, context)
        context = replace(context, parent=parent, place=place)
        self._check_requirements(effect, context)
        work = _Work(
            operation=operation,
            effect=effect,
            collection=collection,
            place=place,
            context=context,
        )
        return _VERBS[effect.verb](self, work)

    def _check_requirements(self, effect: Effect, context: Context) -> None:
        for requirement in effect.require:
            value = context.value(requirement.value)
            if value is ABSENT:
                continue
            collection = self._tables.collection(requirement.collection)
            place = self._place(collection, self._parent(collection, context), context)
            if context.state.find(place, key_text(value)) is None:
                detail = f"`{_named(requirement.value)}` must be an item of `{collection.name}`"
                raise self._refusals.error(requirement.error, detail)

    def _place(self, collection: Collection, parent: Item | None, context: Context) -> Place:
        """Return the place of a collection, after its scope got its seeds."""
        names = self._tables.scope(collection)
        scope = scope_name(names, context.input.parameters)
        if context.state.begin_scope(scope):
            seeded = self._tables.seeded(names)
            plant(context.state, self._tables.behaviour, seeded, context.chance, scope)
        return Place(
            collection=collection.name,
            scope=scope,
            parent=ROOT if parent is None else parent.id,
        )

    def _parent(self, collection: Collection, context: Context) -> Item | None:
        if collection.parent is None:
            return None
        outer = self._tables.collection(collection.parent)
        place = self._place(outer, self._parent(outer, context), context)
        return self._find(outer, place, context)

    def _find(self, collection: Collection, place: Place, context: Context) -> Item:
        key = context.input.named(collection.named_by)
        is_given = key is not ABSENT and key is not None
        item = context.state.find(place, key_text(key)) if is_given else None
        if item is None:
            raise self._refuse(collection.missing, 404)
        return self._shown(collection, item, context)

    def _refuse(self, error: ErrorResponse | None, status: int) -> Exception:
        return self._refusals.status(status) if error is None else self._refusals.error(error)

    def _existing(self, work: _Work) -> Item:
        """Return the item that the operation names, if it has the requested version."""
        item = self._find(work.collection, work.place, work.context)
        effect, wanted = work.effect, work.context.input.if_match
        if effect.if_match is None:
            return item
        if wanted is None:
            if effect.match_required is not None:
                detail = "the header `If-Match` is required"
                raise self._refusals.error(effect.match_required, detail)
            return item
        tags = [tag.strip() for tag in wanted.split(",")]
        if "*" not in tags and entity_tag(item) not in tags:
            raise self._refusals.error(effect.if_match)
        return item

    def create(self, work: _Work) -> Outcome:
        """Create an item with its children."""
        body, context = work.context.input.body, work.context
        members = context.put(copy_value(body) if isinstance(body, dict) else {}, work.effect.store)
        key = self._new_key(work.collection, members, context)
        found = context.state.find(work.place, key)
        if found is None:
            item = self._insert(work.collection, work.place, key, members, context)
        elif work.collection.taken == "keep":
            return Outcome(context=replace(context, item=found))
        elif work.collection.taken == "replace":
            item = context.state.update(found, members)
        else:
            raise self._refuse(work.collection.taken, 409)
        for child in work.effect.children:
            self._add_child(self._tables.collection(child.collection), item, context, child.store)
        return Outcome(context=replace(context, item=item))

    def _start(self, started: ChildItem, context: Context) -> Item:
        """Create the item whose status tells how an operation goes on."""
        collection = self._tables.collection(started.collection)
        place = self._place(collection, self._parent(collection, context), context)
        inner = replace(context, place=place)
        members = inner.put({}, started.store)
        return self._insert(
            collection, place, self._new_key(collection, members, inner), members, context
        )

    def _doom(self, started: Item, failure: Members, context: Context) -> None:
        """Let an item come to a failure: after its states, or now if it has none."""
        from .long_running import doomed

        passage = self._tables.collection(started.place.collection).passes
        stored = context.state.find(started.place, started.key) or started
        context.state.update(stored, doomed(passage, stored.members, failure))

    def _insert(
        self, collection: Collection, place: Place, key: str, members: Members, context: Context
    ) -> Item:
        """Store a new item, which begins to pass through its states if it has some."""
        if collection.passes is not None:
            from .long_running import begun

            members = begun(collection.passes, members, context.chance.clock())
        return self._shown(collection, context.state.insert(place, key, members), context)

    def _shown(self, collection: Collection, item: Item, context: Context) -> Item:
        """Return an item as it is now: in the state that it has reached."""
        if collection.passes is None:
            return item
        from .long_running import passed

        return replace(
            item, members=passed(collection.passes, item.members, context.chance.clock())
        )

    def _add_child(
        self, collection: Collection, item: Item, context: Context, store: tuple[Assignment, ...]
    ) -> None:
        place = below(item, collection.name)
        inner = replace(context, parent=item, place=place)
        members = inner.put({}, store)
        key = self._new_key(collection, members, inner)
        if context.state.find(place, key) is None:
            self._insert(collection, place, key, members, context)

    def _new_key(self, collection: Collection, members: Members, context: Context) -> str:
        key = get_member(members, collection.key)
        if key is ABSENT:
            key = context.input.parameters.get(collection.named_by or "", ABSENT)
            if key is ABSENT:
                raise self._refusals.situation(
                    "internal", f"an item of `{collection.name}` has no key"
                )
            put_member(members, collection.key, key)
        text = key_text(key)
        if text == "":
            problem = Problem(path=collection.key, code="minLength", message="must not be empty")
            raise self._refusals.invalid([problem])
        return text

    def read(self, work: _Work) -> Outcome:
        """Find one item."""
        return Outcome(context=replace(work.context, item=self._existing(work)))

    def update(self, work: _Work) -> Outcome:
        """Overwrite members of one item, but not its key."""
        item = self._existing(work)
        context = replace(work.context, item=item)
        # as stored, not as shown: an item that passes through states goes on doing so
        stored = context.state.find(item.place, item.key) or item
        members = copy_value(stored.members)
        body = context.input.body
        if isinstance(body, dict):
            if work.effect.verb == "replace":
                _drop_declared(members, work.operation, self._tables)
            given = copy_value(body)
            if work.collection.named_by not in context.input.parameters:
                given.pop(work.collection.named_by or "", None)
            members.update(given)
        context.put(members, work.effect.store)
        put_member(members, work.collection.key, get_member(item.members, work.collection.key))
        changed = self._shown(work.collection, context.state.update(item, members), context)
        return Outcome(context=replace(context, item=changed))

    def delete(self, work: _Work) -> Outcome:
        """Delete one item with its children; refused if it must have no children."""
        item = self._existing(work)
        for childless in work.effect.refuse_with_children:
            if work.context.state.items(below(item, childless.collection)):
                raise self._refusals.error(childless.error)
        work.context.state.delete(item)
        return Outcome(context=replace(work.context, item=item))

    def list(self, work: _Work) -> Outcome:
        """Select and sort items."""
        listing, context = work.effect.listing, work.context
        kept = context.state.items(work.place)
        items = [self._shown(work.collection, item, context) for item in kept]
        if work.collection.order == "key":
            items.sort(key=lambda item: item.key)
        for condition in listing.where:
            value = context.value(condition.value)
            if value is not ABSENT:
                items = [
                    item
                    for item in items
                    if meets(
                        get_member(item.members, condition.stored), condition.comparison, value
                    )
                ]
        if listing.order is not None:
            items = _ordered(items, listing.order, descending=listing.descending)
        if work.operation.paging is not None:
            return self._page(work, work.operation.paging, items)
        limit = None if listing.limit is None else context.value(listing.limit)
        chosen = items[: max(limit, 0)] if isinstance(limit, int) else items
        context = replace(context, listed=len(chosen))
        return Outcome(context=context, items=tuple(chosen), total=len(items))

    def _page(self, work: _Work, paging: Paging, items: Sequence[Item]) -> Outcome:
        from .paging import Cutter

        cutter = Cutter(
            operation=work.operation,
            paging=paging,
            listing=work.effect.listing,
            context=work.context,
            refusals=self._refusals,
        )
        page = cutter.cut(items)
        return Outcome(
            context=replace(work.context, listed=len(page.items)),
            items=page.items,
            total=len(items),
            members=page.members,
            headers=page.headers,
        )


def _named(source: ValueSource) -> str:
    """Return a readable name of the value of a source."""
    return source.argument if isinstance(source.argument, str) else "the body"


def _ordered(items: list[Item], member: str, *, descending: bool) -> list[Item]:
    keyed = [(sort_key(get_member(item.members, member)), item) for item in items]
    present = [pair for pair in keyed if not pair[0][0]]
    present.sort(key=lambda pair: pair[0], reverse=descending)
    return [item for _, item in present] + [item for key, item in keyed if key[0]]


def _drop_declared(members: Members, operation: Operation, tables: Tables) -> None:
    shape = None if operation.body is None else tables.types.bare(operation.body.shape)
    if isinstance(shape, UnionShape):
        members.clear()
    elif isinstance(shape, RecordShape):
        names = {field.name for field in shape.fields}
        if shape.rest is not None:
            names |= members.keys() - tables.types.field_names
        for name in names:
            members.pop(name, None)


_VERBS: Mapping[str, Callable[[Effects, _Work], Outcome]] = {
    "create": Effects.create,
    "list": Effects.list,
    "read": Effects.read,
    "update": Effects.update,
    "replace": Effects.update,
    "delete": Effects.delete,
}
