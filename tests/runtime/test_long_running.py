"""Handles of what goes on after a response: ids, statuses, pauses, ends, and the way back to them."""

from __future__ import annotations

import asyncio
import sys
from types import ModuleType
from typing import Any

import httpx2
import pytest

from runtime.errors import ArgumentError, DeadlineError, ServiceError, UnexpectedResponse
from runtime.limits import LONGEST_CURSOR
from runtime.long_running.course import LONGEST_PAUSE, SHORTEST_PAUSE, Course
from runtime.long_running.handles import (
    AsyncLongRunning,
    AsyncLongRunningGroup,
    AsyncLongRunningRawGroup,
    LongRunning,
    LongRunningGroup,
    LongRunningRawGroup,
)
from runtime.operation import Parameter
from runtime.records import Record, field

from .conftest import SERVICE, Time, make_async_client, make_client, operation


class Failure(Record, frozen=True, kw_only=True):
    code: str | None = field(name="code", default=None)
    text: str | None = field(name="text", default=None)


class Job(Record, frozen=True, kw_only=True):
    id: str | None = field(name="id", default=None)
    status: str | None = field(name="status", default=None)
    result: int | None = field(name="result", default=None)
    failure: Failure | None = field(name="failure", default=None)
    film: str | None = field(name="film", default=None)


class OperationFailedError(ServiceError):
    """The operation failed."""


START = operation(
    name="films.make", method="POST", responses={202: Job}, reasons={400: {"Gone": ("gone",)}}
)
POLL = operation(
    name="jobs.get", path=("/jobs/", Parameter(name="job_id", wire="jobId")), responses={200: Job}
)
NUMBERED = operation(
    name="jobs.get",
    path=("/jobs/", Parameter(name="job_id", wire="jobId", kind=int)),
    responses={200: Job},
)
IN_QUERY = operation(
    name="jobs.get",
    path=("/jobs",),
    query=(Parameter(name="x", wire="x", kind=int), Parameter(name="job_id", wire="job")),
    responses={200: Job},
)
FILM = operation(
    name="films.get",
    path=("/films/", Parameter(name="film_id", wire="filmId", kind=int)),
    responses={200: int},
)


@pytest.fixture(autouse=True)
def package(monkeypatch: pytest.MonkeyPatch) -> None:
    """The modules that a generated package has, where the runtime looks for them."""
    root = "runtime.long_running.course"
    jobs, errors = ModuleType("jobs"), ModuleType("errors")
    for name, value in (("_POLL", POLL), ("_NUMBERED", NUMBERED), ("_QUERY", IN_QUERY)):
        setattr(jobs, name, value)
    setattr(jobs, "_FILM", FILM)  # noqa: B010
    setattr(errors, "OperationFailedError", OperationFailedError)  # noqa: B010
    for name in (root, f"{root}.operations"):
        if name not in sys.modules:
            monkeypatch.setitem(sys.modules, name, ModuleType(name))
    monkeypatch.setitem(sys.modules, f"{root}.operations.jobs", jobs)
    monkeypatch.setitem(sys.modules, f"{root}.errors", errors)


def course(**changes: Any) -> Course:
    usual: dict[str, Any] = {
        "poll": "jobs:_POLL",
        "status": ("status",),
        "running": ("running", "queued"),
        "succeeded": ("done",),
        "failed": ("failed", "stopped"),
        "identity": ("id",),
        "argument": "job_id",
        "code": ("failure", "code"),
        "message": ("failure", "text"),
        "outcome": ("result",),
        "interval": 7,
    }
    return Course(**{**usual, **changes})


MEMBER = course()
HEADER = course(identity=(), header="x-job")
URL = course(identity=(), argument="", url="Operation-Location")
LAST = course(outcome=None, last="jobs:_FILM", last_argument="film_id")

BEGUN = '{"id":"j1"}'


class Server:
    """Answers with these bodies in turn; a pair is a body and header fields."""

    def __init__(self, *answers: Any) -> None:
        self._answers = iter(answers)
        self.urls: list[str] = []
        self.time = Time()

    def answer(self, request: httpx2.Request) -> httpx2.Response:
        self.urls.append(f"{request.method} {request.url}")
        found = next(self._answers)
        if isinstance(found, Exception):
            raise found
        text, headers = found if isinstance(found, tuple) else (found, {})
        status = 202 if request.method == "POST" else 200
        return httpx2.Response(status, headers={"x-request-id": "r1", **headers}, text=text)


