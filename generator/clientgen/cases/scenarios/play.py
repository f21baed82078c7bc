"""The calls of one scenario, about the items that earlier calls have made or named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from clientgen.cases.calls import CallTarget, CallValues
from clientgen.cases.scenarios.nulls import null_body
from clientgen.cases.scenarios.outcomes import Refused, Success
from clientgen.cases.scenarios.script import Script
from clientgen.cases.scenarios.state import Item
from clientgen.cases.values import Plain
from clientgen.ir import Collection, Effect, Parameter, Text, reveal
from clientgen.wire import check


class Play:
    """A script and the keys of the items that its calls are about."""

    def __init__(self, script: Script, callees: Mapping[Text, CallTarget]) -> None:
        self.script = script
        self._callees = callees
        self._named: dict[str, Item] = {}

    def name(self, collection: Collection, item: Item) -> None:
        """Let the following calls be about an item."""
        if collection.named_by is not None:
            self._named[reveal(collection.named_by.text)] = item

    def has_named(self, collection: Collection) -> bool:
        """Tell whether there is an item with the key of the examples."""
        state, named_by = self.script.model.state, collection.named_by
        name = "" if named_by is None else reveal(named_by.text)
        item = self._named.get(name)
        return item is not None and item.key in {each.key for each in state.items}

    def create(
        self,
        effect: Effect,
        collection: Collection,
        *,
        other: bool = False,
        least: bool = False,
    ) -> None:
        """Create an item, which the following calls are about; an `other` has another key."""
        known = len(self.script.model.state.items)
        changed = _keys(collection) if other else ()
        outcome = self.call(effect, least=least, changed=changed, is_new=True)
        items = self.script.model.state.items
        made = [e for e in items[known:] if e.collection == reveal(collection.name.text)]
        if isinstance(outcome, Success) and made:
            self.name(collection, made[-1])

    def all(self, effects: list[Effect]) -> None:
        """Make these calls with all arguments, and with those that are required."""
        for effect in effects:
            self.call(effect)
            if self._callee(effect).full() != self._callee(effect).least():
                self.call(effect, least=True)

    def call(
        self,
        effect: Effect,
        *,
        least: bool = False,
        changed: tuple[tuple[str, str], ...] = (),
        is_new: bool = False,
    ) -> Success | Refused | None:
        """Make the call of an effect, about the items of this play."""
        callee = self._callee(effect)
        given = callee.least() if least else callee.full()
        given = self._about(callee, given, effect, is_new=is_new)
        others = [_changed(callee, given, *each) for each in changed]
        if changed and not is_new and not any(others):
            return None
        given = next(filter(None, others), given)
        outcome = self.script.play(callee, given)
        matched = self._matched(callee, given, effect)
        return outcome if matched is None else self.script.play(callee, matched)

    def edge(self, effect: Effect, given: CallValues) -> None:
        """Send a request that the clients may refuse."""
        callee = self._callee(effect)
        self.script.play(callee, self._with_own_key(callee, given), raw=True)

    def null(self, effect: Effect) -> None:
        """Send a body in which a member is null that cannot be."""
        callee = self._callee(effect)
        given = self._with_own_key(callee, callee.full())
        sent = null_body(callee, given)
        if sent is not None:
            self.script.send(callee, given, *sent)

    def _callee(self, effect: Effect) -> CallTarget:
        return self._callees[effect.operation.text]

    def _about(
        self, callee: CallTarget, given: CallValues, effect: Effect, *, is_new: bool
    ) -> CallValues:
        """The call with the keys of the items, and a key of its own."""
        parameters, own, body = dict(given.parameters), effect.collection, given.body
        sought = self._sought(effect)
        for each in callee.parameters:
            name, value = reveal(each.wire_name), parameters.get(each.path)
            item = self._named.get(name)
            is_own = own is not None and item is not None and item.collection == reveal(own.text)
            is_given = each.place == "path" or (name in sought and value is not None)
            if is_given and item is not None and not (is_new and is_own):
                parameters[each.path] = _named(item, value)
        if isinstance(body, dict):
            in_body = sought - {reveal(each.wire_name) for each in callee.parameters}
            keys = self._keys_in(body, in_body) if in_body else {}
            body = {**body, **keys} if keys else body
        return self._with_own_key(callee, CallValues(parameters=parameters, body=body))

    def _keys_in(self, body: Mapping[str, Plain], names: set[str]) -> dict[str, Plain]:
        """The keys of the items of this play, where a body has members with these names."""
        return {
            name: _named(item, body[name])
            for name, item in self._named.items()
            if name in names and body.get(name) is not None
        }

    def _sought(self, effect: Effect) -> set[str]:
        """The names of what has the keys of the items that an effect must find."""
        found: set[str] = set()
        word, is_found = effect.collection, effect.verb not in ("list", "create")
        while word is not None:
            collection = self.script.model.collections[reveal(word.text)]
            if is_found and collection.named_by is not None:
                found.add(reveal(collection.named_by.text))
            word, is_found = collection.parent, True
        return found

    def _with_own_key(self, callee: CallTarget, given: CallValues) -> CallValues:
        """The call with a key that makes it repeatable, and that no other call has."""
        header = callee.operation.key_header
        if header is None:
            return given
        parameters = dict(given.parameters)
        for each in callee.operation.parameters:
            value = parameters.get(each.path)
            if each.wire_name == header and isinstance(value, str):
                parameters[each.path] = f"{value}-{self.script.step}"
        return replace(given, parameters=parameters)

    def _matched(self, callee: CallTarget, given: CallValues, effect: Effect) -> CallValues | None:
        """The call with the version that the item has."""
        header = None if effect.if_match is None else _if_match(callee)
        if header is None:
            return None
        name = "" if effect.collection is None else reveal(effect.collection.text)
        own = [each for each in self._named.values() if each.collection == name]
        if not own:
            return None
        state = self.script.model.state
        found = next((each for each in state.items if each.key == own[-1].key), None)
        if found is None:
            return None
        return replace(given, parameters={**given.parameters, header.path: f'"{found.version}"'})


def _if_match(callee: CallTarget) -> Parameter | None:
    headers = (each for each in callee.parameters if each.place == "header")
    return next((each for each in headers if reveal(each.wire_name).lower() == "if-match"), None)


def _keys(collection: Collection) -> tuple[tuple[str, str], ...]:
    """Where a request can have the key of a new item."""
    in_body = ("body", reveal(collection.key.text))
    named_by = collection.named_by
    return (in_body,) if named_by is None else (in_body, ("parameter", reveal(named_by.text)))


def _changed(callee: CallTarget, given: CallValues, kind: str, name: str) -> CallValues | None:
    """The call with another value in the place of one; None if there is none that fits."""
    values, body = callee.values, callee.operation.body
    if kind == "body" and body is not None and isinstance(given.body, dict):
        changed = {**given.body, name: _other(given.body.get(name))}
        if changed[name] is None or check(changed, values.shape(body.type), values.types):
            return None
        return replace(given, body=changed)
    for each in callee.parameters if kind == "parameter" else ():
        value = _other(given.parameters.get(each.path))
        if reveal(each.wire_name) == name and value is not None:
            fits = not check(value, values.shape(each.type), values.types)
            return (
                replace(given, parameters={**given.parameters, each.path: value}) if fits else None
            )
    return None


def _other(value: Plain) -> Plain:
    """A value like another one; None if there is none."""
    if isinstance(value, str) and value:
        return value[:-1] + ("2" if value[-1] != "2" else "3")
    if isinstance(value, int) and not isinstance(value, bool):
        return value + 1
    return None


def _named(item: Item, sample: Plain) -> Plain:
    """The key of an item as a value of the sample's kind; the sample, if the key is no number."""
    if not isinstance(sample, int):
        return item.key
    try:
        return int(item.key)
    except ValueError:
        return sample
