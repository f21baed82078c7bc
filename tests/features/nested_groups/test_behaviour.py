from __future__ import annotations

import asyncio
import sys
from typing import Any

import pytest

from ..harness import Feature, json

ITEM = {"id": "c-1", "text": "Hello"}


def run(feature: Feature, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["nested", *words])
        with pytest.raises(SystemExit) as ended:
            feature.module("cli").main()
    out, err = capsys.readouterr()
    assert (ended.value.code, err) == (0, "")
    return out


def test_groups_are_attributes_of_groups(feature: Feature) -> None:
    assert feature.value("chat.list_models", reply=json(["small"])) == ["small"]
    found = feature.call("chat.completions.get", "c-1", reply=json(ITEM))
    assert (found.target, found.value.value.text) == ("/chat/completions/c-1", "Hello")
    listed = feature.call("chat.completions.messages.list", "c-1", reply=json([ITEM]))
    assert listed.target == "/chat/completions/c-1/messages"
    assert feature.call("admin.keys.list", reply=json([])).target == "/keys"


def test_groups_are_eight_levels_deep(feature: Feature, capsys: pytest.CaptureFixture[str]) -> None:
    ranges = "chat.completions.messages.parts.ranges"
    found = feature.call(f"{ranges}.get", "r-1", part_id="p-1", reply=json(ITEM))
    assert (found.target, found.value.value.id) == ("/parts/p-1/ranges/r-1", "c-1")
    likes = f"{ranges}.notes.replies.likes"
    assert feature.call(f"{likes}.list", "a-1", reply=json([])).target == "/replies/a-1/likes"
    words = ("--emulator", *f"{ranges}.list".split("."), "p-1", "--query", "[].id")
    assert "r-1" in run(feature, capsys, *words)
    words = ("--emulator", *f"{likes}.list".split("."), "a-1", "--query", "[].id")
    assert "l-1" in run(feature, capsys, *words)
    assert "likes" in run(feature, capsys, *likes.split(".")[:-1], "--help")


def test_a_group_is_made_once(feature: Feature) -> None:
    with feature.sync_client() as client:
        assert client.chat.completions is client.chat.completions
        raw = client.with_raw_response.chat.completions
        assert type(raw).__name__ == "RawChatCompletions"
        assert not hasattr(client.admin, "list")


def test_commands_are_in_the_groups_of_their_operations(
    feature: Feature, capsys: pytest.CaptureFixture[str]
) -> None:
    out = run(feature, capsys, "chat", "--help")
    assert "list-models" in out
    assert "completions  Completions of a chat" in out
    assert "admin" in run(feature, capsys, "--help")
    assert "keys" in run(feature, capsys, "admin", "--help")
    dry = run(feature, capsys, "chat", "completions", "messages", "list", "c-1", "--dry-run")
    assert "https://api.example.org/chat/completions/c-1/messages" in dry
    assert "Hello" in run(feature, capsys, "--emulator", "chat", "completions", "get", "c-1")


def test_the_emulator_knows_operations_of_inner_groups(feature: Feature) -> None:
    with (
        feature.module("emulator").Emulator() as emulator,
        feature.sync_client(endpoint=emulator.endpoint) as client,
    ):
        assert client.chat.completions.get("c-1").text == "Hello"
        assert [each.id for each in client.chat.completions.messages.list("c-1")] == ["m-1"]
        assert client.chat.list_models() == ["small"]


def test_asynchronous_groups(feature: Feature) -> None:
    async def main() -> Any:
        with feature.module("emulator").Emulator() as emulator:
            async with feature.async_client(endpoint=emulator.endpoint) as client:
                return await client.with_raw_response.admin.keys.list()

    assert [each.id for each in asyncio.run(main()).value] == ["k-1"]
