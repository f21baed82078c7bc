from __future__ import annotations

from collections.abc import Callable

import pytest

from clientgen.catalog import Catalog, NoSampleError, lacks, misfits
from clientgen.ir import Reference, Text, freeze
from clientgen.wire.formats import about_format

Make = Callable[..., Catalog]

TYPES = """
Book:
  type: object
  properties:
    id: {type: string, minLength: 2, maxLength: 6, pattern: "^b[0-9]+$"}
    pages: {type: integer, minimum: 1, exclusiveMaximum: 1000}
    price: {type: number, exclusiveMinimum: 0, maximum: 9.5}
    lent: {type: boolean}
    binding: {$ref: Binding}
    size: {$ref: Size}
    authors: {type: array, items: {type: string}, minItems: 1, maxItems: 2}
    ratings: {type: object, additionalProperties: {type: integer}}
    added: {type: string, format: date-time, nullable: true}
    extra: {type: any}
    sequels: {type: array, items: {$ref: Book}}
  required: [id]
Binding: {type: string, enum: [hard, soft], open: false}
Size: {type: integer, enum: [1, 2], open: true}
Books: {type: array, items: {$ref: Book}}
Shelf: {type: object, additionalProperties: {$ref: Books}}
Bytes: {type: bytes}
Code: {type: string, pattern: "^[A-Z]$"}
Named: {type: array, items: {$ref: Binding}}
"""
FULL = {
    "id": "b1",
    "pages": 1,
    "price": 9.5,
    "lent": True,
    "binding": "hard",
    "size": 3,
    "authors": ["Austen"],
    "ratings": {"me": 5},
    "added": "2024-05-06T07:08:09Z",
    "extra": None,
    "sequels": [],
}


@pytest.fixture
def catalog(make: Make) -> Catalog:
    return make(types=TYPES)


def wrong(catalog: Catalog, value: object, name: str = "Book") -> list[str]:
    return [str(each) for each in misfits(catalog, freeze(value), Reference(name=Text(name)))]


def test_a_value_of_its_type(catalog: Catalog) -> None:
    assert wrong(catalog, FULL) == []
    assert wrong(catalog, {**FULL, "added": None, "price": 1}) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"id": "b"}, "`id` has fewer than 2 characters"),
        ({"id": "b123456"}, "`id` has more than 6 characters"),
        ({"id": "c1"}, "`id` does not match the pattern `^b[0-9]+$`"),
        ({"id": "b1\n"}, "`id` does not match the pattern `^b[0-9]+$`"),
        ({"id": 5}, "`id` is not text; put quotes around it"),
        ({"id": None}, "`id` is null"),
        ({"pages": 0}, "`pages` is too small"),
        ({"pages": 1000}, "`pages` is too large"),
        ({"pages": 1.5}, "`pages` is not a whole number"),
        ({"pages": True}, "`pages` is not a whole number"),
        ({"price": 0}, "`price` is too small"),
        ({"price": 9.6}, "`price` is too large"),
        ({"price": "1"}, "`price` is not a number"),
        ({"price": False}, "`price` is not a number"),
        ({"lent": 1}, "`lent` is not `true` or `false`"),
        ({"binding": "none"}, "`binding` is not one of `hard`, `soft`"),
        ({"binding": 1}, "`binding` is not text"),
        ({"size": "1"}, "`size` is not a whole number"),
        ({"authors": []}, "`authors` has fewer than 1 items"),
        ({"authors": ["a", "b", "c"]}, "`authors` has more than 2 items"),
        ({"authors": ["a", 5]}, "`authors[1]` is not text; put quotes around it"),
        ({"authors": "a"}, "`authors` is not a list"),
        ({"ratings": {"me": "5"}}, "`ratings.me` is not a whole number"),
        ({"ratings": []}, "`ratings` is not a mapping"),
        ({"added": "yesterday"}, "`added` is not in the format `date-time`, with Z or an offset"),
        ({"sequels": ["b2"]}, "`sequels[0]` is not a mapping"),
        ({"titel": "Emma"}, "`titel` is not a member of its type"),
    ],
)
def test_a_value_of_another_type(catalog: Catalog, change: dict[str, object], fault: str) -> None:
    assert wrong(catalog, {**FULL, **change}) == [fault]


