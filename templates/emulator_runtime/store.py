"""The interface of the state, with one transaction for each request, and a state in memory.

`database` has the state in a file.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from typing import Protocol

from .members import Members, copy_value

ROOT = 0
"""The parent of items that have none."""


class StoreBusy(Exception):  # noqa: N818 - says what it is
    """Another process has locked the state."""


class StoreFailed(Exception):  # noqa: N818 - as above
    """The state cannot be read or stored; the text says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The place of items of one collection: a scope, and the id of a parent or `ROOT`."""

    collection: str
    scope: str = ""
    parent: int = ROOT


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One stored item. Its members are a copy, `version` counts its changes from 1."""

    id: int
    place: Place
    key: str
    version: int
    members: Members


class Transaction(Protocol):
    """All reads and changes of one request."""

    def begin_scope(self, scope: str) -> bool:
        """Return whether this is the first use of a scope, and mark it as used."""
        ...

    def find(self, place: Place, key: str) -> Item | None:
        """Return the item with this key, or None."""
        ...

    def items(self, place: Place) -> list[Item]:
        """Return the items in the order of their creation."""
        ...

    def insert(self, place: Place, key: str, members: Mapping[str, object]) -> Item:
        """Return a new item; its key must be unused."""
        ...

    def update(self, item: Item, members: Mapping[str, object]) -> Item:
        """Return the item with other members and the next version."""
        ...

    def delete(self, item: Item) -> None:
        """Delete an item and its descendants."""
        ...

    def next_serial(self, collection: str, scope: str) -> int:
        """Return 1, 2, 3 ... for one collection of one scope."""
        ...


class Store(Protocol):
    """A state. Transactions do not overlap: a second one waits for the first."""

    def transaction(self) -> AbstractContextManager[Transaction]:
        """Return a transaction: committed at the end, or rolled back after an exception.

        Raises `StoreBusy` while another process has locked the state, `StoreFailed` if the state is
        damaged or missing, or there is no space for the changes.
        """
        ...

    def clear(self) -> None:
        """Delete everything, as if the state were new."""
        ...

    def close(self) -> None:
        """Close the state; a second call does nothing."""
        ...


class MemoryStore:
    """A `Store` in memory, which undoes the changes of a failed transaction."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._state = _State()

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Return a transaction, like `Store.transaction`."""
        with self._lock:
            self._state.undo.clear()
            try:
                yield self._state
            except BaseException:
                self._state.roll_back()
                raise

    def clear(self) -> None:
        """Delete everything."""
        with self._lock:
            self._state = _State()

    def close(self) -> None:
        """Close the state."""
        self.clear()


class _State:
    """The items, and the functions that undo their changes."""

    def __init__(self) -> None:
        self.undo: list[Callable[[], object]] = []
        self._places: dict[Place, dict[str, Item]] = {}
        self._below: dict[int, set[Place]] = {}
        self._scopes: set[str] = set()
        self._serials: dict[tuple[str, str], int] = {}
        self._last_id = 0

    def roll_back(self) -> None:
        """Undo all changes since `undo` was cleared, the last first."""
        while self.undo:
            self.undo.pop()()

    def begin_scope(self, scope: str) -> bool:
        if scope in self._scopes:
            return False
        self._scopes.add(scope)
        self.undo.append(lambda: self._scopes.discard(scope))
        return True

    def find(self, place: Place, key: str) -> Item | None:
        item = self._places.get(place, {}).get(key)
        return None if item is None else _copy(item)

    def items(self, place: Place) -> list[Item]:
        return [_copy(item) for item in self._places.get(place, {}).values()]

    def insert(self, place: Place, key: str, members: Mapping[str, object]) -> Item:
        items = self._places.setdefault(place, {})
        if key in items:
            raise ValueError("an item with this key already exists")
        self._below.setdefault(place.parent, set()).add(place)
        self._last_id += 1
        item = Item(
            id=self._last_id, place=place, key=key, version=1, members=copy_value(dict(members))
        )
        items[key] = item
        self.undo.append(lambda: items.pop(key))
        return _copy(item)

    def update(self, item: Item, members: Mapping[str, object]) -> Item:
        items = self._places[item.place]
        old = items[item.key]
        changed = replace(old, version=old.version + 1, members=copy_value(dict(members)))
        items[item.key] = changed
        self.undo.append(lambda: items.__setitem__(item.key, old))
        return _copy(changed)

    def delete(self, item: Item) -> None:
        for place in self._below.get(item.id, set()):
            for child in list(self._places[place].values()):
                self.delete(child)
        old = self._places[item.place]
        self._places[item.place] = {key: kept for key, kept in old.items() if key != item.key}
        self.undo.append(lambda: self._places.__setitem__(item.place, old))

    def next_serial(self, collection: str, scope: str) -> int:
        last = self._serials.get((collection, scope), 0)
        self._serials[collection, scope] = last + 1
        self.undo.append(lambda: self._serials.__setitem__((collection, scope), last))
        return last + 1


def _copy(item: Item) -> Item:
    return replace(item, members=copy_value(item.members))
