"""Rules as a whole: what they hold back, and that no service is too odd for them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from clientgen.catalog import Catalog
from clientgen.rules import check

Make = Callable[..., Catalog]

SERVICE = """
title: Library
summary: Lends books
python: {package: city_library, client: LibraryClient, error: LibraryError, command: library}
endpoint: {url: "URL", redirects: [HOST]}
documents: {lending: {title: Lending}}
"""
SERVICE_OF = SERVICE.replace("URL", "https://library.example.org").replace("HOST", "")


def codes(catalog: Catalog, *, complete: bool = True) -> list[str]:
    return [problem.code for problem in check(catalog, complete=complete)]


def test_what_looks_unused_is_not_judged_where_something_is_missing(make: Make) -> None:
    service = make(
        types="Book: {type: any}\nShelf: {type: any}",
        errors="errors: {Gone: {status: 410, title: Gone}}",
    )
    assert codes(service) == ["SPEC305", "SPEC322"]
    assert codes(service, complete=False) == []


def test_types_that_hold_themselves_end(make: Make) -> None:
    types = """
Book: {$ref: Book}
Pair: {type: array, items: {$ref: Ring}}
Ring: {type: object, additionalProperties: {$ref: Pair}}
Left: {type: object, properties: {right: {$ref: Right}}, required: [right]}
Right: {type: object, properties: {left: {$ref: Left}}, required: [left]}
Uses: {type: object, properties: {left: {$ref: Left}, ring: {$ref: Ring}}, required: [left]}
"""
    service = make(types=types)
    endless = [p.path for p in check(service, complete=False) if p.code == "SPEC321"]
    assert endless == ["types.Pair", "types.Ring", "types.Left", "types.Right"]


def test_a_type_is_not_behind_too_many_others(make: Make) -> None:
    lists = "".join(f"L{n}: {{type: array, items: {{$ref: L{n + 1}}}}}\n" for n in range(20))
    inline = "{type: array, items: " * 20 + "{type: string}" + "}" * 20
    types = (
        f"Short: {{$ref: L9}}\nLong: {{type: array, items: {{$ref: L0}}}}\n{lists}L20: {inline}\n"
    )
    found = check(make(types=types), complete=False)
    # where the line is crossed, and not again at all that leads there
    assert [each.path for each in found if each.code == "SPEC327"] == ["types.L13"]


def test_lists_maps_and_null_end_a_record(make: Make) -> None:
    types = """
Book:
  type: object
  properties:
    list: {type: array, items: {$ref: Book}}
    map: {type: object, additionalProperties: {$ref: Book}}
    none: {$ref: Book, nullable: true}
    full: {type: array, minItems: 1, items: {type: string}}
  required: [list, map, none, full]
  example: {list: [], map: {}, none: null, full: [a]}
"""
    service = make(types=types)
    assert codes(service) == []


def test_long_chains_of_types_do_not_exhaust_the_stack(make: Make) -> None:
    count = 5_000
    names = "\n".join(f"T{n}: {{type: array, items: {{$ref: T{n + 1}}}}}" for n in range(count))
    service = make(types=f"Book: {{$ref: T0}}\n{names}\nT{count}: {{type: string}}")
    assert set(codes(service)) <= {"SPEC303", "SPEC327"}


def test_many_operations(make: Make) -> None:
    operation = (
        "  get{n}: {{title: Get, verb: GET, path: '/books/{n}/{{id}}', repeatable: true, "
        "parameters: {{id: {{in: path, type: string}}}}, source: {{document: lending}}, "
        "responses: {{200: {{body: {{$ref: Book}}}}}}}}\n"
    )
    text = "summary: Books\noperations:\n" + "".join(operation.format(n=n) for n in range(1_000))
    service = make(operations=text)
    assert codes(service) == []


@pytest.mark.parametrize(
    ("url", "fine"),
    [
        ("https://library.example.org", True),
        ("https://library.example.org:8443", True),
        ("http://localhost:8080", True),
        ("http://127.0.0.1:8080", True),
        ("http://[::1]", True),
        ("https://10.0.0.1", True),
        ("http://library.example.org", False),
        ("http://localhost.example.org", False),
        ("http://127.0.0.1.example.org", False),
        ("https://me:secret@library.example.org", False),
        ("https://library.example.org/v1", False),
        ("https://library.example.org?key=1", False),
        ("https://library.example.org#top", False),
        ("https://library.example.org:99999", False),
        ("https://-library.example.org", False),
        ("https://library..example.org", False),
        ("https://", False),
        ("https://[::1", False),
        ("ftp://library.example.org", False),
        ("library.example.org", False),
    ],
)
def test_endpoints(make: Make, url: str, fine: bool) -> None:
    found = codes(make(service=SERVICE.replace("URL", url)))
    assert found == ([] if fine else ["SPEC317"])


@pytest.mark.parametrize(
    ("host", "fine"),
    [
        ("library.example.org", True),
        ("*.library.example.org", True),
        ("*.example.org", True),
        ("*.co.example", True),
        ("*", False),
        ("*.org", False),
        ("*.co.uk", False),
        ("*.com.au", False),
        ("*.*.example.org", False),
        ("lib*.example.org", False),
        ("*.10.0.0.1", False),
        ("-x.example.org", False),
        ("x.example.org/", False),
        ("x y.example.org", False),
        ("", False),
    ],
)
def test_hosts_of_redirects(make: Make, host: str, fine: bool) -> None:
    text = SERVICE.replace("URL", "https://library.example.org").replace("HOST", f'"{host}"')
    assert codes(make(service=text)) == ([] if fine else ["SPEC318"])


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        ("books", "it does not begin with `/`"),
        ("/books//new", "it contains `//`"),
        ("/books/../new", "a segment is `.` or `..`"),
        ("/books/%2e%2E/new", "a segment is `.` or `..`"),
        ("/books/.", "a segment is `.` or `..`"),
        ("/books?sort=up", "must be escaped, or belongs to the query"),
        ("/books#new", "must be escaped, or belongs to the query"),
        ("/old books", "must be escaped, or belongs to the query"),
        ("/b\u00fccher", "must be escaped, or belongs to the query"),
        ("/books/{id", "must be escaped, or belongs to the query"),
        ("/100%", "`%` is not followed by"),
        ("/a%0ab", "`%` is not followed by"),
    ],
)
def test_paths_that_http_does_not_allow(make: Make, path: str, fault: str) -> None:
    operations = f"""
