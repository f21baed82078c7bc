"""The state behind one interface: items in collections, one transaction for each request."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from .members import Members

ROOT = 0
"""The parent of items that have none."""


class StoreBusy(Exception):  # noqa: N818 - says what it is
    """Another process has kept the state to itself for too long."""


class StoreFailed(Exception):  # noqa: N818 - as above
    """The state cannot be read or kept; the text says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where items of one collection are: in a scope, under the id of a parent or `ROOT`."""

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
        """Return whether this is the first use of a scope, which from now on is used."""
        ...

    def find(self, place: Place, key: str) -> Item | None:
        """Return the item of a key, or None."""
        ...

    def items(self, place: Place) -> list[Item]:
        """Return the items in the order in which they were made."""
        ...

    def insert(self, place: Place, key: str, members: Mapping[str, object]) -> Item:
        """Return a new item; its key must be free."""
        ...

    def update(self, item: Item, members: Mapping[str, object]) -> Item:
        """Return the item with other members and the next version."""
        ...

    def delete(self, item: Item) -> None:
        """Remove an item and everything below it."""
        ...

    def next_serial(self, collection: str, scope: str) -> int:
        """Return 1, 2, 3 ... for one collection of one scope."""
        ...


class Store(Protocol):
    """A state. Transactions do not overlap: a second one waits for the first."""

    def transaction(self) -> AbstractContextManager[Transaction]:
        """Return a transaction: kept as a whole at the end, or not at all after an exception.

        Raises `StoreBusy` if its turn does not come, `StoreFailed` if the state is damaged or
        there is no room for the changes.
        """
        ...

    def clear(self) -> None:
        """Forget everything, as if the state were new."""
        ...

    def close(self) -> None:
        """Let go of the state; a second call does nothing."""
        ...
