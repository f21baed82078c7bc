"""The calls of each scenario: the life of the items of each collection, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from clientgen.cases.calls import CallTarget
from clientgen.cases.scenarios.edges import Edges
from clientgen.cases.scenarios.play import Play
from clientgen.cases.scenarios.refusals import write_refusals, write_wrapped
from clientgen.cases.scenarios.script import Script, Told
from clientgen.cases.scenarios.seeds import with_sample
from clientgen.cases.values import Values
from clientgen.ir import Behaviour, Collection, Effect, Emulation, Text, reveal
from clientgen.ir.behaviour import EffectVerb

_READING: tuple[EffectVerb, ...] = ("read", "list")
_CHANGING: tuple[EffectVerb, ...] = ("update", "replace")


class Stories:
    """Writes the scenarios of one service."""

    def __init__(self, values: Values, emulation: Emulation) -> None:
        behaviour = emulation.behaviour
        self._told = Told(values)
        self._sample = emulation.sample
        self._behaviour = behaviour
        self._collections = {each.name.text: each for each in behaviour.collections}
        callees = [CallTarget(values=values, operation=o) for o in values.service.operations]
        self._callees = {each.operation.full_name: each for each in callees}
        self._edge = Edges(values)
        self._effects = [each for each in behaviour.effects if each.operation.text in self._callees]
        self._by_use: dict[tuple[Text, EffectVerb], list[Effect]] = {}
        for each in self._effects:
            if each.collection is not None:
                self._by_use.setdefault((each.collection.text, each.verb), []).append(each)

    def all(self) -> Iterator[Script]:
        """Give every scenario of collections and operations."""
        for collection in self._behaviour.collections:
            yield self._life(collection)
            yield self._orphans(collection)
            if collection.scope:
                yield self._scopes(collection)
            for effect in self._of(collection, "create"):
                yield self._creation(effect)
        for effect in self._effects:
            if effect.verb == "none":
                yield self._alone(effect)
            if effect.require:
                yield self._unmet(effect)
        for effect in self._effects:
            yield self._edges(effect)
        if self._sample:
            yield self._sampled()

    def _begin(self, name: str) -> Play:
        return Play(self._script(name, self._behaviour), self._callees)

    def _script(self, name: str, behaviour: Behaviour) -> Script:
        return Script(name, behaviour, self._told)

    def _of(self, collection: Collection, *verbs: EffectVerb) -> list[Effect]:
        found = (self._by_use.get((collection.name.text, verb), []) for verb in verbs)
        return [*chain.from_iterable(found)]

    def _bring(self, play: Play, collection: Collection, seen: frozenset[Text]) -> None:
        """Create an item of a collection, and before it what it needs, as far as possible."""
        if collection.name.text in seen:
            return
        seen |= {collection.name.text}
        self._prepare(play, collection, seen)
        if play.has_named(collection):
            return
        for effect in self._of(collection, "create")[:1]:
            self._need(play, effect, seen)
            play.create(effect, collection)

    def _prepare(self, play: Play, collection: Collection, seen: frozenset[Text]) -> None:
        if collection.parent is not None:
            self._bring(play, self._collections[collection.parent.text], seen)

    def _need(self, play: Play, effect: Effect, seen: frozenset[Text]) -> None:
        """Bring what a new item must name."""
        for each in effect.require:
            self._bring(play, self._collections[each.collection.text], seen)

    def _life(self, collection: Collection) -> Script:
        play = self._begin(f"{reveal(collection.name.text)}: life")
        self._prepare(play, collection, frozenset({collection.name.text}))
        looks = self._of(collection, *_READING)
        for effect in [*looks, *self._of(collection, *_CHANGING, "delete")]:
            play.call(effect)
        for effect in self._of(collection, "create")[:1]:
            self._need(play, effect, frozenset({collection.name.text}))
            for _ in range(2):
                play.create(effect, collection)
                play.all(looks)
            play.create(effect, collection, other=True)
            play.all(looks)
        for effect in self._of(collection, *_CHANGING):
            play.call(effect)
            play.all(looks)
            play.call(effect, least=True)
            play.all(looks)
        self._end(play, collection)
        return play.script

    def _end(self, play: Play, collection: Collection) -> None:
        deletions = self._of(collection, "delete")
        for effect in deletions[:1]:
            for each in effect.refuse_with_children:
                self._bring(play, self._collections[each.collection.text], frozenset())
                play.call(effect)
                self._remove(play, self._collections[each.collection.text])
            play.call(effect)
        play.all(self._of(collection, *_READING, *_CHANGING))
        for effect in deletions:
            play.call(effect)

    def _remove(self, play: Play, collection: Collection) -> None:
        for effect in self._of(collection, "delete")[:1]:
            play.call(effect)

    def _orphans(self, collection: Collection) -> Script:
        """Use a collection whose parent is missing, or items that are."""
        play = self._begin(f"{reveal(collection.name.text)}: missing")
        verbs = (*_CHANGING, "delete", "read")
        effects = self._of(collection, *verbs)
        if collection.parent is not None:
            effects = self._of(collection, *verbs, "list", "create")
        for effect in effects:
            play.call(effect)
        if collection.parent is not None and collection.named_by is not None:
            self._strangers(play, collection)
        return play.script

    def _strangers(self, play: Play, collection: Collection) -> None:
        """Use items that a parent does not have."""
        assert collection.named_by is not None
        self._prepare(play, collection, frozenset({collection.name.text}))
        name = reveal(collection.named_by.text)
        for effect in self._of(collection, *_CHANGING, "delete", "read"):
            play.call(effect, changed=(("parameter", name), ("body", name)))

    def _scopes(self, collection: Collection) -> Script:
        """Look for an item where another value of each scope has items of its own."""
        play = self._begin(f"{reveal(collection.name.text)}: scopes")
        self._bring(play, collection, frozenset())
        looks = self._of(collection, *_READING)
        for name in collection.scope:
            for effect in looks:
                play.call(effect, changed=(("parameter", reveal(name.text)),))
                play.call(effect)
        return play.script

    def _creation(self, effect: Effect) -> Script:
        """Create an item with as little as possible."""
        assert effect.collection is not None
        collection = self._collections[effect.collection.text]
        play = self._begin(f"{reveal(effect.operation.text)}: least")
        self._prepare(play, collection, frozenset({collection.name.text}))
        self._need(play, effect, frozenset({collection.name.text}))
        play.create(effect, collection, least=True)
        play.all(self._of(collection, *_READING))
        for each in self._of(collection, "delete")[1:]:
            play.call(each)
        for child in effect.children:
            play.all(self._of(self._collections[child.collection.text], "list"))
        return play.script

    def _sampled(self) -> Script:
        """Look at the items of the sample."""
        first = next(iter(self._collections))
        behaviour = with_sample(self._behaviour, self._sample)
        script = self._script(f"{reveal(first)}: sample", behaviour)
        del script.options["sample"]
        play = Play(script, self._callees)
        for collection in self._behaviour.collections:
            looks = self._of(collection, *_READING)
            play.all(looks)
            items = script.model.state.items
            found = [each for each in items if each.collection == reveal(collection.name.text)]
            if found:
                play.name(collection, found[0])
                play.all(looks)
        return script

    def refusals(self) -> Iterator[Script]:
        """Write the requests that are refused before their operation begins."""
        callees = list(self._callees.values())
        script = self._script("refusals", self._behaviour)
        write_refusals(script, callees)
        yield script
        if self._behaviour.wrapped_errors_without:
            wrapped = self._script("refusals: wrapped", self._behaviour)
            wrapped.options["error_form"] = "json_in_xml_string"
            wrapped.model.wraps_errors = True
            write_wrapped(wrapped, callees)
            yield wrapped

    def _edges(self, effect: Effect) -> Script:
        """Call an operation with values at the edge of what is allowed, and look at the items."""
        play = self._begin(f"{reveal(effect.operation.text)}: edges")
        callee = self._callees[effect.operation.text]
        given = list(self._edge.of(callee, callee.full()))
        if not given:
            return play.script
        if effect.collection is not None:
            collection = self._collections[effect.collection.text]
            seen = frozenset({collection.name.text})
            self._prepare(play, collection, seen)
            self._need(play, effect, seen)
            if effect.verb != "create":
                self._bring(play, collection, frozenset())
            for each in given:
                play.edge(effect, each)
            play.null(effect)
            play.all(self._of(collection, "list"))
        else:
            for each in given:
                play.edge(effect, each)
            play.null(effect)
        return play.script

    def _alone(self, effect: Effect) -> Script:
        play = self._begin(f"{reveal(effect.operation.text)}: alone")
        for each in effect.require:
            self._bring(play, self._collections[each.collection.text], frozenset())
        play.call(effect)
        play.call(effect, least=True)
        return play.script

    def _unmet(self, effect: Effect) -> Script:
        """Name items that do not exist."""
        play = self._begin(f"{reveal(effect.operation.text)}: requirements")
        if effect.collection is not None:
            collection = self._collections[effect.collection.text]
            self._prepare(play, collection, frozenset({collection.name.text}))
        for each in effect.require:
            value = each.value
            name = reveal(value.argument.value) if isinstance(value.argument.value, Text) else ""
            play.call(effect, changed=((value.kind, name),))
        return play.script