summary: Books
operations:
  get:
    title: Get a book
    verb: GET
    path: "{path}"
    source: {{document: lending}}
    responses: {{200: {{body: {{$ref: Book}}}}}}
    repeatable: true
"""
    (problem,) = check(make(operations=operations), complete=True)
    assert problem.code == "SPEC214"
    assert fault in problem.message


INVISIBLE = [0x00AD, 0x061C, 0x200B, 0x200E, 0x202E, 0x2028, 0x2066, 0xFEFF, 0xFFFE, 0xE0041]
VISIBLE = [0x09, 0x0A, 0xA0, 0xE9, 0x200C, 0x200D, 0x3042, 0x1F600]


@pytest.mark.parametrize("point", [*INVISIBLE, 0x01, 0x0C, 0x0D, 0x1B, 0x7F, 0x85])
def test_text_with_what_nobody_sees(make: Make, point: int) -> None:
    service = SERVICE_OF.replace("Lends books", f'"Lends \\U{point:08x} books"')
    (problem,) = check(make(service=service), complete=True)
    assert problem.code == "SPEC319"
    assert f"U+{point:04X}" in problem.message
    assert problem.path == "service.summary"


@pytest.mark.parametrize("point", VISIBLE)
def test_text_in_any_language(make: Make, point: int) -> None:
    service = SERVICE_OF.replace("Lends books", f'"Lends \\U{point:08x} books"')
    assert codes(make(service=service)) == []


def test_every_slot_of_prose_is_read(make: Make) -> None:
    mark = r'"\u200b"'
    service = f"""
title: {mark}
summary: {mark}
description: {mark}
python: {{package: city_library, client: LibraryClient, error: LibraryError, command: library}}
endpoint: {{url: "https://library.example.org", path: "/{{hall}}"}}
parameters: {{hall: {{in: path, type: string, description: {mark}}}}}
headers:
  request: {{X-A: {{value: a, description: {mark}}}}}
  response: {{X-B: {{type: string, description: {mark}}}}}
auth: [{{kind: bearer, description: {mark}}}]
documents: {{lending: {{title: {mark}}}}}
"""
    operations = f"""
summary: {mark}
operations:
  get:
    title: {mark}
    description: {mark}
    notes: [{mark}]
    cautions: [{mark}]
    verb: POST
    path: /books
    parameters: {{q: {{in: query, type: string, description: {mark}}}}}
    body: {{$ref: Book, description: {mark}}}
    source: {{document: lending, section: {mark}}}
    responses: {{200: {{description: {mark}, headers: {{X-C: {{type: string, description: {mark}}}}}}}}}
    errors: {{Gone: []}}
    repeatable: true
"""
    types = f"""
Book:
  type: object
  description: {mark}
  notes: [{mark}]
  properties: {{kind: {{$ref: Kind, description: {mark}}}}}
  example: {{kind: a}}
Kind: {{type: string, enum: [a], open: true, descriptions: {{a: {mark}}}}}
"""
    errors = f"""
errors:
  Gone: {{status: 410, title: {mark}, message: {mark}, reasons: {{r: {{text: {mark}, message: {mark}}}}}}}
"""
    texts = (service, operations, types, errors)
    found = check(
        make(service=service, operations=operations, types=types, errors=errors), complete=True
    )
    assert {problem.code for problem in found} == {"SPEC319"}
    assert len(found) == sum(text.count(mark) for text in texts)


@pytest.mark.parametrize("second", ["X-Key", "x-key", "X-Other"])
def test_credentials_may_share_a_header_whatever_its_case(make: Make, second: str) -> None:
    auth = f"""
auth:
  - {{kind: api_key, as: first, in: header, name: X-Key}}
  - {{kind: api_key, as: second, in: header, name: {second}}}
"""
    assert codes(make(service=SERVICE_OF + auth), complete=False) == []
