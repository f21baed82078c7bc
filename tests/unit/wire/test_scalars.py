from __future__ import annotations

from typing import Any

import pytest

from clientgen.wire import (
    Style,
    WireError,
    decode,
    encode,
    options_from_data,
    scalar_from_text,
    scalar_to_text,
    shape_from_data,
    shapes_from_data,
    value_from_pairs,
    value_to_pairs,
)

TYPES = shapes_from_data({})
FORM = shape_from_data(
    {
        "kind": "record",
        "fields": [
            {"name": "a b", "type": {"kind": "string"}},
            {"name": "n", "type": {"kind": "list", "items": {"kind": "integer"}}},
            {"name": "yes", "type": {"kind": "boolean"}},
        ],
    }
)
LIST = shape_from_data({"kind": "list", "items": {"kind": "integer"}})


def shape(kind: str, **rest: Any) -> Any:
    return shape_from_data({"kind": kind, **rest})


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (shape("string"), " a ", " a "),
        (shape("integer"), -5, "-5"),
        (shape("number"), 2.5, "2.5"),
        (shape("boolean"), True, "true"),
        (shape("boolean"), False, "false"),
        (shape("bytes"), b"\x00", "AA=="),
        (shape("enum", values=["a"]), "a", "a"),
        (shape("enum", base="integer", values=[1]), 1, "1"),
        (shape("nullable", item={"kind": "integer"}), 3, "3"),
    ],
)
def test_scalars_to_text_and_back(kind: Any, value: Any, text: str) -> None:
    assert scalar_to_text(value, kind, TYPES) == text
    assert scalar_from_text(text, kind, TYPES) == value


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("integer", ""),
        ("integer", "1_000"),
        ("integer", "\uff11"),
        ("integer", "9" * 5000),
        ("number", "nan"),
        ("number", "1e999"),
        ("number", "0x10"),
        ("boolean", "yes"),
        ("bytes", "a"),
        ("map", "a"),
    ],
)
def test_other_text_is_refused(kind: str, text: str) -> None:
    with pytest.raises(WireError):
        scalar_from_text(text, shape(kind, values={"kind": "any"}), TYPES)


def test_a_form_repeats_lists_and_escapes() -> None:
    value = {"a b": "ü&=+", "n": [1, 2], "yes": True}
    body = encode(value, FORM, TYPES, "application/x-www-form-urlencoded")
    assert body == b"a+b=%C3%BC%26%3D%2B&n=1&n=2&yes=true"
    assert decode(body, FORM, TYPES, "application/x-www-form-urlencoded") == value


@pytest.mark.parametrize(
    "body", [b"a", b"&&", b"yes=true&yes=true", b"yes=%ff", b"n=x", b"x=1&" * 2000 + b"x=1"]
)
def test_a_malformed_form_is_refused(body: bytes) -> None:
    with pytest.raises(WireError):
        decode(body, FORM, TYPES, "application/x-www-form-urlencoded")


def test_an_empty_form_has_no_members() -> None:
    assert decode(b"", FORM, TYPES, "application/x-www-form-urlencoded") == {}


def test_text_and_bytes_are_bodies_of_their_own() -> None:
    assert encode("é", shape("string"), TYPES, "text/plain") == "é".encode()
    assert decode(b"17", shape("integer"), TYPES, "text/plain") == 17
    assert encode(b"\xff", shape("bytes"), TYPES, "application/octet-stream") == b"\xff"
    assert decode(b"\xff", shape("bytes"), TYPES, "image/png") == b"\xff"


OBJECT = shape_from_data(
    {
        "kind": "record",
        "fields": [
            {"name": "from", "type": {"kind": "integer"}},
            {"name": "to", "type": {"kind": "integer"}},
        ],
    }
)


@pytest.mark.parametrize(
    ("kind", "style", "value", "pairs"),
    [
        (LIST, "repeated", [1, 2], [("p", "1"), ("p", "2")]),
        (LIST, "simple", [1, 2], [("p", "1,2")]),
        (OBJECT, "repeated", {"from": 1, "to": 2}, [("from", "1"), ("to", "2")]),
        (OBJECT, "simple", {"from": 1, "to": 2}, [("p", "from,1,to,2")]),
        (OBJECT, "deep", {"from": 1, "to": 2}, [("p[from]", "1"), ("p[to]", "2")]),
        (shape("string"), "repeated", "a,b", [("p", "a,b")]),
    ],
)
def test_parameters_to_pairs_and_back(
    kind: Any, style: Style, value: Any, pairs: list[tuple[str, str]]
) -> None:
    assert value_to_pairs("p", value, kind, TYPES, style) == pairs
    assert value_from_pairs("p", [("q", "9"), *pairs], kind, TYPES, style) == value


def test_a_parameter_that_is_not_given_is_none() -> None:
    for kind in (LIST, OBJECT, shape("string")):
        assert value_from_pairs("p", [("q", "1")], kind, TYPES) is None


@pytest.mark.parametrize(
    ("kind", "style", "pairs"),
    [
        (shape("string"), "repeated", [("p", "1"), ("p", "2")]),
        (LIST, "simple", [("p", "1"), ("p", "2")]),
        (LIST, "repeated", [("p", "x")]),
        (OBJECT, "simple", [("p", "from")]),
        (OBJECT, "repeated", [("to", "1"), ("to", "2")]),
    ],
)
def test_ambiguous_parameters_are_refused(
    kind: Any, style: Style, pairs: list[tuple[str, str]]
) -> None:
    with pytest.raises(WireError):
        value_from_pairs("p", pairs, kind, TYPES, style)


def test_an_item_with_a_comma_cannot_stand_between_commas() -> None:
    texts = shape("list", items={"kind": "string"})
    with pytest.raises(WireError, match="comma"):
        value_to_pairs("p", ["a,b"], texts, TYPES, "simple")


def test_options_are_named_and_typed() -> None:
    options = options_from_data({"xml_order": "drop", "escaped_slashes": True})
    assert (options.xml_order, options.escaped_slashes) == ("drop", True)
    for data in ({"xml_ordre": "drop"}, {"xml_order": "lose"}, {"xml_declaration": "yes"}):
        with pytest.raises(ValueError, match="wire option"):
            options_from_data(data)


def test_shapes_that_cannot_be_are_refused() -> None:
    with pytest.raises(ValueError, match="not a kind"):
        shape_from_data({"kind": "strnig"})
    for types in ({"A": {"kind": "ref", "name": "A"}}, {"A": {"kind": "ref", "name": "B"}}):
        with pytest.raises(ValueError, match="not declared or refers to itself"):
            shapes_from_data(types)
