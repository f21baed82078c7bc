"""A group of operations: their descriptions, and the methods that call them.

The group is `client.chat`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.groups import AsyncGroup, AsyncRawGroup, Group, RawGroup, documented_like, lazy

if TYPE_CHECKING:
    from .chat_completions import (
        AsyncChatCompletions,
        AsyncRawChatCompletions,
        ChatCompletions,
        RawChatCompletions,
    )


class Chat(Group):
    """Conversations."""

    completions: ChatCompletions = lazy("chat_completions:ChatCompletions")

    @property
    def with_raw_response(self) -> RawChat:
        """The same operations, whose methods return the whole response."""
        return RawChat(self._caller)


@documented_like(Chat)
class AsyncChat(AsyncGroup):
    """Conversations."""

    completions: AsyncChatCompletions = lazy("chat_completions:AsyncChatCompletions")

    @property
    def with_raw_response(self) -> AsyncRawChat:
        """The same operations, whose methods return the whole response."""
        return AsyncRawChat(self._caller)


class RawChat(RawGroup):
    """The methods of `Chat`; methods return the whole response."""

    completions: RawChatCompletions = lazy("chat_completions:RawChatCompletions")


class AsyncRawChat(AsyncRawGroup):
    """The methods of `AsyncChat`; methods return the whole response."""

    completions: AsyncRawChatCompletions = lazy("chat_completions:AsyncRawChatCompletions")
