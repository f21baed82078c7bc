"""The initial items."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from .behaviour import Behaviour, Collection
from .clock_and_random import KINDS, MAX_SIZE, Chance
from .members import Members, Value, copy_value, get_member
from .store import MemoryStore, Place, Transaction
from .wire import WireError
from .wire.scalars import text_value


def scope_name(names: tuple[str, ...], parameters: Mapping[str, Value]) -> str:
    """Return the name of the scope for these client parameters."""
    return json.dumps({name: parameters.get(name) for name in names}) if names else ""


def with_seed(behaviour: Behaviour, seed: Mapping[str, Any]) -> Behaviour:
    """Return a behaviour with more seeds; `ValueError` if they do not match its collections."""
    collections = {collection.name: collection for collection in behaviour.collections}
    if not isinstance(seed, Mapping):
        raise ValueError("cannot seed: expected an object of lists")  # noqa: TRY004
    for name, items in seed.items():
        known = collections.get(name)
        if known is None or known.parent is not None:
            names = ", ".join(each.name for each in behaviour.collections if each.parent is None)
            problem = f"it is not a top-level collection, which are: {names or 'none'}"
            raise ValueError(f"cannot seed `{name}`: {problem}")
        if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
            raise ValueError(f"cannot seed `{name}`: expected a list of objects")
        # An item with the same key replaces that of the spec.
        given = {str(get_member(item, known.key)) for item in items}
        kept = [item for item in known.seed if str(get_member(item, known.key)) not in given]
        collections[name] = replace(known, seed=(*kept, *items))
    whole = replace(behaviour, collections=tuple(collections.values()))
    with MemoryStore().transaction() as state:
        for name in seed:
            _check_plantable(_Planter(state, whole, Chance()), collections[name])
    return whole


def _check_plantable(planter: _Planter, collection: Collection) -> None:
    """Raise `ValueError` if items cannot be created from the seeds of a collection."""
    for seed in collection.seed:
        try:
            planter.plant(collection, Place(collection=collection.name), seed)
        except (ValueError, RecursionError, WireError) as error:
            raise ValueError(f"cannot seed `{collection.name}`: {error}") from None


def plant(
    state: Transaction,
    behaviour: Behaviour,
    collections: Iterable[Collection],
    chance: Chance,
    scope: str,
) -> None:
    """Create the seeds of these collections of a behaviour, all of the top level, in a scope."""
    planter = _Planter(state, behaviour, chance)
    for collection in collections:
        place = Place(collection=collection.name, scope=scope)
        for seed in collection.seed:
            planter.plant(collection, place, seed)


class _Planter:
    """Creates items and their children."""

    def __init__(self, state: Transaction, behaviour: Behaviour, chance: Chance) -> None:
        self._state = state
        self._behaviour = behaviour
        self._chance = chance

    def plant(self, collection: Collection, place: Place, seed: Mapping[str, Value]) -> None:
        """Create one item with all its descendants."""
        below = {
            known.name: known
            for known in self._behaviour.collections
            if known.parent == collection.name and known.name in seed
        }
        members: Members = {
            name: self._value(value, place) for name, value in seed.items() if name not in below
        }
        key = get_member(members, collection.key)
        if not isinstance(key, str | int) or key == "":
            problem = f"`{collection.key}` of an item must be a text, not empty, or a whole number"
            raise ValueError(problem)
        item = self._state.insert(place, str(key), members)
        for name, child in below.items():
            inner = Place(collection=name, scope=place.scope, parent=item.id)
            for entry in _expect_objects(name, seed[name]):
                self.plant(child, inner, entry)

    def _value(self, value: Value, place: Place) -> Value:
        if isinstance(value, dict):
            if set(value) in ({"generate"}, {"generate", "bytes"}):
                return self._generate(value["generate"], value.get("bytes"), place)
            return {name: self._value(item, place) for name, item in value.items()}
        if isinstance(value, str):
            return text_value(value, "")
        return copy_value(value)

    def _generate(self, kind: Value, size: Value, place: Place) -> Value:
        if kind == "serial":
            return self._state.next_serial(place.collection, place.scope)
        if (
            not isinstance(kind, str)
            or kind not in KINDS
            or not (size is None or size in range(1, MAX_SIZE + 1))
        ):
            raise ValueError(
                f"`generate` must be one of serial, {', '.join(KINDS)}, "
                f"and its `bytes` a number from 1 to {MAX_SIZE}"
            )
        return self._chance.generate(kind, size)


def _expect_objects(name: str, items: Value) -> list[Mapping[str, Value]]:
    if not isinstance(items, list | tuple) or not all(isinstance(each, dict) for each in items):
        raise ValueError(f"`{name}` must be a list of objects")
    return list(items)
