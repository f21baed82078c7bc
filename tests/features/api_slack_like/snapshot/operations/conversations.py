"""A group of operations: their descriptions, and the methods that call them.

The group is `client.conversations`.
"""

from __future__ import annotations

from .._runtime.checks import Check
from .._runtime.groups import async_raw, documented_like, raw
from .._runtime.operation import Body, Operation, Parameter
from .._runtime.paging.pages import (
    AsyncPagedGroup,
    AsyncPagedRawGroup,
    AsyncPages,
    Page,
    PagedGroup,
    PagedRawGroup,
)
from .._runtime.paging.turns import Paging
from .._runtime.records import UNSET, UnsetType
from ..types.channel import Channel
from ..types.channel_answer import ChannelAnswer
from ..types.channels_answer import ChannelsAnswer
from ..types.conversations_create_body import ConversationsCreateBody

_CURSOR = Parameter(name="cursor", wire="cursor", kind=str)
_LIMIT = Parameter(name="limit", wire="limit", kind=int, check=Check(minimum=1, maximum=1000))
_EXCLUDE_ARCHIVED = Parameter(name="exclude_archived", wire="exclude_archived", kind=bool)

_CREATE: Operation[ChannelAnswer] = Operation(
    name="conversations.create",
    method="POST",
    path=("/conversations.create",),
    body=Body(media_type="application/json", record=ConversationsCreateBody),
    responses={200: ChannelAnswer},
    accept="application/json",
    reasons={200: {"name_taken": ()}},
)
_LIST: Operation[ChannelsAnswer] = Operation(
    name="conversations.list",
    method="POST",
    path=("/conversations.list",),
    query=(_CURSOR, _LIMIT, _EXCLUDE_ARCHIVED),
    responses={200: ChannelsAnswer},
    repeatable=True,
    accept="application/json",
)
_LIST_PAGES = Paging(
    style="cursor",
    parameter="cursor",
    size="limit",
    items=("channels",),
    next=("response_metadata", "next_cursor"),
)


class Conversations(PagedGroup):
    """Channels."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawConversations:
        """The same operations, whose methods return the whole response."""
        return RawConversations(self._caller)

    def create(self, *, name: str, is_private: bool | UnsetType = UNSET) -> ChannelAnswer:
        """Create.

        Raises:
            ServiceError: A channel has this name already.
        """
        return self._call(_CREATE, name=name, is_private=is_private)

    def list(
        self,
        *,
        cursor: str | UnsetType = UNSET,
        limit: int | UnsetType = UNSET,
        exclude_archived: bool | UnsetType = UNSET,
    ) -> Page[Channel, ChannelsAnswer]:
        """List.

        Returns the first page. Iterate over it for the items of all pages.
        """
        return self._page(
            _LIST, _LIST_PAGES, cursor=cursor, limit=limit, exclude_archived=exclude_archived
        )


@documented_like(Conversations)
class AsyncConversations(AsyncPagedGroup):
    """Channels."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawConversations:
        """The same operations, whose methods return the whole response."""
        return AsyncRawConversations(self._caller)

    async def create(self, *, name: str, is_private: bool | UnsetType = UNSET) -> ChannelAnswer:
        """Like `Conversations.create`."""
        return await self._call(_CREATE, name=name, is_private=is_private)

    def list(
        self,
        *,
        cursor: str | UnsetType = UNSET,
        limit: int | UnsetType = UNSET,
        exclude_archived: bool | UnsetType = UNSET,
    ) -> AsyncPages[Channel, ChannelsAnswer]:
        """Like `Conversations.list`."""
        return self._page(
            _LIST, _LIST_PAGES, cursor=cursor, limit=limit, exclude_archived=exclude_archived
        )


class RawConversations(PagedRawGroup):
    """The methods of `Conversations`; methods return the whole response."""

    __slots__ = ()

    create = raw(Conversations.create)
    list = raw(Conversations.list)


class AsyncRawConversations(AsyncPagedRawGroup):
    """The methods of `AsyncConversations`; methods return the whole response."""

    __slots__ = ()

    create = async_raw(AsyncConversations.create)
    list = async_raw(AsyncConversations.list)