@pytest.fixture(params=["sync", "async"])
def play(request: pytest.FixtureRequest) -> Any:
    """Give `play(server, use)`: `use(start, resume, do)` runs beside a client of one kind.

    `do` calls a method of a handle, and gives what it returns.
    """
    return _play_sync if request.param == "sync" else _play_async


def _play_sync(server: Server, use: Any, **changes: Any) -> Any:
    times = {"clock": server.time.clock, "sleep": server.time.sleep}
    with make_client(server.answer, **times, **changes) as client:
        group = LongRunningGroup(client._caller)
        return use(group._start, group._resume, lambda method, **given: method(**given))


def _play_async(server: Server, use: Any, **changes: Any) -> Any:
    times = {"clock": server.time.clock, "sleep": server.time.async_sleep}
    with asyncio.Runner() as runner:
        client = make_async_client(server.answer, **times, **changes)
        group = AsyncLongRunningGroup(client._caller)

        def do(method: Any, *positional: Any, **given: Any) -> Any:
            return runner.run(method(*positional, **given))

        try:
            return use(lambda *a, **given: do(group._start, *a, **given), group._resume, do)
        finally:
            runner.run(client.close())


def wait(play: Any, server: Server, how: Course = MEMBER, **given: Any) -> Any:
    return play(server, lambda start, _, do: do(start(START, how).wait, **given))


JOBS = "GET https://api.example.com/t/things/jobs"


def test_it_is_asked_until_it_has_succeeded(play: Any) -> None:
    told: list[str] = []
    server = Server(
        BEGUN, '{"status":"queued"}', '{"status":"running"}', '{"status":"done","result":5}'
    )
    assert wait(play, server, progress=told.append) == 5
    assert server.urls[1:] == [f"{JOBS}/j1"] * 3
    assert told == ["queued", "running", "done"]
    assert server.time.pauses == [7, 7, 7]


@pytest.mark.parametrize(
    ("asked", "pause"), [("3", 3), ("0", SHORTEST_PAUSE), ("100000", LONGEST_PAUSE), ("x", 7)]
)
def test_the_service_says_when_to_ask(play: Any, asked: str, pause: float) -> None:
    server = Server((BEGUN, {"Retry-After": asked}), '{"status":"done","result":5}')
    assert wait(play, server) == 5
    assert server.time.pauses == [pytest.approx(pause)]


def test_status_is_one_request_and_counts_for_the_pause(play: Any) -> None:
    server = Server(
        BEGUN, ('{"status":"strange"}', {"Retry-After": "3"}), '{"status":"done","result":5}'
    )

    def use(start: Any, _: Any, do: Any) -> None:
        handle = start(START, MEMBER)
        assert handle.id == "j1"
        assert repr(handle) in ("LongRunning(films.make)", "AsyncLongRunning(films.make)")
        assert do(handle.status) == "strange"
        assert server.time.pauses == []
        assert do(handle.wait) == 5
        assert server.time.pauses == [3]

    play(server, use)


def test_a_handle_that_is_made_again_asks_at_once(play: Any) -> None:
    server = Server('{"status":"done","result":5}')

    def use(_: Any, resume: Any, do: Any) -> None:
        handle = resume(START, MEMBER, "j 1")
        assert handle.id == "j 1"
        assert do(handle.wait) == 5

    play(server, use)
    assert server.urls == [f"{JOBS}/j%201"]
    assert server.time.pauses == []


def test_without_outcome_there_is_no_result(play: Any) -> None:
    assert wait(play, Server(BEGUN, '{"status":"done"}'), course(outcome=None)) is None
    with pytest.raises(UnexpectedResponse, match="its result is missing or of another kind"):
        wait(play, Server(BEGUN, '{"status":"done"}'))


@pytest.mark.parametrize(
    ("how", "id_", "status", "url"),
    [
        (LAST, "12", '{"status":"done"}', "films/12"),
        (
            course(outcome=None, last="jobs:_FILM", last_argument="film_id", last_id=("film",)),
            "j1",
            '{"status":"done","film":"9"}',
            "films/9",
        ),
    ],
)
def test_the_result_can_be_another_request(
    play: Any, how: Course, id_: str, status: str, url: str
) -> None:
    server = Server(f'{{"id":"{id_}"}}', status, "77")
    assert wait(play, server, how) == 77
    assert server.urls[-1] == f"GET https://api.example.com/t/things/{url}"


