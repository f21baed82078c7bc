"""The items that the emulator has after some steps."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from clientgen.cases.values import Plain

ABSENT = object()
"""Stands for a value that is missing, which is not the same as null."""

Scope: TypeAlias = tuple[tuple[str, str], ...]
"""Parameters of the client with their values, each combination of which has items of its own."""


@dataclass(slots=True, eq=False)
class Item:
    """One stored item."""

    collection: str
    key: str
    members: dict[str, Plain]
    parent: Item | None = None
    scope: Scope = ()
    version: int = 1


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that a state was at a moment."""

    items: tuple[tuple[Item, dict[str, Plain], int], ...]
    """Each item with its members, which are replaced and never changed, and its version."""
    serials: dict[tuple[str, Scope], int]
    scopes: set[Scope]


@dataclass(slots=True)
class State:
    """All items in the order of their creation, and the next numbers of collections.

    `scope` is where items are looked for and created, `scopes` where seeds have been planted.
    """

    items: list[Item] = field(default_factory=list)
    serials: dict[tuple[str, Scope], int] = field(default_factory=dict)
    scope: Scope = ()
    scopes: set[Scope] = field(default_factory=set)

    def add(
        self, collection: str, key: str, members: dict[str, Plain], parent: Item | None
    ) -> Item:
        """Create an item."""
        item = Item(
            collection=collection, key=key, members=members, parent=parent, scope=self.scope
        )
        self.items.append(item)
        return item

    def snapshot(self) -> Snapshot:
        """Return what `restore` takes."""
        items = tuple((each, each.members, each.version) for each in self.items)
        return Snapshot(items, dict(self.serials), set(self.scopes))

    def restore(self, before: Snapshot) -> None:
        """Be again what the state was."""
        self.serials, self.scopes = before.serials, before.scopes
        self.items = [item for item, _, _ in before.items]
        for item, members, version in before.items:
            item.members, item.version = members, version

    def of(self, collection: str, parent: Item | None) -> list[Item]:
        """Return the items of a collection that belong to the same parent."""
        found = (each for each in self.items if each.collection == collection)
        return [each for each in found if each.parent is parent and each.scope == self.scope]

    def find(self, collection: str, parent: Item | None, key: Plain) -> Item | None:
        """Return the item with this key, if there is one."""
        found = (each for each in self.of(collection, parent) if each.key == str(key))
        return next(found, None)

    def delete(self, item: Item) -> None:
        """Delete an item with all that belong to it."""
        for child in [each for each in self.items if each.parent is item]:
            self.delete(child)
        self.items.remove(item)

    def next_serial(self, collection: str) -> int:
        """Return the next number of a collection."""
        place = (collection, self.scope)
        self.serials[place] = self.serials.get(place, 0) + 1
        return self.serials[place]


def copied(value: Plain) -> Plain:
    """Return a copy of a value that is made of dicts, lists and what never changes."""
    if isinstance(value, dict):
        return {name: copied(each) for name, each in value.items()}
    return [copied(each) for each in value] if isinstance(value, list) else value


def get_member(value: Plain, path: str) -> Plain:
    """Return the member at a dotted path, or `ABSENT`."""
    for name in path.split("."):
        if not isinstance(value, dict) or name not in value:
            return ABSENT
        value = value[name]
    return value


def put_member(value: dict[str, Plain], path: str, member: Plain) -> None:
    """Set the member at a dotted path, with the objects on the way."""
    *outer, last = path.split(".")
    for name in outer:
        if not isinstance(value.get(name), dict):
            value[name] = {}
        value = value[name]
    value[last] = member
