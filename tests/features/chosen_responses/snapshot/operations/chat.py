"""A group of operations: their descriptions, and the methods that call them.

The group is `client.chat`.
"""

from __future__ import annotations

from typing import Any, Literal, cast, overload

from .._runtime.checks import Check
from .._runtime.deprecation import deprecated
from .._runtime.groups import AsyncGroup, AsyncRawGroup, Group, RawGroup, documented_like
from .._runtime.header_fields import HeaderFields, header
from .._runtime.operation import (
    Body,
    Form,
    Operation,
    Parameter,
    ResponseCase,
    ResponseChoice,
    StreamedItems,
)
from .._runtime.records import UNSET, UnsetType
from .._runtime.response import RawResponse, ResponseWithHeaders
from .._runtime.streams import AsyncStream, Stream
from ..types.answer import Answer
from ..types.prompt import Prompt
from ..types.question import Question
from ..types.word import Word

_TOPIC = Parameter(name="topic", wire="topic", kind=str, check=Check(min_length=1))
_X_ALOUD = Parameter(name="x_aloud", wire="X-Aloud", kind=bool)
_FULL = Parameter(name="full", wire="with-words", kind=bool)


class AskHeaders(HeaderFields):
    """The declared header fields of responses of `chat.ask`."""

    x_words: int | None = header("X-Words", int)


_ASK: Operation[Any] = Operation(
    name="chat.ask",
    method="POST",
    path=("/answers",),
    body=Body(media_type="application/json", record=Question),
    responses={
        200: ResponseChoice(
            (
                ResponseCase(kind=Answer, media_types=("application/json",)),
                ResponseCase(
                    kind=StreamedItems(item=Word, events=True, end="[DONE]", error_member="error"),
                    when={"stream": (True,)},
                    media_types=("text/event-stream",),
                ),
            )
        )
    },
    streams=True,
    response_headers=AskHeaders,
    repeatable=True,
    accept="application/json, text/event-stream",
)
_GENERATE: Operation[Any] = Operation(
    name="chat.generate",
    method="POST",
    path=("/answers/", _TOPIC),
    body=Body(media_type="application/json", record=Prompt),
    responses={
        200: ResponseChoice(
            (
                ResponseCase(kind=StreamedItems(item=Word), media_types=("application/x-ndjson",)),
                ResponseCase(
                    kind=Answer, when={"stream": (False,)}, media_types=("application/json",)
                ),
            )
        )
    },
    streams=True,
    accept="application/x-ndjson, application/json",
)
_SPEAK: Operation[Any] = Operation(
    name="chat.speak",
    method="GET",
    path=("/answers/", _TOPIC, "/sound"),
    headers=(_X_ALOUD,),
    responses={
        200: ResponseChoice(
            (
                ResponseCase(kind=Answer, media_types=("application/json",)),
                ResponseCase(
                    kind=Form.STREAM, when={"x_aloud": (True,)}, media_types=("audio/mpeg",)
                ),
            )
        )
    },
    streams=True,
    repeatable=True,
    accept="application/json, audio/mpeg",
)
_READ: Operation[Any] = Operation(
    name="chat.read",
    method="GET",
    path=("/answers/", _TOPIC),
    query=(_FULL,),
    responses={
        200: ResponseChoice(
            (
                ResponseCase(kind=Answer, media_types=("application/json",)),
                ResponseCase(
                    kind=list[Word], when={"full": (True,)}, media_types=("application/json",)
                ),
            )
        )
    },
    repeatable=True,
    accept="application/json",
)


