"""A group of operations: their descriptions, and the methods that call them.

The group is `client.messages`.
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
from .._runtime.operation import Body, Operation, Parameter
from .._runtime.records import UNSET, UnsetType
from ..types.message import Message
from ..types.messages_edit_body import MessagesEditBody
from ..types.messages_post_body import MessagesPostBody

_CHANNEL = Parameter(name="channel", wire="channel", kind=str)

_LIST: Operation[builtins.list[Message]] = Operation(
    name="messages.list",
    method="GET",
    path=("/messages.list",),
    query=(_CHANNEL,),
    responses={200: list[Message]},
    repeatable=True,
    accept="application/json",
)
_POST: Operation[Message] = Operation(
    name="messages.post",
    method="POST",
    path=("/messages.post",),
    body=Body(media_type="application/json", record=MessagesPostBody),
    responses={200: Message},
    accept="application/json",
)
_EDIT: Operation[Message] = Operation(
    name="messages.edit",
    method="POST",
    path=("/messages.edit",),
    body=Body(media_type="application/json", record=MessagesEditBody),
    responses={200: Message},
    accept="application/json",
)


class Messages(Group):
    """Messages in channels."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawMessages:
        """The same operations, whose methods return the whole response."""
        return RawMessages(self._caller)

    def list(self, *, channel: str | UnsetType = UNSET) -> builtins.list[Message]:
        """List."""
        return self._call(_LIST, channel=channel)

    def post(self, *, channel: str, text: str) -> Message:
        """Post."""
        return self._call(_POST, channel=channel, text=text)

    def edit(self, *, channel: str, message: int, text: str) -> Message:
        """Edit."""
        return self._call(_EDIT, channel=channel, message=message, text=text)


@documented_like(Messages)
class AsyncMessages(AsyncGroup):
    """Messages in channels."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawMessages:
        """The same operations, whose methods return the whole response."""
        return AsyncRawMessages(self._caller)

    async def list(self, *, channel: str | UnsetType = UNSET) -> builtins.list[Message]:
        """Like `Messages.list`."""
        return await self._call(_LIST, channel=channel)

    async def post(self, *, channel: str, text: str) -> Message:
        """Like `Messages.post`."""
        return await self._call(_POST, channel=channel, text=text)

    async def edit(self, *, channel: str, message: int, text: str) -> Message:
        """Like `Messages.edit`."""
        return await self._call(_EDIT, channel=channel, message=message, text=text)


class RawMessages(RawGroup):
    """The methods of `Messages`; methods return the whole response."""

    __slots__ = ()

    list = raw(Messages.list)
    post = raw(Messages.post)
    edit = raw(Messages.edit)


class AsyncRawMessages(AsyncRawGroup):
    """The methods of `AsyncMessages`; methods return the whole response."""

    __slots__ = ()

    list = async_raw(AsyncMessages.list)
    post = async_raw(AsyncMessages.post)
    edit = async_raw(AsyncMessages.edit)
