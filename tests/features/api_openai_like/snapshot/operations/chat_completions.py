"""A group of operations: their descriptions, and the methods that call them.

The group is `client.chat.completions`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal, cast, overload

from .._runtime.checks import Check
from .._runtime.groups import AsyncGroup, AsyncRawGroup, Group, RawGroup, documented_like
from .._runtime.operation import (
    Body,
    Operation,
    Parameter,
    ResponseCase,
    ResponseChoice,
    StreamedItems,
)
from .._runtime.records import UNSET, UnsetType
from .._runtime.response import RawResponse
from .._runtime.streams import AsyncStream, Stream
from ..types.chat_completion import ChatCompletion
from ..types.chat_completion_chunk import ChatCompletionChunk
from ..types.completion_request import CompletionRequest
from ..types.message import Message
from ..types.response_format import ResponseFormat
from ..types.stop import Stop
from ..types.tool import Tool
from ..types.tool_choice import ToolChoice

if TYPE_CHECKING:
    from ..types._params import MessageParams, ResponseFormatParams, ToolChoiceParams, ToolParams

_IDEMPOTENCY_KEY = Parameter(
    name="idempotency_key",
    wire="Idempotency-Key",
    kind=str,
    check=Check(min_length=1, max_length=255),
)

_CREATE: Operation[Any] = Operation(
    name="chat.completions.create",
    method="POST",
    path=("/chat/completions",),
    headers=(_IDEMPOTENCY_KEY,),
    body=Body(media_type="application/json", record=CompletionRequest),
    responses={
        200: ResponseChoice(
            (
                ResponseCase(kind=ChatCompletion, media_types=("application/json",)),
                ResponseCase(
                    kind=StreamedItems(
                        item=ChatCompletionChunk, events=True, end="[DONE]", error_member="error"
                    ),
                    when={"stream": (True,)},
                    media_types=("text/event-stream",),
                ),
            )
        )
    },
    streams=True,
    repeatable=True,
    key_header="Idempotency-Key",
    accept="application/json, text/event-stream",
)


class ChatCompletions(Group):
    """Answers to conversations."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawChatCompletions:
        """The same operations, whose methods return the whole response."""
        return RawChatCompletions(self._caller)

    @overload
    def create(
        self,
        *,
        idempotency_key: str | UnsetType = UNSET,
        model: str,
        messages: Sequence[Message | MessageParams],
        stream: Literal[False] | None | UnsetType = UNSET,
        temperature: float | None | UnsetType = UNSET,
        max_completion_tokens: int | None | UnsetType = UNSET,
        n: int | None | UnsetType = UNSET,
        stop: Stop | None | UnsetType = UNSET,
        tools: Sequence[Tool | ToolParams] | UnsetType = UNSET,
        tool_choice: ToolChoice | ToolChoiceParams | UnsetType = UNSET,
        response_format: ResponseFormat | ResponseFormatParams | UnsetType = UNSET,
        logit_bias: dict[str, int] | UnsetType = UNSET,
        metadata: dict[str, str] | UnsetType = UNSET,
        store: bool | None | UnsetType = UNSET,
        user: str | UnsetType = UNSET,
    ) -> ChatCompletion: ...
    @overload
    def create(
        self,
        *,
        idempotency_key: str | UnsetType = UNSET,
        model: str,
        messages: Sequence[Message | MessageParams],
        stream: Literal[True],
        temperature: float | None | UnsetType = UNSET,
        max_completion_tokens: int | None | UnsetType = UNSET,
        n: int | None | UnsetType = UNSET,
        stop: Stop | None | UnsetType = UNSET,
        tools: Sequence[Tool | ToolParams] | UnsetType = UNSET,
        tool_choice: ToolChoice | ToolChoiceParams | UnsetType = UNSET,
        response_format: ResponseFormat | ResponseFormatParams | UnsetType = UNSET,
        logit_bias: dict[str, int] | UnsetType = UNSET,
        metadata: dict[str, str] | UnsetType = UNSET,
        store: bool | None | UnsetType = UNSET,
        user: str | UnsetType = UNSET,
    ) -> Stream[ChatCompletionChunk]: ...
    @overload
    def create(
        self,
        *,
        idempotency_key: str | UnsetType = UNSET,
        model: str,
        messages: Sequence[Message | MessageParams],
        stream: bool | None | UnsetType = UNSET,
        temperature: float | None | UnsetType = UNSET,
        max_completion_tokens: int | None | UnsetType = UNSET,
        n: int | None | UnsetType = UNSET,
        stop: Stop | None | UnsetType = UNSET,
        tools: Sequence[Tool | ToolParams] | UnsetType = UNSET,
        tool_choice: ToolChoice | ToolChoiceParams | UnsetType = UNSET,
        response_format: ResponseFormat | ResponseFormatParams | UnsetType = UNSET,
        logit_bias: dict[str, int] | UnsetType = UNSET,
        metadata: dict[str, str] | UnsetType = UNSET,
        store: bool | None | UnsetType = UNSET,
        user: str | UnsetType = UNSET,
    ) -> ChatCompletion | Stream[ChatCompletionChunk]: ...
    def create(
        self,
        *,
        idempotency_key: str | UnsetType = UNSET,
        model: str,
        messages: Sequence[Message | MessageParams],
        stream: bool | None | UnsetType = UNSET,
        temperature: float | None | UnsetType = UNSET,
        max_completion_tokens: int | None | UnsetType = UNSET,
        n: int | None | UnsetType = UNSET,
        stop: Stop | None | UnsetType = UNSET,
        tools: Sequence[Tool | ToolParams] | UnsetType = UNSET,
        tool_choice: ToolChoice | ToolChoiceParams | UnsetType = UNSET,
        response_format: ResponseFormat | ResponseFormatParams | UnsetType = UNSET,
        logit_bias: dict[str, int] | UnsetType = UNSET,
        metadata: dict[str, str] | UnsetType = UNSET,
        store: bool | None | UnsetType = UNSET,
        user: str | UnsetType = UNSET,
    ) -> Any:
        """Create a chat completion.

        Returns a stream with `stream=True`.

        Args:
            idempotency_key: A key with which the service does this once, however often the request
                is sent; the client makes one for each call.
            model: The id of the model.
            messages: What was said so far.
            stream: Whether the answer is sent in parts. By default `false`.
            temperature: By default `1`.
            n: By default `1`.
            stop: Where the answer ends.
            store: By default `false`.
            user: Deprecated: use `metadata` instead.

        Raises:
            NotFoundError: There is no such model.
        """
        return self._call(
            _CREATE,
            idempotency_key=idempotency_key,
            model=model,
            messages=messages,
            stream=stream,
            temperature=temperature,
            max_completion_tokens=max_completion_tokens,
            n=n,
            stop=stop,
            tools=tools,
            tool_choice=tool_choice,
            response_format=response_format,
            logit_bias=logit_bias,
            metadata=metadata,
            store=store,
            user=user,
        )


