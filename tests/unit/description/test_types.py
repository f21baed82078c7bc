"""Types as plain data, and that `wire` reads them as what the spec says."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from clientgen.catalog import Catalog
from clientgen.description import describe_type, describe_types
from clientgen.document import load
from clientgen.ir import Service
from clientgen.lowering import lower
from clientgen.symbols import assign
from clientgen.wire import check, shape_from_data, shapes_from_data

SERVICE = """\
title: Shop
summary: Sells
python: {package: shop, client: ShopClient, error: ShopError, command: shop}
endpoint: {url: https://shop.example.org}
"""


def service(types: str) -> Service:
    documents = {}
    for name, text in (("service.yaml", SERVICE), ("types.yaml", f"types:\n{types}")):
        document, found = load(text.encode(), name)
        assert document is not None, found
        documents[name] = document
    lowered = lower("shop", documents)
    assert lowered.diagnostics == ()
    assert lowered.service is not None
    return lowered.service


def _types(shop: Service) -> dict[str, Any]:
    catalog = Catalog.of(shop)
    symbols, problems = assign(catalog)
    assert problems == ()
    return describe_types(catalog, symbols)


def describe(text: str) -> Mapping[str, Any]:
    """What is said of the type that a flow mapping describes."""
    types = f"  It: {text}\n  Other: {{type: object, properties: {{}}}}\n"
    data: Mapping[str, Any] = _types(service(types))["It"]
    json.dumps(data)
    shapes_from_data({"It": dict(data), "Other": {"kind": "record", "fields": []}})
    return data


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("{type: string}", {"kind": "string"}),
        (
            "{type: string, format: uuid, minLength: 0, maxLength: 9, pattern: '^a$'}",
            {
                "kind": "string",
                "format": "uuid",
                "minLength": 0,
                "maxLength": 9,
                "pattern": "^a$",
            },
        ),
        (
            "{type: integer, minimum: 0, exclusiveMaximum: 9, names: {1: One}}",
            {"kind": "integer", "minimum": 0, "exclusiveMaximum": 9, "names": {"1": "One"}},
        ),
        (
            "{type: number, exclusiveMinimum: 0.5, maximum: 1}",
            {"kind": "number", "exclusiveMinimum": 0.5, "maximum": 1},
        ),
        ("{type: boolean}", {"kind": "boolean"}),
        ("{type: bytes}", {"kind": "bytes"}),
        ("{type: any}", {"kind": "any"}),
        ("{$ref: Other}", {"kind": "ref", "name": "Other"}),
        (
            "{type: string, nullable: true}",
            {"kind": "nullable", "item": {"kind": "string"}},
        ),
        (
            "{type: object, additionalProperties: {$ref: Other}}",
            {"kind": "map", "values": {"kind": "ref", "name": "Other"}},
        ),
        (
            "{type: array, items: {type: string, xml: {name: s}}, minItems: 1, maxItems: 2}",
            {
                "kind": "list",
                "items": {"kind": "string"},
                "minItems": 1,
                "maxItems": 2,
                "xml": {"wrapped": True, "item": "s"},
            },
        ),
        (
            "{type: string, enum: [a, b], open: true}",
            {
                "kind": "enum",
                "base": "string",
                "values": ["a", "b"],
                "open": True,
                "members": [{"python_name": "A"}, {"python_name": "B"}],
                "class": "It",
            },
        ),
        (
            "{type: integer, enum: [1, 2], python_names: {1: ONE, 2: TWO}}",
            {
                "kind": "enum",
                "base": "integer",
                "values": [1, 2],
                "members": [{"python_name": "ONE"}, {"python_name": "TWO"}],
                "class": "It",
            },
        ),
        (
            "{type: string, xml: {name: X, namespace: urn:x}}",
            {"kind": "string", "xml": {"name": "X", "namespace": "urn:x"}},
        ),
        (
            "{type: array, items: {type: string}, xml: {name: All}}",
            {
                "kind": "list",
                "items": {"kind": "string"},
                "xml": {"wrapped": True, "name": "All"},
            },
        ),
    ],
)
def test_types(text: str, data: dict[str, Any]) -> None:
    assert describe(text) == data


def test_records() -> None:
    record = describe("""
    type: object
    properties:
      a: {type: string, secret: true, xml: {attribute: true}}
      b: {type: array, items: {type: string}, xml: {name: bs, wrapped: false}, wire_name: B}
      c: {$ref: Other}
    required: [c]
    order: [c]
    xml: {namespace: urn:it}
""")
    assert record == {
        "kind": "record",
        "fields": [
            {
                "name": "c",
                "type": {"kind": "ref", "name": "Other"},
                "required": True,
                "python_name": "c",
            },
            {
                "name": "a",
                "type": {"kind": "string"},
                "secret": True,
                "xml": {"attribute": True},
                "python_name": "a",
            },
            {
                "name": "B",
                "type": {"kind": "list", "items": {"kind": "string"}, "xml": {"wrapped": False}},
                "xml": {"name": "bs"},
                "python_name": "b",
            },
        ],
        "xml": {"namespace": "urn:it"},
        "class": "It",
    }


def test_every_named_type_is_described_by_its_name() -> None:
    it = service("  B: {type: string}\n  A: {$ref: B}\n")
    assert _types(it) == {"B": {"kind": "string"}, "A": {"kind": "ref", "name": "B"}}
    assert describe_type(it.types[0].type) == {"kind": "string"}  # type: ignore[arg-type]


_READ = """
  It:
    type: object
    properties:
      name: {$ref: Name}
      kinds: {type: array, items: {$ref: Kind}, minItems: 1}
      count: {type: integer, exclusiveMaximum: 10, nullable: true}
    required: [name]
  Name: {type: string, minLength: 2}
  Kind: {type: string, enum: [x]}
"""


@pytest.mark.parametrize(
    ("value", "problems"),
    [
        ({"name": "ab", "kinds": ["x"], "count": 1}, []),
        ({"name": "ab", "kinds": [], "count": 1}, [("kinds", "minItems")]),
        ({"name": "a", "kinds": ["x"], "count": 1}, [("name", "minLength")]),
        ({"name": "ab", "kinds": ["y"], "count": 1}, [("kinds[0]", "enum")]),
        ({"name": "ab", "kinds": ["x"], "count": 10}, [("count", "exclusiveMaximum")]),
        ({"kinds": ["x"], "count": None}, [("name", "required")]),
    ],
)
def test_wire_reads_what_is_described(
    value: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    types = shapes_from_data(_types(service(_READ)))
    found = check(value, shape_from_data({"kind": "ref", "name": "It"}), types)
    assert [(problem.path, problem.code) for problem in found] == problems
