"""A group of operations: their descriptions, and the methods that call them.

The group is `client.chat`.
"""

from __future__ import annotations

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
from .._runtime.operation import Operation

if TYPE_CHECKING:
    from .chat_completions import (
        AsyncChatCompletions,
        AsyncRawChatCompletions,
        ChatCompletions,
        RawChatCompletions,
    )

_LIST_MODELS: Operation[list[str]] = Operation(
    name="chat.list_models",
    method="GET",
    path=("/models",),
    responses={200: list[str]},
    repeatable=True,
    accept="application/json",
)


class Chat(Group):
    """Models that chat."""

    completions: ChatCompletions = lazy("chat_completions:ChatCompletions")

    @property
    def with_raw_response(self) -> RawChat:
        """The same operations, whose methods return the whole response."""
        return RawChat(self._caller)

    def list_models(self) -> list[str]:
        """List models."""
        return self._call(_LIST_MODELS)


@documented_like(Chat)
class AsyncChat(AsyncGroup):
    """Models that chat."""

    completions: AsyncChatCompletions = lazy("chat_completions:AsyncChatCompletions")

    @property
    def with_raw_response(self) -> AsyncRawChat:
        """The same operations, whose methods return the whole response."""
        return AsyncRawChat(self._caller)

    async def list_models(self) -> list[str]:
        """Like `Chat.list_models`."""
        return await self._call(_LIST_MODELS)


class RawChat(RawGroup):
    """The methods of `Chat`; methods return the whole response."""

    completions: RawChatCompletions = lazy("chat_completions:RawChatCompletions")

    list_models = raw(Chat.list_models)


class AsyncRawChat(AsyncRawGroup):
    """The methods of `AsyncChat`; methods return the whole response."""

    completions: AsyncRawChatCompletions = lazy("chat_completions:AsyncRawChatCompletions")

    list_models = async_raw(AsyncChat.list_models)
