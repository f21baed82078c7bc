"""The items that are there from the beginning."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from .behaviour import Behaviour, Collection
from .chance import Chance
from .members import Members, Value, copy_value, get_member
from .store import Place, Transaction


def scope_name(names: tuple[str, ...], parameters: Mapping[str, Value]) -> str:
    """Return the name of the scope that the client's parameters choose."""
    return json.dumps({name: parameters.get(name) for name in names}) if names else ""


def with_seed(behaviour: Behaviour, seed: Mapping[str, Any]) -> Behaviour:
    """Return a behaviour with more seeds; `ValueError` if they do not fit its collections."""
    collections = dict(behaviour.collections)
    for name, items in seed.items():
        known = collections.get(name)
        if known is None or known.parent is not None:
            raise ValueError(f"cannot seed `{name}`: it is no outermost collection")
        if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
            raise ValueError(f"cannot seed `{name}`: expected a list of objects")
        # An item of the same key takes the place of the spec's own.
        given = {str(get_member(item, known.key)) for item in items}
        kept = [item for item in known.seed if str(get_member(item, known.key)) not in given]
        collections[name] = replace(known, seed=(*kept, *items))
    return replace(behaviour, collections=collections)


def plant(
    state: Transaction, behaviour: Behaviour, chance: Chance, names: tuple[str, ...], scope: str
) -> None:
    """Make the seeds of every outermost collection with these scope parameters."""
    planter = _Planter(state, behaviour, chance)
    for collection in behaviour.collections.values():
        if collection.parent is None and collection.scope == names:
            place = Place(collection=collection.name, scope=scope)
            for seed in collection.seed:
                planter.plant(collection, place, seed)


class _Planter:
    """Makes items and their children."""

    def __init__(self, state: Transaction, behaviour: Behaviour, chance: Chance) -> None:
        self._state = state
        self._collections = behaviour.collections
        self._chance = chance

    def plant(self, collection: Collection, place: Place, seed: Mapping[str, Value]) -> None:
        """Make one item with all below it."""
        below = {
            name: known
            for name, known in self._collections.items()
            if known.parent == collection.name and name in seed
        }
        members: Members = {
            name: self._value(value, place) for name, value in seed.items() if name not in below
        }
        key = get_member(members, collection.key)
        item = self._state.insert(place, str(key), members)
        for name, child in below.items():
            inner = Place(collection=name, scope=place.scope, parent=item.id)
            for entry in seed[name]:
                self.plant(child, inner, entry)

    def _value(self, value: Value, place: Place) -> Value:
        if not isinstance(value, dict):
            return copy_value(value)
        if set(value) in ({"generate"}, {"generate", "bytes"}):
            if value["generate"] == "serial":
                return self._state.next_serial(place.collection, place.scope)
            return self._chance.generate(value["generate"], value.get("bytes"))
        return {name: self._value(item, place) for name, item in value.items()}
