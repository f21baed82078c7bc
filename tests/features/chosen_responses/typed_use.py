"""What a user of the package writes: the results of methods, whose types checkers must know."""

from __future__ import annotations

from typing import assert_type

from chosen_responses import (
    AsyncChosenClient,
    AsyncStream,
    ChosenClient,
    RawResponse,
    ResponseWithHeaders,
    Stream,
)
from chosen_responses.operations.chat import AskHeaders
from chosen_responses.types import Answer, Word


def ask(client: ChosenClient, stream: bool) -> None:
    assert_type(client.chat.ask(text="Who?"), Answer)
    assert_type(client.chat.ask(text="Who?", stream=True), Stream[Word])
    assert_type(client.chat.ask(text="Who?", stream=stream), Answer | Stream[Word])
    raw = client.with_raw_response.chat.ask(text="Who?", stream=True)
    assert_type(raw, ResponseWithHeaders[Stream[Word], AskHeaders])
    assert_type(raw.declared_headers.x_words, int | None)
    client.chat.ask(stream=True)  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    read = client.with_streaming_response(client.chat.ask)
    assert_type(read(text="Who?"), Stream[bytes])
    assert_type(read(text="Who?", stream=True), Stream[bytes])


def read(client: ChosenClient, full: bool) -> None:
    assert_type(client.chat.read("t-1", full=False), Answer)
    assert_type(client.chat.read("t-1", full=True), list[Word])
    raw = client.with_raw_response.chat.read("t-1", full=full)
    assert_type(raw, RawResponse[Answer] | RawResponse[list[Word]])


async def later(client: AsyncChosenClient, stream: bool) -> None:
    assert_type(await client.chat.ask(text="Who?", stream=True), AsyncStream[Word])
    assert_type(await client.chat.ask(text="Who?", stream=stream), Answer | AsyncStream[Word])
    assert_type(await client.chat.read("t-1", full=True), list[Word])
    raw = await client.with_raw_response.chat.ask(text="Who?")
    assert_type(raw, ResponseWithHeaders[Answer, AskHeaders])
