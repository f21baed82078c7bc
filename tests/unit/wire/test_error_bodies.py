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
