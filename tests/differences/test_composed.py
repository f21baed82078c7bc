"""Differences of records of other records, of directions, and of the formats of numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from .test_differences import differ_as

TITLE = "title: {type: string, maxLength: 80}"
POINTS = "points: {type: integer, minimum: 0, maximum: 9, names: {1: one}}"
ROOM = "      room: {type: string}\n"
DRAFT = """  Draft:
    type: object
    properties:
"""
PLAIN = DRAFT + ROOM
COMPOSED = f"""  Room:
    type: object
    properties:
{ROOM}    example: {{room: east}}
  Draft:
    type: object
    allOf: [{{$ref: Room}}]
    properties:
"""


def rules(tmp_path: Path, before: str, after: str, *given: tuple[str, str]) -> set[str]:
    """Return the rules of the differences after an edit of both specs, and one of the later."""
    pair = {
        "given": [{"file": "types.yaml", "before": old, "after": new} for old, new in given],
        "edits": [{"file": "types.yaml", "before": before, "after": after}],
    }
    return {each.rule for each in differ_as(pair, tmp_path).findings}


def test_members_of_another_record_are_members(tmp_path: Path) -> None:
    found = rules(
        tmp_path,
        PLAIN,
        COMPOSED,
        (DRAFT, PLAIN),
        ("{title: Emma, pages", "{room: a, title: Emma, pages"),
    )
    assert not {each for each in found if "field" in each and each != "field-order-changed"}


def test_a_member_becomes_one_of_responses_only(tmp_path: Path) -> None:
    found = rules(tmp_path, TITLE, "title: {type: string, maxLength: 80, readOnly: true}")
    assert {"argument-removed", "request-type-changed"} <= found


def test_a_member_becomes_one_of_requests_only(tmp_path: Path) -> None:
    found = rules(tmp_path, "state: {$ref: State}", "state: {$ref: State, writeOnly: true}")
    assert "response-field-removed" in found


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        (TITLE, "title: {type: string, format: http-date}", "request-type-changed"),
        (TITLE, "title: {type: string, format: int64}", "request-type-changed"),
        (POINTS, "points: {type: integer, format: unix-time}", "response-type-changed"),
    ],
)
def test_another_format_is_another_type(tmp_path: Path, before: str, after: str, rule: str) -> None:
    example = {"http-date": "'Mon, 06 May 2024 07:08:09 GMT'", "int64": "'1'"}
    given = [
        ("title: Emma, pages", f"title: {text}, pages")
        for form, text in example.items()
        if form in after
    ]
    if before == TITLE:
        given.append((TITLE, "title: {type: string}"))
        before = "title: {type: string}\n"
        after += "\n"
    found = rules(tmp_path, before, after, *given)
    assert rule in found
    assert "other" not in found
