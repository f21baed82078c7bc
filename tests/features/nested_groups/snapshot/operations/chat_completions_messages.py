"""A group of operations: their descriptions, and the methods that call them.

The group is `client.chat.completions.messages`.
"""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING

from .._runtime.groups import (
    AsyncGroup,
    AsyncRawGroup,
    Group,
    RawGroup,
    async_raw,
    documented_like,
    lazy,
    raw,
)
from .._runtime.operation import Operation, Parameter
from ..types.item import Item

if TYPE_CHECKING:
    from .chat_completions_messages_parts import (
        AsyncChatCompletionsMessagesParts,
        AsyncRawChatCompletionsMessagesParts,
        ChatCompletionsMessagesParts,
        RawChatCompletionsMessagesParts,
    )

_COMPLETION_ID = Parameter(name="completion_id", wire="completionId", kind=str)

_LIST: Operation[builtins.list[Item]] = Operation(
    name="chat.completions.messages.list",
    method="GET",
    path=("/chat/completions/", _COMPLETION_ID, "/messages"),
    responses={200: list[Item]},
    repeatable=True,
    accept="application/json",
)


class ChatCompletionsMessages(Group):
    """Messages of a completion."""

    parts: ChatCompletionsMessagesParts = lazy(
        "chat_completions_messages_parts:ChatCompletionsMessagesParts"
    )

    @property
    def with_raw_response(self) -> RawChatCompletionsMessages:
        """The same operations, whose methods return the whole response."""
        return RawChatCompletionsMessages(self._caller)

    def list(self, completion_id: str) -> builtins.list[Item]:
        """List.

        Raises:
            NotFoundError: There is no such item.
        """
        return self._call(_LIST, completion_id=completion_id)


@documented_like(ChatCompletionsMessages)
class AsyncChatCompletionsMessages(AsyncGroup):
    """Messages of a completion."""

    parts: AsyncChatCompletionsMessagesParts = lazy(
        "chat_completions_messages_parts:AsyncChatCompletionsMessagesParts"
    )

    @property
    def with_raw_response(self) -> AsyncRawChatCompletionsMessages:
        """The same operations, whose methods return the whole response."""
        return AsyncRawChatCompletionsMessages(self._caller)

    async def list(self, completion_id: str) -> builtins.list[Item]:
        """Like `ChatCompletionsMessages.list`."""
        return await self._call(_LIST, completion_id=completion_id)


class RawChatCompletionsMessages(RawGroup):
    """The methods of `ChatCompletionsMessages`; methods return the whole response."""

    parts: RawChatCompletionsMessagesParts = lazy(
        "chat_completions_messages_parts:RawChatCompletionsMessagesParts"
    )

    list = raw(ChatCompletionsMessages.list)


class AsyncRawChatCompletionsMessages(AsyncRawGroup):
    """The methods of `AsyncChatCompletionsMessages`; methods return the whole response."""

    parts: AsyncRawChatCompletionsMessagesParts = lazy(
        "chat_completions_messages_parts:AsyncRawChatCompletionsMessagesParts"
    )

    list = async_raw(AsyncChatCompletionsMessages.list)
