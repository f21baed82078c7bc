"""The look-ups of a catalog, for specs that are whole and for broken ones."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from clientgen.catalog import Catalog
from clientgen.ir import (
    AnyType,
    IntegerType,
    ListType,
    NullableType,
    RecordType,
    Reference,
    StringType,
    Text,
    fields_of,
    reveal,
)

Make = Callable[..., Catalog]

TYPES = """
Book:
  type: object
  properties:
    name: {$ref: Title}
    author: {$ref: Author}
    state: {$ref: States}
    sequels: {type: array, items: {$ref: Book}}
Author: {type: object, properties: {token: {type: string, secret: true}}}
Title: {$ref: Words, description: A title}
Words: {type: string, description: Words, example: Emma, nullable: true}
State: {type: string, enum: [lent, here]}
States: {type: object, additionalProperties: {$ref: State}}
Code: {type: string, secret: true}
Codes: {type: array, items: {$ref: Code}}
Number: {type: integer, names: {1: One}}
Numbers: {type: array, items: {$ref: Number, nullable: true}}
Counts: {type: object, additionalProperties: {$ref: Number}}
Lost: {type: object, properties: {one: {$ref: Nowhere}}}
Finder: {type: array, items: {$ref: Lost}}
Circle: {$ref: Ring}
Ring: {$ref: Circle}
Loop: {$ref: Loop, nullable: true}
Endless: {type: array, items: {$ref: Endless}}
"""
OPERATIONS = """
summary: Books
operations:
  get:
    title: Get a book
    verb: GET
    path: /books/{title}/{code}
    source: {document: lending}
    parameters:
      code: {in: path, type: string}
      title: {in: path, $ref: Words}
    responses:
      200:
        body: {$ref: Book}
        headers: {Books-State: {$ref: State}, books-age: {type: integer}}
    errors: {Gone: []}
    repeatable: true
"""
SERVICE = """
title: Library
summary: Lends books
python: {package: city_library, client: LibraryClient, error: LibraryError, command: library}
endpoint: {url: https://library.example.org, path: "/{city}"}
parameters: {city: {in: path, type: string}}
headers: {response: {Books-Age: {type: integer}, Books-Mood: {type: string}}}
documents: {lending: {title: Lending}}
"""
ERRORS = """
errors:
  Broken: {status: 500, title: Broken, every_operation: true}
  Gone: {status: 404, title: Gone}
"""


@pytest.fixture
def catalog(make: Make) -> Catalog:
    return make(types=TYPES, operations=OPERATIONS, errors=ERRORS)


def ref(name: str) -> Reference:
    return Reference(name=Text(name))


def test_what_stands_behind_a_name(catalog: Catalog) -> None:
    assert isinstance(catalog.plain(ref("Book")), RecordType)
    assert isinstance(catalog.plain(ref("Title")), NullableType)
    assert isinstance(catalog.bare(ref("Title")), StringType)
    assert isinstance(catalog.record(ref("Book")), RecordType)
    assert catalog.record(ref("Title")) is None
    assert catalog.class_of(ref("Book")) is catalog.types[Text("Book")]
    assert catalog.class_of(ref("States")) is None


def test_the_first_name_that_says_something_is_heard(catalog: Catalog) -> None:
    assert catalog.description(ref("Title")) == Text("A title")
    assert catalog.example(ref("Title")) == Text("Emma")
    assert catalog.description(ref("Book")) is None


@pytest.mark.parametrize("name", ["Nowhere", "Circle", "Ring", "Loop", "Endless"])
def test_every_question_about_a_broken_type_has_an_answer(catalog: Catalog, name: str) -> None:
    kind = ref(name)
    assert isinstance(catalog.bare(kind), AnyType | ListType)
    assert isinstance(catalog.plain(kind), AnyType | ListType | NullableType)
    assert not catalog.is_scalar(kind)
    assert not catalog.is_secret(kind)
    assert not catalog.is_secret_itself(kind)
    assert catalog.words(kind) == ()
    assert list(catalog.classes(kind)) == []
    assert catalog.class_of(kind) is catalog.record(kind) is catalog.description(kind) is None


def test_nothing_is_known_of_what_leads_nowhere(catalog: Catalog) -> None:
    known = {name for name in catalog.types if catalog.is_known(Reference(name=name))}
    assert catalog.types.keys() - known == {Text("Lost"), Text("Finder")}
    assert not catalog.is_known(ref("Nowhere"))


def test_null_is_seen_through_names(catalog: Catalog) -> None:
    assert catalog.is_nullable(ref("Title"))
    assert not catalog.is_scalar(ref("Title"))
    assert not catalog.is_nullable(ref("Code"))
    assert catalog.is_scalar(ref("Code"))
    assert catalog.is_scalar(ref("State"))


def test_secrets(catalog: Catalog) -> None:
    secret = {name for name in catalog.types if catalog.is_secret(Reference(name=name))}
    whole = {name for name in catalog.types if catalog.is_secret_itself(Reference(name=name))}
    assert secret == {Text("Book"), Text("Author"), Text("Code"), Text("Codes")}
    assert whole == {Text("Code"), Text("Codes")}
    assert catalog.is_secret(ListType(items=ref("Book")))
    (token,) = fields_of(catalog.types[Text("Author")].type)
    _, author, *_ = fields_of(catalog.types[Text("Book")].type)
    assert catalog.needs_secrecy(token)
    assert catalog.needs_secrecy(author)
    assert catalog.hides(token)
    assert not catalog.hides(author)


def test_words_for_numbers_are_those_of_a_value_and_of_items(catalog: Catalog) -> None:
    assert [reveal(word.name) for word in catalog.words(ref("Numbers"))] == ["One"]
    assert catalog.words(IntegerType()) == catalog.words(ref("Counts")) == ()


def test_what_leads_where(catalog: Catalog) -> None:
    reached = [reveal(each.name) for each in catalog.reach([ref("Book")])]
    assert reached == ["Book", "Title", "Author", "States", "Words", "State"]
    mentioned = [reveal(each.name) for each in catalog.classes(ref("States"))]
    assert mentioned == ["State"]
    assert catalog.leads[Text("Lost")] == ()


def test_what_belongs_to_an_operation(make: Make) -> None:
    catalog = make(service=SERVICE, types=TYPES, operations=OPERATIONS, errors=ERRORS)
    (operation,) = catalog.service.operations
    assert catalog.operations == {Text("books.get"): operation}
    assert catalog.path_template(operation) == Text("/{city}/books/{title}/{code}")
    assert [reveal(name) for name in catalog.parameters_of(operation)] == ["city", "code", "title"]
    assert [reveal(code) for code in catalog.errors_of(operation)] == ["Gone", "Broken"]
    assert [error.status for error in catalog.error_codes(operation)] == [404, 500]
    reached = {reveal(each.name) for each in catalog.reached_by(operation)}
    assert reached == {"Book", "Title", "Author", "States", "Words", "State"}
    headers = catalog.headers_of(operation.responses[0])
    assert [reveal(each.wire_name) for each in headers] == [
        *("Books-State", "books-age", "Books-Mood")
    ]
