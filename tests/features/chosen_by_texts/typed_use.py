"""What a user of the package writes: the results of methods, whose types checkers must know."""

from __future__ import annotations

from typing import assert_type

from chosen_by_texts import (
    AsyncStream,
    AsyncTranscriptClient,
    RawResponse,
    Stream,
    TranscriptClient,
)
from chosen_by_texts.types import Details, Shape, SpeechForm, Word, Words


def transcribe(client: TranscriptClient, form: SpeechForm, stream: bool) -> None:
    method = client.speech.transcribe
    assert_type(method(file=b""), Words)
    assert_type(method(file=b"", response_format="json"), Words)
    assert_type(method(file=b"", response_format=SpeechForm.JSON, stream=False), Words)
    assert_type(method(file=b"", stream=None), Words)
    assert_type(method(file=b"", stream=True), Stream[Word])
    assert_type(method(file=b"", response_format="json", stream=True), Stream[Word])
    assert_type(method(file=b"", response_format="verbose_json", stream=True), Details)
    assert_type(method(file=b"", response_format=SpeechForm.SRT), str)
    assert_type(method(file=b"", response_format="text"), str)
    either = method(file=b"", response_format=form, stream=stream)
    assert_type(either, Words | Details | str | Stream[Word])
    raw = client.with_raw_response.speech.transcribe(file=b"", response_format="text")
    assert_type(raw, RawResponse[str])
    method(response_format="text")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    method(file=b"", response_format="odd")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue, reportArgumentType]


def read(client: TranscriptClient, shape: str) -> None:
    assert_type(client.speech.read("t-1"), Words)
    assert_type(client.speech.read("t-1", shape="lines"), Words)
    assert_type(client.speech.read("t-1", shape=Shape.LINES, x_only="words"), list[str])
    assert_type(client.speech.read("t-1", shape="odd"), Details)
    assert_type(client.speech.read("t-1", shape=shape), Words | Details | list[str])
    assert_type(
        client.speech.read("t-1", shape="lines", x_only="other"), Words | Details | list[str]
    )


async def later(client: AsyncTranscriptClient) -> None:
    assert_type(await client.speech.transcribe(file=b"", stream=True), AsyncStream[Word])
    assert_type(await client.speech.transcribe(file=b"", response_format="srt"), str)
    raw = await client.with_raw_response.speech.read("t-1", shape=Shape.NEW)
    assert_type(raw, RawResponse[Details])
