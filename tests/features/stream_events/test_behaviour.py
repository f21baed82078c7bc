from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from ..harness import Feature, Reply


@pytest.fixture
def emulator(feature: Feature) -> Iterator[Any]:
    with feature.module("emulator").Emulator() as emulator:
        yield emulator


@pytest.fixture
def client(feature: Feature, emulator: Any) -> Iterator[Any]:
    with feature.sync_client(endpoint=emulator.endpoint) as made:
        yield made


def test_items_are_typed(feature: Feature, client: Any) -> None:
    with client.chat.create(text="Who?") as words:
        found = list(words)
    assert [(type(word).__name__, word.id, word.text) for word in found] == [
        ("Word", "w-1", "I"),
        ("Word", "w-2", "am"),
    ]
    assert [word.text for word in client.chat.watch("t-1")] == ["hello", "world"]
    raw = client.with_raw_response.chat.watch("t-1")
    assert (raw.status, raw.headers["content-type"]) == (200, "application/x-ndjson")
    assert len(list(raw.value)) == 2
    with pytest.raises(feature.package.NotFoundError):
        client.chat.watch("none")


def slow(feature: Feature, emulator: Any, seconds: float) -> None:
    """Let the emulator wait after each item."""
    faults = feature.module("_runtime.emulator.faults")
    emulator.faults.add(faults.fault_from_text(f"chat.create:drip={seconds}"))


def test_items_come_one_by_one(feature: Feature, client: Any, emulator: Any) -> None:
    slow(feature, emulator, 0.4)
    began = time.monotonic()
    words = iter(client.with_options(deadline=0.7).chat.create(text="Who?"))
    assert next(words).text == "I"
    between = time.monotonic()
    assert [word.text for word in words] == ["am"]
    assert time.monotonic() - between >= 0.3
    assert time.monotonic() - began >= 0.9


def test_bytes_are_read_or_saved(client: Any, tmp_path: Path) -> None:
    assert client.chat.read("t-1").read() == b"spoken"
    client.chat.read("t-1").save(tmp_path / "audio")
    assert (tmp_path / "audio").read_bytes() == b"spoken"
    assert [path.name for path in tmp_path.iterdir()] == ["audio"]
    with client.with_streaming_response(client.chat.create)(text="Who?") as body:
        assert body.read().endswith(b"data: [DONE]\n\n")


def test_asynchronous_streams(feature: Feature, emulator: Any) -> None:
    async def go() -> None:
        async with feature.package.AsyncStreamsClient(endpoint=emulator.endpoint) as client:
            async with await client.chat.create(text="Who?") as words:
                assert [word.text async for word in words] == ["I", "am"]
            assert await (await client.chat.read("t-1")).read() == b"spoken"
            raw = await client.with_raw_response.chat.watch("t-1")
            assert [word.id async for word in raw.value] == ["w-1", "w-2"]

    asyncio.run(go())


def run(feature: Feature, *words: str) -> subprocess.Popen[str]:
    source = str(feature.folder / "src")
    code = f"import sys; sys.path.insert(0, {source!r}); from stream_events.cli import run; sys.exit(run(sys.argv[1:]))"
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", code, *words]
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True)


def test_the_command_prints_items_as_they_arrive(feature: Feature, emulator: Any) -> None:
    slow(feature, emulator, 0.5)
    with run(
        feature, "--endpoint", emulator.endpoint, "chat", "create", "--text", "Who?"
    ) as program:
        assert program.stdout is not None
        assert json.loads(program.stdout.readline()) == {"id": "w-1", "text": "I"}
        assert program.poll() is None
        assert json.loads(program.stdout.readline())["text"] == "am"
        assert program.wait(60) == 0


def test_the_command_hides_secrets_and_writes_bytes(
    feature: Feature, emulator: Any, tmp_path: Path
) -> None:
    at = ("--endpoint", emulator.endpoint, "chat")
    out, err = run(feature, *at, "watch", "t-1").communicate(timeout=60)
    assert (json.loads(out.splitlines()[0])["key"], err) == ("[hidden]", "")
    out, err = run(feature, *at, "watch", "t-1", "--query", "text").communicate(timeout=60)
    assert (out, err) == ('"hello"\n"world"\n', "")
    assert run(feature, *at, "read", "t-1").communicate(timeout=60) == ("spoken", "")
    path = str(tmp_path / "audio")
    assert run(feature, *at, "read", "t-1", "--output-file", path).communicate(timeout=60) == (
        "",
        "",
    )
    assert (tmp_path / "audio").read_bytes() == b"spoken"
    out, _ = run(feature, *at, "read", "t-1", "--dry-run").communicate(timeout=60)
    assert out.startswith("curl ")
    assert "/talks/t-1/audio" in out


def test_limits_of_operations_and_of_the_service(feature: Feature) -> None:
    def size_read(size: int) -> int:
        def answer(_: httpx2.Request) -> httpx2.Response:
            return httpx2.Response(200, headers={"Content-Type": "audio/mpeg"}, content=bytes(size))

        with httpx2.Client(transport=httpx2.MockTransport(answer)) as http:
            return len(feature.sync_client(http=http).chat.read("t-1").read())

    assert size_read(65_536) == 65_536
    with pytest.raises(feature.package.UnexpectedResponse, match="larger than 65536 bytes"):
        size_read(65_537)
    assert feature.module("_service").SERVICE.largest == 100_000


def test_one_status_has_a_word_or_bytes(feature: Feature, client: Any, emulator: Any) -> None:
    assert client.chat.fetch("t-1").text == "hello"
    url = f"{emulator.endpoint}/talks/t-1/first"
    heard = httpx2.get(url, headers={"Accept": "audio/mpeg"})
    assert (heard.headers["content-type"], heard.content) == ("audio/mpeg", b"spoken")
    assert httpx2.get(url, headers={"Accept": "text/csv"}).json()["text"] == "hello"
    reply = Reply(status=200, headers={"Content-Type": "audio/mpeg"}, content=b"heard")
    done = feature.call("chat.fetch", "t-1", reply=reply)
    assert done.value.value == b"heard"
    assert done.request.headers["accept"] == "application/json, audio/mpeg"
