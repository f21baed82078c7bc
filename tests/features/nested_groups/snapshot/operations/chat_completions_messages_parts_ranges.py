"""A group of operations: their descriptions, and the methods that call them.

The group is `client.chat.completions.messages.parts.ranges`.
"""

from __future__ import annotations

import builtins
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
from .._runtime.operation import Body, Operation, Parameter
from .._runtime.records import UNSET, UnsetType
from ..types.item import Item

if TYPE_CHECKING:
    from .chat_completions_messages_parts_ranges_notes import (
        AsyncChatCompletionsMessagesPartsRangesNotes,
        AsyncRawChatCompletionsMessagesPartsRangesNotes,
        ChatCompletionsMessagesPartsRangesNotes,
        RawChatCompletionsMessagesPartsRangesNotes,
    )

_PART_ID = Parameter(name="part_id", wire="partId", kind=str)
_RANGE_ID = Parameter(name="range_id", wire="rangeId", kind=str)

_LIST: Operation[builtins.list[Item]] = Operation(
    name="chat.completions.messages.parts.ranges.list",
    method="GET",
    path=("/parts/", _PART_ID, "/ranges"),
    responses={200: list[Item]},
    repeatable=True,
    accept="application/json",
)
_CREATE: Operation[Item] = Operation(
    name="chat.completions.messages.parts.ranges.create",
    method="POST",
    path=("/parts/", _PART_ID, "/ranges"),
    body=Body(media_type="application/json", record=Item),
    responses={200: Item},
    accept="application/json",
)
_GET: Operation[Item] = Operation(
    name="chat.completions.messages.parts.ranges.get",
    method="GET",
    path=("/parts/", _PART_ID, "/ranges/", _RANGE_ID),
    responses={200: Item},
    repeatable=True,
    accept="application/json",
)


class ChatCompletionsMessagesPartsRanges(Group):
    """Ranges of a part."""

    notes: ChatCompletionsMessagesPartsRangesNotes = lazy(
        "chat_completions_messages_parts_ranges_notes:ChatCompletionsMessagesPartsRangesNotes"
    )

    @property
    def with_raw_response(self) -> RawChatCompletionsMessagesPartsRanges:
        """The same operations, whose methods return the whole response."""
        return RawChatCompletionsMessagesPartsRanges(self._caller)

    def list(self, part_id: str) -> builtins.list[Item]:
        """List.

        Raises:
            NotFoundError: There is no such item.
        """
        return self._call(_LIST, part_id=part_id)

    def create(self, part_id: str, *, id: str, text: str | UnsetType = UNSET) -> Item:
        """Create.

        Args:
            id: The id.
            text: The text.

        Raises:
            NotFoundError: There is no such item.
        """
        return self._call(_CREATE, part_id=part_id, id=id, text=text)

    def get(self, range_id: str, *, part_id: str) -> Item:
        """Get.

        Raises:
            NotFoundError: There is no such item.
        """
        return self._call(_GET, range_id=range_id, part_id=part_id)


@documented_like(ChatCompletionsMessagesPartsRanges)
class AsyncChatCompletionsMessagesPartsRanges(AsyncGroup):
    """Ranges of a part."""

    notes: AsyncChatCompletionsMessagesPartsRangesNotes = lazy(
        "chat_completions_messages_parts_ranges_notes:AsyncChatCompletionsMessagesPartsRangesNotes"
    )

    @property
    def with_raw_response(self) -> AsyncRawChatCompletionsMessagesPartsRanges:
        """The same operations, whose methods return the whole response."""
        return AsyncRawChatCompletionsMessagesPartsRanges(self._caller)

    async def list(self, part_id: str) -> builtins.list[Item]:
        """Like `ChatCompletionsMessagesPartsRanges.list`."""
        return await self._call(_LIST, part_id=part_id)

    async def create(self, part_id: str, *, id: str, text: str | UnsetType = UNSET) -> Item:
        """Like `ChatCompletionsMessagesPartsRanges.create`."""
        return await self._call(_CREATE, part_id=part_id, id=id, text=text)

    async def get(self, range_id: str, *, part_id: str) -> Item:
        """Like `ChatCompletionsMessagesPartsRanges.get`."""
        return await self._call(_GET, range_id=range_id, part_id=part_id)


class RawChatCompletionsMessagesPartsRanges(RawGroup):
    """The methods of `ChatCompletionsMessagesPartsRanges`; methods return the whole response."""

    notes: RawChatCompletionsMessagesPartsRangesNotes = lazy(
        "chat_completions_messages_parts_ranges_notes:RawChatCompletionsMessagesPartsRangesNotes"
    )

    list = raw(ChatCompletionsMessagesPartsRanges.list)
    create = raw(ChatCompletionsMessagesPartsRanges.create)
    get = raw(ChatCompletionsMessagesPartsRanges.get)


class AsyncRawChatCompletionsMessagesPartsRanges(AsyncRawGroup):
    """The methods of `AsyncChatCompletionsMessagesPartsRanges`; methods return the whole response."""

    notes: AsyncRawChatCompletionsMessagesPartsRangesNotes = lazy(
        "chat_completions_messages_parts_ranges_notes:AsyncRawChatCompletionsMessagesPartsRangesNotes"
    )

    list = async_raw(AsyncChatCompletionsMessagesPartsRanges.list)
    create = async_raw(AsyncChatCompletionsMessagesPartsRanges.create)
    get = async_raw(AsyncChatCompletionsMessagesPartsRanges.get)
