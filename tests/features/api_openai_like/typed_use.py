"""What a user of the package writes: both results of one method, whose types checkers must know."""

from __future__ import annotations

from typing import assert_type

from openai_like import AsyncStream, AsyncTalkClient, RawResponse, Stream, TalkClient
from openai_like.types import ChatCompletion, ChatCompletionChunk, UserMessage

HELLO = [UserMessage(content="Hello")]


def talk(client: TalkClient, stream: bool) -> str:
    create = client.chat.completions.create
    assert_type(create(model="m", messages=HELLO), ChatCompletion)
    assert_type(create(model="m", messages=HELLO, stream=None), ChatCompletion)
    assert_type(
        create(model="m", messages=HELLO, stream=stream),
        ChatCompletion | Stream[ChatCompletionChunk],
    )
    raw = client.with_raw_response.chat.completions.create
    assert_type(raw(model="m", messages=HELLO, stream=False), RawResponse[ChatCompletion])
    assert_type(
        raw(model="m", messages=HELLO, stream=True), RawResponse[Stream[ChatCompletionChunk]]
    )
    with create(model="m", messages=HELLO, stream=True) as parts:
        return "".join(part.choices[0].delta.content or "" for part in parts)


async def talk_later(client: AsyncTalkClient, stream: bool) -> list[ChatCompletionChunk]:
    create = client.chat.completions.create
    assert_type(await create(model="m", messages=HELLO, stream=False), ChatCompletion)
    assert_type(
        await create(model="m", messages=HELLO, stream=stream),
        ChatCompletion | AsyncStream[ChatCompletionChunk],
    )
    raw = client.with_raw_response.chat.completions.create
    either = await raw(model="m", messages=HELLO, stream=stream)
    assert_type(either, RawResponse[ChatCompletion] | RawResponse[AsyncStream[ChatCompletionChunk]])
    async with await create(model="m", messages=HELLO, stream=True) as parts:
        return [part async for part in parts]
