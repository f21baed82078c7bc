from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ..harness import Feature


@pytest.fixture
def endpoint(feature: Feature) -> Iterator[str]:
    with feature.module("emulator").Emulator() as emulator:
        yield emulator.endpoint


@pytest.fixture
def client(feature: Feature, endpoint: str) -> Iterator[Any]:
    with feature.sync_client(endpoint=endpoint) as made:
        yield made


def test_errors_come_with_200(feature: Feature, client: Any) -> None:
    with pytest.raises(feature.package.ChannelNotFoundError) as caught:
        client.messages.post(channel="C9", text="Hello")
    assert (caught.value.status, caught.value.code) == (200, "channel_not_found")
    assert caught.value.reasons == ("There is no such channel",)
    with pytest.raises(feature.package.ServiceError) as caught:
        client.request("POST", "/conversations.create", json={"name": ""})
    assert caught.value.code == "invalid_arguments"


def test_channels_messages_and_files(feature: Feature, client: Any, tmp_path: Path) -> None:
    channel = client.conversations.create(name="music", is_private=True).channel
    assert (channel.name, channel.is_private) == ("music", True)
    posted = client.messages.post(channel=channel.id, text="Hello")
    assert (posted.ok, posted.channel, posted.message.text) == (True, channel.id, "Hello")
    assert posted.message.ts == posted.ts
    notes = tmp_path / "notes.txt"
    notes.write_bytes(b"first")
    assert client.files.upload(file=notes, title="Notes").file.title == "Notes"
    with pytest.raises(feature.package.ChannelNotFoundError):
        client.files.upload(file=b"second", channels="C9")


def test_pages_end_with_an_empty_cursor(feature: Feature, endpoint: str) -> None:
    async def run() -> list[str]:
        async with feature.async_client(endpoint=endpoint) as client:
            first = await client.conversations.list(limit=2)
            assert first.response.response_metadata.next_cursor
            last = await first.next_page()
            assert last.response.response_metadata is None
            assert await last.next_page() is None
            return [each.name async for each in client.conversations.list(limit=2)]

    assert asyncio.run(run()) == ["general", "random", "help"]


def test_the_command(feature: Feature, endpoint: str, capsys: pytest.CaptureFixture[str]) -> None:
    run, words = feature.module("cli").run, [f"--endpoint={endpoint}", "--output=json"]
    assert run([*words, "conversations", "list", "--page-size=2"]) == 0
    found = capsys.readouterr().out
    assert [name in found for name in ("general", "random", "help")] == [True] * 3
    assert run([*words, "messages", "post", "--channel=C1", "--text=Hello"]) == 0
    assert json.loads(capsys.readouterr().out)["message"]["text"] == "Hello"
    assert run([*words, "messages", "post", "--channel=C9", "--text=Hello"]) == 1
    assert "channel_not_found" in capsys.readouterr().err