class Chat(Group):
    """Answers as a whole, or word by word."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawChat:
        """The same operations, whose methods return the whole response."""
        return RawChat(self._caller)

    @overload
    def ask(self, *, text: str, stream: Literal[False] | None | UnsetType = UNSET) -> Answer: ...
    @overload
    def ask(self, *, text: str, stream: Literal[True]) -> Stream[Word]: ...
    @overload
    def ask(
        self, *, text: str, stream: bool | None | UnsetType = UNSET
    ) -> Answer | Stream[Word]: ...
    def ask(self, *, text: str, stream: bool | None | UnsetType = UNSET) -> Any:
        """Ask.

        Returns a stream with `stream=True`.

        Args:
            stream: Whether the answer comes word by word. By default `false`.
        """
        return self._call(_ASK, text=text, stream=stream)

    @overload
    def generate(
        self, topic: str, *, text: str, stream: Literal[True] | UnsetType = UNSET
    ) -> Stream[Word]: ...
    @overload
    def generate(self, topic: str, *, text: str, stream: Literal[False]) -> Answer: ...
    @overload
    def generate(
        self, topic: str, *, text: str, stream: bool | UnsetType = UNSET
    ) -> Stream[Word] | Answer: ...
    @deprecated("Deprecated since 2.0: use `client.chat.ask` instead.")
    def generate(self, topic: str, *, text: str, stream: bool | UnsetType = UNSET) -> Any:
        """Generate an answer.

        Deprecated since 2.0: use `client.chat.ask` instead.

        A service whose answers come word by word unless the request says otherwise.

        Returns the whole response with `stream=False`.

        Args:
            stream: By default `true`.
        """
        return self._call(_GENERATE, topic=topic, text=text, stream=stream)

    @overload
    def speak(self, topic: str, *, x_aloud: Literal[False] | UnsetType = UNSET) -> Answer: ...
    @overload
    def speak(self, topic: str, *, x_aloud: Literal[True]) -> Stream[bytes]: ...
    @overload
    def speak(self, topic: str, *, x_aloud: bool | UnsetType = UNSET) -> Answer | Stream[bytes]: ...
    def speak(self, topic: str, *, x_aloud: bool | UnsetType = UNSET) -> Any:
        """Get an answer, or how it sounds.

        Returns a stream with `x_aloud=True`.

        Args:
            x_aloud: By default `false`.
        """
        return self._call(_SPEAK, topic=topic, x_aloud=x_aloud)

    @overload
    def read(self, topic: str, *, full: Literal[False]) -> Answer: ...
    @overload
    def read(self, topic: str, *, full: Literal[True]) -> list[Word]: ...
    @overload
    def read(self, topic: str, *, full: bool) -> Answer | list[Word]: ...
    def read(self, topic: str, *, full: bool) -> Any:
        """Read an answer.

        Returns another result with `full=True`.

        Args:
            full: Whether the words come too.
        """
        return self._call(_READ, topic=topic, full=full)


@documented_like(Chat)
class AsyncChat(AsyncGroup):
    """Answers as a whole, or word by word."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawChat:
        """The same operations, whose methods return the whole response."""
        return AsyncRawChat(self._caller)

    @overload
    async def ask(
        self, *, text: str, stream: Literal[False] | None | UnsetType = UNSET
    ) -> Answer: ...
    @overload
    async def ask(self, *, text: str, stream: Literal[True]) -> AsyncStream[Word]: ...
    @overload
    async def ask(
        self, *, text: str, stream: bool | None | UnsetType = UNSET
    ) -> Answer | AsyncStream[Word]: ...
    async def ask(self, *, text: str, stream: bool | None | UnsetType = UNSET) -> Any:
        """Like `Chat.ask`."""
        return await self._call(_ASK, text=text, stream=stream)

    @overload
    async def generate(
        self, topic: str, *, text: str, stream: Literal[True] | UnsetType = UNSET
    ) -> AsyncStream[Word]: ...
    @overload
    async def generate(self, topic: str, *, text: str, stream: Literal[False]) -> Answer: ...
    @overload
    async def generate(
        self, topic: str, *, text: str, stream: bool | UnsetType = UNSET
    ) -> AsyncStream[Word] | Answer: ...
    @deprecated("Deprecated since 2.0: use `client.chat.ask` instead.")
    async def generate(self, topic: str, *, text: str, stream: bool | UnsetType = UNSET) -> Any:
        """Like `Chat.generate`."""
        return await self._call(_GENERATE, topic=topic, text=text, stream=stream)

    @overload
    async def speak(self, topic: str, *, x_aloud: Literal[False] | UnsetType = UNSET) -> Answer: ...
    @overload
    async def speak(self, topic: str, *, x_aloud: Literal[True]) -> AsyncStream[bytes]: ...
    @overload
    async def speak(
        self, topic: str, *, x_aloud: bool | UnsetType = UNSET
    ) -> Answer | AsyncStream[bytes]: ...
    async def speak(self, topic: str, *, x_aloud: bool | UnsetType = UNSET) -> Any:
        """Like `Chat.speak`."""
        return await self._call(_SPEAK, topic=topic, x_aloud=x_aloud)

    @overload
    async def read(self, topic: str, *, full: Literal[False]) -> Answer: ...
    @overload
    async def read(self, topic: str, *, full: Literal[True]) -> list[Word]: ...
    @overload
    async def read(self, topic: str, *, full: bool) -> Answer | list[Word]: ...
    async def read(self, topic: str, *, full: bool) -> Any:
        """Like `Chat.read`."""
        return await self._call(_READ, topic=topic, full=full)


