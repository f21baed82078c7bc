from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ..harness import Feature
from ..harness import json as reply

HELLO = [{"role": "user", "content": "Hello"}]
MADE = {"id": "file-1", "bytes": 1, "created_at": 1, "filename": "upload", "purpose": "batch"}
DONE = {"id": "c-1", "created": 1, "model": "talk-1", "choices": []}


@pytest.fixture
def emulator(feature: Feature) -> Iterator[Any]:
    with feature.module("emulator").Emulator() as emulator:
        yield emulator


@pytest.fixture
def client(emulator: Any) -> Iterator[Any]:
    with emulator.client() as made:
        yield made


def test_a_conversation(feature: Feature, client: Any) -> None:
    said = client.chat.completions.create(model="talk-1", messages=HELLO)
    assert said.choices[0].message == feature.types.AssistantMessage(content="Hello there")
    assert said.choices[0].finish_reason is feature.types.FinishReason.STOP
    assert (said.object, said.usage.total_tokens) == ("chat.completion", 11)


def test_a_conversation_in_parts(feature: Feature, client: Any) -> None:
    create = client.chat.completions.create
    with create(model="talk-1", messages=HELLO, stream=True) as parts:
        found = list(parts)
    assert [(part.object, type(part).__name__) for part in found] == [
        ("chat.completion.chunk", "ChatCompletionChunk")
    ] * 3
    assert "".join(part.choices[0].delta.content or "" for part in found) == "Hello there"
    assert found[-1].choices[0].finish_reason is feature.types.FinishReason.STOP
    with pytest.raises(feature.package.NotFoundError) as caught:
        create(model="none", messages=HELLO, stream=True)
    assert caught.value.code == "model_not_found"


def test_what_is_said_has_parts(feature: Feature) -> None:
    types = feature.types
    image: Any = {
        "type": "image_url",
        "image_url": {"url": "https://x.example.com", "detail": "low"},
    }
    text = {"type": "text", "text": "Who?"}
    records = types.UserMessage(
        content=[
            types.TextPart(text="Who?"),
            types.ImagePart(
                image_url=types.ImagePartImageUrl(url="https://x.example.com", detail="low")
            ),
        ]
    )
    for given in (records, {"role": "user", "content": [text, image]}):
        sent = feature.call(
            "chat.completions.create",
            model="m",
            messages=[types.DeveloperMessage(content="Be brief"), given],
            stop=["END"],
            tool_choice={"function": {"name": "weather"}},
            reply=reply(DONE),
        ).request
        assert sent.json == {
            "model": "m",
            "messages": [
                {"role": "developer", "content": "Be brief"},
                {"role": "user", "content": [text, image]},
            ],
            "stop": ["END"],
            "tool_choice": {"type": "function", "function": {"name": "weather"}},
        }


@pytest.mark.parametrize(
    ("message", "said"),
    [
        (
            {"role": "usr"},
            "`messages[0].role` must be one of `developer`, `user`, `assistant`, `tool`",
        ),
        ({"content": "x"}, "`messages[0].role` is missing"),
        (
            {"role": "user", "content": [{"type": "txt"}]},
            "`messages[0].content[0].type` must be one of `text`, `image_url`, `file`",
        ),
        (
            {"role": "user", "content": 3},
            "`messages[0].content` must be one of text, a list, not `int`",
        ),
        ({"role": "tool", "content": "x"}, "`messages[0].tool_call_id` is missing"),
    ],
)
def test_what_nobody_can_say(feature: Feature, message: Any, said: str) -> None:
    assert feature.refusal("chat.completions.create", model="m", messages=[message]) == said


def test_who_asks(feature: Feature) -> None:
    package = feature.package
    options = {"credential": package.BearerToken("fake-key"), "organization": "org-1"}
    sent = feature.call(
        "models.list", client=options, reply=reply({"data": []}, x_request_id="r1")
    ).request
    assert sent.headers["authorization"] == "Bearer fake-key"
    assert sent.headers["openai-organization"] == "org-1"
    assert "openai-project" not in sent.headers


def test_too_many_requests_are_tried_again(feature: Feature) -> None:
    busy = reply(
        {"error": {"message": "Slower", "type": "requests", "code": "rate_limit_exceeded"}}, 429
    )
    done = feature.call(
        "chat.completions.create", model="m", messages=HELLO, reply=[busy, busy, reply(DONE)]
    )
    keys = {request.headers["idempotency-key"] for request in done.requests}
    assert (len(done.requests), len(keys)) == (3, 1)
    made = feature.call("files.create", file=b"x", purpose="batch", reply=[busy, reply(MADE)])
    assert len(made.requests) == 2


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (429, "insufficient_quota", "QuotaError"),
        (429, "rate_limit_exceeded", "RateLimitError"),
        (401, "invalid_api_key", "AuthenticationError"),
        (404, "model_not_found", "NotFoundError"),
        (500, None, "InternalServerError"),
        (502, None, "InternalServerError"),
    ],
)
def test_errors(feature: Feature, status: int, code: str | None, kind: str) -> None:
    facts = {"message": "No", "type": "t", "param": None, "code": code}
    error: Any = feature.attempt(
        "models.list", client={"retries": 0}, reply=reply({"error": facts}, status)
    ).error
    assert (type(error).__name__, error.code, error.message) == (kind, code, "No")
    assert error.value.error == feature.types.ErrorFacts(**facts)


