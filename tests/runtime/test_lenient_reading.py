"""What does not match its type reads `None`, is told without values, and fails only if asked to."""

from __future__ import annotations

import datetime as dt
import json
import logging
from collections.abc import Mapping
from typing import Any, ClassVar

import pytest

from runtime.errors import ArgumentError, UnexpectedResponse
from runtime.header_fields import HeaderFields, header
from runtime.lenient_walk import convert_leniently
from runtime.problems import MOST_PROBLEMS, Problem
from runtime.records import OpenEnum, Record, Xml, XmlMember, field

from .conftest import make_client, operation
from .test_responses import of, response


class State(OpenEnum):
    ON = "On"


class Part(Record, frozen=True, kw_only=True):
    size: int = field(name="Size")
    when: dt.datetime | None = field(name="When", default=None)


class Thing(Record, frozen=True, kw_only=True):
    __xml__: ClassVar[Xml | None] = Xml(
        name="Thing", members={"Parts": XmlMember(), "Flat": XmlMember(wrapped=False)}
    )
    __integers__: ClassVar[Mapping[str, Mapping[str, int]]] = {"Code": {"Created": 201}}

    name: str = field(name="Name")
    code: int = field(name="Code")
    state: State | None = field(name="State", default=None)
    part: Part | None = field(name="Part", default=None)
    parts: list[Part] | None = field(name="Parts", default=None)
    flat: list[int] | None = field(name="Flat", default=None)
    named: dict[str, Part] | None = field(name="Named", default=None)


GOOD = {"Name": "n", "Code": 201}
JSON: list[tuple[dict[str, Any], dict[str, Any], list[str]]] = [
    ({"Code": 201}, {"name": None, "code": 201}, ["`$.Name` is missing"]),
    ({"Name": "n"}, {"name": "n", "code": None}, ["`$.Code` is missing"]),
    ({"Name": 7, "Code": "Created"}, {"name": None, "code": 201}, ["text, not a number"]),
    ({"Name": None, "Code": 201}, {"name": None}, ["`$.Name` must be text, not null"]),
    ({"Name": True, "Code": []}, {"name": None, "code": None}, ["`true` or `false`", "a list"]),
    ({**GOOD, "Code": "SECRET"}, {"code": None}, ["`$.Code` must be a whole number, not text"]),
    ({**GOOD, "Code": "1"}, {"code": 1}, []),
    ({**GOOD, "Part": {"Size": 1, "When": "SECRET"}}, {"part": Part(size=1)}, ["`$.Part.When`"]),
    ({**GOOD, "Part": [1]}, {"part": None}, ["`$.Part` must be a `Part`, not a list"]),
    ({**GOOD, "Parts": {"SECRET": 1}}, {"parts": None}, ["a list, not an object"]),
    (
        {**GOOD, "Parts": [{"Size": 1}, 5, {"Size": "x"}, None]},
        {"parts": [Part(size=1), None, Part(size=None), None]},  # type: ignore[arg-type, list-item]
        ["`$.Parts[1]`", "`$.Parts[2].Size`", "`$.Parts[3]` must be a `Part`, not null"],
    ),
    (
        {**GOOD, "Named": {"SECRET": {"Size": 1}, "b": 2}},
        {"named": {"SECRET": Part(size=1), "b": None}},
        ["`$.Named[...]` must be a `Part`, not a number"],
    ),
    ({**GOOD, "Flat": ["1", 2.5]}, {"flat": [1, None]}, ["`$.Flat[1]` must be a whole number"]),
    ({**GOOD, "State": "New"}, {"state": "New"}, []),
    (
        {**GOOD, "State": {"a": 1}, "More": "SECRET"},
        {"state": None},
        ["`$.State` must be a `State`"],
    ),
]


@pytest.mark.parametrize(("sent", "members", "told"), JSON)
def test_json(
    ask: Any,
    caplog: pytest.LogCaptureFixture,
    sent: dict[str, Any],
    members: dict[str, Any],
    told: list[str],
) -> None:
    content = json.dumps(sent).encode()
    raw = ask(response(content), of(Thing), strict=False)
    assert {name: getattr(raw.value, name) for name in members} == members
    assert len(raw.problems) == len(told)
    for problem, part in zip(raw.problems, told, strict=True):
        assert part in str(problem)
    warnings = [each.getMessage() for each in caplog.records if each.levelname == "WARNING"]
    assert len(warnings) == bool(told)
    assert "SECRET" not in f"{warnings}{raw.problems}"
    assert (raw.body, raw.json()) == (content, sent)
    if told:
        with pytest.raises(UnexpectedResponse):
            ask(response(content), of(Thing))


XML_PARTS = (
    "<Thing><Name>n</Name><Code>1</Code><Parts><Part><Size>x</Size></Part></Parts>"
    "<Flat>1</Flat><Flat>y</Flat></Thing>"
)


