"""Documents to a service: every word of the format in its node, references, deviations, places."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

import pytest

from clientgen.diagnostics import Diagnostic, Location
from clientgen.document import load
from clientgen.ir import (
    AnyType,
    BooleanType,
    Bounds,
    BytesType,
    EnumType,
    Evidence,
    Fixed,
    IntegerName,
    IntegerType,
    ListType,
    MapType,
    NullableType,
    NumberType,
    Operation,
    Placeholder,
    RecordType,
    Reference,
    Retry,
    Service,
    StringType,
    Text,
    TypeDefinition,
    UnionType,
    WireOptions,
    Xml,
    freeze,
    reveal,
    thaw,
)
from clientgen.lowering import Lowered, lower

SERVICE = """\
title: Shop
summary: Sells
python: {package: shop, client: ShopClient, error: ShopError, command: shop}
endpoint: {url: https://shop.example.org}
documents:
  manual: {title: The manual}
"""
GROUP = """\
summary: Fruits
operations:
  get:
    title: Get
    verb: GET
    path: /fruits/{name}
    source: {document: manual}
    parameters:
      name: {in: path, type: string}
    responses:
      200: {body: {type: string}}
"""

Spec = Mapping[str, str]


def read(files: Spec, unreadable: frozenset[str] = frozenset()) -> Lowered:
    documents = {}
    for name, text in files.items():
        document, found = load(text.encode(), f"spec/shop/{name}")
        assert found == ()
        assert document is not None
        documents[name] = document
    return lower("shop", documents, unreadable)


def service(**files: str) -> Service:
    """The service of the files given, as `operations__fruits` or `types`, which has no problem."""
    names = {name.replace("__", "/") + ".yaml": text for name, text in files.items()}
    lowered = read({"service.yaml": SERVICE, "operations/fruits.yaml": GROUP, **names})
    assert lowered.diagnostics == ()
    assert lowered.service is not None
    return lowered.service


def problems(files: Spec, unreadable: frozenset[str] = frozenset()) -> list[Diagnostic]:
    base = {"service.yaml": SERVICE, "operations/fruits.yaml": GROUP}
    return list(read({**base, **files}, unreadable).diagnostics)


def kind(text: str) -> Any:
    """The type that a flow mapping describes, `Other` being a record."""
    types = f"types:\n  Other: {{type: object, properties: {{}}, example: {{}}}}\n  It: {text}\n"
    return definition(types, "It").type


def definition(types: str, name: str) -> TypeDefinition:
    return next(each for each in service(types=types).types if each.name == Text(name))


def get(**files: str) -> Operation:
    return service(**files).operations[0]


# types


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{type: string}", StringType()),
        (
            "{type: string, format: uuid, minLength: 1, maxLength: 9, pattern: '^a$'}",
            StringType(format="uuid", pattern=Text("^a$"), bounds=Bounds(minimum=1, maximum=9)),
        ),
        (
            "{type: integer, minimum: 0, maximum: 1, exclusiveMinimum: -1, exclusiveMaximum: 2}",
            IntegerType(
                bounds=Bounds(minimum=0, maximum=1, exclusive_minimum=-1, exclusive_maximum=2)
            ),
        ),
        (
            "{type: integer, names: {201: Created, 0: None}}",
            IntegerType(
                names=(
                    IntegerName(value=201, name=Text("Created")),
                    IntegerName(value=0, name=Text("None")),
                )
            ),
        ),
        (
            "{type: number, minimum: 0.5, maximum: 1, exclusiveMinimum: 0, exclusiveMaximum: 1.5}",
            NumberType(
                bounds=Bounds(minimum=0.5, maximum=1, exclusive_minimum=0, exclusive_maximum=1.5)
            ),
        ),
        ("{type: boolean}", BooleanType()),
        ("{type: bytes}", BytesType()),
        ("{type: any}", AnyType()),
        ("{type: string, nullable: true}", NullableType(item=StringType())),
        ("{$ref: Other}", Reference(name=Text("Other"))),
        ("{$ref: Other, nullable: true}", NullableType(item=Reference(name=Text("Other")))),
        (
            "{type: array, items: {$ref: Other, xml: {name: o}}, minItems: 1, maxItems: 2}",
            ListType(
                items=Reference(name=Text("Other")),
                bounds=Bounds(minimum=1, maximum=2),
                items_xml=Xml(name=Text("o")),
            ),
        ),
        (
            "{type: object, additionalProperties: {type: boolean}}",
            MapType(values=BooleanType()),
        ),
        ("{type: object, additionalProperties: true}", MapType(values=AnyType())),
    ],
)
def test_types(text: str, expected: object) -> None:
    assert kind(text) == expected


def test_a_record_has_its_members_in_the_order_sent() -> None:
    record = kind("""
    type: object
    properties:
      b: {type: string, wire_name: B, python_name: bee, description: A bee, secret: true, seen: false}
      a: {type: integer, default: 3, xml: {name: x, namespace: urn:x, attribute: true}}
      c: {type: array, items: {type: string}, xml: {wrapped: false}}
    required: [a]
    order: [c]
    json_order: [a, b]
    example: {}
""")
    assert isinstance(record, RecordType)
    c, b, a = record.fields
    assert record.json_order == (Text("a"), Text("B"))
    assert (reveal(b.wire_name), b.python_name, b.secret, b.seen, b.required) == (
        *("B", Text("bee"), True, False, False),
    )
    assert b.description == Text("A bee")
    assert (a.wire_name, a.required, a.has_default, a.default) == (Text("a"), True, True, 3)
    assert a.xml == Xml(name=Text("x"), namespace=Text("urn:x"), attribute=True)
    assert c.xml.wrapped is False
    assert b.has_default is False
    assert b.path == Text("types.It.properties.b")


@pytest.mark.parametrize(
    ("member", "name"),
    [
        ("{oneOf: [{type: string}, {type: integer}]}", "ItMember"),
        ("{type: array, items: {oneOf: [{type: string}, {type: integer}]}}", "ItMemberItem"),
        (
            "{type: object, additionalProperties: {oneOf: [{type: string}, {type: boolean}]}}",
            "ItMemberValue",
        ),
        ("{oneOf: [{type: string}, {type: integer}], python_name: Pinned}", "Pinned"),
        ("{type: array, items: {python_name: Pin, oneOf: [{type: string}, {$ref: It}]}}", "Pin"),
    ],
)
def test_a_union_that_is_written_where_it_is_used_has_a_name(member: str, name: str) -> None:
    types = f"types:\n  It: {{type: object, properties: {{member: {member}}}, example: {{}}}}\n"
    union = definition(types, name)
    assert isinstance(union.type, UnionType)
    assert len(union.type.alternatives) == 2


def test_unlisted_members_are_a_field_at_the_end_also_from_a_base() -> None:
    base = "Base: {type: object, properties: {a: {type: string}}, additionalProperties: true"
    types = f"types:\n  {base}, example: {{}}}}\n"
    types += "  It: {allOf: [{$ref: Base}], type: object, properties: {b: {type: string}}}\n"
    record = definition(types, "It").type
    assert isinstance(record, RecordType)
    assert [reveal(field.wire_name) for field in record.fields] == ["a", "b", "..."]
    assert record.rest == record.fields[-1]
    assert record.rest.type == MapType(values=AnyType())
    assert record.unlisted({"a": 1, "c": 2}) == {"c": 2}


def test_an_enumeration_keeps_values_names_and_descriptions() -> None:
    enumeration = kind("""
    type: string
    enum: [yes, 10-20, Ok]
    open: true
    python_names: {10-20: FROM_10}
    descriptions: {Ok: All is well}
""")
    assert isinstance(enumeration, EnumType)
    assert enumeration.open is True
    assert enumeration.base == "string"
    members = [(m.value, m.python_name, m.description) for m in enumeration.members]
    assert members == [
        (Text("yes"), None, None),
        (Text("10-20"), Text("FROM_10"), None),
        (Text("Ok"), None, Text("All is well")),
    ]
    closed = kind("{type: integer, enum: [1, 2]}")
    assert isinstance(closed, EnumType)
    assert (closed.open, closed.base) == (False, "integer")
    assert [member.value for member in closed.members] == [1, 2]


def test_a_named_type_keeps_what_is_said_of_it() -> None:
    it = definition(
        """types:
  It:
    type: string
    description: What it is
    python_name: That
    source: {document: manual, section: Types}
    secret: true
    xml: {name: it}
    example: null
    notes: [one, two]
""",
        "It",
    )
    assert (it.description, it.python_name, it.secret) == (Text("What it is"), Text("That"), True)
    assert it.source is not None
    assert (it.source.document, it.source.section) == (Text("manual"), Text("Types"))
    assert it.xml == Xml(name=Text("it"))
    (example,) = it.examples
    assert (example.name, example.value, example.path) == (Text(""), None, Text("types.It.example"))
    assert str(example.location) == "spec/shop/types.yaml:9:5"
    assert it.notes == (Text("one"), Text("two"))
    assert (it.path, str(it.location)) == (Text("types.It"), "spec/shop/types.yaml:2:3")


def test_examples_are_kept_as_they_are_written() -> None:
    it = definition(
        "types:\n  It: {type: any, example: {b: [1, x, null], a: true, no: 1.5}}\n", "It"
    )
    assert [thaw(each.value) for each in it.examples] == [
        {"b": [1, "x", None], "a": True, "no": 1.5}
    ]


def test_examples_have_names_and_places() -> None:
    text = "types:\n  It:\n    type: any\n    examples:\n      b: 1\n      a: 2\n    example: 3\n"
    assert [
        (reveal(each.name), each.value, reveal(each.path), each.location.line)
        for each in definition(text, "It").examples
    ] == [
        ("", 3, "types.It.example", 7),
        ("b", 1, "types.It.examples.b", 5),
        ("a", 2, "types.It.examples.a", 6),
    ]


# operations

FULL = """\
summary: Fruits
python_name: goods
operations:
  put:
    title: Put a fruit
    verb: PUT
    path: /fruits/{name}/of-{kind}
    source: {document: manual, section: Put}
    description: Puts it.
    python_name: place
    notes: [a note]
    cautions: [a caution]
    columns: [name]
    destructive: true
    repeatable: true
    parameters:
      name: {in: path, type: string}
      kind: {in: path, $ref: Name, example: pear}
      tags: {in: query, type: array, items: {type: string}, required: true}
      where: {in: query, type: object, additionalProperties: {type: string}}
      ids: {in: query, type: array, items: {type: string}, style: simple}
      again: {in: query, $ref: Names, wire_name: Again, python_name: more, secret: true}
      x-list: {in: header, type: array, items: {type: string}, default: [a]}
    body:
      $ref: Name
      media_types: [text/plain]
      required: false
      python_name: fruit
      secret: true
      description: The fruit
      example: pear
    responses:
      200:
        description: It was there
        headers:
          ETag: {type: string, always: true, python_name: tag, description: A tag, example: '1'}
          x-old: {type: integer, seen: false}
        body: {$ref: Name, media_types: [text/plain, text/csv], example: pear}
      204: {}
    errors:
      NotFound: [unknown]
    examples:
      first:
        parameters: {name: pear}
        body: pear
        status: 200
        media_type: text/csv
        response: null
"""
TYPES = """\
types:
  Name: {type: string}
  Names: {$ref: NamesToo}
  NamesToo: {type: array, items: {type: string}}
"""
ERRORS = """\
exceptions: {404: NotFoundError}
errors:
  NotFound:
    status: 404
    title: Not there
    every_operation: true
    grade: recorded
    message: Nothing
    source: {document: manual}
    reasons:
      unknown: {text: It is unknown, message: Unknown.}
  Odd:
    status: 418
    title: Odd
"""


@pytest.fixture
def full() -> Service:
    return service(operations__fruits=FULL, types=TYPES, errors=ERRORS)


def test_an_operation_keeps_what_is_said_of_it(full: Service) -> None:
    (group,) = full.groups
    assert (group.name, group.summary, group.python_name) == (
        *(Text("fruits"), Text("Fruits"), Text("goods")),
    )
    (put,) = group.operations
    assert put.path_parts == (
        Fixed(text=Text("/fruits/")),
        Placeholder(wire_name=Text("name")),
        Fixed(text=Text("/of-")),
        Placeholder(wire_name=Text("kind")),
    )
    assert (put.verb, put.title, put.python_name) == ("PUT", Text("Put a fruit"), Text("place"))
    assert (put.destructive, put.repeatable) == (True, True)
    assert put.description == Text("Puts it.")
    assert (put.notes, put.cautions) == ((Text("a note"),), (Text("a caution"),))
    assert put.columns == (Text("name"),)
    assert put.path == Text("operations.fruits.put")
    assert str(put.location) == "spec/shop/operations/fruits.yaml:4:3"
    assert str(put.path_location) == "spec/shop/operations/fruits.yaml:7:11"


def test_parameters(full: Service) -> None:
    parameters = {reveal(each.wire_name): each for each in full.operations[0].parameters}
    assert {name: (each.place, each.required) for name, each in parameters.items()} == {
        "name": ("path", True),
        "kind": ("path", True),
        "tags": ("query", True),
        "where": ("query", False),
        "ids": ("query", False),
        "Again": ("query", False),
        "x-list": ("header", False),
    }
    assert {name: each.style for name, each in parameters.items()} == {
        "name": "simple",
        "kind": "simple",
        "tags": "repeated",
        "where": "deep",
        "ids": "simple",
        "Again": "repeated",
        "x-list": "simple",
    }
    again = parameters["Again"]
    assert (again.python_name, again.secret, again.has_default) == (Text("more"), True, False)
    assert again.path == Text("operations.fruits.put.parameters.again")
    assert parameters["kind"].has_example
    assert parameters["kind"].example == Text("pear")
    assert thaw(parameters["x-list"].default) == ["a"]


def test_a_body(full: Service) -> None:
    body = full.operations[0].body
    assert body is not None
    assert body.type == Reference(name=Text("Name"))
    assert body.media_types == (Text("text/plain"),)
    assert (body.required, body.secret, body.python_name) == (False, True, Text("fruit"))
    assert (body.description, body.example) == (Text("The fruit"), Text("pear"))
    assert body.has_example


def test_responses(full: Service) -> None:
    first, second = full.operations[0].responses
    assert (first.status, first.type) == (200, Reference(name=Text("Name")))
    assert first.media_types == (Text("text/plain"), Text("text/csv"))
    assert first.default_media_type == Text("text/plain")
    assert (first.description, first.example) == (Text("It was there"), Text("pear"))
    tag, old = first.headers
    assert (tag.wire_name, tag.always, tag.python_name) == (Text("ETag"), True, Text("tag"))
    assert (tag.description, tag.example, tag.seen) == (Text("A tag"), Text("1"), True)
    assert (old.type, old.seen, old.always, old.has_example) == (IntegerType(), False, False, False)
    assert (second.status, second.type, second.media_types) == (204, None, ())
    assert second.default_media_type is None


def test_errors(full: Service) -> None:
    (use,) = full.operations[0].errors
    assert (use.name, use.reasons) == (Text("NotFound"), (Text("unknown"),))
    known, odd = full.errors
    assert (known.status, known.title, known.every_operation) == (404, Text("Not there"), True)
    assert (known.exception, known.grade) == (None, "recorded")
    assert [(each.status, each.name) for each in full.exceptions] == [(404, Text("NotFoundError"))]
    assert known.message == Text("Nothing")
    assert known.source is not None
    (reason,) = known.reasons
    assert (reason.name, reason.text, reason.message) == (
        *(Text("unknown"), Text("It is unknown"), Text("Unknown.")),
    )
    assert (odd.exception, odd.every_operation, odd.grade) == (None, False, "documented")


def test_examples_of_an_operation(full: Service) -> None:
    (example,) = full.operations[0].examples
    assert example.parameters == ((Text("name"), Text("pear")),)
    assert (example.body, example.has_body, example.status) == (Text("pear"), True, 200)
    assert example.media_type == Text("text/csv")
    assert (example.response, example.has_response) == (None, True)


def test_what_is_not_said_has_a_default() -> None:
    operation = get(operations__fruits=GROUP.replace("GET\n", "POST\n    body: {type: string}\n"))
    assert operation.body is not None
    assert operation.body.required
    assert operation.body.media_types == (Text("application/json"),)
    (response,) = operation.responses
    assert response.media_types == (Text("application/json"),)
    assert response.default_media_type == Text("application/json")
    assert (operation.repeatable, operation.destructive) == (False, False)


# the front

FRONT = """\
title: Shop
summary: Sells
description: More of it
api_version: "2"
python: {package: shop, client: ShopClient, error: ShopError, command: shop-it}
endpoint:
  url: https://shop.example.org
  path: /v1/{tenant}
  redirects: [a.example.org]
parameters:
  tenant: {in: path, type: string}
headers:
  request:
    x-version: {value: "2", required: true, query_alternative: v, description: The version}
    Date: {}
  response:
    x-id: {type: string, role: request_id}
    x-more: {type: string}
media_types:
  request: [application/xml, application/json]
  response: [application/json, application/xml]
  default: application/xml
auth:
  - {kind: client_certificate, sources: [pem, pkcs12], python_name: Cert, description: A file}
  - {kind: bearer, scope: https://s/.default}
  - {kind: api_key, in: query, name: key}
retry: {statuses: [500, 503]}
wire: {escaped_slashes: true, xml_instance: true, xml_order: drop}
documents:
  manual: {title: The manual, date: 2016-01-01, url: https://m.example.org}
"""


def test_the_front_of_a_service() -> None:
    group = GROUP.replace("{type: string}}", "{type: string, media_types: [text/plain]}}")
    it = service(service=FRONT, operations__fruits=group)
    assert (it.api, it.title, it.summary) == ("shop", Text("Shop"), Text("Sells"))
    assert (it.description, it.api_version) == (Text("More of it"), Text("2"))
    assert [reveal(name) for name in dataclasses.astuple(it.python)[:4]] == [
        *("shop", "ShopClient", "ShopError", "shop-it")
    ]
    assert it.endpoint == Text("https://shop.example.org")
    assert it.base_parts == (Fixed(text=Text("/v1/")), Placeholder(wire_name=Text("tenant")))
    assert str(it.path_location) == "spec/shop/service.yaml:8:9"
    assert it.redirect_hosts == (Text("a.example.org"),)
    assert [parameter.required for parameter in it.parameters] == [True]
    version, date = it.request_headers
    assert (version.value, version.required, version.query_alternative) == (
        *(Text("2"), True, Text("v")),
    )
    assert (date.value, date.required) == (None, False)
    assert it.request_id_header == Text("x-id")
    assert [header.wire_name for header in it.response_headers] == [Text("x-id"), Text("x-more")]
    assert it.default_media_type == Text("application/xml")
    certificate, bearer, key = it.auth
    assert (certificate.kind, certificate.sources) == ("client_certificate", ("pem", "pkcs12"))
    assert (certificate.python_name, certificate.description) == (Text("Cert"), Text("A file"))
    assert bearer.member("scope") == Text("https://s/.default")
    assert (bearer.member("name"), bearer.carrier) == (None, None)
    assert key.carrier == ("query", Text("key"))
    assert it.retry.statuses == (500, 503)
    assert it.wire == WireOptions(escaped_slashes=True, xml_instance=True, xml_order="drop")
    (page,) = it.documents
    assert (page.title, page.date) == (Text("The manual"), Text("2016-01-01"))
    assert page.url == Text("https://m.example.org")
    (response,) = it.operations[0].responses
    assert response.default_media_type == Text("text/plain")


def test_the_default_media_type_of_an_answer_is_the_services_where_it_can_be() -> None:
    (response,) = get(service=FRONT).responses
    assert response.media_types == (Text("application/json"), Text("application/xml"))
    assert response.default_media_type == Text("application/xml")


def test_a_service_of_a_title_alone() -> None:
    it = service()
    assert (it.auth, it.retry, it.wire) == ((), Retry(), WireOptions())
    assert (it.request_id_header, it.default_media_type) == (None, Text("application/json"))
    assert (it.emulation, it.deviations, it.base_parts) == (None, (), ())


def test_groups_and_their_operations_are_in_the_order_of_files_and_keys() -> None:
    operation = GROUP[GROUP.index("  get:") :]
    it = service(operations__zoo=GROUP + operation.replace("get:", "add:"), operations__apes=GROUP)
    assert [reveal(operation.path) for operation in it.operations] == [
        "operations.apes.get",
        "operations.fruits.get",
        "operations.zoo.get",
        "operations.zoo.add",
    ]


# problems


def told(found: list[Diagnostic]) -> list[tuple[str, str, str, str]]:
    return [(each.code, str(each.location), each.message, each.hint) for each in found]


def test_an_unknown_type_is_told_where_it_is_named_and_nothing_else_stops() -> None:
    text = GROUP.replace("{type: string}}", "{$ref: Frut}}")
    lowered = read(
        {
            "service.yaml": SERVICE,
            "operations/fruits.yaml": text,
            "types.yaml": "types: {Fruit: {type: string}}",
        }
    )
    assert told(list(lowered.diagnostics)) == [
        (
            "SPEC201",
            "spec/shop/operations/fruits.yaml:11:20",
            "`Frut` is not a type of this API",
            "did you mean `Fruit`?",
        )
    ]
    assert lowered.service is not None
    assert lowered.service.operations[0].responses[0].type == Reference(name=Text("Frut"))
    assert lowered.complete


@pytest.mark.parametrize(
    ("unreadable", "text"),
    [
        ("types.yaml", GROUP.replace("{type: string}}", "{$ref: Frut}}")),
        ("errors.yaml", GROUP + "    errors: {Lost: [lost]}\n"),
    ],
)
def test_what_an_unreadable_file_may_hold_is_not_missed(unreadable: str, text: str) -> None:
    files = {"operations/fruits.yaml": text}
    assert problems(files, frozenset({unreadable})) == []
    assert len(problems(files)) == 1
    base = {"service.yaml": SERVICE, "operations/fruits.yaml": text}
    assert not read(base, frozenset({unreadable})).complete


def test_codes_and_reasons_must_be_known() -> None:
    group = GROUP + "    errors: {NotFond: [unknown], NotFound: [unknwon]}\n"
    found = told(problems({"operations/fruits.yaml": group, "errors.yaml": ERRORS}))
    assert [(code, message, hint) for code, _, message, hint in found] == [
        (
            "SPEC203",
            "`NotFond` is not an error code of this API",
            "did you mean `NotFound`?",
        ),
        ("SPEC203", "`unknwon` is not a reason of `NotFound`", "did you mean `unknown`?"),
    ]


def test_pages_must_be_listed() -> None:
    types = "types: {A: {type: string, source: {document: manul}}}"
    errors = ERRORS.replace("source: {document: manual}", "source: {document: other}")
    group = GROUP.replace("{document: manual}", "{document: zzz}")
    found = problems({"types.yaml": types, "errors.yaml": errors, "operations/fruits.yaml": group})
    assert [(each.code, each.path, each.hint) for each in found] == [
        ("SPEC202", "operations.fruits.get.source", "one of `manual`"),
        ("SPEC202", "types.A.source", "did you mean `manual`?"),
        ("SPEC202", "errors.NotFound.source", "one of `manual`"),
    ]


@pytest.mark.parametrize(
    ("types", "names"),
    [
        ("A: {$ref: A}", ["A"]),
        ("{A: {$ref: B}, B: {$ref: C}, C: {$ref: A}}", ["A", "B", "C"]),
        ("{A: {$ref: B}, B: {$ref: B}}", ["B"]),
        ("{A: {$ref: B}, B: {type: array, items: {$ref: A}}}", []),
    ],
)
def test_a_type_cannot_be_itself(types: str, names: list[str]) -> None:
    found = problems({"types.yaml": f"types:\n  {types}"})
    assert [each.code for each in found] == ["SPEC208"] * len(names)
    assert [each.path for each in found] == [f"types.{name}" for name in names]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("{type: object, properties: {a: {type: string}}, required: [b]}", "`b`"),
        ("{type: object, properties: {a: {type: string}}, order: [c]}", "`c`"),
        ("{type: object, properties: {a: {type: string}}, json_order: [c]}", "`c`"),
        ("{type: string, enum: [a], python_names: {d: D}}", "`d`"),
        ("{type: string, enum: [a], descriptions: {e: E}}", "`e`"),
    ],
)
def test_lists_of_names_name_what_there_is(text: str, where: str) -> None:
    (found,) = problems({"types.yaml": f"types: {{It: {text}}}"})
    assert found.code == "SPEC209"
    assert found.message.startswith(where)


def test_without_a_front_there_is_no_service() -> None:
    lowered = read({"operations/fruits.yaml": GROUP})
    assert lowered.service is None
    (found,) = lowered.diagnostics
    assert (found.code, found.location) == ("SPEC210", Location("spec/shop/service.yaml", 1, 1))
    broken = read({"operations/fruits.yaml": GROUP}, frozenset({"service.yaml"}))
    assert (broken.service, broken.diagnostics, broken.complete) == (None, (), False)


# deviations


def deviation(at: str, change: str = "", name: str = "differs", grade: str = "recorded") -> str:
    text = (
        f"  {name}:\n    at: {at}\n    documented: D\n    observed: O\n"
        f"    grade: {grade}\n    reason: R\n"
    )
    return text + (f"    change: {change}\n" if change else "")


def deviating(*texts: str) -> str:
    return "deviations:\n" + "".join(texts)


RECORDED = Evidence(grade="recorded", deviation=Text("differs"))
DOCUMENTED = Evidence(grade="documented")


def test_a_deviation_adds_an_answer_with_its_evidence() -> None:
    it = service(deviations=deviating(deviation("operations.fruits.get", "{responses: {204: {}}}")))
    first, second = it.operations[0].responses
    assert (first.status, first.evidence) == (200, DOCUMENTED)
    assert (second.status, second.evidence) == (204, RECORDED)
    (known,) = it.operations[0].deviations
    assert (known.name, known.at, known.changes) == (
        *(Text("differs"), Text("operations.fruits.get"), True),
    )
    assert (known.documented, known.observed, known.reason) == (Text("D"), Text("O"), Text("R"))
    assert it.deviations == (known,)


def test_a_deviation_of_a_member_leaves_the_others() -> None:
    types = "types:\n  It: {type: object, properties: {a: {type: string, maxLength: 3}, b: {type: string}}}\n"
    change = deviation("types.It.properties.a", "{maxLength: 5, seen: false}")
    it = service(types=types, deviations=deviating(change))
    record = it.types[0].type
    assert isinstance(record, RecordType)
    a, b = record.fields
    assert a.type == StringType(bounds=Bounds(maximum=5))
    assert (a.seen, a.evidence, b.evidence) == (False, RECORDED, DOCUMENTED)
    assert str(a.location) == "spec/shop/types.yaml:2:35"


def test_a_deviation_removes_what_it_says_is_null() -> None:
    change = deviation("operations.fruits.get", "{responses: {200: null, 202: {}}}")
    it = service(deviations=deviating(change))
    assert [each.status for each in it.operations[0].responses] == [202]
    values = service(
        types="types:\n  It: {type: object, properties: {a: {type: string, nullable: true}}, example: {a: x}}\n",
        deviations=deviating(deviation("types.It", "{example: {a: null}}")),
    )
    (example,) = values.types[0].examples
    assert freeze({"a": None}) == example.value


def test_a_deviation_takes_a_list_or_a_text_whole() -> None:
    types = "types:\n  It: {type: string, enum: [a, b], notes: [one, two]}\n"
    changes = deviation("types.It", "{enum: [c], notes: [three]}")
    it = service(types=types, deviations=deviating(changes))
    enumeration = it.types[0].type
    assert isinstance(enumeration, EnumType)
    assert [member.value for member in enumeration.members] == [Text("c")]
    assert it.types[0].notes == (Text("three"),)


def test_deviations_of_one_place_are_heard_in_their_order() -> None:
    types = "types:\n  It: {type: string, maxLength: 3}\n"
    it = service(
        types=types,
        deviations=deviating(
            deviation("types.It", "{maxLength: 5}", "first"),
            deviation("types", "{It: {minLength: 1}}", "second"),
            deviation("types.It", "{maxLength: 7}", "third"),
        ),
    )
    assert it.types[0].type == StringType(bounds=Bounds(minimum=1, maximum=7))


def test_a_deviation_of_the_front() -> None:
    it = service(
        deviations=deviating(deviation("service.endpoint", "{url: https://b.example.org}"))
    )
    assert it.endpoint == Text("https://b.example.org")
    assert it.operations[0].deviations == ()


def test_a_deviation_that_changes_nothing_is_kept_to_be_read() -> None:
    it = service(deviations=deviating(deviation("operations.fruits.get.responses.200")))
    assert [known.changes for known in it.operations[0].deviations] == [False]
    assert it.operations[0].responses[0].evidence == DOCUMENTED


@pytest.mark.parametrize(
    ("at", "hint"),
    [
        ("operations.fruits.gte", "`operations.fruits` has `get`"),
        ("operations.vegetables.get", "a path begins with"),
        ("operations.fruits.get.responses.404", "`operations.fruits.get.responses` has `200`"),
        ("types.It", "a path begins with"),
        ("nothing", "a path begins with"),
    ],
)
def test_a_deviation_that_points_nowhere_says_what_is_there(at: str, hint: str) -> None:
    (found,) = problems({"deviations.yaml": deviating(deviation(at, "{title: x}"))})
    assert found.code == "SPEC207"
    assert found.message == f"`{at}` does not exist in the spec"
    assert found.hint.startswith(hint)
    assert str(found.location) == "spec/shop/deviations.yaml:3:5"


def test_a_deviation_into_an_unreadable_file_is_not_judged() -> None:
    files = {"deviations.yaml": deviating(deviation("types.It", "{title: x}"))}
    assert problems(files, frozenset({"types.yaml"})) == []


# all nodes


def test_nodes_are_small_frozen_and_hashable(full: Service) -> None:
    hash(full)
    with pytest.raises(dataclasses.FrozenInstanceError):
        full.title = Text("x")  # type: ignore[misc]
    assert not hasattr(full.operations[0], "__dict__")


def test_building_twice_gives_equal_services(full: Service) -> None:
    assert service(operations__fruits=FULL, types=TYPES, errors=ERRORS) == full
