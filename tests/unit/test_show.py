"""What `show` says of one operation: its request, answers, errors, types and evidence."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from clientgen.pipeline import show
from clientgen.project import Project

Run = Callable[..., Result]
Edit = Callable[[Path, str, str], None]

SERVICE = """\
title: Library
summary: Lends books
python: {package: city_library, client: LibraryClient, error: LibraryError, command: library}
endpoint: {url: https://library.example.org, path: "/v1/{branch}"}
parameters:
  branch: {in: path, type: string, description: The branch, example: main}
headers:
  request:
    x-version: {value: "3", required: true}
    Date: {}
  response:
    x-id: {type: string, role: request_id, example: r-1}
auth:
  - {kind: basic}
  - {kind: bearer, scope: https://library.example.org/all}
documents:
  lending: {title: "Lending, in short"}
"""
TYPES = """\
types:
  Book:
    type: object
    properties:
      id: {$ref: Id}
      kind: {$ref: Kind, seen: false}
      key: {type: string, secret: true}
      tags: {type: object, additionalProperties: {type: array, items: {type: string}}}
      part_of: {$ref: Book, nullable: true}
    required: [id]
    example: {id: b-1, kind: novel, key: k, tags: {a: [b]}, part_of: null}
  Id: {type: string, pattern: "^b-[0-9]+$", description: The id of a book, example: b-1}
  Kind: {type: string, enum: [novel, atlas], open: true, example: novel}
"""
ERRORS = """\
exceptions: {404: NotFoundError, 503: BusyError}
errors:
  NotFound:
    status: 404
    title: There is no such thing
    reasons:
      book-unknown: {text: There is no book with this id}
      shelf-unknown: {text: There is no shelf with this id}
  Busy: {status: 503, title: Try later, every_operation: true, grade: recorded}
"""
BOOKS = """\
summary: Books
operations:
  change:
    title: Change a book
    verb: PUT
    path: /books/{bookId}
    source: {document: lending, section: Change}
    description: |-
      Changes a book
      for good.
    notes: [It takes a while]
    cautions: [Nothing brings the old one back]
    parameters:
      bookId: {in: path, $ref: Id}
      limit: {in: query, type: integer, minimum: 1, maximum: 9, example: 3}
    body: {$ref: Book, media_types: [application/json, application/xml], required: false}
    responses:
      200:
        headers: {ETag: {type: string, example: e}}
        body: {type: array, items: {$ref: Book}, example: []}
      204: {}
    errors:
      NotFound: [book-unknown]
    repeatable: true

  remove:
    title: Remove a book
    verb: DELETE
    path: /books/{bookId}
    source: {document: lending}
    parameters:
      bookId: {in: path, $ref: Id}
    responses:
      204: {}
    errors:
      NotFound: [book-unknown, shelf-unknown]
    repeatable: false
"""
DEVIATIONS = """\
deviations:
  no-etag:
    at: operations.books.change.responses.200
    documented: There is a tag
    observed: There was none
    grade: recorded
    reason: Nobody saw one
    change: {headers: {x-tag: {type: string, example: t}}}
  long-ids:
    at: types.Id
    documented: Any id
    observed: At most nine digits
    grade: inferred
    reason: The database says so
  other:
    at: operations.books.remove
    documented: One
    observed: Another
    grade: sample
    reason: So it was
"""


@pytest.fixture
def library(root: Path) -> Project:
    files = {
        "service.yaml": SERVICE,
        "types.yaml": TYPES,
        "errors.yaml": ERRORS,
        "operations/books.yaml": BOOKS,
        "deviations.yaml": DEVIATIONS,
    }
    for name, text in files.items():
        path = root / "spec/library" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return Project(root)


def page(project: Project, name: str) -> str:
    described = show(project, ("library",), name)
    assert described.diagnostics == ()
    return described.text


def data(project: Project, name: str) -> Any:
    return json.loads(show(project, ("library",), name).json)


CHANGE = """\
books.change: Change a book
  defined at spec/library/operations/books.yaml:3:3
  page       "Lending, in short", Change

PUT https://library.example.org/v1/{branch}/books/{bookId}

Changes a book for good.
  note: It takes a while
  caution: Nothing brings the old one back

Python:  client.books.change(book_id, *, limit, body)
Command: library books change BOOK_ID
Repeats: safe to send again

Credentials:
  basic
  bearer

Headers:
  x-version: 3
  Date: the transport decides

Parameters:
  branch (branch), in path, required, string [documented]: The branch
  bookId (book_id), in path, required, Id [documented]: The id of a book
  limit (limit), in query, optional, integer (minimum 1, maximum 9) [documented]

Body:
  Book as application/json or application/xml, optional [documented]

Responses:
  200 list of Book as application/json [recorded, see no-etag]
    ETag: string [documented]
    x-tag: string [recorded, see no-etag]
    x-id: string [documented]
  204 without a body [documented]
    x-id: string [documented]

Errors:
  404 NotFound (NotFoundError): There is no such thing [documented]
    book-unknown: There is no book with this id
  503 Busy (BusyError): Try later [recorded]

Types:
  Id: string (pattern ^b-[0-9]+$)
  Book: record
    id: Id (required) [documented]
    kind: Kind (optional, never seen) [documented]
    key: string (optional, secret) [documented]
    tags: map of list of string (optional) [documented]
    part_of: Book or null (optional) [documented]
  Kind: one of novel, atlas and others

Deviations from the page:
  no-etag [recorded]: There was none
  long-ids [inferred]: At most nine digits
"""


def test_the_page_of_an_operation(library: Project) -> None:
    assert page(library, "books.change") == CHANGE


def test_what_there_is_not_is_said(library: Project) -> None:
    text = page(library, "books.remove")
    assert "\nBody:\n  none\n" in text
    assert "\nRepeats: never sent twice\n" in text
    assert '\n  page       "Lending, in short"\n' in text
    assert "\nRemove a book\n" in text
    assert "shelf-unknown: There is no shelf with this id\n" in text
    assert "  other [sample]: Another\n" in text


def test_the_same_as_data(library: Project) -> None:
    said = data(library, "books.change")
    assert (said["name"], said["location"]) == (
        "books.change",
        "spec/library/operations/books.yaml:3:3",
    )
    assert said["endpoint"] == "https://library.example.org"
    assert [each["kind"] for each in said["credentials"]] == ["basic", "bearer"]
    assert said["headers"] == [
        {"name": "x-version", "value": "3", "required": True},
        {"name": "Date"},
    ]
    assert [each["python_name"] for each in said["parameters"]] == ["branch"]
    assert [error["code"] for error in said["errors"]] == ["NotFound", "Busy"]
    assert list(said["types"]) == ["Id", "Book", "Kind"]
    assert said["types"]["Kind"]["values"] == ["novel", "atlas"]
    assert [each["name"] for each in said["deviations"]] == ["no-etag", "long-ids"]


def test_an_operation_as_data(library: Project) -> None:
    said = data(library, "books.change")["operations"]["books.change"]
    assert {
        key: said[key] for key in ("verb", "path", "method", "signature", "repeatable", "source")
    } == {
        "verb": "PUT",
        "path": "/v1/{branch}/books/{bookId}",
        "method": "change",
        "signature": "book_id, *, limit, body",
        "repeatable": True,
        "source": {"document": "lending", "section": "Change"},
    }
    assert [(each["name"], each["python_name"]) for each in said["parameters"]] == [
        ("bookId", "book_id"),
        ("limit", "limit"),
    ]
    assert said["parameters"][1]["type"] == {"kind": "integer", "minimum": 1, "maximum": 9}
    assert said["body"]["media_types"] == ["application/json", "application/xml"]
    assert "required" not in said["body"]
    first, second = said["responses"]
    assert (first["status"], first["evidence"]) == (
        200,
        {"grade": "recorded", "deviation": "no-etag"},
    )
    assert [header["name"] for header in first["headers"]] == ["ETag", "x-tag"]
    assert second == {"status": 204}
    removed = data(library, "books.remove")["operations"]["books.remove"]
    assert "body" not in removed
    assert "repeatable" not in removed


def test_text_of_a_spec_cannot_harm_a_terminal(library: Project, edit: Edit) -> None:
    edit(
        library.root / "spec/library/types.yaml", "enum: [novel, atlas]", r'enum: [novel, "a\x1bb"]'
    )
    described = show(library, ("library",), "books.change")
    assert "\x1b" not in described.text
    assert "\x1b" not in described.json


def test_apis_and_names_are_told(library: Project) -> None:
    both = show(library, ("library", "shop"), "books.change")
    assert both.apis == ("library",)
    assert both.names == ("books.change", "books.remove", "fruits.get", "fruits.add")
    none = show(library, ("library", "shop"), "books.chaneg")
    assert (none.apis, none.text, none.json) == ((), "", "")
    assert none.names == both.names


def test_an_api_with_problems_hides_no_other(library: Project, edit: Edit) -> None:
    edit(library.root / "spec/shop/operations/fruits.yaml", "verb: GET", "verb: FETCH")
    apis = ("library", "shop")
    assert show(library, apis, "books.change").text == CHANGE
    hidden = show(library, apis, "fruits.get")
    assert [each.code for each in hidden.diagnostics] == ["SCHEMA204"]
    assert hidden.text == ""
