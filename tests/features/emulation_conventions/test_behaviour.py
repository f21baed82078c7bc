from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

import pytest

from ..harness import Feature


@pytest.fixture
def client(feature: Feature) -> Iterator[Any]:
    with (
        feature.module("emulator").Emulator() as emulator,
        feature.sync_client(tenant="acme", endpoint=emulator.endpoint) as made,
    ):
        yield made


def test_collections_are_read_listed_and_filled(client: Any) -> None:
    assert [each.name for each in client.shelves.list().shelves] == ["Poetry"]
    built = client.shelves.build(name="Plays")
    assert uuid.UUID(built.id)
    assert client.shelves.get(built.id).name == "Plays"
    assert [each.name for each in client.shelves.list().shelves] == ["Poetry", "Plays"]


def test_children_are_items_of_the_item_in_the_path(feature: Feature, client: Any) -> None:
    books = client.books
    assert [books.add(shelf_id="s-1", title=title).number for title in ("Odes", "Sonnets")] == [
        1,
        2,
    ]
    assert books.replace(2, shelf_id="s-1", title="Elegies").title == "Elegies"
    books.remove(1, shelf_id="s-1")
    assert [(each.number, each.title) for each in books.list("s-1")] == [(2, "Elegies")]
    with pytest.raises(feature.package.NotFoundError):
        books.list("s-2")


def test_an_entry_says_what_differs(client: Any) -> None:
    client.books.add(shelf_id="s-1", title="Odes")
    assert client.shelves.get("s-1").books == 1
    assert client.shelves.archive("s-1").archived is True
