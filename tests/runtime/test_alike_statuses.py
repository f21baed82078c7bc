"""A success with another status than the documented one: taken where it can mean only one thing."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from runtime.errors import UnexpectedResponse
from runtime.operation import Form, ResponseCase, ResponseChoice, StreamedItems
from runtime.problems import Problem
from runtime.records import Record, field

from .conftest import operation
from .test_responses import response


class Thing(Record, frozen=True, kw_only=True):
    name: str = field(name="Name")


def lenient(
    ask: Any, responses: dict[Any, Any], status: int, content: bytes = b"", **more: Any
) -> Any:
    described = operation(responses=responses, **more)
    return ask(response(content, status=status), described, strict=False)


GOOD = b'{"Name":"n"}'


@pytest.mark.parametrize(
    ("declared", "status"), [(200, 201), (200, 203), (201, 200), (201, 203), (203, 200)]
)
def test_another_success_is_taken_and_told(
    ask: Any, declared: int, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "example"):
        raw = lenient(ask, {declared: Thing}, status, GOOD)
    assert (raw.value, raw.status) == (Thing(name="n"), status)
    assert raw.problems == (Problem("status", str(declared), str(status)),)
    (record,) = caplog.records
    assert f"`status` must be {declared}, not {status}" in record.message


@pytest.mark.parametrize("status", [200, 201, 203])
def test_a_success_without_a_value_has_none_whatever_came(ask: Any, status: int) -> None:
    raw = lenient(ask, {204: None}, status, b'{"deleted":true}')
    assert (raw.value, raw.status, len(raw.problems)) == (None, status, 1)


def test_the_status_is_told_beside_other_problems(ask: Any) -> None:
    raw = lenient(ask, {200: Thing}, 201, b'{"Name":7}')
    assert raw.value.name is None
    assert [each.place for each in raw.problems] == ["status", "$.Name"]


def test_the_one_response_can_have_several_forms(ask: Any) -> None:
    cases = (
        ResponseCase(kind=Thing, media_types=("application/json",)),
        ResponseCase(kind=Form.BYTES, media_types=("application/pdf",)),
    )
    assert lenient(ask, {200: ResponseChoice(cases)}, 201, GOOD).value == Thing(name="n")


@pytest.mark.parametrize(
    ("declared", "status"),
    [
        *[((200,), status) for status in (202, 204, 205, 206, 207, 208, 226, 299)],
        *[((200,), status) for status in (300, 301, 304, 399)],
        ((202,), 200),
        ((206,), 200),
        ((207,), 201),
        ((200, 202), 201),
        ((200, 204), 201),
        ((200, 201), 203),
    ],
)
def test_what_can_mean_something_else_is_unexpected(
    ask: Any, declared: tuple[int, ...], status: int
) -> None:
    expected = ", ".join(map(str, declared))
    with pytest.raises(
        UnexpectedResponse, match=f"status {status} where the spec declares {expected}"
    ) as caught:
        lenient(ask, dict.fromkeys(declared, Thing), status, GOOD)
    assert caught.value.body == GOOD


@pytest.mark.parametrize("content", [b"", b"[1]", b'"SECRET"', b"SECRET", b'{"Name"'])
def test_the_body_has_to_be_of_the_declared_kind(ask: Any, content: bytes) -> None:
    with pytest.raises(UnexpectedResponse) as caught:
        lenient(ask, {200: Thing}, 201, content)
    assert caught.value.status == 201
    assert "SECRET" not in str(caught.value)


@pytest.mark.parametrize("kind", [Form.STREAM, StreamedItems(item=Thing, events=True)])
def test_a_stream_comes_with_its_own_status_only(ask: Any, kind: Any) -> None:
    with pytest.raises(UnexpectedResponse, match="status 201 where the spec declares 200"):
        lenient(ask, {200: kind}, 201, GOOD)


@pytest.mark.parametrize("status", [200, 203])
def test_strict_clients_take_what_is_declared_only(ask: Any, status: int) -> None:
    with pytest.raises(UnexpectedResponse, match=f"status {status} where the spec declares 201"):
        ask(response(GOOD, status=status), operation(responses={201: Thing}), strict=True)
