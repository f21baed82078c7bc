from __future__ import annotations

import asyncio
import io
import json as plain_json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from clientgen.pipeline import show
from clientgen.project import Project

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
        self.urls: list[str] = []
        self.asked: list[float] = []

    def answer(self, request: httpx2.Request) -> httpx2.Response:
        self.targets.append(f"{request.method} {request.url.raw_path.decode()}")
        self.urls.append(str(request.url))
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


FAILURE = ("quota_exceeded", "the operation failed", ("The minutes of this month are used up",))


def test_a_fault_lets_it_fail_after_its_states(
    feature: Feature, emulator: Any, client: Any, clock: Clock
) -> None:
    emulator.add_fault("videos.create:end=failed,code=quota_exceeded,times=1")
    handle = client.videos.create(prompt="a cat")
    assert handle.status() == "queued"
    clock.now += 10
    assert handle.status() == "processing"
    with pytest.raises(feature.package.OperationFailedError) as caught:
        handle.wait()
    assert (caught.value.code, caught.value.message, caught.value.reasons) == FAILURE
    assert client.videos.get(handle.id).url is None
    assert client.videos.create(prompt="a dog").wait().status == "completed"


def test_a_fault_can_cancel_what_is_at_a_url(feature: Feature, emulator: Any, client: Any) -> None:
    emulator.add_fault("models.*:end=cancelled")
    handle = client.models.tune(7)
    with pytest.raises(feature.package.OperationFailedError) as caught:
        handle.wait()
    assert (caught.value.code, caught.value.message) == (None, "the operation failed")
    assert handle.status() == "cancelled"
    assert emulator.requests[-1].fault == ""
    assert [each.fault for each in emulator.requests if each.verb == "POST"] == ["end=cancelled"]


def test_a_fault_reaches_what_has_its_end_already(
    feature: Feature, emulator: Any, client: Any
) -> None:
    """A seed passes through no states, so a change of it fails at once."""
    emulator.add_fault("videos.remix:end=failed,code=unheard_of")
    handle = client.videos.remix("v-0")
    with pytest.raises(feature.package.OperationFailedError) as caught:
        handle.wait()
    assert (caught.value.code, caught.value.message) == ("unheard_of", "the operation failed")


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("videos.create:end=cancelled", "`end` cannot be `cancelled`: expected failed"),
        ("videos.get:end=failed", "no operation of `videos.get` is long-running"),
    ],
)
def test_a_fault_names_a_documented_failure(
    feature: Feature, emulator: Any, rule: str, message: str
) -> None:
    with pytest.raises(feature.module("_runtime.emulator.faults").FaultError, match=message):
        emulator.add_fault(rule)


def test_a_fault_for_the_asynchronous_client(feature: Feature, emulator: Any, clock: Clock) -> None:
    emulator.add_fault("models.train:end=failed,code=quota_exceeded")

    async def sleep(seconds: float) -> None:
        clock.sleep(seconds)

    async def use() -> None:
        async with feature.async_client(
            endpoint=emulator.endpoint, sleep=sleep, clock=clock.time
        ) as client:
            await (await client.models.train(name="dogs")).wait()

    with pytest.raises(feature.package.OperationFailedError) as caught:
        asyncio.run(use())
    assert (caught.value.code, caught.value.message) == FAILURE[:2]


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
        ("http://cdn.example.com/op", "which is not allowed"),
        ("https://cdn.example.com:8443/op", "which is not allowed"),
        ("https://cdn.example.com.evil.example.com/op", "which is not allowed"),
        ("file:///etc/passwd", "an invalid URL"),
        ("https://user:fake@studio.example.com/op", "an invalid URL"),
        ("https://[", "an invalid URL"),
        ("//elsewhere.example.com/op", "which is not allowed"),
        ("/" + "x" * 20_000, "more than 16000 characters"),
        ("https://cdn.example.com/" + "x" * 17_000, "more than 16000 characters"),
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