def test_a_result_that_nothing_names_or_that_cannot_be_requested(play: Any) -> None:
    with pytest.raises(UnexpectedResponse, match="the result cannot be requested: `id` is not one"):
        wait(play, Server(BEGUN, '{"status":"done"}'), LAST)
    named = course(outcome=None, last="jobs:_FILM", last_argument="film_id", last_id=("film",))
    with pytest.raises(UnexpectedResponse, match="does not say the id of its result"):
        wait(play, Server(BEGUN, '{"status":"done"}'), named)
    long = "1" * (LONGEST_CURSOR + 1)
    with pytest.raises(UnexpectedResponse, match=f"more than {LONGEST_CURSOR} characters"):
        wait(play, Server(BEGUN, f'{{"status":"done","film":"{long}"}}'), named)


FAILED = '{"status":"failed","failure":{"code":"Gone","text":"It is lost"}}'


def test_a_failure_says_what_the_service_says_of_it(play: Any) -> None:
    told: list[str] = []
    with pytest.raises(OperationFailedError) as caught:
        wait(play, Server(BEGUN, FAILED), progress=told.append)
    error = caught.value
    assert (error.status, error.code, error.message) == (200, "Gone", "It is lost")
    assert error.reasons == ("It is gone",)
    assert (error.request_id, error.body) == ("r1", FAILED.encode())
    assert error.headers["x-request-id"] == "r1"
    assert told == ["failed"]


@pytest.mark.parametrize(
    ("how", "status", "code", "message", "reasons"),
    [
        (MEMBER, '{"status":"stopped"}', None, "the operation failed", ()),
        (
            MEMBER,
            '{"status":"failed","failure":{"code":"Lost"}}',
            "Lost",
            "the operation failed",
            ("It is lost",),
        ),
        (
            MEMBER,
            '{"status":"failed","failure":{"code":"Busy"}}',
            "Busy",
            "the operation failed",
            ("There is much to do",),
        ),
        (MEMBER, '{"status":"failed","failure":{"code":"x"}}', "x", "the operation failed", ()),
        (
            course(code=("result",)),
            '{"status":"failed","result":5}',
            None,
            "the operation failed",
            (),
        ),
        (course(code=(), message=()), FAILED, None, "the operation failed", ()),
    ],
)
def test_what_is_known_of_a_failure(
    play: Any, how: Course, status: str, code: str | None, message: str, reasons: Any
) -> None:
    with pytest.raises(OperationFailedError) as caught:
        wait(play, Server(BEGUN, status), how)
    assert (caught.value.code, caught.value.message) == (code, message)
    assert caught.value.reasons == reasons


def test_a_code_can_have_another_name(play: Any) -> None:
    from dataclasses import replace

    service = replace(SERVICE, names={(400, "it_is_lost"): "Lost", (400, "it_is_gone"): "Gone"})
    status = '{"status":"failed","failure":{"code":"it_is_gone"}}'
    with pytest.raises(OperationFailedError) as caught:
        play(
            Server(BEGUN, status),
            lambda start, _, do: do(start(START, MEMBER).wait),
            service=service,
        )
    assert (caught.value.code, caught.value.reasons) == ("it_is_gone", ("It is gone",))


@pytest.mark.parametrize("status", ["{}", '{"status":null}', "[]"])
def test_a_status_is_never_guessed(play: Any, status: str) -> None:
    with pytest.raises(UnexpectedResponse):
        wait(play, Server(BEGUN, status))


def test_a_status_of_another_kind_is_no_status(play: Any) -> None:
    server = Server(BEGUN, '{"status":7}')
    with pytest.raises(UnexpectedResponse, match="missing or of another kind than declared"):
        play(server, lambda start, _, do: do(start(START, MEMBER).wait), strict=False)


def test_a_status_that_is_not_documented(play: Any) -> None:
    told: list[str] = []
    with pytest.raises(UnexpectedResponse) as caught:
        wait(play, Server(BEGUN, '{"status":"odd\\u001b' + "x" * 200 + '"}'), progress=told.append)
    assert "is not a documented status" in str(caught.value)
    assert "\x1b" not in str(caught.value)
    assert "x" * 101 not in str(caught.value)
    assert told == []


@pytest.mark.parametrize(
    ("how", "answer", "message"),
    [
        (MEMBER, "{}", "does not say the id of what began"),
        (MEMBER, '{"id":""}', "does not say the id of what began"),
        (HEADER, "{}", "lacks the header field `x-job`, which leads to the status"),
        (HEADER, ("{}", {"x-job": " "}), "lacks the header field `x-job`"),
        (URL, "{}", "lacks the header field `Operation-Location`"),
        (
            URL,
            ("{}", {"Operation-Location": "https://evil.example/"}),
            r"the status is at `https://evil\.example`, which is not allowed",
        ),
        (HEADER, ("{}", {"x-job": "x" * (LONGEST_CURSOR + 1)}), f"more than {LONGEST_CURSOR}"),
        (MEMBER, f'{{"id":"{"x" * (LONGEST_CURSOR + 1)}"}}', f"more than {LONGEST_CURSOR}"),
        (course(poll="jobs:_NUMBERED"), '{"id":"x"}', "the id of what began cannot be used"),
    ],
)
def test_what_began_has_to_have_an_id(play: Any, how: Course, answer: Any, message: str) -> None:
    with pytest.raises(UnexpectedResponse, match=message) as caught:
        wait(play, Server(answer), how)
    assert caught.value.status == 202


