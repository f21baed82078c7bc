from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from clientgen.catalog import Catalog
from clientgen.diagnostics import Diagnostic
from clientgen.document import load
from clientgen.ir import Text
from clientgen.lowering import lower
from clientgen.project import data_folder
from clientgen.symbols import CODES, Symbols, assign
from clientgen.symbols.reserved import CONSTRUCTOR, FLAGS

GENERATED = (
    Path(__file__).parents[3] / "generated/media-services-management/src/media_services_management"
)
SERVICE = """
title: Library
summary: Lends books
python: {package: city_library, client: LibraryClient, error: LibraryError, command: city-library}
endpoint: {url: "https://library.example.org", path: "/{hallId}"}
parameters: {hallId: {in: path, type: string}}
headers: {response: {X-Request-Id: {type: string}}}
auth:
  - {kind: bearer}
  - {kind: api_key, in: header, name: X-Key, python_name: LibraryCard}
documents: {lending: {title: Lending}}
"""
OPERATION = """
  {name}:
    title: An operation
    verb: POST
    path: /{name}
    source: {{document: lending}}
    responses: {{204: {{}}}}
    repeatable: true
"""
TYPES = """
types:
  Book:
    type: object
    properties:
      bookID: {type: string}
      Type: {type: string}
      from: {type: string, python_name: from_}
      shelf: {$ref: Shelf}
    required: [bookID]
  Shelf: {type: object, properties: {books: {$ref: Books}}}
  Books: {type: array, items: {$ref: Book}}
  Binding: {type: string, enum: [HardCover, soft-cover], open: false}
  Level: {type: integer, enum: [1], open: true, python_names: {"1": GROUND}}
  BookID: {type: string}
"""
ERRORS = """
exceptions: {404: NotFoundError}
errors:
  NotFound: {status: 404, title: Not found}
  Broken: {status: 500, title: Broken}
"""


def named(
    *,
    service: str = SERVICE,
    types: str = TYPES,
    errors: str = ERRORS,
    groups: Mapping[str, str],
) -> tuple[Symbols, tuple[Diagnostic, ...]]:
    texts = {"service.yaml": service, "types.yaml": types, "errors.yaml": errors}
    texts |= {f"operations/{name}.yaml": text for name, text in groups.items()}
    documents = {}
    for file, text in texts.items():
        document, problems = load(text.encode(), file)
        assert document is not None, problems
        documents[file] = document
    lowered = lower("library", documents)
    assert lowered.service is not None
    symbols, found = assign(Catalog.of(lowered.service))
    assert {problem.code for problem in found} <= CODES.keys()
    return symbols, found


def group(*names: str, more: str = "") -> str:
    operations = "".join(OPERATION.format(name=name) for name in names)
    return f"summary: A group\n{more}operations:{operations}"


def told(**texts: object) -> list[tuple[str, str]]:
    return [(problem.code, problem.path) for problem in named(**texts)[1]]  # type: ignore[arg-type]


def one(extra: str, *, types: str = TYPES) -> list[tuple[str, str]]:
    """What is told of one operation with more words."""
    return told(groups={"books": group("lend") + extra}, types=types)


def test_names_of_a_package() -> None:
    symbols, found = named(groups={"old_books": group("list", "lend_out")})
    assert found == ()
    assert (symbols.package, symbols.distribution) == ("city_library", "city-library")
    assert (symbols.client, symbols.async_client) == ("LibraryClient", "AsyncLibraryClient")
    assert (symbols.raw_client, symbols.async_raw_client) == ("RawLibrary", "AsyncRawLibrary")
    assert (symbols.error, symbols.command) == ("LibraryError", "city-library")
    assert symbols.env_prefix == "CITY_LIBRARY"
    assert symbols.exceptions == {404: "NotFoundError", 500: "ServiceError"}
    assert list(symbols.auth.items()) == [
        (Text("service.auth[0]"), "BearerToken"),
        (Text("service.auth[1]"), "LibraryCard"),
    ]
    header = Text("service.headers.response.X-Request-Id")
    assert symbols.headers == {header: "x_request_id"}
    assert symbols.parameter(Text("service.parameters.hallId")) == "hall_id"
    old = symbols.groups[Text("old_books")]
    assert (old.module, old.attribute, old.command) == ("old_books", "old_books", "old-books")
    assert (old.cls, old.async_cls) == ("OldBooks", "AsyncOldBooks")
    assert (old.raw_cls, old.async_raw_cls) == ("RawOldBooks", "AsyncRawOldBooks")
    lend = symbols.operations[Text("operations.old_books.lend_out")]
    assert (lend.method, lend.constant, lend.command) == ("lend_out", "LEND_OUT", "lend-out")