def test_the_emulator_refuses(feature: Feature) -> None:
    package, grant = feature.package, feature.module("_runtime.emulator.access").grant
    known, grants = package.BearerToken("fake-key"), (grant("bearer", "fake-key"),)
    with feature.module("emulator").Emulator(require_auth=True, grants=grants) as emulator:
        with (
            emulator.client(credential=known) as client,
            pytest.raises(package.NotFoundError) as caught,
        ):
            client.chat.completions.create(model="none", messages=HELLO)
        assert caught.value.code == "model_not_found"
        stranger = package.BearerToken("fake-stranger")
        with (
            feature.sync_client(endpoint=emulator.endpoint, credential=stranger) as client,
            pytest.raises(package.AuthenticationError, match="Incorrect API key"),
        ):
            client.models.list()


def test_files(feature: Feature, client: Any, tmp_path: Path) -> None:
    package = feature.package
    (tmp_path / "a.txt").write_bytes(b"from disk")
    made = [
        client.files.create(file=tmp_path / "a.txt", purpose="batch"),
        client.files.create(file=("b.txt", b"b" * 100_000), purpose=feature.types.Purpose.VISION),
    ]
    assert [file.id for file in client.files.list(limit=1)] == [file.id for file in made]
    assert [file.purpose for file in client.files.list(purpose="vision")] == ["vision"]
    client.files.content(made[0].id).save(tmp_path / "copy")
    assert (tmp_path / "copy").read_bytes() == b"from disk"
    with client.files.content(made[1].id) as pieces:
        assert b"".join(pieces) == b"b" * 100_000
    assert client.files.delete(made[0].id).deleted is True
    with pytest.raises(package.NotFoundError, match="No such File") as caught:
        client.files.content(made[0].id)
    assert caught.value.code is None


def test_async(feature: Feature, emulator: Any) -> None:
    async def go() -> None:
        async with feature.async_client(endpoint=emulator.endpoint) as client:
            said = await client.chat.completions.create(model="talk-2", messages=HELLO)
            assert said.model == "talk-2"
            asked = client.with_raw_response.chat.completions.create
            raw = await asked(model="talk-2", messages=HELLO, stream=True)
            assert raw.headers["content-type"].startswith("text/event-stream")
            assert [part.choices[0].index async for part in raw.value] == [0, 0, 0]
            made = await client.files.create(file=b"hello", purpose="batch")
            assert [file.id async for file in await client.files.list()] == [made.id]
            async with await client.files.content(made.id) as pieces:
                assert [piece async for piece in pieces] == [b"hello"]
            assert (await client.files.delete(made.id)).id == made.id
            assert [model.id for model in (await client.models.list()).data] == ["talk-1", "talk-2"]

    asyncio.run(go())


def test_the_command(
    feature: Feature, emulator: Any, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def run(*words: str) -> str:
        assert (
            feature.module("cli").run([f"--endpoint={emulator.endpoint}", "--output=json", *words])
            == 0
        )
        return capsys.readouterr().out

    talk = ("chat", "completions", "create", "--model=talk-1")
    whole = json.dumps([{"role": "developer", "content": "Be brief"}, *HELLO])
    said = json.loads(run(*talk, "--messages", whole))
    assert said["choices"][0]["message"]["content"] == "Hello there"
    lines = run(*talk, "--messages", whole, "--stream").splitlines()
    parts = [json.loads(line)["choices"][0]["delta"].get("content") for line in lines]
    assert parts == ["Hello", " there", None]
    one = json.dumps(HELLO[0])
    assert json.loads(run(*talk, "--messages", one, "--logit-bias", "50256=-100", "--stop", "END"))
    (tmp_path / "a.txt").write_bytes(b"hello")
    made = json.loads(run("files", "create", f"--file={tmp_path / 'a.txt'}", "--purpose=batch"))
    assert [file["id"] for file in json.loads(run("files", "list"))] == [made["id"]]
    assert run("files", "content", made["id"]) == "hello"
    assert json.loads(run("files", "delete", made["id"], "--yes"))["deleted"] is True
    assert feature.module("cli").run(["tour"]) == 0


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (["-o", "tsv", "--query", "choices[0].delta.content"], ["Hello", " there", ""]),
        (["-o", "tsv", "--query", "[id, model]"], ["cmpl-1\ttalk-1"] * 3),
        (["-o", "yaml", "--query", "{id: id}"], ["- id: cmpl-1"] * 3),
        (["-o", "json", "--query", "{id: id}"], ['{"id": "cmpl-1"}'] * 3),
        (["--query", "{id: id}"], ['{"id": "cmpl-1"}'] * 3),
    ],
)
def test_the_command_prints_items_in_the_chosen_form(
    feature: Feature,
    emulator: Any,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    lines: list[str],
) -> None:
    message = '{"role": "user", "content": "hi"}'
    create = ["chat", "completions", "create", "--stream", "--model=talk-1"]
    settings = [f"--endpoint={emulator.endpoint}", *words]
    assert feature.module("cli").run([*settings, *create, "--messages", message]) == 0
    assert capsys.readouterr().out.splitlines() == lines


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({"file": "nope.bin", "purpose": "batch"}, "`file`: `nope.bin` cannot be read: No such"),
        ({"file": 3, "purpose": "batch"}, "`file`: must be the path of a file"),
        ({"file": "/dev/null", "purpose": None}, "`purpose` must be text, not null"),
    ],
)
def test_the_command_names_the_member_of_a_file(
    feature: Feature,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    body: dict[str, Any],
    told: str,
) -> None:
    path = tmp_path / "body.json"
    path.write_text(json.dumps(body))
    words = ["--emulator", "files", "create", f"--from-file={path}"]
    assert feature.module("cli").run(words) == 2
    assert capsys.readouterr().err.startswith(f"error: --from-file: `{path}`: {told}")