def test_a_url_at_a_declared_host_is_followed(user: User) -> None:
    url = "https://cdn.example.com/op-1?sig=fake-signature"
    server = Server(at(f"{url}&key=fake-key-1"), {"status": "succeeded"})
    credential = user.feature.package.ApiKey("fake-key-1")

    async def use(client: Any, get: Any) -> str:
        handle = await get(client.models.remove(7))
        assert await get(handle.wait()) is None
        again = client.models.resume_remove(handle.id)
        assert await get(again.status()) == "succeeded"
        return handle.id

    assert user.use(server, use, credential=credential) == url
    assert server.urls[1:] == [f"{url}&key=fake-key-1"] * 2


def test_a_url_is_followed_to_the_endpoint_of_either_operation(user: User) -> None:
    """The one that began it, and the one that reads the status, each with an endpoint of its own."""
    status = {"status": "succeeded"}
    for url in ("https://start.example.com/op", "https://studio.example.com/op"):
        server = Server(at(url), status)
        assert user.wait(server, "models.export", 7) is None
        assert server.urls == ["https://start.example.com/v1/models/7/export", url]
    relative = Server(at("/op-1"), status)
    user.wait(relative, "models.export", 7)
    assert relative.urls[1] == "https://start.example.com/op-1"

    async def use(client: Any, get: Any) -> None:
        await get(client.models.resume_export("/op-1").status())

    again = Server(status)
    user.use(again, use)
    assert again.urls == ["https://start.example.com/op-1"]


@pytest.mark.parametrize(
    "given",
    [
        *("", "op-1", "//elsewhere.example.com/op", "https://elsewhere.example.com/", "/\\e", 7),
        *("http://cdn.example.com/op", "https://fake@cdn.example.com/op", "https:op", None),
    ],
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


def test_a_service_that_asks_for_no_pause_is_not_asked_without_one(user: User) -> None:
    begun, going = asking("0", video("queued"), 202), asking("0", video("processing"))
    server = Server(begun, going, going, asking("0.05", video("processing")), video("completed"))
    user.wait(server, "videos.create", prompt="a")
    assert server.clock.pauses == [pytest.approx(0.2)] * 4


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


# what people read


def shown(name: str) -> str:
    return show(Project(Path(__file__).parent), ("studio",), name).text


def test_show_prints_the_course() -> None:
    page = shown("models.train")
    assert (
        "\n".join(
            (
                "Long-running:",
                "  as operation",
                "  url: Operation-Location",
                "  poll: operations.get",
                "  status: status",
                "  running: not_started, running",
                "  succeeded: succeeded",
                "  failed: failed, cancelled",
                "  error code: error.code",
                "  error message: error.message",
                "  result: the response of models.get with model_id",
                "  resumed by: resume_train",
            )
        )
        in page
    )
    assert "Long-running:" not in shown("models.get")
    lines = shown("videos.remix").splitlines()
    assert {"  member: id", "  result: url", "  interval: 2 seconds"} <= set(lines)
    assert "  result: none" in shown("models.remove")
    assert "  result: the last status" in shown("videos.create")


def test_the_page_tells_the_states(feature: Feature) -> None:
    page = (feature.folder / "api.md").read_text("utf-8")
    told = "`status` of `videos.get` is `queued`, `processing` while it goes on, `completed` after"
    assert f"{told} it succeeded, `failed` after it failed, with the code in `error.code`." in page


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


def test_a_command_tells_a_failure_of_a_fault(run: Any, emulator: Any) -> None:
    emulator.add_fault("videos.create:end=failed,code=quota_exceeded")
    code, out, err = run("videos", "create", "--prompt=a cat")
    assert (code, out) == (1, "")
    assert err.splitlines()[0] == "error: 200: quota_exceeded: the operation failed"


def test_the_emulator_of_the_command_takes_such_a_fault(run: Any) -> None:
    code, _, err = run("emulator", "--fault=videos.create:end=completed")
    assert code == 2
    assert "`end` cannot be `completed`: expected failed" in err
    assert "end=STATE, code=CODE" in run("emulator", "--help")[1].replace("\n", " ")


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
    assert "videos resume-create ID\n" in out.partition("Example:")[2]


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
