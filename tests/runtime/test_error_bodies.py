"""Errors in declared bodies: their facts, what is no such body, and what servers send instead."""

from __future__ import annotations

import json
import pickle
from dataclasses import replace
from typing import Any

import pytest

from runtime import error_bodies
from runtime.error_bodies import is_error_inside, read_failure
from runtime.errors import ServiceError
from runtime.headers import Headers
from runtime.operation import ErrorBody
from runtime.problems import Problem
from runtime.records import OpenEnum, Record, field
from runtime.response import Response, Sent, read_response

from .conftest import SERVICE, operation


class Kind(OpenEnum):
    LOST = "lost"


class Fault(Record, frozen=True, kw_only=True):
    code: str = field(name="code")
    text: str = field(name="text")
    kind: Kind | None = field(name="kind", default=None)
    number: int | None = field(name="number", default=None)


class Envelope(Record, frozen=True, kw_only=True):
    error: Fault = field(name="error")
    trace: str = field(name="trace")


class Plain(Record, frozen=True, kw_only=True):
    note: str = field(name="note")


class Listed(Record, frozen=True, kw_only=True):
    errors: list[Fault] = field(name="errors")


def told(kind: type, code: str = "", message: str = "", /, **when: object) -> ErrorBody:
    return ErrorBody(
        kind=f"test_error_bodies:{kind.__name__}",
        code=tuple(filter(None, code.split("."))),
        message=tuple(filter(None, message.split("."))),
        when=tuple((tuple(name.split("__")), value) for name, value in when.items()),  # type: ignore[misc]
    )


ENVELOPE = told(Envelope, "error.code", "error.text")


@pytest.fixture(autouse=True)
def _types_are_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(error_bodies, "public_package", lambda _: __package__)


def failure(body: object, declared: ErrorBody = ENVELOPE, status: int = 418) -> ServiceError:
    """Return the error of a response."""
    service = replace(SERVICE, bodies={"default": declared, "2XX": declared})
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    answer = Response(status, "Teapot", Headers([("Content-Type", "application/json")]), content)
    with pytest.raises(ServiceError) as caught:
        read_response(service, operation(responses={200: object}), answer, {}, Sent())
    assert str(caught.value).isprintable()
    assert repr(caught.value).isprintable()
    return caught.value


WHOLE = {"error": {"code": "c", "text": "t"}, "trace": "x"}


def test_a_declared_body() -> None:
    error = failure(WHOLE)
    assert (error.code, error.message, error.problems) == ("c", "t", ())
    assert error.value == Envelope(error=Fault(code="c", text="t"), trace="x")


@pytest.mark.parametrize(
    ("body", "code", "message", "places"),
    [
        ({"error": {"code": "c", "text": "t"}}, "c", "t", ["$.trace"]),
        ({"error": {"code": "c"}, "trace": "x"}, "c", "Teapot", ["$.error.text"]),
        ({"error": {"text": "t"}, "trace": 7.5}, None, "t", ["$.error.code", "$.trace"]),
        ({"error": {"code": [], "text": "t"}, "trace": "x"}, None, "t", ["$.error.code"]),
        ({"error": {"code": 7, "text": "t"}, "trace": "x"}, "7", "t", ["$.error.code"]),
        (
            {"error": {"code": "c", "text": {"value": "v"}, "number": "many"}, "trace": []},
            *("c", "Teapot", ["$.error.text", "$.error.number", "$.trace"]),
        ),
        (
            {"error": {"code": {"a": 1}, "text": "t", "message": "m"}, "trace": "x"},
            *(None, "t", ["$.error.code"]),
        ),
    ],
)
def test_parts_that_are_missing_or_of_another_kind(
    body: object, code: str | None, message: str, places: list[str]
) -> None:
    error = failure(body)
    assert (error.code, error.message) == (code, message)
    assert [each.place for each in error.problems] == places
    assert isinstance(error.value, Envelope)
    for place in places:
        found: Any = error.value
        for name in place.split(".")[1:]:
            found = getattr(found, name)
        assert found is None
    again = pickle.loads(pickle.dumps(error))
    assert (again.problems, again.value) == (error.problems, error.value)


