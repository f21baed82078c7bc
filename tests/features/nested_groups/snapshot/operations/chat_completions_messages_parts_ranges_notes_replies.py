"""A group of operations: their descriptions, and the methods that call them.

The group is `client.chat.completions.messages.parts.ranges.notes.replies`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.groups import AsyncGroup, AsyncRawGroup, Group, RawGroup, documented_like, lazy

if TYPE_CHECKING:
    from .chat_completions_messages_parts_ranges_notes_replies_likes import (
        AsyncChatCompletionsMessagesPartsRangesNotesRepliesLikes,
        AsyncRawChatCompletionsMessagesPartsRangesNotesRepliesLikes,
        ChatCompletionsMessagesPartsRangesNotesRepliesLikes,
        RawChatCompletionsMessagesPartsRangesNotesRepliesLikes,
    )


class ChatCompletionsMessagesPartsRangesNotesReplies(Group):
    """Replies to a note."""

    likes: ChatCompletionsMessagesPartsRangesNotesRepliesLikes = lazy(
        "chat_completions_messages_parts_ranges_notes_replies_likes:ChatCompletionsMessagesPartsRangesNotesRepliesLikes"
    )

    @property
    def with_raw_response(self) -> RawChatCompletionsMessagesPartsRangesNotesReplies:
        """The same operations, whose methods return the whole response."""
        return RawChatCompletionsMessagesPartsRangesNotesReplies(self._caller)


@documented_like(ChatCompletionsMessagesPartsRangesNotesReplies)
class AsyncChatCompletionsMessagesPartsRangesNotesReplies(AsyncGroup):
    """Replies to a note."""

    likes: AsyncChatCompletionsMessagesPartsRangesNotesRepliesLikes = lazy(
        "chat_completions_messages_parts_ranges_notes_replies_likes:AsyncChatCompletionsMessagesPartsRangesNotesRepliesLikes"
    )

    @property
    def with_raw_response(self) -> AsyncRawChatCompletionsMessagesPartsRangesNotesReplies:
        """The same operations, whose methods return the whole response."""
        return AsyncRawChatCompletionsMessagesPartsRangesNotesReplies(self._caller)


class RawChatCompletionsMessagesPartsRangesNotesReplies(RawGroup):
    """The methods of `ChatCompletionsMessagesPartsRangesNotesReplies`; methods return the whole
    response.
    """

    likes: RawChatCompletionsMessagesPartsRangesNotesRepliesLikes = lazy(
        "chat_completions_messages_parts_ranges_notes_replies_likes:RawChatCompletionsMessagesPartsRangesNotesRepliesLikes"
    )


class AsyncRawChatCompletionsMessagesPartsRangesNotesReplies(AsyncRawGroup):
    """The methods of `AsyncChatCompletionsMessagesPartsRangesNotesReplies`; methods return the
    whole response.
    """

    likes: AsyncRawChatCompletionsMessagesPartsRangesNotesRepliesLikes = lazy(
        "chat_completions_messages_parts_ranges_notes_replies_likes:AsyncRawChatCompletionsMessagesPartsRangesNotesRepliesLikes"
    )