@pytest.mark.parametrize(
    ("how", "answer", "url"),
    [
        (HEADER, ("{}", {"x-job": " j7 "}), f"{JOBS}/j7"),
        (HEADER, ("{}", {"x-job": "x" * LONGEST_CURSOR}), f"{JOBS}/{'x' * LONGEST_CURSOR}"),
        (course(poll="jobs:_NUMBERED"), '{"id":"7"}', f"{JOBS}/7"),
        (course(poll="jobs:_QUERY"), '{"id":"j7"}', f"{JOBS}?job=j7"),
        (
            URL,
            ("{}", {"Operation-Location": "/o/7?sig=1"}),
            "GET https://api.example.com/o/7?sig=1",
        ),
        (
            URL,
            ("{}", {"Operation-Location": "https://x.api.example.com/o/7"}),
            "GET https://x.api.example.com/o/7",
        ),
    ],
)
def test_ways_to_the_status(play: Any, how: Course, answer: Any, url: str) -> None:
    server = Server(answer, '{"status":"done","result":5}')
    assert wait(play, server, how) == 5
    assert server.urls[1] == url


def test_the_id_of_a_url_has_no_host_unless_it_is_another(play: Any) -> None:
    for location, identity in (
        ("https://api.example.com/o/7?a=1", "/o/7?a=1"),
        ("https://x.api.example.com/o/7", "https://x.api.example.com/o/7"),
    ):
        server = Server(("{}", {"Operation-Location": location}))
        assert play(server, lambda start, *_: start(START, URL).id) == identity


@pytest.mark.parametrize("identity", ["/o/7?sig=1", "https://x.api.example.com/o/7"])
def test_a_url_leads_back(play: Any, identity: str) -> None:
    server = Server('{"status":"done","result":5}')
    assert play(server, lambda _, resume, do: do(resume(START, URL, identity).wait)) == 5
    assert server.urls[0].endswith(identity)


@pytest.mark.parametrize(
    ("how", "identity", "message"),
    [
        (MEMBER, "", "must be text of 1 to"),
        (MEMBER, None, "must be text of 1 to"),
        (MEMBER, 7, "must be text of 1 to"),
        (MEMBER, "x" * (LONGEST_CURSOR + 1), "must be text of 1 to"),
        (course(poll="jobs:_NUMBERED"), "x", "`id` is not one of this operation"),
        (URL, "o/7", "`id` is not one of this operation"),
        (URL, "ftp://api.example.com/", "`id` is not one of this operation"),
        (URL, "https://evil.example/o", "`id` is not one of this operation"),
        (URL, "https://[", "`id` is not one of this operation"),
    ],
)
def test_an_id_is_checked(play: Any, how: Course, identity: Any, message: str) -> None:
    with pytest.raises(ArgumentError, match=message):
        play(Server(), lambda _, resume, __: resume(START, how, identity))


def test_a_url_of_an_endpoint_without_tls_leads_back(play: Any) -> None:
    server = Server('{"status":"done","result":5}')
    url = "http://127.0.0.1:8700/o/7"
    found = play(
        server,
        lambda _, resume, do: (resume(START, URL, url).id, do(resume(START, URL, url).wait)),
        endpoint="http://127.0.0.1:8700",
    )
    assert found == ("/o/7", 5)


def test_the_id_of_another_host_that_begins_with_its_name(play: Any) -> None:
    url = "https://api.example.com.api.example.com/o"
    assert play(Server(), lambda _, resume, __: resume(START, URL, url).id) == url


def test_what_a_course_does_not_say() -> None:
    bare = Course(poll="", status=(), running=(), succeeded=(), failed=())
    assert (bare.url, bare.header, bare.argument, bare.last, bare.last_argument) == ("",) * 5
    assert (bare.identity, bare.code, bare.message, bare.last_id) == ((),) * 4
    assert (bare.outcome, bare.interval) == (None, 5)


def test_an_id_of_the_most_characters_is_one(play: Any) -> None:
    identity = "x" * LONGEST_CURSOR
    assert play(Server(), lambda _, resume, __: resume(START, MEMBER, identity).id) == identity


