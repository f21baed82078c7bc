"""The tour: commands with the examples of the spec as their words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from clientgen.catalog import Catalog
from clientgen.description.tour import tour_steps
from clientgen.emulation_data import sample_data
from clientgen.ir import Text
from clientgen.pipeline import understand
from clientgen.project import Project
from clientgen.symbols import Symbols

SERVICE = """\
title: Library
summary: Lends books
python: {package: city_library, client: LibraryClient, error: LibraryError, command: library}
endpoint: {url: https://library.example.org}
documents:
  lending: {title: Lending}
"""
TYPES = """\
types:
  Book:
    type: object
    properties:
      id: {$ref: Id}
      fullTitle: {type: string}
      lent: {type: boolean}
      pages: {type: integer}
      tags: {type: array, items: {type: string}}
      key: {type: string, secret: true}
      links: {type: object, additionalProperties: {type: string}}
    required: [id]
    example:
      {id: b-1, fullTitle: Emma, lent: false, pages: 3, tags: [a, b], key: k-1, links: {c: d}}
  Id: {type: string, example: b-1}
"""
ERRORS = """\
exceptions: {404: NotFoundError}
errors:
  NotFound: {status: 404, title: Not there, every_operation: true}
"""
BOOKS = """\
summary: Books
operations:
  get:
    title: Get a book
    verb: GET
    path: /books/{bookId}
    source: {document: lending}
    parameters:
      bookId: {in: path, $ref: Id}
      verbose: {in: query, type: boolean, example: true}
      page: {in: query, type: integer}
    responses:
      200: {body: {$ref: Book}}
    repeatable: true

  add:
    title: Add a book
    verb: POST
    path: /books
    source: {document: lending}
    body: {$ref: Book}
    responses:
      201: {}
    repeatable: false

  remove:
    title: Remove a book
    verb: DELETE
    path: /books/{bookId}
    source: {document: lending}
    destructive: true
    parameters:
      bookId: {in: path, $ref: Id}
    responses:
      204: {}
    repeatable: false

  note:
    title: Note something
    verb: PUT
    path: /note
    source: {document: lending}
    body: {type: string, media_types: [text/plain], example: a note}
    responses:
      204: {}
    repeatable: true
"""
EMULATION = """\
collections:
  books:
    key: id
    named_by: bookId
    missing: {error: NotFound}
    taken: keep
operations:
  books.get: {read: books}
  books.add: {create: books}
  books.remove: {delete: books}
  books.note: {}
"""


def read(root: Path, tour: str) -> tuple[Catalog, Symbols]:
    files = {
        "service.yaml": SERVICE,
        "types.yaml": TYPES,
        "errors.yaml": ERRORS,
        "operations/books.yaml": BOOKS,
        "emulation.yaml": EMULATION + tour,
    }
    for name, text in files.items():
        path = root / "spec/library" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    understood = understand(Project(root), "library")
    assert understood.diagnostics == ()
    assert understood.catalog is not None
    assert understood.symbols is not None
    return understood.catalog, understood.symbols


def step(root: Path, text: str) -> dict[str, Any]:
    (found,) = tour_steps(*read(root, f"tour:\n  - {text}\n"))
    return found


def test_path_parameters_are_words_and_others_flags(root: Path) -> None:
    assert step(root, "{operation: books.get, text: Read it}") == {
        "text": Text("Read it"),
        "arguments": ["books", "get", "b-1", "--verbose"],
        "secrets": {},
        "fails": False,
    }


def test_members_of_a_body_are_flags_and_secrets_stand_apart(root: Path) -> None:
    said = step(root, "{operation: books.add, text: Add it}")
    assert said["arguments"] == [
        *("books", "add", "--id", "b-1", "--full-title", "Emma", "--no-lent", "--pages", "3"),
        *("--tags", "a", "--tags", "b", "--links", "c=d"),
    ]
    assert said["secrets"] == {"key": "k-1"}


def test_what_destroys_is_told_yes_beforehand(root: Path) -> None:
    said = step(root, "{operation: books.remove, text: Away, fails: true}")
    assert said["arguments"] == ["books", "remove", "b-1", "--yes"]
    assert said["fails"] is True


def test_a_body_that_is_no_record_is_one_flag(root: Path) -> None:
    said = step(root, "{operation: books.note, text: Note it}")
    assert said["arguments"] == ["books", "note", "--body", "a note"]


def test_a_step_says_its_own_values(root: Path) -> None:
    text = "{operation: books.get, text: T, parameters: {bookId: b-2, page: 4, verbose: false}}"
    assert step(root, text)["arguments"] == [
        *("books", "get", "b-2", "--no-verbose", "--page", "4"),
    ]
    said = step(root, "{operation: books.add, text: T, body: {id: b-3}}")
    assert said["arguments"] == ["books", "add", "--id", "b-3"]
    assert said["secrets"] == {}


@pytest.mark.parametrize("word", ["-x", "--help"])
def test_a_word_that_looks_like_a_flag_stands_last(root: Path, word: str) -> None:
    said = step(root, f"{{operation: books.remove, text: T, parameters: {{bookId: {word}}}}}")
    assert said["arguments"] == ["books", "remove", "--yes", "--", word]


def test_without_a_tour_there_is_none(root: Path) -> None:
    catalog, symbols = read(root, "")
    assert tour_steps(catalog, symbols) == []
    assert catalog.service.emulation is not None
    assert sample_data(catalog.service.emulation) == {}


def test_without_an_emulator_there_is_none(root: Path) -> None:
    understood = understand(Project(root), "shop")
    assert understood.catalog is not None
    assert understood.symbols is not None
    assert tour_steps(understood.catalog, understood.symbols) == []


def test_a_sample_is_handed_on(root: Path) -> None:
    catalog, _ = read(root, "sample:\n  books:\n    - {id: b-9, fullTitle: Persuasion}\n")
    emulation = catalog.service.emulation
    assert emulation is not None
    assert sample_data(emulation) == {"books": [{"id": "b-9", "fullTitle": "Persuasion"}]}