def test_names_of_types() -> None:
    symbols, _ = named(groups={"books": group("lend")})
    book, shelf = symbols.types[Text("Book")], symbols.types[Text("Shelf")]
    assert list(book.members.values()) == ["book_id", "type", "from_", "shelf"]
    # each needs the other, so they share the module of the first by name
    assert (book.module, shelf.module) == ("book", "book")
    assert symbols.types[Text("Binding")].module == "binding"
    assert symbols.types[Text("Binding")].members == {0: "HARD_COVER", 1: "SOFT_COVER"}
    assert symbols.types[Text("Level")].members == {0: "GROUND"}
    assert symbols.checks == {Text("Books"): "BOOKS", Text("BookID"): "BOOK_ID"}
    assert Text("Books") not in symbols.types


def test_modules_do_not_follow_the_order_of_types() -> None:
    def modules(order: list[str]) -> dict[Text, str]:
        types = "types:\n" + "".join(
            f"  {name}: {{type: object, properties: {{to: {{$ref: {to}}}}}}}\n"
            for name, to in sorted(
                {"Cat": "Ape", "Ape": "Bee", "Bee": "Cat", "Dog": "Ape"}.items(),
                key=lambda pair: order.index(pair[0]),
            )
        )
        symbols, found = named(types=types, groups={"books": group("lend")})
        assert found == ()
        return {name: named_type.module for name, named_type in symbols.types.items()}

    first = modules(["Cat", "Ape", "Bee", "Dog"])
    assert first == modules(["Dog", "Bee", "Ape", "Cat"])
    assert first[Text("Dog")] == "dog"
    assert {first[Text(name)] for name in ("Ape", "Bee", "Cat")} == {"ape"}


def test_a_record_as_body_becomes_arguments() -> None:
    symbols, found = named(groups={"books": group("lend") + "    body: {$ref: Book}\n"})
    assert found == ()
    lend = symbols.operations[Text("operations.books.lend")].call
    assert lend.body is None
    assert [field.name for field in lend.fields] == ["book_id", "type", "from_", "shelf"]
    assert not lend.raw_body


@pytest.mark.parametrize(
    ("body", "name", "raw"),
    [
        ("{$ref: Books}", "body", False),
        ("{type: string, python_name: text, media_types: [text/plain]}", "text", True),
        ("{type: bytes, media_types: [application/pdf]}", "body", True),
        ("{$ref: Book, nullable: true}", "body", False),
        # whoever leaves it out cannot give its required member
        ("{$ref: Book, required: false}", "body", False),
    ],
)
def test_any_other_body_is_one_argument(body: str, name: str, raw: bool) -> None:
    symbols, found = named(groups={"books": group("lend") + f"    body: {body}\n"})
    assert found == ()
    lend = symbols.operations[Text("operations.books.lend")].call
    assert lend.body is not None
    assert (lend.body.name, lend.raw_body, lend.fields) == (name, raw, ())


def test_an_optional_record_without_required_members_becomes_arguments() -> None:
    symbols, _ = named(
        groups={"books": group("lend") + "    body: {$ref: Shelf, required: false}\n"}
    )
    lend = symbols.operations[Text("operations.books.lend")].call
    assert (lend.body, [field.name for field in lend.fields]) == (None, ["books"])


