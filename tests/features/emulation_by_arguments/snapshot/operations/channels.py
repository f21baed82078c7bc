"""A group of operations: their descriptions, and the methods that call them.

The group is `client.channels`.
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
from ..types.answer import Answer
from ..types.channel import Channel
from ..types.channel_answer import ChannelAnswer
from ..types.channels_archive_body import ChannelsArchiveBody
from ..types.channels_create_body import ChannelsCreateBody
from ..types.channels_delete_body import ChannelsDeleteBody
from ..types.channels_rename_body import ChannelsRenameBody

_CHANNEL = Parameter(name="channel", wire="channel", kind=str)

_CREATE: Operation[ChannelAnswer] = Operation(
    name="channels.create",
    method="POST",
    path=("/channels.create",),
    body=Body(media_type="application/json", record=ChannelsCreateBody),
    responses={200: ChannelAnswer},
    accept="application/json",
)
_INFO: Operation[ChannelAnswer] = Operation(
    name="channels.info",
    method="GET",
    path=("/channels.info",),
    query=(_CHANNEL,),
    responses={200: ChannelAnswer},
    repeatable=True,
    accept="application/json",
)
_LIST: Operation[builtins.list[Channel]] = Operation(
    name="channels.list",
    method="GET",
    path=("/channels.list",),
    responses={200: list[Channel]},
    repeatable=True,
    accept="application/json",
)
_RENAME: Operation[ChannelAnswer] = Operation(
    name="channels.rename",
    method="POST",
    path=("/channels.rename",),
    body=Body(media_type="application/json", record=ChannelsRenameBody),
    responses={200: ChannelAnswer},
    accept="application/json",
)
_ARCHIVE: Operation[Answer] = Operation(
    name="channels.archive",
    method="POST",
    path=("/channels.archive",),
    body=Body(media_type="application/json", record=ChannelsArchiveBody),
    responses={200: Answer},
    accept="application/json",
)
_DELETE: Operation[Answer] = Operation(
    name="channels.delete",
    method="POST",
    path=("/channels.delete",),
    body=Body(media_type="application/x-www-form-urlencoded", record=ChannelsDeleteBody),
    responses={200: Answer},
    accept="application/json",
)


class Channels(Group):
    """Channels."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawChannels:
        """The same operations, whose methods return the whole response."""
        return RawChannels(self._caller)

    def create(self, *, name: str) -> ChannelAnswer:
        """Create."""
        return self._call(_CREATE, name=name)

    def info(self, *, channel: str) -> ChannelAnswer:
        """Info."""
        return self._call(_INFO, channel=channel)

    def list(self) -> builtins.list[Channel]:
        """List."""
        return self._call(_LIST)

    def rename(self, *, channel: str | UnsetType = UNSET, name: str) -> ChannelAnswer:
        """Rename."""
        return self._call(_RENAME, channel=channel, name=name)

    def archive(self, *, channel: str | None) -> Answer:
        """Archive."""
        return self._call(_ARCHIVE, channel=channel)

    def delete(self, *, channel: str) -> Answer:
        """Delete."""
        return self._call(_DELETE, channel=channel)


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

    async def info(self, *, channel: str) -> ChannelAnswer:
        """Like `Channels.info`."""
        return await self._call(_INFO, channel=channel)

    async def list(self) -> builtins.list[Channel]:
        """Like `Channels.list`."""
        return await self._call(_LIST)

    async def rename(self, *, channel: str | UnsetType = UNSET, name: str) -> ChannelAnswer:
        """Like `Channels.rename`."""
        return await self._call(_RENAME, channel=channel, name=name)

    async def archive(self, *, channel: str | None) -> Answer:
        """Like `Channels.archive`."""
        return await self._call(_ARCHIVE, channel=channel)

    async def delete(self, *, channel: str) -> Answer:
        """Like `Channels.delete`."""
        return await self._call(_DELETE, channel=channel)


class RawChannels(RawGroup):
    """The methods of `Channels`; methods return the whole response."""

    __slots__ = ()

    create = raw(Channels.create)
    info = raw(Channels.info)
    list = raw(Channels.list)
    rename = raw(Channels.rename)
    archive = raw(Channels.archive)
    delete = raw(Channels.delete)


class AsyncRawChannels(AsyncRawGroup):
    """The methods of `AsyncChannels`; methods return the whole response."""

    __slots__ = ()

    create = async_raw(AsyncChannels.create)
    info = async_raw(AsyncChannels.info)
    list = async_raw(AsyncChannels.list)
    rename = async_raw(AsyncChannels.rename)
    archive = async_raw(AsyncChannels.archive)
    delete = async_raw(AsyncChannels.delete)