def test_the_member_that_was_meant(catalog: Catalog) -> None:
    assert wrong(catalog, {"id": "b1", "page": 5}) == [
        "`page` is not a member of its type; did you mean `pages`?"
    ]


def test_what_is_missing_is_no_misfit(catalog: Catalog) -> None:
    assert wrong(catalog, {"sequels": [{}]}) == []


def missing(catalog: Catalog, written: object, complete: object, name: str = "Book") -> list[str]:
    kind = Reference(name=Text(name))
    return list(lacks(catalog, freeze(written), freeze(complete), kind))


def test_what_must_be_there_and_is_not(catalog: Catalog) -> None:
    assert missing(catalog, {}, {}) == ["id"]
    assert missing(catalog, {}, {"id": "b1"}) == []
    shelf = {"west": [{"id": "b1"}, {"sequels": [{}, {}]}]}
    complete = {"west": [{"id": "b1"}, {"sequels": [{"id": "b3"}, {}]}]}
    assert missing(catalog, shelf, shelf, "Shelf") == [
        "west[1].id",
        "west[1].sequels[0].id",
        "west[1].sequels[1].id",
    ]
    assert missing(catalog, shelf, complete, "Shelf") == ["west[1].id", "west[1].sequels[1].id"]


def test_what_was_taken_is_judged_where_it_was_written(catalog: Catalog) -> None:
    assert missing(catalog, {"id": "b1"}, {"id": "b1", "sequels": [{}]}) == []


@pytest.mark.parametrize("value", [None, "text", [], 5])
def test_nothing_is_missing_in_what_does_not_fit(catalog: Catalog, value: object) -> None:
    assert missing(catalog, value, value) == []


@pytest.mark.parametrize(
    ("format_", "good", "bad"),
    [
        ("date-time", "2024-02-29T23:59:59.5+01:00", "2023-02-29T00:00:00Z"),
        ("date", "2024-02-29", "2024-2-29"),
        ("time", "07:08:09Z", "07:08:09"),
        ("duration", "P3DT4H5M6.7S", "P1W"),
        ("uuid", "01234567-89AB-4cde-8f01-23456789abcd", "0123456789ab4cde8f0123456789abcd"),
        ("uri", "https://example.org/a?b#c", "example.org"),
        ("byte", "ZXhhbXBsZQ==", "ZXhhbXBsZQ"),
        ("decimal", "-12.50", "1e5"),
        ("http-date", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37"),
        ("int64", "-9223372036854775808", "007"),
        ("uint64", "18446744073709551615", "-1"),
    ],
)
def test_formats(make: Make, format_: str, good: str, bad: str) -> None:
    catalog = make(types=f"Book: {{type: string, format: {format_}}}")
    assert wrong(catalog, good) == []
    assert wrong(catalog, bad) == [f"it is not in the format {about_format(format_)}"]
    made = catalog.example(Reference(name=Text("Book")))
    assert not list(misfits(catalog, made, Reference(name=Text("Book"))))


def test_samples(catalog: Catalog) -> None:
    for name in ("Binding", "Size", "Bytes", "Named"):
        kind = Reference(name=Text(name))
        assert not list(misfits(catalog, catalog.example(kind), kind))
    for name in ("Book", "Books", "Shelf", "Code"):
        with pytest.raises(NoSampleError):
            catalog.example(Reference(name=Text(name)))


@pytest.mark.parametrize(
    "words",
    [
        "type: string, minLength: 30",
        "type: string, maxLength: 3",
        "type: string, maxLength: 0",
        "type: integer, minimum: 50",
        "type: integer, exclusiveMaximum: -4",
        "type: integer, names: {404: NotFound}",
        "type: number, exclusiveMinimum: 7, maximum: 7.25",
        "type: number, maximum: -1",
        "type: array, minItems: 3, items: {type: boolean}",
    ],
)
def test_samples_keep_to_bounds(make: Make, words: str) -> None:
    catalog = make(types=f"Book: {{{words}}}")
    kind = Reference(name=Text("Book"))
    assert list(misfits(catalog, catalog.example(kind), kind)) == []
