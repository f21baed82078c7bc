"""The words that the help of a command shows after it."""

from __future__ import annotations

from typing import Any

import pytest

from clientgen.description.command_examples import command_example

TEXT = {"kind": "string"}
FLAG = {"python_name": "a", "flag": "--a", "type": TEXT, "required": True}
PLACE = {"python_name": "b", "metavar": "B", "type": TEXT, "required": True}
TYPES = {
    "Size": {"kind": "enum", "values": ["small", "big"]},
    "Name": {"kind": "string", "example": "Ann"},
    "Names": {"kind": "list", "items": {"kind": "ref", "name": "Name"}},
    "Thing": {
        "kind": "record",
        "fields": [
            {"name": "x", "type": {"kind": "ref", "name": "Name"}, "python_name": "x"},
            {"name": "y", "type": {"kind": "integer"}, "python_name": "y", "default": 7},
        ],
    },
}
X, Y = ({"name": n, "required": True, "python_name": n, "flag": f"--{n}"} for n in "xy")
THING = {"kind": "ref", "name": "Thing"}


def shown(*parameters: dict[str, Any], **operation: Any) -> str:
    return " ".join(command_example({"parameters": parameters, **operation}, TYPES))


@pytest.mark.parametrize(
    ("kind", "more", "words"),
    [
        (TEXT, {}, "--a A"),
        (TEXT, {"example": "x y"}, "--a x y"),
        ({**TEXT, "example": "e"}, {"default": "d"}, "--a e"),
        (TEXT, {"default": "d"}, "--a d"),
        ({**TEXT, "format": "date"}, {}, "--a 2024-05-06"),
        ({"kind": "integer"}, {}, "--a 1"),
        ({"kind": "integer"}, {"example": None}, "--null a"),
        ({"kind": "boolean"}, {}, "--a"),
        ({"kind": "boolean"}, {"example": False}, "--no-a"),
        ({"kind": "ref", "name": "Size"}, {}, "--a small"),
        ({"kind": "nullable", "item": {"kind": "ref", "name": "Size"}}, {}, "--a small"),
        ({"kind": "list", "items": {"kind": "integer"}}, {"example": [1, 2]}, "--a 1 --a 2"),
        ({"kind": "list", "items": TEXT}, {}, "--a A"),
        ({"kind": "ref", "name": "Names"}, {}, "--a Ann"),
        ({"kind": "map", "values": {"kind": "integer"}}, {}, "--a key=1"),
        ({"kind": "map", "values": {"kind": "ref", "name": "Size"}}, {}, "--a key=small"),
        ({"kind": "record", "example": {"b": "ä"}}, {}, '--a {"b": "ä"}'),
        ({"kind": "record"}, {}, "--a {}"),
        ({"kind": "bytes"}, {}, "--a FILE"),
        ({"kind": "list", "items": {"kind": "bytes"}}, {}, "--a FILE"),
        ({"kind": "bytes"}, {"secret": True}, "--a FILE"),
        (TEXT, {"secret": True}, ""),
        (TEXT, {"required": False}, ""),
    ],
)
def test_the_words_of_values(kind: Any, more: dict[str, Any], words: str) -> None:
    assert shown({**FLAG, "type": kind, **more}) == words


def test_settings_of_the_program_come_first_and_arguments_last() -> None:
    setting = {**FLAG, "flag": "--c", "from_client": "c"}
    assert shown(PLACE, FLAG, setting) == "--c A --a A B"
    assert shown() == ""


def test_a_value_that_looks_like_a_flag_is_marked() -> None:
    number = {**PLACE, "type": {"kind": "integer"}, "example": -1}
    assert shown(number) == "-- -1"
    assert shown(number, FLAG, PLACE) == "--a A -- -1 B"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"type": THING, "fields": [X, Y]}, "--x Ann --y 7"),
        ({"type": THING, "fields": [X, Y], "example": {"x": "Bo"}}, "--x Bo --y 7"),
        ({"type": THING, "fields": [X, Y], "example": "no record"}, "--x Ann --y 7"),
        ({"type": THING, "fields": [X, {**Y, "required": False}]}, "--x Ann"),
        ({"type": THING, "fields": [{**X, "secret": True}, Y]}, "--y 7"),
        ({"type": THING, "fields": []}, ""),
        ({"type": THING}, "--from-file FILE"),
        ({"type": {"kind": "bytes"}, "secret": True}, "--from-file FILE"),
        ({"type": TEXT}, "--from-file FILE"),
        ({"type": TEXT, "secret": True}, ""),
    ],
)
def test_the_words_of_bodies(body: dict[str, Any], words: str) -> None:
    assert shown(body={**body, "required": True}) == words
    assert shown(PLACE, body={**body, "required": True}) == f"{words} B".lstrip()
    assert shown(body=body) == ""


def test_the_example_of_a_type_is_that_of_a_body() -> None:
    types = {"Thing": {**TYPES["Thing"], "example": {"x": "Cy", "y": 2}}}
    body = {"type": THING, "fields": [X, Y], "required": True}
    assert command_example({"body": body}, {**TYPES, **types}) == ["--x", "Cy", "--y", "2"]
