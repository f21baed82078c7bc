"""A group of operations: their descriptions, and the methods that call them.

The group is `client.channels`.
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
from .._runtime.operation import Body, Form, Operation, Parameter
from .._runtime.streams import AsyncStream, Stream
from ..types.channel_answer import ChannelAnswer
from ..types.new_channel import NewChannel

_CHANNEL = Parameter(name="channel", wire="channel", kind=str)

_CREATE: Operation[ChannelAnswer] = Operation(
    name="channels.create",
    method="POST",
    path=("/conversations.create",),
    body=Body(media_type="application/json", record=NewChannel),
    responses={200: ChannelAnswer},
    accept="application/json",
    reasons={200: {"name_taken": ()}},
)
_INFO: Operation[ChannelAnswer] = Operation(
    name="channels.info",
    method="GET",
    path=("/conversations.info/", _CHANNEL),
    responses={200: ChannelAnswer},
    repeatable=True,
    accept="application/json",
)
_EXPORT: Operation[bytes] = Operation(
    name="channels.export",
    method="GET",
    path=("/conversations.export",),
    responses={200: Form.STREAM},
    streams=True,
    repeatable=True,
    accept="application/octet-stream",
)


class Channels(Group):
    """Channels."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawChannels:
        """The same operations, whose methods return the whole response."""
        return RawChannels(self._caller)

    def create(self, *, name: str) -> ChannelAnswer:
        """Create a channel.

        Args:
            name: Its name.

        Raises:
            ServiceError: The name is taken.
        """
        return self._call(_CREATE, name=name)

    def info(self, channel: str) -> ChannelAnswer:
        """Get a channel.

        Raises:
            ChannelNotFoundError: There is no such channel.
        """
        return self._call(_INFO, channel=channel)

    def export(self) -> Stream[bytes]:
        """Download what was said in a channel."""
        return self._stream(_EXPORT)


@documented_like(Channels)
class AsyncChannels(AsyncGroup):
    """Channels."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawChannels:
        """The same operations, whose methods return the whole response."""
        return AsyncRawChannels(self._caller)

    async def create(self, *, name: str) -> ChannelAnswer:
        """Like `Channels.create`."""
        return await self._call(_CREATE, name=name)

    async def info(self, channel: str) -> ChannelAnswer:
        """Like `Channels.info`."""
        return await self._call(_INFO, channel=channel)

    async def export(self) -> AsyncStream[bytes]:
        """Like `Channels.export`."""
        return await self._stream(_EXPORT)


class RawChannels(RawGroup):
    """The methods of `Channels`; methods return the whole response."""

    __slots__ = ()

    create = raw(Channels.create)
    info = raw(Channels.info)
    export = raw(Channels.export)


class AsyncRawChannels(AsyncRawGroup):
    """The methods of `AsyncChannels`; methods return the whole response."""

    __slots__ = ()

    create = async_raw(AsyncChannels.create)
    info = async_raw(AsyncChannels.info)
    export = async_raw(AsyncChannels.export)
