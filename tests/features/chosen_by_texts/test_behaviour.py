from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ..harness import Feature, Reply
from ..harness import json as reply


@pytest.fixture
def emulator(feature: Feature) -> Iterator[Any]:
    with feature.module("emulator").Emulator() as emulator:
        yield emulator


@pytest.fixture
def client(feature: Feature, emulator: Any) -> Iterator[Any]:
    with feature.sync_client(endpoint=emulator.endpoint) as made:
        yield made


GIVEN: list[tuple[dict[str, Any], str]] = [
    ({}, "Words"),
    ({"response_format": "json"}, "Words"),
    ({"response_format": "json", "stream": None}, "Words"),
    ({"response_format": "verbose_json"}, "Details"),
    ({"response_format": "verbose_json", "stream": True}, "Details"),
    ({"response_format": "text"}, "str"),
    ({"response_format": "srt", "stream": True}, "str"),
    ({"stream": True}, "Stream"),
    ({"response_format": "json", "stream": True}, "Stream"),
]


@pytest.mark.parametrize(("given", "name"), GIVEN)
def test_arguments_choose(client: Any, given: dict[str, Any], name: str) -> None:
    got = client.speech.transcribe(file=b"abc", **given)
    assert type(got).__name__ == name
    if name == "Stream":
        assert [each.word for each in got] == ["I", "am"]
    else:
        assert getattr(got, "text", got) == "I am"


def test_members_of_an_enumeration_choose(feature: Feature, client: Any) -> None:
    form = feature.types.SpeechForm
    assert client.speech.transcribe(file=b"abc", response_format=form.VERBOSE_JSON).seconds == 2.5
    assert client.speech.transcribe(file=b"abc", response_format=form.SRT) == "I am"


def test_asynchronously(feature: Feature, emulator: Any) -> None:
    async def go() -> list[str]:
        async with feature.async_client(endpoint=emulator.endpoint) as client:
            assert await client.speech.transcribe(file=b"a", response_format="text") == "I am"
            raw = await client.with_raw_response.speech.read("t-1", shape="odd")
            assert raw.value.seconds == 1.5
            async with await client.speech.transcribe(file=b"a", stream=True) as words:
                return [each.word async for each in words]

    assert asyncio.run(go()) == ["I", "am"]


READ: list[tuple[dict[str, Any], Any]] = [
    ({}, {"text": "x"}),
    ({"shape": "lines"}, {"text": "x"}),
    ({"shape": "lines", "x_only": "other"}, {"text": "x"}),
    ({"shape": "unlisted", "x_only": "words"}, {"text": "x"}),
    ({"shape": "odd"}, {"text": "x", "seconds": 1}),
    ({"shape": 'it\'s "new"', "x_only": "words"}, {"text": "x", "seconds": 1}),
    ({"shape": "lines", "x_only": "words"}, ["x"]),
]


@pytest.mark.parametrize(("given", "body"), READ)
def test_several_arguments_together(feature: Feature, given: dict[str, Any], body: Any) -> None:
    got = feature.value("speech.read", "t-1", reply=reply(body), **given)
    if isinstance(body, list):
        assert got == body
    else:
        assert {name: getattr(got, name) for name in body} == body
        assert type(got).__name__ == ("Details" if "seconds" in body else "Words")


def test_another_form_than_was_asked_for(feature: Feature) -> None:
    plain = Reply(status=200, headers={"Content-Type": "text/plain"}, content=b"I am")
    error: Any = feature.attempt("speech.transcribe", file=b"a", reply=plain).error
    assert type(error).__name__ == "UnexpectedResponse"


def test_the_command(
    feature: Feature, emulator: Any, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "sound").write_bytes(b"abc")

    def run(*words: str) -> str:
        flags = [f"--endpoint={emulator.endpoint}", "--output=json", "speech"]
        assert feature.module("cli").run([*flags, *words]) == 0
        return capsys.readouterr().out

    send = ["transcribe", f"--file={tmp_path / 'sound'}"]
    assert json.loads(run(*send)) == {"text": "I am"}
    assert json.loads(run(*send, "--response-format=verbose_json"))["seconds"] == 2.5
    assert json.loads(run(*send, "--response-format=srt")) == "I am"
    assert len(run(*send, "--stream").splitlines()) == 2
    assert json.loads(run("read", "t-1", "--shape=lines", "--x-only=words")) == ["I", "am"]
    assert "verbose_json" in run(*send, "--response-format=verbose_json", "--dry-run")
    said = " ".join(run("transcribe", "--help").split())
    assert "Without --stream, the response is printed as a whole." in said


def test_the_page_has_all_results(feature: Feature) -> None:
    page = (feature.folder / "api.md").read_text("utf-8")
    assert (
        '`Words`, or `Details` with `response_format="verbose_json"`, or `str` with '
        '`response_format="text"` or `response_format="srt"`, or `Stream[Word]` with '
        '`response_format="json"` and `stream=True`'
    ) in page
