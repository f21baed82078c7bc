"""The state in memory, gone with the process."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from .members import copy_value
from .store import Item, Place, Transaction


class MemoryStore:
    """A `Store` of dictionaries, which undoes the changes of a transaction that fails."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._state = _State()

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Return a transaction, as `Store.transaction` says."""
        with self._lock:
            self._state.undo.clear()
            try:
                yield self._state
            except BaseException:
                self._state.roll_back()
                raise

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._state = _State()

    def close(self) -> None:
        """Let go of the state."""
        self.clear()


class _State:
    """The items, and how to undo what was done to them."""

    def __init__(self) -> None:
        self.undo: list[Callable[[], object]] = []
        self._places: dict[Place, dict[str, Item]] = {}
        self._below: dict[int, set[Place]] = {}
        self._scopes: set[str] = set()
        self._serials: dict[tuple[str, str], int] = {}
        self._last_id = 0

    def roll_back(self) -> None:
        """Undo everything since `undo` was cleared, the last change first."""
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
            raise ValueError("an item of this key exists")
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