@pytest.mark.parametrize(
    ("content", "members", "told"),
    [
        (
            "<Thing><Code>Created</Code></Thing>",
            {"name": None, "code": 201},
            ["`$.Name` is missing"],
        ),
        ("<Thing><Name><b>SECRET</b></Name><Code>1</Code></Thing>", {"name": None}, ["an object"]),
        ("<Thing><Name>n</Name><Code>SECRET</Code></Thing>", {"code": None}, ["`$.Code`"]),
        (
            XML_PARTS,
            {"parts": [Part(size=None)], "flat": [1, None]},  # type: ignore[arg-type]
            ["`$.Parts[0].Size`", "`$.Flat[1]`"],
        ),
    ],
)
def test_xml(ask: Any, content: str, members: dict[str, Any], told: list[str]) -> None:
    raw = ask(response(content.encode(), "application/xml"), of(Thing), strict=False)
    assert {name: getattr(raw.value, name) for name in members} == members
    assert [part in str(each) for each, part in zip(raw.problems, told, strict=True)]
    assert "SECRET" not in repr(raw.problems)
    assert raw.text() == content
    with pytest.raises(UnexpectedResponse, match="not JSON"):
        raw.json()
    with pytest.raises(UnexpectedResponse):
        ask(response(content.encode(), "application/xml"), of(Thing))


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        (Thing, b"[]"),
        (Thing, b"null"),
        (Thing, b"7"),
        (list[Thing], b"{}"),
        (int, b'"x"'),
        (Thing, b'{"Name":"n","Name":"m"}'),
        (Thing, b'{"Name":'),
        (Thing, b"<Thing><Name>a</Name><Name>b</Name></Thing>"),
        (Thing, b"<Thing><Name>a</Thing>"),
        (Thing, b"<html/>"),
        (Thing, b'{"Name":' + b"[" * 101 + b"]" * 101 + b"}"),
        (Thing, b""),
    ],
)
def test_what_is_no_such_body_at_all_stays_unexpected(ask: Any, kind: Any, content: bytes) -> None:
    with pytest.raises(UnexpectedResponse):
        ask(response(content), of(kind), strict=False)


def test_null_where_the_whole_may_be_null_is_no_problem(ask: Any) -> None:
    assert ask(response(b"null"), of(Thing | None), strict=False).value is None


def test_a_header_field_of_the_wrong_form_is_a_problem(ask: Any) -> None:
    class Declared(HeaderFields):
        left: int | None = header("X-Left", int)

    description = operation(response_headers=Declared)
    raw = ask(response(b"1", headers={"x-left": "SECRET"}), description, strict=False)
    assert raw.declared_headers.left is None
    assert [str(each) for each in raw.problems] == ["`X-Left` must be a whole number, not text"]


def test_problems_are_counted_and_the_first_are_logged(
    ask: Any, caplog: pytest.LogCaptureFixture
) -> None:
    raw = ask(response(b"[" + b"7," * 200 + b"7]"), of(list[Thing]), strict=False)
    assert raw.value == [None] * 201
    assert len(raw.problems) == 100
    (record,) = (each for each in caplog.records if each.levelno == logging.WARNING)
    assert record.getMessage().endswith("`$[4]` must be a `Thing`, not a number, and 95 more")
    assert record.name == "example"


def test_what_was_read_leniently_cannot_be_sent_as_if_it_were_whole(ask: Any) -> None:
    raw = ask(response(b'{"Code":1}'), of(Thing), strict=False)
    with make_client(lambda _: response(b"1")) as client, pytest.raises(ArgumentError) as caught:
        from runtime.operation import Body

        body = Body(media_type="application/json", name="body", kind=Thing)
        client.prepare(operation(method="POST", body=body), body=raw.value)
    assert str(caught.value) == "`body.name` must be text, not `NoneType`"


def test_strict_is_an_option_of_calls(ask: Any) -> None:
    with make_client(lambda _: response(b'{"Code":1}'), strict=False) as client:
        assert client._caller.call(of(Thing), {}).value.name is None
        strict = client.with_options(strict=True)
        with pytest.raises(UnexpectedResponse):
            strict._caller.call(of(Thing), {})
        with pytest.raises(ArgumentError, match="`strict` must be"):
            client.with_options(strict="no")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (None, "null"),
        ("x", "text"),
        (True, "`true` or `false`"),
        (1.5, "a number"),
        ([], "a list"),
        ({}, "an object"),
    ],
)
def test_what_is_found_is_told_in_words(data: object, found: str) -> None:
    problems: list[Problem] = []
    convert_leniently({"Name": "n", "Code": data}, Thing, problems)
    assert problems == [Problem("$.Code", "a whole number", found)]


def test_a_problem_of_the_whole_is_told_instead_of_one_of_many_items() -> None:
    class Many(Record, frozen=True, kw_only=True):
        items: list[int]
        after: list[int]
        last: int

    problems: list[Problem] = []
    data = {"items": ["x"] * MOST_PROBLEMS, "after": ["x"]}
    convert_leniently(data, Many, problems)
    assert len(problems) == MOST_PROBLEMS
    assert problems[-2].place == f"$.items[{MOST_PROBLEMS - 2}]"
    assert problems[-1] == Problem("$.last", "a whole number", "nothing")
    del data["after"]
    problems.clear()
    convert_leniently({**data, "last": 1, "after": ["x"]}, Many, problems)
    assert problems[-1].place == f"$.items[{MOST_PROBLEMS - 1}]"