def test_the_deadline_is_that_of_the_whole(play: Any) -> None:
    server = Server(BEGUN, *['{"status":"running"}'] * 9)
    with pytest.raises(DeadlineError, match="did not end within 20 seconds"):
        wait(play, server, deadline=20)
    assert server.time.pauses == [7, 7]
    server = Server(BEGUN, *['{"status":"running"}'] * 9)
    with pytest.raises(DeadlineError, match=r"within 14 seconds"):
        wait(play, server, deadline=14)
    assert server.time.pauses == [7]


def test_it_can_be_waited_for_again(play: Any) -> None:
    server = Server(BEGUN, '{"status":"done","result":5}')

    def use(start: Any, _: Any, do: Any) -> Any:
        handle = start(START, MEMBER)
        with pytest.raises(DeadlineError):
            do(handle.wait, deadline=1)
        return do(handle.wait)

    assert play(server, use) == 5


@pytest.mark.parametrize("deadline", [0, -1, "x", True])
def test_a_deadline_is_a_number_of_seconds(play: Any, deadline: Any) -> None:
    with pytest.raises(ArgumentError, match="`deadline`"):
        wait(play, Server(BEGUN), deadline=deadline)


@pytest.mark.parametrize(
    ("deadline", "ours"), [(12, True), (None, False), (100, False)], ids=["part", "none", "whole"]
)
def test_a_request_that_takes_too_long(play: Any, deadline: Any, *, ours: bool) -> None:
    """A request has what is left of the whole, or the deadline of the client if that is less."""
    server = Server(BEGUN, ("", {"Location": "/t/things/jobs/j1"}))
    usual = server.answer

    def answer(request: httpx2.Request) -> httpx2.Response:
        response = usual(request)
        if request.method == "GET":
            server.time.now += 6 if ours else 21
            response.status_code = 307
        return response

    server.answer = answer  # type: ignore[method-assign]
    with pytest.raises(DeadlineError) as caught:
        wait(play, server, deadline=deadline)
    assert ("did not end within" in str(caught.value)) is ours
    assert ("within 12 seconds" in str(caught.value)) is ours


@pytest.mark.parametrize("seconds", [5, 6])
def test_the_last_request_is_within_the_deadline(play: Any, seconds: int) -> None:
    server = Server(BEGUN, '{"status":"done","film":"9"}')
    usual = server.answer

    def answer(request: httpx2.Request) -> httpx2.Response:
        server.time.now += seconds if request.method == "GET" else 0
        return usual(request)

    server.answer = answer  # type: ignore[method-assign]
    how = course(outcome=None, last="jobs:_FILM", last_argument="film_id", last_id=("film",))
    with pytest.raises(DeadlineError, match="did not end within 12 seconds"):
        wait(play, server, how, deadline=12)


def test_raw_calls_give_the_handle_and_the_response() -> None:
    server = Server((BEGUN, {"Retry-After": "1"}))
    with make_client(server.answer) as client:
        raw = LongRunningRawGroup(client._caller)._start(START, MEMBER)
        assert (raw.status, raw.request_id, raw.value.id) == (202, "r1", "j1")
        assert type(raw.value) is LongRunning

    async def go() -> None:
        async with make_async_client(Server(BEGUN).answer) as other:
            found = await AsyncLongRunningRawGroup(other._caller)._start(START, MEMBER)
            assert (found.status, found.request_id, found.value.id) == (202, "r1", "j1")
            assert type(found.value) is AsyncLongRunning

    asyncio.run(go())


def test_secrets_of_the_call_stay_out_of_the_failure(play: Any) -> None:
    secret = operation(
        name="films.make",
        method="POST",
        responses={202: Job},
        headers=(Parameter(name="key", wire="X-Key", secret=True),),
    )
    echoed = '{"status":"failed","failure":{"code":"SECRET-9","text":"no SECRET-9 here"}}'
    poll = course(poll="jobs:_SECRET")
    jobs: Any = sys.modules["runtime.long_running.course.operations.jobs"]
    jobs._SECRET = operation(
        name="jobs.get",
        path=("/jobs/", Parameter(name="job_id", wire="jobId", secret=True)),
        responses={200: Job},
    )
    with pytest.raises(OperationFailedError) as caught:
        play(
            Server('{"id":"SECRET-9"}', echoed),
            lambda start, _, do: do(start(secret, poll, key="k").wait),
        )
    assert "SECRET-9" not in str(caught.value)
    assert "SECRET-9" not in repr(caught.value)
