from __future__ import annotations

import asyncio
import io
import json as plain_json
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx2
import pytest

from ..harness import Feature

URL = "https://studio.example.com/v1/operations/op-1?sig=fake-signature"


class Clock:
    """A time that passes only where somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1_000_000.0
        self.pauses: list[float] = []

    def time(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.now += seconds


def video(status: object, **members: object) -> dict[str, object]:
    return {"id": "v-1", "status": status, **members}


class Server:
    """Answers with these values in turn, the last one again and again; keeps the targets."""

    def __init__(self, *replies: Any, clock: Clock | None = None) -> None:
        self._replies = list(replies)
        self.clock = clock or Clock()
        self.targets: list[str] = []
        self.asked: list[float] = []

    def answer(self, request: httpx2.Request) -> httpx2.Response:
        self.targets.append(f"{request.method} {request.url.raw_path.decode()}")
        self.asked.append(self.clock.now)
        reply = self._replies.pop(0) if len(self._replies) > 1 else self._replies[0]
        if isinstance(reply, int):
            return httpx2.Response(reply)
        if isinstance(reply, httpx2.Response):
            content = {"content": reply.content} if reply.content else {}
            return httpx2.Response(reply.status_code, headers=reply.headers, **content)
        return httpx2.Response(200 if self.targets[-1][:3] == "GET" else 202, json=reply)


def at(url: str | None) -> httpx2.Response:
    return httpx2.Response(202, headers={} if url is None else {"Operation-Location": url})


def asking(seconds: str, body: object, status: int = 200) -> httpx2.Response:
    return httpx2.Response(status, headers={"Retry-After": seconds}, json=body)


class User:
    """Follows operations with a client of one kind, in the same words for both kinds."""

    def __init__(self, feature: Feature, kind: str) -> None:
        self.feature = feature
        self.kind = kind

    def use(self, server: Server, use: Callable[..., Any], **options: Any) -> Any:
        """Return what `use` returns for a client; it awaits what it is given."""
        return asyncio.run(self._use(server, use, options))

    async def _use(self, server: Server, use: Callable[..., Any], options: Any) -> Any:
        transport, clock = httpx2.MockTransport(server.answer), server.clock
        options = {"random": lambda: 0.9, **options}
        if self.kind == "sync":
            with httpx2.Client(transport=transport) as http:
                made = self.feature.sync_client(
                    http=http, sleep=clock.sleep, clock=clock.time, **options
                )
                return await use(made, self._now)

        async def sleep(seconds: float) -> None:
            clock.sleep(seconds)

        async with httpx2.AsyncClient(transport=transport) as http:
            made = self.feature.async_client(http=http, sleep=sleep, clock=clock.time, **options)
            return await use(made, self._later)

    async def _now(self, value: Any) -> Any:
        return value

    async def _later(self, value: Any) -> Any:
        return await value

    def wait(self, server: Server, operation: str, *given: Any, **arguments: Any) -> Any:
        """Return what an operation of `models` or `videos` ends with."""
        waiting = {name: arguments.pop(name) for name in ("deadline",) if name in arguments}
        group, _, method = operation.partition(".")

        async def use(client: Any, get: Any) -> Any:
            handle = await get(getattr(getattr(client, group), method)(*given, **arguments))
            return await get(handle.wait(**waiting))

        return self.use(server, use)


@pytest.fixture(params=["sync", "async"])
def user(feature: Feature, request: pytest.FixtureRequest) -> User:
    return User(feature, request.param)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def emulator(feature: Feature, clock: Clock) -> Iterator[Any]:
    chance = feature.module("_runtime.emulator.clock_and_random").Chance(clock=clock.time)
    with feature.module("emulator").Emulator(chance=chance) as made:
        yield made


@pytest.fixture
def client(feature: Feature, clock: Clock, emulator: Any) -> Iterator[Any]:
    with feature.sync_client(
        endpoint=emulator.endpoint, sleep=clock.sleep, clock=clock.time
    ) as made:
        yield made


def test_the_emulator_passes_through_the_states(client: Any, clock: Clock) -> None:
    handle = client.videos.create(prompt="a cat")
    assert handle.status() == "queued"
    assert client.videos.get(handle.id).url is None
    clock.now += 10
    assert handle.status() == "processing"
    made = handle.wait()
    assert (made.status, made.prompt, made.url) == (
        "completed",
        "a cat",
        "https://cdn.example.com/v",
    )
    assert clock.pauses == [2.0] * 5
    assert handle.status() == "completed"


def test_a_change_does_not_stop_the_states(client: Any, clock: Clock) -> None:
    begun = client.videos.create(prompt="a cat")
    clock.now += 12
    remixed = client.videos.remix(begun.id)
    assert remixed.id == begun.id
    assert remixed.status() == "processing"
    assert remixed.wait() == "https://cdn.example.com/remix"


def test_a_status_at_a_url(client: Any) -> None:
    handle = client.models.train(name="dogs")
    assert handle.id.startswith("/v1/operations/")
    assert handle.status() == "not_started"
    assert handle.wait().id == 7
    assert client.models.remove(7).wait() is None
    assert client.models.tune(1).wait().name == "cats"


def test_a_handle_is_made_again(feature: Feature, emulator: Any, clock: Clock, client: Any) -> None:
    begun = client.models.train(name="dogs"), client.videos.create(prompt="a cat")
    with feature.sync_client(
        endpoint=emulator.endpoint, sleep=clock.sleep, clock=clock.time
    ) as other:
        model = other.models.resume_train(begun[0].id)
        film = other.videos.resume_create(begun[1].id)
        assert (model.id, film.id) == (begun[0].id, begun[1].id)
        assert model.wait().id == 7
        assert film.wait().status == "completed"


def test_the_end_can_be_a_failure(feature: Feature, client: Any) -> None:
    handle = client.videos.resume_create("v-0")
    assert handle.status() == "failed"
    with pytest.raises(feature.package.OperationFailedError) as caught:
        handle.wait()
    error = caught.value
    assert isinstance(error, feature.package.ServiceError)
    assert (error.code, error.message) == ("quota_exceeded", "There is no time left")
    assert error.reasons == ("The minutes of this month are used up",)
    assert str(error) == "200 quota_exceeded: There is no time left"


def test_the_id_holds_no_credential_and_no_host(user: User) -> None:
    server = Server(at(f"{URL}&key=fake-key-1"))

    async def use(client: Any, get: Any) -> Any:
        return await get(client.models.train(name="a"))

    credential = user.feature.package.ApiKey("fake-key-1")
    handle = user.use(server, use, credential=credential)
    assert handle.id == "/v1/operations/op-1?sig=fake-signature"
    assert "op-1" not in repr(handle)
    assert server.targets == ["POST /v1/models?key=fake-key-1"]


def test_a_url_is_followed_with_the_credential(user: User) -> None:
    server = Server(at(URL), {"status": "succeeded"})
    credential = user.feature.package.ApiKey("fake-key-1")

    async def use(client: Any, get: Any) -> Any:
        return await get((await get(client.models.remove(7))).wait())

    assert user.use(server, use, credential=credential) is None
    assert server.targets[1] == "GET /v1/operations/op-1?sig=fake-signature&key=fake-key-1"


def test_a_url_can_be_relative(user: User) -> None:
    server = Server(at("../operations/op-1"), {"status": "succeeded"})
    assert user.wait(server, "models.remove", 7) is None
    assert server.targets[1] == "GET /v1/operations/op-1"


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("https://elsewhere.example.com/op", "elsewhere.example.com`, which is not allowed"),
        ("http://studio.example.com/v1/op", "which is not allowed"),
        ("https://studio.example.com:8443/op", "which is not allowed"),
        ("https://cdn.example.com/op", "at another host than the endpoint's"),
        ("https://user:fake@studio.example.com/op", "an invalid URL"),
        ("https://[", "an invalid URL"),
        ("//elsewhere.example.com/op", "which is not allowed"),
        ("/" + "x" * 20_000, "more than 16000 characters"),
        ("", "lacks the header field `Operation-Location`"),
        (None, "lacks the header field `Operation-Location`"),
    ],
    ids=str,
)
def test_only_a_url_of_the_service_is_followed(user: User, url: str | None, message: str) -> None:
    server = Server(at(url))
    with pytest.raises(user.feature.package.UnexpectedResponse) as caught:
        user.wait(server, "models.remove", 7)
    assert message in str(caught.value)
    assert len(server.targets) == 1


@pytest.mark.parametrize(
    "given",
    ["", "op-1", "//elsewhere.example.com/op", "https://elsewhere.example.com/", "/\\e", 7, None],
    ids=str,
)
def test_another_id_is_refused(user: User, given: Any) -> None:
    async def use(client: Any, _: Any) -> Any:
        return client.models.resume_train(given)

    server = Server(200)
    if given == "/\\e":
        assert user.use(server, use).id.startswith("/")
        return
    with pytest.raises(user.feature.package.ArgumentError, match="`id`"):
        user.use(server, use)
    assert server.targets == []


def test_an_id_stays_one_segment_of_a_path(user: User) -> None:
    server = Server(video("completed"))

    async def use(client: Any, get: Any) -> Any:
        return await get(client.videos.resume_create("../admin?x=1").wait())

    user.use(server, use)
    assert server.targets == ["GET /v1/videos/..%2Fadmin%3Fx%3D1"]


@pytest.mark.parametrize(
    ("last", "message"),
    [
        (video("exploded"), "`exploded` is not a documented status"),
        (video("Completed"), "`Completed` is not a documented status"),
        (video(""), "`` is not a documented status"),
    ],
    ids=str,
)
def test_what_is_not_documented_is_no_end(user: User, last: object, message: str) -> None:
    with pytest.raises(user.feature.package.UnexpectedResponse) as caught:
        user.wait(Server(video("queued"), last), "videos.create", prompt="a")
    assert message in str(caught.value)


@pytest.mark.parametrize("last", [{}, video(None), video(7), video(["completed"])], ids=str)
@pytest.mark.parametrize("strict", [True, False])
def test_a_status_is_never_guessed(user: User, last: object, strict: bool) -> None:
    async def use(client: Any, get: Any) -> Any:
        handle = await get(client.videos.create(prompt="a"))
        with pytest.raises(user.feature.package.UnexpectedResponse):
            await get(handle.status())
        return await get(handle.wait())

    with pytest.raises(user.feature.package.UnexpectedResponse):
        user.use(Server(video("queued"), last), use, strict=strict)


@pytest.mark.parametrize("first", [{"status": "queued"}, {**video("queued"), "id": ""}], ids=str)
def test_an_id_is_never_guessed(user: User, first: object) -> None:
    with pytest.raises(user.feature.package.UnexpectedResponse, match="does not say the id"):
        user.wait(Server(first), "videos.create", prompt="a")


def test_a_result_is_never_guessed(user: User) -> None:
    with pytest.raises(user.feature.package.UnexpectedResponse, match="its result is missing"):
        server = Server(httpx2.Response(200, json=video("queued")), video("completed"))
        user.wait(server, "videos.remix", "v-1")
    server = Server(at(URL), {"status": "succeeded"})
    with pytest.raises(user.feature.package.UnexpectedResponse, match="id of its result"):
        user.wait(server, "models.train", name="a")


def test_a_failure_without_a_code(user: User) -> None:
    with pytest.raises(user.feature.package.OperationFailedError) as caught:
        user.wait(Server(video("queued"), video("failed")), "videos.create", prompt="a")
    assert (caught.value.code, caught.value.reasons) == (None, ())
    assert str(caught.value) == "200: the operation failed"


def test_the_service_says_when_it_is_asked_again(user: User) -> None:
    begun, going = asking("7", video("queued"), 202), asking("30", video("processing"))
    server = Server(begun, going, video("processing"), video("completed"))
    user.wait(server, "videos.create", prompt="a")
    assert server.clock.pauses == [7.0, 30.0, 2.0]


def test_the_service_cannot_ask_for_ever(user: User) -> None:
    server = Server(video("queued"), asking("9" * 400, video("processing")), video("completed"))
    user.wait(server, "videos.create", prompt="a")
    assert server.clock.pauses == [2.0, 3600.0]


def test_the_deadline_of_the_whole(user: User) -> None:
    server = Server(video("queued"))
    with pytest.raises(user.feature.package.DeadlineError, match="did not end within 9 seconds"):
        user.wait(server, "videos.create", prompt="a", deadline=9)
    assert server.clock.pauses == [2.0] * 4
    assert len(server.targets) == 5


def test_after_a_deadline_it_can_be_waited_for_again(user: User) -> None:
    server = Server(video("queued"), video("processing"), video("completed"))

    async def use(client: Any, get: Any) -> Any:
        handle = await get(client.videos.create(prompt="a"))
        with pytest.raises(user.feature.package.DeadlineError):
            await get(handle.wait(deadline=3))
        return await get(handle.wait())

    assert user.use(server, use).status == "completed"


def test_a_request_has_the_rest_of_the_deadline(user: User) -> None:
    clock = Clock()

    class Slow(Server):
        def answer(self, request: httpx2.Request) -> httpx2.Response:
            clock.now += 5
            return super().answer(request)

    # without the deadline of the whole, each of these would be asked for again twice
    server = Slow(video("queued"), 503, clock=clock)
    with pytest.raises(user.feature.package.ServiceError, match="503"):
        user.wait(server, "videos.create", prompt="a", deadline=7.2)
    assert len(server.targets) == 2


@pytest.mark.parametrize("deadline", [0, -1, "9", True, float("inf"), float("nan")], ids=str)
def test_the_deadline_is_a_number_of_seconds(user: User, deadline: object) -> None:
    with pytest.raises(user.feature.package.ArgumentError, match="`deadline`"):
        user.wait(Server(video("queued")), "videos.create", prompt="a", deadline=deadline)


def test_progress_is_told(user: User) -> None:
    server, told = Server(video("queued"), video("processing"), video("completed")), list[str]()

    async def use(client: Any, get: Any) -> Any:
        return await get((await get(client.videos.create(prompt="a"))).wait(progress=told.append))

    user.use(server, use)
    assert told == ["processing", "completed"]


def test_raw_methods_have_the_handle_as_their_value(user: User) -> None:
    server = Server(video("queued"), video("completed"))

    async def use(client: Any, get: Any) -> Any:
        raw = await get(client.with_raw_response.videos.create(prompt="a"))
        assert (raw.status, raw.value.id) == (202, "v-1")
        return await get(raw.value.wait())

    assert user.use(server, use).status == "completed"


def test_the_body_of_the_first_response_can_be_streamed(user: User) -> None:
    async def use(client: Any, get: Any) -> bytes:
        made = await get(client.with_streaming_response(client.videos.create)(prompt="a"))
        return made.read() if user.kind == "sync" else await made.read()

    assert b"queued" in user.use(Server(video("queued")), use)


def test_a_poll_is_retried_by_itself(user: User) -> None:
    server = Server(video("queued"), 503, video("completed"))
    user.wait(server, "videos.create", prompt="a")
    assert server.targets == ["POST /v1/videos", "GET /v1/videos/v-1", "GET /v1/videos/v-1"]


def test_ids_of_urls_are_not_logged(user: User, caplog: pytest.LogCaptureFixture) -> None:
    server = Server(at(URL), {"status": "succeeded"})
    with caplog.at_level("DEBUG"):
        user.wait(server, "models.remove", 7)
    assert "fake-signature" not in caplog.text


# the command line


@pytest.fixture
def run(
    feature: Feature,
    emulator: Any,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Callable[..., tuple[int, str, str]]:
    monkeypatch.setattr(time, "sleep", clock.sleep)
    monkeypatch.setattr(time, "monotonic", clock.time)

    def run(*words: str) -> tuple[int, str, str]:
        code = feature.module("cli").run([f"--endpoint={emulator.endpoint}", *words])
        return code, *capsys.readouterr()

    return run


def test_a_command_waits_for_the_end(run: Any) -> None:
    code, out, err = run("--output=json", "videos", "create", "--prompt=a cat")
    assert (code, err) == (0, "")
    assert plain_json.loads(out)["status"] == "completed"
    code, out, _ = run("--output=json", "models", "train", "--name=dogs")
    assert plain_json.loads(out) == {"id": 7, "name": "cats", "secret_key": "[hidden]"}


def test_a_table_has_the_fields_of_the_result(run: Any) -> None:
    _, out, _ = run("videos", "create", "--prompt=a cat")
    assert [line.split()[0] for line in out.splitlines()] == ["id", "status"]
    _, out, _ = run("models", "tune", "7")
    assert [line.split()[0] for line in out.splitlines()] == ["id", "name", "secret_key"]
    assert "fake-key-of-a-model" not in out


def test_a_command_prints_the_id_and_another_one_resumes(run: Any) -> None:
    code, out, err = run("models", "train", "--name=dogs", "--no-wait")
    assert (code, err) == (0, "")
    assert out.startswith("/v1/operations/")
    code, out, err = run("--output=json", "models", "resume-train", out.strip())
    assert (code, err) == (0, "")
    assert plain_json.loads(out)["id"] == 7


def test_a_command_tells_a_failure(run: Any) -> None:
    code, out, err = run("videos", "resume-create", "v-0")
    assert (code, out) == (1, "")
    assert err.splitlines() == [
        "error: 200: quota_exceeded: There is no time left",
        "documented reasons:",
        "  - The minutes of this month are used up",
    ]


def test_a_command_waits_no_longer_than_it_is_told(run: Any) -> None:
    code, out, err = run("videos", "create", "--prompt=a", "--wait-deadline=1")
    assert (code, out) == (6, "")
    first, second = err.splitlines()
    assert first.startswith("it goes on: `studio videos resume-create ")
    assert second.startswith("error: the operation did not end within 1 seconds")


def test_a_destructive_command_is_resumed_without_a_question(run: Any) -> None:
    assert run("videos", "remix", "v-0")[0] == 8
    assert run("videos", "resume-remix", "v-0")[0] == 1


def test_help_names_both_commands(run: Any) -> None:
    _, out, _ = run("videos", "--help")
    assert "resume-create" in out
    assert "Wait for the end of what `create` began" in out
    _, out, _ = run("videos", "create", "--help")
    assert "--no-wait" in out
    assert "Waits for the end and prints the result" in " ".join(out.split())
    _, out, _ = run("videos", "resume-create", "--help")
    assert "--no-wait" not in out.partition("Options:")[2]
    assert "ID" in out


def test_a_dry_run_prints_the_request_for_the_status(run: Any) -> None:
    _, out, _ = run("--dry-run", "videos", "create", "--prompt=a")
    assert "--request POST" in out
    _, out, _ = run("--dry-run", "videos", "resume-create", "v-1")
    assert "--request GET" in out
    assert out.strip().endswith("/v1/videos/v-1'") or "/v1/videos/v-1" in out
    _, out, _ = run("--dry-run", "models", "resume-train", "/v1/operations/op-1")
    assert "/v1/operations/op-1" in out
    code, _, err = run("--dry-run", "models", "resume-train", "//elsewhere.example.com/")
    assert (code, err) == (2, "error: ID is not one of this operation\n")


def test_progress_is_shown_on_a_terminal(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert run("videos", "create", "--prompt=a")[0] == 0
    text = terminal.getvalue()
    assert "processing after" in text
    assert text.endswith("\r\x1b[K")
