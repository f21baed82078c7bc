"""A group of operations: their descriptions, and the methods that call them.

The group is `client.chat.completions.messages.parts.ranges.notes`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.groups import AsyncGroup, AsyncRawGroup, Group, RawGroup, documented_like, lazy

if TYPE_CHECKING:
    from .chat_completions_messages_parts_ranges_notes_replies import (
        AsyncChatCompletionsMessagesPartsRangesNotesReplies,
        AsyncRawChatCompletionsMessagesPartsRangesNotesReplies,
        ChatCompletionsMessagesPartsRangesNotesReplies,
        RawChatCompletionsMessagesPartsRangesNotesReplies,
    )


class ChatCompletionsMessagesPartsRangesNotes(Group):
    """Notes on a range."""

    replies: ChatCompletionsMessagesPartsRangesNotesReplies = lazy(
        "chat_completions_messages_parts_ranges_notes_replies:ChatCompletionsMessagesPartsRangesNotesReplies"
    )

    @property
    def with_raw_response(self) -> RawChatCompletionsMessagesPartsRangesNotes:
        """The same operations, whose methods return the whole response."""
        return RawChatCompletionsMessagesPartsRangesNotes(self._caller)


@documented_like(ChatCompletionsMessagesPartsRangesNotes)
class AsyncChatCompletionsMessagesPartsRangesNotes(AsyncGroup):
    """Notes on a range."""

    replies: AsyncChatCompletionsMessagesPartsRangesNotesReplies = lazy(
        "chat_completions_messages_parts_ranges_notes_replies:AsyncChatCompletionsMessagesPartsRangesNotesReplies"
    )

    @property
    def with_raw_response(self) -> AsyncRawChatCompletionsMessagesPartsRangesNotes:
        """The same operations, whose methods return the whole response."""
        return AsyncRawChatCompletionsMessagesPartsRangesNotes(self._caller)


class RawChatCompletionsMessagesPartsRangesNotes(RawGroup):
    """The methods of `ChatCompletionsMessagesPartsRangesNotes`; methods return the whole response."""

    replies: RawChatCompletionsMessagesPartsRangesNotesReplies = lazy(
        "chat_completions_messages_parts_ranges_notes_replies:RawChatCompletionsMessagesPartsRangesNotesReplies"
    )


class AsyncRawChatCompletionsMessagesPartsRangesNotes(AsyncRawGroup):
    """The methods of `AsyncChatCompletionsMessagesPartsRangesNotes`; methods return the whole
    response.
    """

    replies: AsyncRawChatCompletionsMessagesPartsRangesNotesReplies = lazy(
        "chat_completions_messages_parts_ranges_notes_replies:AsyncRawChatCompletionsMessagesPartsRangesNotesReplies"
    )