PATH = "operations.books.lend"


@pytest.mark.parametrize(
    ("parameters", "code"),
    [
        ("{$q: {in: query, type: string}}", "SPEC401"),
        ("{class: {in: query, type: string}}", "SPEC401"),
        ("{_q: {in: query, type: string}}", "SPEC401"),
        ("{q: {in: query, type: string, python_name: Q}}", "SPEC401"),
        ("{q: {in: query, type: string, python_name: __init__}}", "SPEC401"),
        (
            "{q: {in: query, type: string, wire_name: q}, \u212a: {in: query, type: string}}",
            "SPEC401",
        ),
        ("{self: {in: query, type: string}}", "SPEC405"),
        ("{dry-run: {in: query, type: boolean}}", "SPEC403"),
        ("{Timeout: {in: header, type: integer}}", "SPEC403"),
        ("{token: {in: query, type: string, secret: true}}", "SPEC403"),
        ("{hall_id: {in: query, type: string}}", "SPEC403"),
    ],
)
def test_arguments_that_cannot_be(parameters: str, code: str) -> None:
    found = one(f"    parameters: {parameters}\n")
    assert [code for code, _ in found] == [code]
    assert found[0][1].startswith(f"{PATH}.parameters.")


@pytest.mark.parametrize("flag", FLAGS)
def test_every_flag_of_the_program_is_taken(flag: str) -> None:
    found = one(f"    parameters: {{'{flag}': {{in: query, type: string}}}}\n")
    assert [code for code, _ in found] == ["SPEC403"]


@pytest.mark.parametrize(
    ("parameters", "code"),
    [
        (
            "{pageSize: {in: query, type: string}, page-size: {in: header, type: string}}",
            "SPEC402",
        ),
        ("{id: {in: query, type: string}, Id: {in: header, type: string}}", "SPEC402"),
        ("{from_: {in: query, type: string}, no-from: {in: query, type: boolean}}", None),
        ("{x: {in: query, type: boolean}, no-x: {in: query, type: string}}", "SPEC403"),
        ("{no-x: {in: query, type: string}, x: {in: query, type: boolean}}", "SPEC403"),
        ("{from_: {in: query, type: string}, from-a: {in: query, type: string}}", None),
    ],
)
def test_arguments_of_one_name(parameters: str, code: str | None) -> None:
    found = one(f"    parameters: {parameters}\n")
    assert [code for code, _ in found] == ([] if code is None else [code])


def test_what_is_twice_on_the_wire_is_left_to_the_rules() -> None:
    pair = (
        "{a: {in: query, type: string, wire_name: q}, b: {in: query, type: string, wire_name: q}}"
    )
    assert one(f"    parameters: {pair}\n") == []


@pytest.mark.parametrize(
    ("method", "code"),
    [
        ("list", None),
        ("dict", None),
        ("get", None),
        ("match", None),
        ("str", None),
        ("uuid", None),
        ("builtins", None),
        ("property", None),
        ("raw", "SPEC405"),
        ("deprecated", "SPEC405"),
        ("with_raw_response", "SPEC405"),
        ("import", "SPEC401"),
    ],
)
def test_methods(method: str, code: str | None) -> None:
    found = told(groups={"books": group(method)})
    assert [code for code, _ in found] == ([] if code is None else [code])


def test_two_operations_of_one_name() -> None:
    text = group("lend", "lend_out") + "    python_name: lend\n"
    assert told(groups={"books": text}) == [("SPEC402", "operations.books.lend_out")]
    text = group("lend", "lend_out") + "    python_name: lend_\n"
    assert told(groups={"books": text}) == [("SPEC403", "operations.books.lend_out")]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("close", "SPEC405"),
        ("request", "SPEC405"),
        ("endpoint", "SPEC405"),
        ("lib", "SPEC405"),
        ("with_options", "SPEC405"),
        ("with_streaming_response", "SPEC405"),
        ("with_anything", "SPEC405"),
        ("without", None),
        ("prepare", "SPEC405"),
        ("lazy", "SPEC405"),
        ("completion", "SPEC403"),
        ("emulator", "SPEC403"),
        ("help", "SPEC403"),
        ("class", "SPEC401"),
        ("type", None),
    ],
)
def test_groups(name: str, code: str | None) -> None:
    found = told(groups={name: group("lend")})
    assert found == ([] if code is None else [(code, f"operations.{name}")])


