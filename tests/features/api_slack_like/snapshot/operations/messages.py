"""A group of operations: their descriptions, and the methods that call them.

The group is `client.messages`.
"""

from __future__ import annotations

from .._runtime.groups import (
    AsyncGroup,
    AsyncRawGroup,
    Group,
    RawGroup,
    async_raw,
    documented_like,
    raw,
)
from .._runtime.operation import Body, Operation
from .._runtime.records import UNSET, UnsetType
from ..types.message_answer import MessageAnswer
from ..types.messages_post_body import MessagesPostBody

_POST: Operation[MessageAnswer] = Operation(
    name="messages.post",
    method="POST",
    path=("/chat.postMessage",),
    body=Body(media_type="application/json", record=MessagesPostBody),
    responses={200: MessageAnswer},
    accept="application/json",
)


class Messages(Group):
    """Messages."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawMessages:
        """The same operations, whose methods return the whole response."""
        return RawMessages(self._caller)

    def post(self, *, channel: str, text: str, thread_ts: str | UnsetType = UNSET) -> MessageAnswer:
        """Post.

        Raises:
            ChannelNotFoundError: There is no such channel.
        """
        return self._call(_POST, channel=channel, text=text, thread_ts=thread_ts)


@documented_like(Messages)
class AsyncMessages(AsyncGroup):
    """Messages."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawMessages:
        """The same operations, whose methods return the whole response."""
        return AsyncRawMessages(self._caller)

    async def post(
        self, *, channel: str, text: str, thread_ts: str | UnsetType = UNSET
    ) -> MessageAnswer:
        """Like `Messages.post`."""
        return await self._call(_POST, channel=channel, text=text, thread_ts=thread_ts)


class RawMessages(RawGroup):
    """The methods of `Messages`; methods return the whole response."""

    __slots__ = ()

    post = raw(Messages.post)


class AsyncRawMessages(AsyncRawGroup):
    """The methods of `AsyncMessages`; methods return the whole response."""

    __slots__ = ()

    post = async_raw(AsyncMessages.post)
