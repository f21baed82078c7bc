"""A group of operations: their descriptions, and the methods that call them.

The group is `client.chat.completions.messages.parts.ranges.notes.replies.likes`.
"""

from __future__ import annotations

import builtins

from .._runtime.groups import (
    AsyncGroup,
    AsyncRawGroup,
    Group,
    RawGroup,
    async_raw,
    documented_like,
    raw,
)
from .._runtime.operation import Operation, Parameter
from ..types.item import Item

_REPLY_ID = Parameter(name="reply_id", wire="replyId", kind=str)

_LIST: Operation[builtins.list[Item]] = Operation(
    name="chat.completions.messages.parts.ranges.notes.replies.likes.list",
    method="GET",
    path=("/replies/", _REPLY_ID, "/likes"),
    responses={200: list[Item]},
    repeatable=True,
    accept="application/json",
)


class ChatCompletionsMessagesPartsRangesNotesRepliesLikes(Group):
    """Likes of a reply."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawChatCompletionsMessagesPartsRangesNotesRepliesLikes:
        """The same operations, whose methods return the whole response."""
        return RawChatCompletionsMessagesPartsRangesNotesRepliesLikes(self._caller)

    def list(self, reply_id: str) -> builtins.list[Item]:
        """List.

        Raises:
            NotFoundError: There is no such item.
        """
        return self._call(_LIST, reply_id=reply_id)


@documented_like(ChatCompletionsMessagesPartsRangesNotesRepliesLikes)
class AsyncChatCompletionsMessagesPartsRangesNotesRepliesLikes(AsyncGroup):
    """Likes of a reply."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawChatCompletionsMessagesPartsRangesNotesRepliesLikes:
        """The same operations, whose methods return the whole response."""
        return AsyncRawChatCompletionsMessagesPartsRangesNotesRepliesLikes(self._caller)

    async def list(self, reply_id: str) -> builtins.list[Item]:
        """Like `ChatCompletionsMessagesPartsRangesNotesRepliesLikes.list`."""
        return await self._call(_LIST, reply_id=reply_id)


class RawChatCompletionsMessagesPartsRangesNotesRepliesLikes(RawGroup):
    """The methods of `ChatCompletionsMessagesPartsRangesNotesRepliesLikes`; methods return the
    whole response.
    """

    __slots__ = ()

    list = raw(ChatCompletionsMessagesPartsRangesNotesRepliesLikes.list)


class AsyncRawChatCompletionsMessagesPartsRangesNotesRepliesLikes(AsyncRawGroup):
    """The methods of `AsyncChatCompletionsMessagesPartsRangesNotesRepliesLikes`; methods return the
    whole response.
    """

    __slots__ = ()

    list = async_raw(AsyncChatCompletionsMessagesPartsRangesNotesRepliesLikes.list)
