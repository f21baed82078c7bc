from __future__ import annotations

from urllib.parse import urljoin

import pytest

from ..harness import Feature, Reply


def test_what_is_repeatable_is_tried_again(feature: Feature) -> None:
    replies = [Reply(status=503), Reply(status=429), Reply()]
    done = feature.call("things.get", reply=replies)
    assert len(done.requests) == 3
    assert len(done.pauses) == 2
    assert 0 < done.pauses[0] < done.pauses[1]


def test_the_service_says_when(feature: Feature) -> None:
    replies = [Reply(status=503, headers={"Retry-After": "7"}), Reply()]
    assert feature.call("things.get", reply=replies).pauses == (7.0,)


def test_the_api_says_how_long_and_how_often(feature: Feature) -> None:
    """Its defaults are those of both clients, and any of them can be replaced."""
    for make in (feature.sync_client, feature.async_client):
        options = make()._setup.options
        assert (options.timeout, options.deadline, options.retries) == (60, 900, 4)
        options = make(deadline=30).with_options(retries=1)._setup.options
        assert (options.timeout, options.deadline, options.retries) == (60, 30, 1)
    outcome = feature.attempt("things.get", reply=[Reply(status=503)] * 9)
    assert len(outcome.requests) == 5


def test_pages_and_help_tell_the_limits(
    feature: Feature, capsys: pytest.CaptureFixture[str]
) -> None:
    readme = (feature.folder / "README.md").read_text("utf-8")
    assert (
        "`timeout` is the number of seconds for one phase (connecting, sending, waiting for data), 60"
        in readme
    )
    assert "for a whole call with its retries, 900 by default" in readme
    assert "the status 503 or 429, 4 times by default" in readme
    assert feature.module("cli").run(["--help"]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "The maximum time for each step of a request. [default: 60]" in shown
    assert "The maximum time for a whole call, with its retries. [default: 900]" in shown
    assert "retries of a call. [0<=x<=100] [default: 4]" in shown


def test_it_ends(feature: Feature) -> None:
    outcome = feature.attempt("things.get", reply=[Reply(status=503)] * 9, client={"retries": 1})
    assert len(outcome.requests) == 2
    assert isinstance(outcome.error, feature.package.ServiceError)


@pytest.mark.parametrize(("operation", "status"), [("make", 503), ("get", 500), ("get", 504)])
def test_nothing_else_is(feature: Feature, operation: str, status: int) -> None:
    outcome = feature.attempt(f"things.{operation}", reply=[Reply(status=status)] * 9)
    assert len(outcome.requests) == 1


@pytest.mark.parametrize(
    "place",
    [
        "/x",
        "https://other.example.org/x",
        "https://a.cdn.example.org/x?y=1",
        "https://api.example.org/x",
    ],
)
def test_redirects_that_are_followed(feature: Feature, place: str) -> None:
    replies = [Reply(status=307, headers={"Location": place}), Reply()]
    done = feature.call("things.get", reply=replies)
    assert done.requests[1].url == urljoin("https://api.example.org/thing", place)


@pytest.mark.parametrize(
    "place",
    [
        "https://evil.example.org/",
        "http://other.example.org/",
        "https://cdn.example.org.evil.org/",
        "https://cdn.example.org/",
    ],
)
def test_redirects_that_are_not(feature: Feature, place: str) -> None:
    outcome = feature.attempt("things.get", reply=Reply(status=302, headers={"Location": place}))
    assert len(outcome.requests) == 1
    assert isinstance(outcome.error, feature.package.UnexpectedResponse)


def test_what_changes_something_is_redirected_only_where_the_spec_says_so(feature: Feature) -> None:
    reply = Reply(status=307, headers={"Location": "/other"})
    outcome = feature.attempt("things.make", reply=[reply, Reply()])
    assert isinstance(outcome.error, feature.package.UnexpectedResponse)
    assert len(outcome.requests) == 1
    done = feature.call("things.move", reply=[reply, Reply()])
    assert done.requests[1].url == "https://api.example.org/other"