@pytest.mark.parametrize("name", ["deadline", "description", "operations", "retries", "scenarios"])
def test_groups_may_have_the_names_of_tests(name: str) -> None:
    assert told(groups={name: group("lend")}) == []


@pytest.mark.parametrize("device", ["aux", "con", "nul", "com1"])
def test_modules_that_windows_cannot_have(device: str) -> None:
    found = told(groups={"books": group("lend", more=f"python_name: {device}\n")})
    assert found == [("SPEC404", "operations.books")]
    types = f"types:\n  {device.title()}: {{type: object, properties: {{}}}}\n"
    assert told(groups={"books": group("lend")}, types=types) == [
        ("SPEC404", f"types.{device.title()}")
    ]


def test_classes_of_groups() -> None:
    # the twin of one group is another group
    groups = {"books": group("lend"), "raw_books": group("lend")}
    assert told(groups=groups) == [("SPEC402", "operations.raw_books")]
    # a group of the name of a type that it does not mention is fine
    assert told(groups={"book": group("lend")}) == []
    mentions = group("lend").replace("204: {}", "200: {body: {$ref: Books}}")
    assert told(groups={"book": mentions}) == [("SPEC402", "operations.book")]


def test_classes_of_headers() -> None:
    heads = "headers: {ETag: {type: string}}"
    lends = group("lend").replace("204: {}", f"204: {{{heads}}}")
    types = "types:\n  LendHeaders: {type: object, properties: {}}\n"
    assert told(groups={"books": lends}, types=types) == []
    mentions = lends.replace(heads, f"{heads}, body: {{$ref: LendHeaders}}").replace("204", "200")
    assert told(groups={"books": mentions}, types=types) == [("SPEC402", "operations.books.lend")]


@pytest.mark.parametrize(
    ("types", "expected"),
    [
        ("{Record: {type: object, properties: {}}}", [("SPEC405", "types.Record")]),
        ("{Mapping: {type: object, properties: {}}}", [("SPEC405", "types.Mapping")]),
        ("{ValueError: {type: object, properties: {}}}", [("SPEC405", "types.ValueError")]),
        ("{None: {type: object, properties: {}}}", [("SPEC401", "types.None")]),
        ("{AbC: {type: string}, ABC: {type: string}}", []),
        ("{AbcDef: {type: string}, ABCDef: {type: string}}", [("SPEC402", "types.ABCDef")]),
        ("{A: {type: object, properties: {field: {type: string}, str: {type: string}}}}", []),
        (
            "{A: {type: object, properties: {aB: {type: string}, a_b: {type: string}}}}",
            [("SPEC402", "types.A.properties.a_b")],
        ),
        (
            '{A: {type: string, enum: [a, A, "", "1", x y], open: false}}',
            [("SPEC402", "types.A.enum[1]")]
            + [("SPEC401", f"types.A.enum[{index}]") for index in (2, 3, 4)],
        ),
        ("{A: {type: integer, enum: [1, -1], open: false}}", []),
    ],
)
def test_types(types: str, expected: list[tuple[str, str]]) -> None:
    assert told(groups={"books": group("lend")}, types=f"types: {types}") == expected


