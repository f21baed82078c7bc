"""A group of operations: their descriptions, and the methods that call them.

The group is `client.chat`.
"""

from __future__ import annotations

from .._runtime.checks import Check
from .._runtime.groups import (
    AsyncGroup,
    AsyncRawGroup,
    Group,
    RawGroup,
    async_raw,
    documented_like,
    raw,
)
from .._runtime.operation import (
    Body,
    Form,
    Operation,
    Parameter,
    ResponseCase,
    ResponseChoice,
    StreamedItems,
)
from .._runtime.streams import AsyncStream, Stream
from ..types.question import Question
from ..types.word import Word

_TALK_ID = Parameter(name="talk_id", wire="talkId", kind=str, check=Check(min_length=1))

_CREATE: Operation[Word] = Operation(
    name="chat.create",
    method="POST",
    path=("/talks",),
    body=Body(media_type="application/json", record=Question),
    responses={
        200: StreamedItems(
            item=Word, events=True, end="[DONE]", error_event="error", error_member="error"
        )
    },
    streams=True,
    accept="text/event-stream",
)
_WATCH: Operation[Word] = Operation(
    name="chat.watch",
    method="GET",
    path=("/talks/", _TALK_ID, "/words"),
    responses={200: StreamedItems(item=Word)},
    streams=True,
    repeatable=True,
    accept="application/x-ndjson",
)
_READ: Operation[bytes] = Operation(
    name="chat.read",
    method="GET",
    path=("/talks/", _TALK_ID, "/audio"),
    responses={200: Form.STREAM},
    streams=True,
    repeatable=True,
    accept="audio/mpeg",
    largest=65536,
)
_FETCH: Operation[Word | bytes] = Operation(
    name="chat.fetch",
    method="GET",
    path=("/talks/", _TALK_ID, "/first"),
    responses={
        200: ResponseChoice(
            (
                ResponseCase(kind=Word, media_types=("application/json",)),
                ResponseCase(kind=Form.BYTES, media_types=("audio/mpeg",)),
            )
        )
    },
    repeatable=True,
    accept="application/json, audio/mpeg",
)


class Chat(Group):
    """Talks whose answers arrive word by word."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawChat:
        """The same operations, whose methods return the whole response."""
        return RawChat(self._caller)

    def create(self, *, text: str) -> Stream[Word]:
        """Talk."""
        return self._stream(_CREATE, text=text)

    def watch(self, talk_id: str) -> Stream[Word]:
        """Watch."""
        return self._stream(_WATCH, talk_id=talk_id)

    def read(self, talk_id: str) -> Stream[bytes]:
        """Read aloud."""
        return self._stream(_READ, talk_id=talk_id)

    def fetch(self, talk_id: str) -> Word | bytes:
        """Fetch a word, or how it sounds."""
        return self._call(_FETCH, talk_id=talk_id)


@documented_like(Chat)
class AsyncChat(AsyncGroup):
    """Talks whose answers arrive word by word."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawChat:
        """The same operations, whose methods return the whole response."""
        return AsyncRawChat(self._caller)

    async def create(self, *, text: str) -> AsyncStream[Word]:
        """Like `Chat.create`."""
        return await self._stream(_CREATE, text=text)

    async def watch(self, talk_id: str) -> AsyncStream[Word]:
        """Like `Chat.watch`."""
        return await self._stream(_WATCH, talk_id=talk_id)

    async def read(self, talk_id: str) -> AsyncStream[bytes]:
        """Like `Chat.read`."""
        return await self._stream(_READ, talk_id=talk_id)

    async def fetch(self, talk_id: str) -> Word | bytes:
        """Like `Chat.fetch`."""
        return await self._call(_FETCH, talk_id=talk_id)


class RawChat(RawGroup):
    """The methods of `Chat`; methods return the whole response."""

    __slots__ = ()

    create = raw(Chat.create)
    watch = raw(Chat.watch)
    read = raw(Chat.read)
    fetch = raw(Chat.fetch)


class AsyncRawChat(AsyncRawGroup):
    """The methods of `AsyncChat`; methods return the whole response."""

    __slots__ = ()

    create = async_raw(AsyncChat.create)
    watch = async_raw(AsyncChat.watch)
    read = async_raw(AsyncChat.read)
    fetch = async_raw(AsyncChat.fetch)
