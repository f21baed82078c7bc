"""The items that are there from the beginning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from clientgen.cases.scenarios.generated import generate
from clientgen.cases.scenarios.state import Item, State, get_member
from clientgen.cases.values import Plain
from clientgen.ir import Behaviour, Collection, Datum, Member, reveal, thaw


def with_sample(behaviour: Behaviour, sample: tuple[Member, ...]) -> Behaviour:
    """Return a behaviour with the items of a sample; each replaces a seed with its key."""
    items = {member.name.text: member.value.items for member in sample}

    def seed(collection: Collection) -> tuple[Datum, ...]:
        added = items.get(collection.name.text, ())
        keys = {_key(collection, each) for each in added}
        return (*(each for each in collection.seed if _key(collection, each) not in keys), *added)

    collections = tuple(replace(each, seed=seed(each)) for each in behaviour.collections)
    return replace(behaviour, collections=collections)


def _key(collection: Collection, seed: Datum) -> str:
    return str(get_member(thaw(seed.value), reveal(collection.key.text)))


def plant(
    state: State, collections: Mapping[str, Collection], collection: Collection, step: int
) -> None:
    """Create the items of a collection that no other one contains."""
    for seed in collection.seed:
        _Planter(state, collections, step).plant(collection, None, thaw(seed.value))


class _Planter:
    """Creates items with their children in one step."""

    def __init__(self, state: State, collections: Mapping[str, Collection], step: int) -> None:
        self._state = state
        self._collections = collections
        self._step = step

    def plant(self, collection: Collection, parent: Item | None, seed: Plain) -> None:
        """Create one item with its children."""
        name = reveal(collection.name.text)
        below = [
            each
            for each in self._collections.values()
            if each.parent is not None
            and each.parent.text == collection.name.text
            and reveal(each.name.text) in seed
        ]
        inner = {reveal(each.name.text) for each in below}
        members = {key: self._value(v, name) for key, v in seed.items() if key not in inner}
        key = get_member(members, reveal(collection.key.text))
        item = self._state.add(name, str(key), members, parent)
        for child in below:
            for entry in seed[reveal(child.name.text)]:
                self.plant(child, item, entry)

    def _value(self, value: Plain, collection: str) -> Plain:
        if not isinstance(value, dict):
            return value
        if set(value) in ({"generate"}, {"generate", "bytes"}):
            if value["generate"] == "serial":
                return self._state.next_serial(collection)
            return generate(value["generate"], value.get("bytes"), self._step)
        return {name: self._value(each, collection) for name, each in value.items()}