def test_the_key_beside_a_name_on_the_wire_is_the_name_in_python() -> None:
    symbols, found = named(
        types=TYPES.replace("Type: {type: string}", 'ids: {type: string, wire_name: "ids[]"}'),
        groups={
            "books": group("lend")
            + "    parameters: {orderBy: {in: query, type: string, wire_name: $orderby}}\n"
        },
    )
    assert found == ()
    assert "ids" in symbols.types[Text("Book")].members.values()
    lend = symbols.operations[Text("operations.books.lend")].call
    assert [argument.name for argument in lend.arguments] == ["order_by"]


def test_a_type_has_a_module_that_can_be_imported_and_hides_nothing() -> None:
    tree = ast.parse((GENERATED / "types" / "__init__.py").read_text("utf-8"))
    named = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    hidden = sorted(name for name in named & vars(builtins).keys() if name.islower())
    assert {"getattr", "globals"} <= set(hidden)
    written_in_full = {"object", "str"}
    for name in (*(n for n in hidden if n.isalpha() and n not in written_in_full), "import"):
        cls = name.capitalize()
        types = f"types: {{{cls}: {{type: string, enum: [a], open: false}}}}"
        assert [path for _, path in told(groups={"books": group("lend")}, types=types)] == [
            f"types.{cls}"
        ]


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("city_library", "typing", "service.python.package"),
        ("city_library", "msgspec", "service.python.package"),
        ("city_library", "class", "service.python.package"),
        ("city_library", "../evil", "service.python.package"),
        ("LibraryClient", "Client", "service.python.client"),
        ("LibraryClient", "RawResponse", "service.python.client"),
        ("LibraryError", "ServiceError", "service.python.error"),
        ("LibraryError", "ValueError", "service.python.error"),
        ("LibraryError", "LibraryClient", "service.python.error"),
        ("LibraryCard", "LibraryError", "service.auth[1]"),
        ("LibraryCard", "FromPem", "service.auth[1]"),
        ("LibraryCard", "BearerToken", "service.auth[1]"),
    ],
)
def test_names_of_the_package_that_cannot_be(old: str, new: str, path: str) -> None:
    found = told(groups={"books": group("lend")}, service=SERVICE.replace(old, new))
    assert [where for _, where in found] == [path]


@pytest.mark.parametrize("name", ["TimeoutError", "KeyError", "LibraryError", "ArgumentError"])
def test_exceptions_that_cannot_be(name: str) -> None:
    errors = ERRORS.replace("NotFoundError", name)
    assert [path for _, path in told(groups={"books": group("lend")}, errors=errors)] == [
        "errors.exceptions.404"
    ]


@pytest.mark.parametrize("name", ["timeout", "credential", "http", "self", "super"])
def test_parameters_of_the_client_that_cannot_be(name: str) -> None:
    service = SERVICE.replace("hallId", name)
    assert told(groups={"books": group("lend")}, service=service) == [
        ("SPEC405", f"service.parameters.{name}")
    ]


def test_a_call_takes_the_last_path_parameter_by_position() -> None:
    lend = re.sub("path: .*", 'path: "/books/{a}/{b}/{c}"', group("lend"))
    in_path = "a: {in: path, type: string}, b: {in: path, type: string}"
    parameters = "c: {in: path, type: string}, x: {in: query, type: string, secret: true}, "
    symbols, found = named(groups={"books": f"{lend}    parameters: {{{parameters}{in_path}}}\n"})
    assert found == ()
    call = symbols.operations[Text("operations.books.lend")].call
    assert call.names == "c, *, a, b, x"
    assert call.metavars == ("A", "B", "C")
    assert [argument.flag for argument in call.flags] == ["--x-file"]


def test_the_options_of_clients_are_taken_in_the_constructor() -> None:
    source = ast.parse((data_folder("templates") / "runtime" / "client_config.py").read_text())
    (options,) = (
        node
        for node in source.body
        if isinstance(node, ast.ClassDef) and node.name == "ClientOptions"
    )
    named = {node.target.id for node in options.body if isinstance(node, ast.AnnAssign)}  # type: ignore[union-attr]
    assert len(named) >= 7
    assert named <= CONSTRUCTOR