@pytest.mark.parametrize(
    ("body", "code", "message"),
    [
        ({"Code": "C", "Message": "M"}, "C", "M"),
        ({"error": "lost", "trace": "x"}, "lost", "Teapot"),
        ({"error": [{"code": "C", "message": "M"}]}, "C", "M"),
        ({"error": {}, "trace": "x"}, None, "Teapot"),
        ({"error": None}, None, "Teapot"),
        ([WHOLE], "c", "Teapot"),
        ([], None, "Teapot"),
        ("text", None, "Teapot"),
        (7, None, "Teapot"),
        (None, None, "Teapot"),
        (b"", None, "Teapot"),
        (b"{", None, "Teapot"),
        (b"\xff\xfe", None, "Teapot"),
        (b"[" * 100_000, None, "Teapot"),
        (b'{"error":' * 5_000, None, "Teapot"),
        (b'{"error":' * 50 + b"1" + b"}" * 50, None, "Teapot"),
        (b"<html><title>x</title></html>", None, "Teapot"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', None, "Teapot"),
    ],
    ids=lambda given: repr(given)[:40],
)
def test_other_bodies_have_no_value(body: object, code: str | None, message: str) -> None:
    error = failure(body)
    assert (error.code, error.message) == (code, message)
    assert (error.value, error.problems) == (None, ())


def test_a_body_without_places_of_facts() -> None:
    error = failure({"note": "n", "code": "c"}, told(Plain))
    assert (error.code, error.value) == (None, Plain(note="n"))
    error = failure({"Code": "C", "note": 7.5}, told(Plain))
    assert (error.code, error.value, error.problems) == ("C", None, ())
    assert failure([{"Code": "C"}], told(Plain)).code == "C"


def test_a_value_that_is_of_its_type_but_says_nothing() -> None:
    error = failure({"errors": []}, told(Listed, "errors.code", "errors.text"))
    assert (error.code, error.value) == (None, None)


def test_facts_in_lists_enumerations_and_numbers() -> None:
    listed = told(Listed, "errors.code", "errors.text")
    two = {"errors": [{"code": "a", "text": "A"}, {"code": "b", "text": "B"}]}
    assert (failure(two, listed).code, failure(two, listed).message) == ("a", "A")
    fault = told(Fault, "kind", "text")
    body: dict[str, Any] = {"code": "c", "text": "t", "kind": "lost"}
    assert failure(body, fault).code == "lost"
    assert failure({**body, "kind": "new"}, fault).code == "new"
    assert failure({**body, "number": 7}, told(Fault, "number", "text")).code == "7"
    assert failure(body, told(Fault, "", "text")).code is None
    assert failure(body, told(Fault, "code")).message == "Teapot"


@pytest.mark.parametrize("bad", ["\n", "\x00", "\x1b[2J", "\u202e", "\u2028", "\x85", "\ud800"])
def test_control_characters_are_shown_escaped(bad: str) -> None:
    error = failure({"error": {"code": f"a{bad}b", "text": f"c{bad}d"}, "trace": "x"})
    for said in (str(error), repr(error)):
        assert bad not in said


def test_huge_facts() -> None:
    huge = "9" * 200_000
    error = failure({"error": {"code": huge, "text": huge}, "trace": "x"})
    assert error.code is not None
    assert (len(error.code), len(error.message)) == (10_000, 10_000)
    assert len(str(error)) < 3_000
    assert len(repr(error)) < 300
    digits = f'{{"error": {{"code": {huge}, "text": "t"}}, "trace": "x"}}'
    assert len(str(failure(digits.encode()))) < 3_000


FAILED = told(Envelope, "error.code", "error.text", ok=False)


@pytest.mark.parametrize(
    ("body", "when", "is_error"),
    [
        ('{"ok": false}', {"ok": False}, True),
        ('{"ok": true}', {"ok": False}, False),
        ('{"ok": null}', {"ok": False}, False),
        ('{"ok": {}}', {"ok": False}, False),
        ('{"ok": []}', {"ok": False}, False),
        ('{"ok": [false]}', {"ok": False}, True),
        ('{"ok": "False "}', {"ok": False}, True),
        ('{"ok": 0}', {"ok": False}, False),
        ('{"OK": false}', {"ok": False}, False),
        ("{}", {"ok": False}, False),
        ("[]", {"ok": False}, False),
        ('[{"ok": false}]', {"ok": False}, True),
        ("false", {"ok": False}, False),
        ('"ok"', {"ok": False}, False),
        ("", {"ok": False}, False),
        ('{"ok": false', {"ok": False}, False),
        ('{"state": "bad"}', {"state": "bad"}, True),
        ('{"state": "BAD"}', {"state": "bad"}, False),
        ('{"state": "bad "}', {"state": "bad"}, False),
        ('{"state": {"bad": 1}}', {"state": "bad"}, False),
        ('{"code": 7}', {"code": 7}, True),
        ('{"code": "7"}', {"code": 7}, True),
        ('{"code": 70}', {"code": 7}, False),
        ('{"a": {"b": 1}}', {"a__b": 1}, True),
        ('{"a": [{"b": 1}, {"b": 2}]}', {"a__b": 1}, True),
        ('{"a": [{"b": 2}, {"b": 1}]}', {"a__b": 1}, False),
        ('{"a": 1}', {"a__b": 1}, False),
        ('{"a": 1, "b": 2}', {"a": 1, "b": 2}, True),
        ('{"a": 1, "b": 3}', {"a": 1, "b": 2}, False),
        ("<x><ok>false</ok></x>", {"ok": False}, True),
        ("<x><ok>true</ok></x>", {"ok": False}, False),
        ("<x><ok>false</x>", {"ok": False}, False),
        ("[" * 100_000, {"ok": False}, False),
    ],
)
def test_errors_inside_successes(body: str, when: dict[str, Any], is_error: bool) -> None:
    assert is_error_inside(told(Envelope, **when), body.encode(), "") is is_error


def test_an_error_inside_a_success_that_is_no_declared_body() -> None:
    error = failure({"ok": False, "error": ["lost"]}, FAILED, status=200)
    assert (error.status, error.value) == (200, None)
    error = failure({"ok": False, "error": {"code": "c", "text": 7.5}}, FAILED, status=200)
    assert (error.code, error.value.error.text) == ("c", None)


def test_problems_are_told_to_who_asks() -> None:
    body = b'{"error": {"code": "c", "text": "t"}}'
    problems: list[Problem] = []
    assert read_failure(body, "", ENVELOPE, problems)[:2] == ("c", "t")
    assert [str(each) for each in problems] == ["`$.trace` is missing"]
    assert read_failure(body, "", ENVELOPE)[:2] == ("c", "t")
