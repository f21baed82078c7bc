"""When a request is made again, after which pause, and what is told of its attempts."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from runtime.attempts import Attempts
from runtime.errors import (
    ArgumentError,
    CertificateRejectedError,
    ConnectError,
    DeadlineError,
    TransportError,
)
from runtime.headers import Headers
from runtime.problems import MISSING, MOST_PROBLEMS, Problem
from runtime.response import Response
from runtime.retry_after import asked_pause, read_retry_after
from runtime.retrying import LONGEST_PAUSE, pause, pause_before_retry

from .conftest import operation


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("0", 0.0),
        (" 1.5 ", 1.5),
        ("Tue, 14 Nov 2023 22:13:30 GMT", 10.0),
        ("Tuesday, 14-Nov-23 22:13:30 GMT", 10.0),
        ("Tue Nov 14 22:13:30 2023", 10.0),
        ("Wed Nov  1 22:13:30 2023", 0.0),
        ("Tue, 14 Nov 2023 22:13:20 GMT", 0.0),
        ("Tue, 14 Nov 2023 22:13:19 GMT", 0.0),
        ("Tue, 99 Nov 2023 22:13:30 GMT", None),
        ("soon", None),
        ("Tue, 14 Nov 2023 22:13:30 PST", None),
        (None, None),
    ],
)
def test_the_forms_of_a_wish(text: str | None, seconds: float | None) -> None:
    assert read_retry_after(text, 1_700_000_000.0) == seconds


def test_a_date_is_compared_with_that_of_the_response() -> None:
    date = "Tue, 14 Nov 2023 22:13:30 GMT"
    headers = {"retry-after": date, "date": "Tue, 14 Nov 2023 22:13:00 GMT"}
    assert asked_pause(headers) == 30.0
    assert asked_pause({"retry-after": date, "date": "soon"}) == 0.0


@pytest.mark.parametrize(
    ("attempt", "seconds"), [(0, 0.25), (1, 0.5), (2, 1.0), (3, 2.0), (4, 4.0), (5, 4.0), (9, 4.0)]
)
def test_a_pause_doubles_up_to_a_limit(attempt: int, seconds: float) -> None:
    assert pause(attempt, lambda: 0.5, None) == seconds
    assert pause(10_000, lambda: 0.5, None) == 4.0


def test_the_longest_pause_is_kept_and_more_is_none() -> None:
    assert pause(0, lambda: 0.5, 0.0) == 0.0
    assert pause(0, lambda: 0.5, 60.0) == LONGEST_PAUSE == 60.0
    assert pause(0, lambda: 0.5, 60.5) is None


def came(status: int, **changes: Any) -> Any:
    usual: dict[str, Any] = {"headers": {}, "fault": None, "is_cut_short": False}
    return SimpleNamespace(status=status, **{**usual, **changes})


@pytest.mark.parametrize(
    ("outcome", "repeatable", "unrepeatable"),
    [
        (came(200), None, None),
        (came(500), 0.25, None),
        (came(429), 0.25, 0.25),
        (came(429, headers={"retry-after": "7"}), 7.0, 7.0),
        (came(500, headers={"retry-after": "61"}), None, None),
        (came(200, fault="x", is_cut_short=True), 0.25, None),
        (came(200, fault="x"), None, None),
        (came(200, is_cut_short=True), None, None),
        (TransportError("x"), 0.25, None),
        (ConnectError("x"), 0.25, 0.25),
        (DeadlineError("x"), None, None),
        (CertificateRejectedError("x"), None, None),
    ],
)
def test_what_is_sent_again(
    outcome: Any, repeatable: float | None, unrepeatable: float | None
) -> None:
    options = SimpleNamespace(retries=1, random=lambda: 0.5)
    service = SimpleNamespace(
        unprocessed_statuses=frozenset({429}), retry_statuses=frozenset({500})
    )
    setup: Any = SimpleNamespace(options=options, service=service)
    for is_repeatable, seconds in ((True, repeatable), (False, unrepeatable)):
        described = operation(repeatable=is_repeatable)
        assert pause_before_retry(setup, described, outcome, 0) == seconds
        for attempt in (1, 2):
            assert pause_before_retry(setup, described, outcome, attempt) is None


@pytest.mark.parametrize(
    ("method", "outcomes", "unsure"),
    [
        ("POST", [], False),
        ("POST", [ConnectError("x")], False),
        ("POST", [TransportError("x")], True),
        ("POST", [Response(503, "", Headers(()), b"")], False),
        ("POST", [Response(200, "", Headers(()), b"", "x", is_cut_short=True)], True),
        ("POST", [TransportError("x"), ConnectError("x")], True),
        ("GET", [TransportError("x")], False),
        ("HEAD", [TransportError("x")], False),
    ],
)
def test_an_exception_tells_of_the_attempts(
    method: str, outcomes: list[Response | TransportError], unsure: bool
) -> None:
    attempts = Attempts(operation(method=method))
    attempts.key = "k"
    error = TransportError("lost")
    with pytest.raises(TransportError), attempts:
        for number, each in enumerate(outcomes):
            assert attempts.begin() == number
            attempts.end(each)
        assert attempts.begin() == len(outcomes)
        raise error
    assert error.attempts == len(outcomes) + 1
    assert error.idempotency_key == "k"
    assert error.earlier_may_have_succeeded is unsure


def test_a_call_that_was_not_sent_has_no_attempts() -> None:
    error, before = TransportError("lost"), TransportError("lost")
    with pytest.raises(TransportError), Attempts(operation()) as attempts:
        attempts.key = "k"
        raise error
    assert (error.attempts, error.idempotency_key) == (before.attempts, before.idempotency_key)
    wrong = ArgumentError("x")
    with pytest.raises(ArgumentError), Attempts(operation()) as attempts:
        attempts.begin()
        raise wrong
    assert not hasattr(wrong, "attempts")


def test_a_problem_is_told_in_words() -> None:
    assert (MISSING, MOST_PROBLEMS) == ("nothing", 100)
    assert str(Problem("$.a", "text", MISSING)) == "`$.a` is missing"
    assert str(Problem("$.a", "text", "nothings")) == "`$.a` must be text, not nothings"
