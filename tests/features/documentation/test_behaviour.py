from __future__ import annotations

import inspect

from ..harness import Feature, json


def test_docstrings(feature: Feature) -> None:
    group = feature.module("operations.books")
    text = inspect.getdoc(group.Books.burn)
    assert text is not None
    for part in (
        "Burn a book.",
        "It burns.",
        "Twice.",
        "Ash remains.",
        'Really """not""".',
        "Which one",
    ):
        assert part in text
    assert inspect.getdoc(group.AsyncBooks.burn) == text
    about = inspect.getdoc(feature.types.Book)
    assert about is not None
    assert "Books are heavy." in about


def test_the_command_asks_and_has_columns(feature: Feature) -> None:
    (command,) = feature.operations
    assert command["destructive"] is True
    assert command["columns"] == ["year", "isbn"]
    assert command["cautions"] == ["It cannot be undone.", 'Really """not""".']


def test_it_works_all_the_same(feature: Feature) -> None:
    done = feature.call("books.burn", "1", reply=json([{"isbn": "2", "year": 3}]))
    assert done.target == "/books/1"
    assert done.value.value == [feature.types.Book(isbn="2", year=3)]
