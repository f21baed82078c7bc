"""The service as its spec describes it: requests in order, and what comes of each."""

from __future__ import annotations

from dataclasses import replace

from clientgen.cases.scenarios.errors import Errors
from clientgen.cases.scenarios.listing import select
from clientgen.cases.scenarios.outcomes import Given, Headers, Success, Underivable
from clientgen.cases.scenarios.responses import Successes, response_of
from clientgen.cases.scenarios.seeds import plant
from clientgen.cases.scenarios.sources import Context
from clientgen.cases.scenarios.state import (
    ABSENT,
    Item,
    State,
    copied,
    get_member,
    put_member,
)
from clientgen.cases.values import Plain, Values
from clientgen.ir import (
    Behaviour,
    ChildItem,
    Collection,
    Effect,
    Operation,
    reveal,
)
from clientgen.wire.shapes import RecordShape, UnionShape


class Model:
    """One emulator. A request that is refused changes nothing."""

    def __init__(self, values: Values, behaviour: Behaviour, successes: Successes) -> None:
        self.values = values
        self._successes = successes
        self.behaviour = behaviour
        self.errors = Errors(values, behaviour)
        self.effects = {each.operation.text: each for each in behaviour.effects}
        self.collections = {reveal(each.name.text): each for each in behaviour.collections}
        self.state = State()
        self.wraps_errors = False
        """Whether errors are JSON in a string of XML."""

    def effect(self, operation: Operation) -> Effect:
        """Return what an operation does."""
        if operation.full_name not in self.effects:
            raise Underivable
        return self.effects[operation.full_name]

    def call(self, given: Given) -> Success:
        """Do what a request asks for; raises `Refused`, and `Underivable`."""
        if given.problems:
            raise self.errors.invalid(given.problems)
        effect = self.effect(given.operation)
        response_of(given.operation, effect)
        if effect.verb != "update":
            given = replace(given, body=given.whole)
        before = self.state.snapshot()
        try:
            outcome = self._apply(effect, given)
            if given.operation.long_running is not None or self._passes(effect):
                raise Underivable  # the model has no clock
        except BaseException:
            self.state.restore(before)
            raise
        return outcome

    def _passes(self, effect: Effect) -> bool:
        """Tell whether an effect creates an item that passes through states."""
        if effect.verb != "create" or effect.collection is None:
            return False
        return self.collections[reveal(effect.collection.text)].passes is not None

    def common_headers(self, step: int, operation: Operation) -> Headers:
        """Return the headers of every response."""
        if not self.behaviour.headers:
            return ()
        given = Given(operation=operation, parameters={}, body=ABSENT, step=step)
        return self._context(given).headers(self.behaviour.headers)

    def _context(
        self, given: Given, parent: Item | None = None, collection: str | None = None
    ) -> Context:
        return Context(
            given=given,
            state=self.state,
            catalog=self.values.catalog,
            collections=self.collections,
            parent=parent,
            collection=collection,
        )

    def _apply(self, effect: Effect, given: Given) -> Success:
        if effect.collection is None:
            context = self._context(given)
            self._check_requirements(effect, context)
            return self._successes.of(effect, context, None, 0)
        collection = self.collections[reveal(effect.collection.text)]
        parent = self._place(collection, given)
        context = self._context(given, parent, reveal(collection.name.text))
        self._check_requirements(effect, context)
        if effect.verb == "list":
            return self._list(effect, collection, context)
        item = self._item(effect, collection, context)
        return self._successes.of(effect, replace(context, item=item), None, 0)

    def _place(self, collection: Collection, given: Given) -> Item | None:
        """The parent of the items of a collection; plants the seeds on the way."""
        if collection.parent is not None:
            outer = self.collections[reveal(collection.parent.text)]
            return self._find(outer, self._place(outer, given), given)
        names = [reveal(each.text) for each in collection.scope]
        scope = tuple((name, str(given.parameters.get(name))) for name in names)
        self.state.scope = scope
        if scope not in self.state.scopes:
            self.state.scopes.add(scope)
            for each in self.collections.values():
                own = [reveal(name.text) for name in each.scope]
                if each.parent is None and own == names:
                    plant(self.state, self.collections, each, given.step)
        return None

    def _find(self, collection: Collection, parent: Item | None, given: Given) -> Item:
        named_by = None if collection.named_by is None else reveal(collection.named_by.text)
        key = given.parameters.get(named_by or "", ABSENT)
        if key is ABSENT and isinstance(given.body, dict):
            key = given.body.get(named_by or "", ABSENT)
        name = reveal(collection.name.text)
        item = None if key in (ABSENT, None) else self.state.find(name, parent, key)
        if item is None:
            raise self.errors.refused(collection.missing, 404)
        return item

    def _check_requirements(self, effect: Effect, context: Context) -> None:
        for each in effect.require:
            value = context.value(each.value)
            if value is ABSENT:
                continue
            collection, scope = self.collections[reveal(each.collection.text)], self.state.scope
            parent = self._place(collection, context.given)
            found = self.state.find(reveal(collection.name.text), parent, value)
            self.state.scope = scope
            if found is None:
                raise self.errors.refused(each.error, 400)

    def _item(self, effect: Effect, collection: Collection, context: Context) -> Item:
        if effect.verb == "create":
            return self._create(effect, collection, context)
        item = self._find(collection, context.parent, context.given)
        self._check_version(effect, item, context)
        if effect.verb in ("update", "replace"):
            self._update(effect, collection, item, context)
        if effect.verb == "delete":
            for each in effect.refuse_with_children:
                if self.state.of(reveal(each.collection.text), item):
                    raise self.errors.refused(each.error, 409)
            self.state.delete(item)
        return item

    def _check_version(self, effect: Effect, item: Item, context: Context) -> None:
        if effect.if_match is None:
            return
        given = context.given.parameters.items()
        wanted = next((value for name, value in given if name.lower() == "if-match"), None)
        if wanted is None:
            if effect.match_required is not None:
                raise self.errors.refused(effect.match_required, 428)
            return
        tags = [tag.strip() for tag in str(wanted).split(",")]
        if "*" not in tags and f'"{item.version}"' not in tags:
            raise self.errors.refused(effect.if_match, 412)

    def _create(self, effect: Effect, collection: Collection, context: Context) -> Item:
        body = context.given.body
        members = copied(body) if isinstance(body, dict) else {}
        context.put(members, effect.store)
        key = self._key(collection, members, context)
        name = reveal(collection.name.text)
        found = self.state.find(name, context.parent, key)
        if found is not None and collection.taken == "keep":
            return found
        if found is not None and collection.taken != "replace":
            taken = None if isinstance(collection.taken, str) else collection.taken
            raise self.errors.refused(taken, 409)
        if found is None:
            found = self.state.add(name, str(key), members, context.parent)
        else:
            found.members, found.version = members, found.version + 1
        for child in effect.children:
            self._add_child(child, replace(context, parent=found))
        return found

    def _add_child(self, child: ChildItem, context: Context) -> None:
        name = reveal(child.collection.text)
        collection, members = self.collections[name], dict[str, Plain]()
        replace(context, collection=name).put(members, child.store)
        key = self._key(collection, members, context)
        if self.state.find(name, context.parent, key) is None:
            self.state.add(name, str(key), members, context.parent)

    def _key(self, collection: Collection, members: dict[str, Plain], context: Context) -> Plain:
        path = reveal(collection.key.text)
        key = get_member(members, path)
        if key is ABSENT and collection.named_by is not None:
            key = context.given.parameters.get(reveal(collection.named_by.text), ABSENT)
            if key is not ABSENT:
                put_member(members, path, key)
        if key is ABSENT:
            raise Underivable
        return key

    def _update(self, effect: Effect, collection: Collection, item: Item, context: Context) -> None:
        members, body = copied(item.members), context.given.body
        if isinstance(body, dict):
            if effect.verb == "replace":
                self._drop_declared(members, context.given.operation)
            named_by = None if collection.named_by is None else reveal(collection.named_by.text)
            in_body = () if named_by in context.given.parameters else (named_by,)
            members.update({n: copied(each) for n, each in body.items() if n not in in_body})
        replace(context, item=item).put(members, effect.store)
        path = reveal(collection.key.text)
        put_member(members, path, get_member(item.members, path))
        item.members, item.version = members, item.version + 1

    def _drop_declared(self, members: dict[str, Plain], operation: Operation) -> None:
        assert operation.body is not None
        plain = self.values.types.bare(self.values.shape(operation.body.type))
        if isinstance(plain, UnionShape):
            members.clear()
        if isinstance(plain, RecordShape):
            names = {field.name for field in plain.fields}
            if plain.rest is not None:
                names |= members.keys() - self.values.types.field_names
            for name in names & members.keys():
                del members[name]

    def _list(self, effect: Effect, collection: Collection, context: Context) -> Success:
        items = self.state.of(reveal(collection.name.text), context.parent)
        if collection.order == "key":
            items.sort(key=lambda item: item.key)
        chosen, total = select(items, effect.listing, context)
        context = replace(context, listed=len(chosen))
        return self._successes.of(effect, context, chosen, total)
