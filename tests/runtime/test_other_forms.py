"""Streams in place of whole bodies, and the reverse: what is noticed, and what is said of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from runtime.operation import ErrorBody, Form, ResponseCase, ResponseChoice, StreamedItems
from runtime.other_forms import comes_as_stream, comes_whole, describe_other, may_be_failure

from .conftest import SERVICE, operation

WHOLE = ResponseCase(kind=dict, media_types=("application/json",))
ITEMS = ResponseCase(kind=StreamedItems(item=dict), media_types=("text/event-stream",))
BYTES = ResponseCase(kind=Form.STREAM, media_types=("audio/mpeg",))
INSIDE = replace(SERVICE, bodies={"2XX": ErrorBody(kind="")})


@pytest.mark.parametrize(
    ("case", "media_type", "stream", "whole"),
    [
        (WHOLE, "text/event-stream", True, False),
        (WHOLE, "application/x-ndjson", True, False),
        (WHOLE, "application/jsonl", True, False),
        (WHOLE, "application/ndjson", True, False),
        (WHOLE, "application/json", False, False),
        (ITEMS, "application/json", False, True),
        (ITEMS, "application/problem+json", False, True),
        (ITEMS, "text/xml", False, True),
        (ITEMS, "application/x+xml", False, True),
        (ITEMS, "text/html", False, True),
        (ITEMS, "text/event-stream", False, False),
        (ITEMS, "", False, False),
        (BYTES, "text/event-stream", False, False),
        (BYTES, "application/json", False, False),
    ],
)
def test_forms_by_media_type(
    case: ResponseCase, media_type: str, *, stream: bool, whole: bool
) -> None:
    assert comes_as_stream(case, media_type) is stream
    assert comes_whole(case, media_type) is whole


@pytest.mark.parametrize(
    ("service", "case", "media_type", "expected"),
    [
        (INSIDE, BYTES, "application/json", True),
        (INSIDE, BYTES, "text/xml", True),
        (INSIDE, BYTES, "audio/mpeg", False),
        (INSIDE, WHOLE, "application/json", False),
        (SERVICE, BYTES, "application/json", False),
        (replace(SERVICE, bodies={"4XX": ErrorBody(kind="")}), BYTES, "application/json", False),
    ],
)
def test_an_error_may_come_in_place_of_bytes(
    service: Any, case: ResponseCase, media_type: str, *, expected: bool
) -> None:
    assert may_be_failure(service, operation(), case, media_type) is expected


STREAM = (
    "a stream of items, and no whole value"
    " (`application/json` was asked for, `text/event-stream` came)"
)
ANY = "`with_streaming_response` reads whatever comes"


@pytest.mark.parametrize(
    ("case", "media_type", "text"),
    [
        (
            WHOLE,
            "text/event-stream",
            STREAM,
        ),
        (
            ITEMS,
            "application/json",
            "no stream of items (`text/event-stream` was asked for, `application/json` came)",
        ),
        (
            BYTES,
            "",
            "no stream of bytes (`audio/mpeg` was asked for, no media type came)",
        ),
    ],
)
def test_what_is_said(case: ResponseCase, media_type: str, text: str) -> None:
    said = describe_other(SERVICE, operation(), case, 200, media_type)
    assert said == f"the response is {text}: {ANY}"


def test_a_long_media_type_is_cut() -> None:
    text = describe_other(SERVICE, operation(), WHOLE, 200, "x" * 500)
    assert "x" * 99 in text
    assert "x" * 101 not in text


@pytest.mark.parametrize(
    ("accept", "headers", "asked"),
    [
        ("a/b", (("Accept", "c/d"),), "a/b"),
        (None, (("Accept", "c/d"),), "c/d"),
        (None, (), "*/*"),
    ],
)
def test_what_was_asked_for(accept: Any, headers: Any, asked: str) -> None:
    service = replace(SERVICE, headers=headers)
    called = operation() if accept is None else operation(accept=accept)
    text = describe_other(service, called, ResponseCase(kind=dict), 200, "x/y")
    assert f"(`{asked}` was asked for" in text


def chosen(**when: Any) -> Any:
    cases = (WHOLE, ResponseCase(kind=ITEMS.kind, when=when, media_types=ITEMS.media_types))
    return operation(responses={200: ResponseChoice(cases)})


@pytest.mark.parametrize(
    ("called", "status", "remedy"),
    [
        (
            chosen(stream=(True,)),
            200,
            f"`stream` chooses what a service should send, and {ANY}",
        ),
        (
            chosen(stream=(True,), form=("a",)),
            200,
            f"`stream` and `form` choose what a service should send, and {ANY}",
        ),
        (chosen(stream=(True,)), 201, ANY),
        (operation(), 200, ANY),
        (operation(), 404, ANY),
    ],
)
def test_what_a_caller_can_do(called: Any, status: int, remedy: str) -> None:
    text = describe_other(SERVICE, called, WHOLE, status, "text/event-stream")
    assert text.endswith(f" came): {remedy}")
