"""The bodies of errors, with the facts of one error at their places."""

from __future__ import annotations

from typing import Any

import pytest

from clientgen.wire import Types, encode, form_from_data, usual_form

NONE = Types({})


def data(code: dict[str, Any], *, required: bool = False) -> dict[str, Any]:
    facts = {
        "kind": "record",
        "fields": [
            {"name": "code", "type": code, "required": required},
            {"name": "text", "type": {"kind": "string"}},
            {"name": "status", "type": {"kind": "string"}},
        ],
    }
    fields = [{"name": "errors", "type": {"kind": "list", "items": facts}}]
    return {
        "type": {"kind": "record", "fields": fields},
        "example": {"errors": [{"code": "e", "text": "t"}, {"text": "second"}]},
        "code": ["errors", "code"],
        "message": ["errors", "text"],
        "status_member": ["errors", "status"],
    }


@pytest.mark.parametrize(
    ("kind", "code", "expected"),
    [
        ({"kind": "string"}, "10", {"code": "10"}),
        ({"kind": "integer"}, "10", {"code": 10}),
        ({"kind": "integer"}, "NotFound", {"code": 0}),
        ({"kind": "string"}, None, {}),
        ({"kind": "nullable", "item": {"kind": "string"}}, None, {"code": None}),
        ({"kind": "list", "items": {"kind": "string"}}, "a", {"code": ["a"]}),
    ],
)
def test_facts_are_spelled_as_their_members(
    kind: dict[str, Any], code: str | None, expected: dict[str, Any]
) -> None:
    form = form_from_data(data(kind))
    example = form.example["errors"][0]
    example["code"] = ["e"] if kind["kind"] == "list" else example["code"]
    value = form.value(NONE, code, "No", 404)
    assert value["errors"][0] == {**expected, "text": "No", "status": "404"}
    assert value["errors"][1:] == [{"text": "second"}]


@pytest.mark.parametrize(
    ("outer", "expected"),
    [
        ({"required": False}, {"note": "n"}),
        ({"required": True}, {"errors": [], "note": "n"}),
        ({"required": True, "min_items": 1}, {"errors": [{"code": "e"}], "note": "n"}),
        ({"required": True, "min_items": 1, "nullable": True}, {"errors": None, "note": "n"}),
    ],
)
def test_what_cannot_be_without_a_code_is_left_out(
    outer: dict[str, Any], expected: dict[str, Any]
) -> None:
    facts = {
        "kind": "record",
        "fields": [{"name": "code", "type": {"kind": "string"}, "required": True}],
    }
    errors: dict[str, Any] = {"kind": "list", "items": facts}
    if "min_items" in outer:
        errors["minItems"] = 1
    if "nullable" in outer:
        errors = {"kind": "nullable", "item": errors}
    fields = [{"name": "errors", "type": errors, "required": outer["required"]}]
    form = form_from_data(
        {
            "type": {"kind": "record", "fields": fields},
            "example": {"errors": [{"code": "e"}], "note": "n"},
            "code": ["errors", "code"],
        }
    )
    assert form.value(NONE, None, "No", 404) == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ({"kind": "string"}, "Fake"),
        ({"kind": "integer"}, "1"),
        ({"kind": "enum", "base": "integer", "values": [4]}, "1"),
        ({"kind": "list", "items": {"kind": "integer"}}, "1"),
    ],
)
def test_a_code_that_the_body_can_have(kind: dict[str, Any], expected: str) -> None:
    assert form_from_data(data(kind)).sample_code(NONE) == expected
    assert form_from_data({**data(kind), "code": []}).sample_code(NONE) is None


def test_missing_parts_on_the_way_are_made() -> None:
    form = form_from_data({**data({"kind": "string"}), "example": {}})
    value = form.value(NONE, "a", "No", 400)
    assert value == {"errors": [{"code": "a", "text": "No", "status": "400"}]}


@pytest.mark.parametrize(
    ("is_number", "code", "expected"),
    [
        (False, "10", b'{"Code":"10","Message":"No"}'),
        (True, "10", b'{"Code":10,"Message":"No"}'),
        (False, None, b'{"Message":"No"}'),
    ],
)
def test_the_usual_body(is_number: bool, code: str | None, expected: bytes) -> None:
    form = usual_form(is_number=is_number)
    value = form.value(NONE, code, "No", 400)
    assert encode(value, form.shape, NONE, "application/json") == expected