@documented_like(ChatCompletions)
class AsyncChatCompletions(AsyncGroup):
    """Answers to conversations."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawChatCompletions:
        """The same operations, whose methods return the whole response."""
        return AsyncRawChatCompletions(self._caller)

    @overload
    async def create(
        self,
        *,
        idempotency_key: str | UnsetType = UNSET,
        model: str,
        messages: Sequence[Message | MessageParams],
        stream: Literal[False] | None | UnsetType = UNSET,
        temperature: float | None | UnsetType = UNSET,
        max_completion_tokens: int | None | UnsetType = UNSET,
        n: int | None | UnsetType = UNSET,
        stop: Stop | None | UnsetType = UNSET,
        tools: Sequence[Tool | ToolParams] | UnsetType = UNSET,
        tool_choice: ToolChoice | ToolChoiceParams | UnsetType = UNSET,
        response_format: ResponseFormat | ResponseFormatParams | UnsetType = UNSET,
        logit_bias: dict[str, int] | UnsetType = UNSET,
        metadata: dict[str, str] | UnsetType = UNSET,
        store: bool | None | UnsetType = UNSET,
        user: str | UnsetType = UNSET,
    ) -> ChatCompletion: ...
    @overload
    async def create(
        self,
        *,
        idempotency_key: str | UnsetType = UNSET,
        model: str,
        messages: Sequence[Message | MessageParams],
        stream: Literal[True],
        temperature: float | None | UnsetType = UNSET,
        max_completion_tokens: int | None | UnsetType = UNSET,
        n: int | None | UnsetType = UNSET,
        stop: Stop | None | UnsetType = UNSET,
        tools: Sequence[Tool | ToolParams] | UnsetType = UNSET,
        tool_choice: ToolChoice | ToolChoiceParams | UnsetType = UNSET,
        response_format: ResponseFormat | ResponseFormatParams | UnsetType = UNSET,
        logit_bias: dict[str, int] | UnsetType = UNSET,
        metadata: dict[str, str] | UnsetType = UNSET,
        store: bool | None | UnsetType = UNSET,
        user: str | UnsetType = UNSET,
    ) -> AsyncStream[ChatCompletionChunk]: ...
    @overload
    async def create(
        self,
        *,
        idempotency_key: str | UnsetType = UNSET,
        model: str,
        messages: Sequence[Message | MessageParams],
        stream: bool | None | UnsetType = UNSET,
        temperature: float | None | UnsetType = UNSET,
        max_completion_tokens: int | None | UnsetType = UNSET,
        n: int | None | UnsetType = UNSET,
        stop: Stop | None | UnsetType = UNSET,
        tools: Sequence[Tool | ToolParams] | UnsetType = UNSET,
        tool_choice: ToolChoice | ToolChoiceParams | UnsetType = UNSET,
        response_format: ResponseFormat | ResponseFormatParams | UnsetType = UNSET,
        logit_bias: dict[str, int] | UnsetType = UNSET,
        metadata: dict[str, str] | UnsetType = UNSET,
        store: bool | None | UnsetType = UNSET,
        user: str | UnsetType = UNSET,
    ) -> ChatCompletion | AsyncStream[ChatCompletionChunk]: ...
    async def create(
        self,
        *,
        idempotency_key: str | UnsetType = UNSET,
        model: str,
        messages: Sequence[Message | MessageParams],
        stream: bool | None | UnsetType = UNSET,
        temperature: float | None | UnsetType = UNSET,
        max_completion_tokens: int | None | UnsetType = UNSET,
        n: int | None | UnsetType = UNSET,
        stop: Stop | None | UnsetType = UNSET,
        tools: Sequence[Tool | ToolParams] | UnsetType = UNSET,
        tool_choice: ToolChoice | ToolChoiceParams | UnsetType = UNSET,
        response_format: ResponseFormat | ResponseFormatParams | UnsetType = UNSET,
        logit_bias: dict[str, int] | UnsetType = UNSET,
        metadata: dict[str, str] | UnsetType = UNSET,
        store: bool | None | UnsetType = UNSET,
        user: str | UnsetType = UNSET,
    ) -> Any:
        """Like `ChatCompletions.create`."""
        return await self._call(
            _CREATE,
            idempotency_key=idempotency_key,
            model=model,
            messages=messages,
            stream=stream,
            temperature=temperature,
            max_completion_tokens=max_completion_tokens,
            n=n,
            stop=stop,
            tools=tools,
            tool_choice=tool_choice,
            response_format=response_format,
            logit_bias=logit_bias,
            metadata=metadata,
            store=store,
            user=user,
        )


class RawChatCompletions(RawGroup):
    """The methods of `ChatCompletions`; methods return the whole response."""

    __slots__ = ()

    @overload
    def create(
        self,
        *,
        idempotency_key: str | UnsetType = UNSET,
        model: str,
        messages: Sequence[Message | MessageParams],
        stream: Literal[False] | None | UnsetType = UNSET,
        temperature: float | None | UnsetType = UNSET,
        max_completion_tokens: int | None | UnsetType = UNSET,
        n: int | None | UnsetType = UNSET,
        stop: Stop | None | UnsetType = UNSET,
        tools: Sequence[Tool | ToolParams] | UnsetType = UNSET,
        tool_choice: ToolChoice | ToolChoiceParams | UnsetType = UNSET,
        response_format: ResponseFormat | ResponseFormatParams | UnsetType = UNSET,
        logit_bias: dict[str, int] | UnsetType = UNSET,
        metadata: dict[str, str] | UnsetType = UNSET,
        store: bool | None | UnsetType = UNSET,
        user: str | UnsetType = UNSET,
    ) -> RawResponse[ChatCompletion]: ...
    @overload
    def create(
        self,
        *,
        idempotency_key: str | UnsetType = UNSET,
        model: str,
        messages: Sequence[Message | MessageParams],
        stream: Literal[True],
        temperature: float | None | UnsetType = UNSET,
        max_completion_tokens: int | None | UnsetType = UNSET,
        n: int | None | UnsetType = UNSET,
        stop: Stop | None | UnsetType = UNSET,
        tools: Sequence[Tool | ToolParams] | UnsetType = UNSET,
        tool_choice: ToolChoice | ToolChoiceParams | UnsetType = UNSET,
        response_format: ResponseFormat | ResponseFormatParams | UnsetType = UNSET,
        logit_bias: dict[str, int] | UnsetType = UNSET,
        metadata: dict[str, str] | UnsetType = UNSET,
        store: bool | None | UnsetType = UNSET,
        user: str | UnsetType = UNSET,
    ) -> RawResponse[Stream[ChatCompletionChunk]]: ...
    @overload
    def create(
        self,
        *,
        idempotency_key: str | UnsetType = UNSET,
        model: str,
        messages: Sequence[Message | MessageParams],
        stream: bool | None | UnsetType = UNSET,
        temperature: float | None | UnsetType = UNSET,
        max_completion_tokens: int | None | UnsetType = UNSET,
        n: int | None | UnsetType = UNSET,
        stop: Stop | None | UnsetType = UNSET,
        tools: Sequence[Tool | ToolParams] | UnsetType = UNSET,
        tool_choice: ToolChoice | ToolChoiceParams | UnsetType = UNSET,
        response_format: ResponseFormat | ResponseFormatParams | UnsetType = UNSET,
        logit_bias: dict[str, int] | UnsetType = UNSET,
        metadata: dict[str, str] | UnsetType = UNSET,
        store: bool | None | UnsetType = UNSET,
        user: str | UnsetType = UNSET,
    ) -> RawResponse[ChatCompletion] | RawResponse[Stream[ChatCompletionChunk]]: ...
    def create(self, *arguments: Any, **named: Any) -> Any:
        """Like `ChatCompletions.create`."""
        return cast("Any", ChatCompletions).create(self, *arguments, **named)


class AsyncRawChatCompletions(AsyncRawGroup):
    """The methods of `AsyncChatCompletions`; methods return the whole response."""

    __slots__ = ()

    @overload
    async def create(
        self,
        *,
        idempotency_key: str | UnsetType = UNSET,
        model: str,
        messages: Sequence[Message | MessageParams],
        stream: Literal[False] | None | UnsetType = UNSET,
        temperature: float | None | UnsetType = UNSET,
        max_completion_tokens: int | None | UnsetType = UNSET,
        n: int | None | UnsetType = UNSET,
        stop: Stop | None | UnsetType = UNSET,
        tools: Sequence[Tool | ToolParams] | UnsetType = UNSET,
        tool_choice: ToolChoice | ToolChoiceParams | UnsetType = UNSET,
        response_format: ResponseFormat | ResponseFormatParams | UnsetType = UNSET,
        logit_bias: dict[str, int] | UnsetType = UNSET,
        metadata: dict[str, str] | UnsetType = UNSET,
        store: bool | None | UnsetType = UNSET,
        user: str | UnsetType = UNSET,
    ) -> RawResponse[ChatCompletion]: ...
    @overload
    async def create(
        self,
        *,
        idempotency_key: str | UnsetType = UNSET,
        model: str,
        messages: Sequence[Message | MessageParams],
        stream: Literal[True],
        temperature: float | None | UnsetType = UNSET,
        max_completion_tokens: int | None | UnsetType = UNSET,
        n: int | None | UnsetType = UNSET,
        stop: Stop | None | UnsetType = UNSET,
        tools: Sequence[Tool | ToolParams] | UnsetType = UNSET,
        tool_choice: ToolChoice | ToolChoiceParams | UnsetType = UNSET,
        response_format: ResponseFormat | ResponseFormatParams | UnsetType = UNSET,
        logit_bias: dict[str, int] | UnsetType = UNSET,
        metadata: dict[str, str] | UnsetType = UNSET,
        store: bool | None | UnsetType = UNSET,
        user: str | UnsetType = UNSET,
    ) -> RawResponse[AsyncStream[ChatCompletionChunk]]: ...
    @overload
    async def create(
        self,
        *,
        idempotency_key: str | UnsetType = UNSET,
        model: str,
        messages: Sequence[Message | MessageParams],
        stream: bool | None | UnsetType = UNSET,
        temperature: float | None | UnsetType = UNSET,
        max_completion_tokens: int | None | UnsetType = UNSET,
        n: int | None | UnsetType = UNSET,
        stop: Stop | None | UnsetType = UNSET,
        tools: Sequence[Tool | ToolParams] | UnsetType = UNSET,
        tool_choice: ToolChoice | ToolChoiceParams | UnsetType = UNSET,
        response_format: ResponseFormat | ResponseFormatParams | UnsetType = UNSET,
        logit_bias: dict[str, int] | UnsetType = UNSET,
        metadata: dict[str, str] | UnsetType = UNSET,
        store: bool | None | UnsetType = UNSET,
        user: str | UnsetType = UNSET,
    ) -> RawResponse[ChatCompletion] | RawResponse[AsyncStream[ChatCompletionChunk]]: ...
    async def create(self, *arguments: Any, **named: Any) -> Any:
        """Like `ChatCompletions.create`."""
        return await cast("Any", AsyncChatCompletions).create(self, *arguments, **named)