class RawChat(RawGroup):
    """The methods of `Chat`; methods return the whole response."""

    __slots__ = ()

    @overload
    def ask(
        self, *, text: str, stream: Literal[False] | None | UnsetType = UNSET
    ) -> ResponseWithHeaders[Answer, AskHeaders]: ...
    @overload
    def ask(
        self, *, text: str, stream: Literal[True]
    ) -> ResponseWithHeaders[Stream[Word], AskHeaders]: ...
    @overload
    def ask(
        self, *, text: str, stream: bool | None | UnsetType = UNSET
    ) -> (
        ResponseWithHeaders[Answer, AskHeaders] | ResponseWithHeaders[Stream[Word], AskHeaders]
    ): ...
    def ask(self, *arguments: Any, **named: Any) -> Any:
        """Like `Chat.ask`."""
        return cast("Any", Chat).ask(self, *arguments, **named)

    @overload
    def generate(
        self, topic: str, *, text: str, stream: Literal[True] | UnsetType = UNSET
    ) -> RawResponse[Stream[Word]]: ...
    @overload
    def generate(self, topic: str, *, text: str, stream: Literal[False]) -> RawResponse[Answer]: ...
    @overload
    def generate(
        self, topic: str, *, text: str, stream: bool | UnsetType = UNSET
    ) -> RawResponse[Stream[Word]] | RawResponse[Answer]: ...
    def generate(self, *arguments: Any, **named: Any) -> Any:
        """Like `Chat.generate`."""
        return cast("Any", Chat).generate(self, *arguments, **named)

    @overload
    def speak(
        self, topic: str, *, x_aloud: Literal[False] | UnsetType = UNSET
    ) -> RawResponse[Answer]: ...
    @overload
    def speak(self, topic: str, *, x_aloud: Literal[True]) -> RawResponse[Stream[bytes]]: ...
    @overload
    def speak(
        self, topic: str, *, x_aloud: bool | UnsetType = UNSET
    ) -> RawResponse[Answer] | RawResponse[Stream[bytes]]: ...
    def speak(self, *arguments: Any, **named: Any) -> Any:
        """Like `Chat.speak`."""
        return cast("Any", Chat).speak(self, *arguments, **named)

    @overload
    def read(self, topic: str, *, full: Literal[False]) -> RawResponse[Answer]: ...
    @overload
    def read(self, topic: str, *, full: Literal[True]) -> RawResponse[list[Word]]: ...
    @overload
    def read(self, topic: str, *, full: bool) -> RawResponse[Answer] | RawResponse[list[Word]]: ...
    def read(self, *arguments: Any, **named: Any) -> Any:
        """Like `Chat.read`."""
        return cast("Any", Chat).read(self, *arguments, **named)


class AsyncRawChat(AsyncRawGroup):
    """The methods of `AsyncChat`; methods return the whole response."""

    __slots__ = ()

    @overload
    async def ask(
        self, *, text: str, stream: Literal[False] | None | UnsetType = UNSET
    ) -> ResponseWithHeaders[Answer, AskHeaders]: ...
    @overload
    async def ask(
        self, *, text: str, stream: Literal[True]
    ) -> ResponseWithHeaders[AsyncStream[Word], AskHeaders]: ...
    @overload
    async def ask(
        self, *, text: str, stream: bool | None | UnsetType = UNSET
    ) -> (
        ResponseWithHeaders[Answer, AskHeaders] | ResponseWithHeaders[AsyncStream[Word], AskHeaders]
    ): ...
    async def ask(self, *arguments: Any, **named: Any) -> Any:
        """Like `Chat.ask`."""
        return await cast("Any", AsyncChat).ask(self, *arguments, **named)

    @overload
    async def generate(
        self, topic: str, *, text: str, stream: Literal[True] | UnsetType = UNSET
    ) -> RawResponse[AsyncStream[Word]]: ...
    @overload
    async def generate(
        self, topic: str, *, text: str, stream: Literal[False]
    ) -> RawResponse[Answer]: ...
    @overload
    async def generate(
        self, topic: str, *, text: str, stream: bool | UnsetType = UNSET
    ) -> RawResponse[AsyncStream[Word]] | RawResponse[Answer]: ...
    async def generate(self, *arguments: Any, **named: Any) -> Any:
        """Like `Chat.generate`."""
        return await cast("Any", AsyncChat).generate(self, *arguments, **named)

    @overload
    async def speak(
        self, topic: str, *, x_aloud: Literal[False] | UnsetType = UNSET
    ) -> RawResponse[Answer]: ...
    @overload
    async def speak(
        self, topic: str, *, x_aloud: Literal[True]
    ) -> RawResponse[AsyncStream[bytes]]: ...
    @overload
    async def speak(
        self, topic: str, *, x_aloud: bool | UnsetType = UNSET
    ) -> RawResponse[Answer] | RawResponse[AsyncStream[bytes]]: ...
    async def speak(self, *arguments: Any, **named: Any) -> Any:
        """Like `Chat.speak`."""
        return await cast("Any", AsyncChat).speak(self, *arguments, **named)

    @overload
    async def read(self, topic: str, *, full: Literal[False]) -> RawResponse[Answer]: ...
    @overload
    async def read(self, topic: str, *, full: Literal[True]) -> RawResponse[list[Word]]: ...
    @overload
    async def read(
        self, topic: str, *, full: bool
    ) -> RawResponse[Answer] | RawResponse[list[Word]]: ...
    async def read(self, *arguments: Any, **named: Any) -> Any:
        """Like `Chat.read`."""
        return await cast("Any", AsyncChat).read(self, *arguments, **named)
