"""A group of operations: their descriptions, and the methods that call them.

The group is `client.chat.completions.messages.parts`.
"""

from __future__ import annotations

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
from .._runtime.operation import Operation, Parameter
from ..types.item import Item

if TYPE_CHECKING:
    from .chat_completions_messages_parts_ranges import (
        AsyncChatCompletionsMessagesPartsRanges,
        AsyncRawChatCompletionsMessagesPartsRanges,
        ChatCompletionsMessagesPartsRanges,
        RawChatCompletionsMessagesPartsRanges,
    )

_PART_ID = Parameter(name="part_id", wire="partId", kind=str)

_GET: Operation[Item] = Operation(
    name="chat.completions.messages.parts.get",
    method="GET",
    path=("/parts/", _PART_ID),
    responses={200: Item},
    repeatable=True,
    accept="application/json",
)


class ChatCompletionsMessagesParts(Group):
    """Parts of a message."""

    ranges: ChatCompletionsMessagesPartsRanges = lazy(
        "chat_completions_messages_parts_ranges:ChatCompletionsMessagesPartsRanges"
    )

    @property
    def with_raw_response(self) -> RawChatCompletionsMessagesParts:
        """The same operations, whose methods return the whole response."""
        return RawChatCompletionsMessagesParts(self._caller)

    def get(self, part_id: str) -> Item:
        """Get.

        Raises:
            NotFoundError: There is no such item.
        """
        return self._call(_GET, part_id=part_id)


@documented_like(ChatCompletionsMessagesParts)
class AsyncChatCompletionsMessagesParts(AsyncGroup):
    """Parts of a message."""

    ranges: AsyncChatCompletionsMessagesPartsRanges = lazy(
        "chat_completions_messages_parts_ranges:AsyncChatCompletionsMessagesPartsRanges"
    )

    @property
    def with_raw_response(self) -> AsyncRawChatCompletionsMessagesParts:
        """The same operations, whose methods return the whole response."""
        return AsyncRawChatCompletionsMessagesParts(self._caller)

    async def get(self, part_id: str) -> Item:
        """Like `ChatCompletionsMessagesParts.get`."""
        return await self._call(_GET, part_id=part_id)


class RawChatCompletionsMessagesParts(RawGroup):
    """The methods of `ChatCompletionsMessagesParts`; methods return the whole response."""

    ranges: RawChatCompletionsMessagesPartsRanges = lazy(
        "chat_completions_messages_parts_ranges:RawChatCompletionsMessagesPartsRanges"
    )

    get = raw(ChatCompletionsMessagesParts.get)


class AsyncRawChatCompletionsMessagesParts(AsyncRawGroup):
    """The methods of `AsyncChatCompletionsMessagesParts`; methods return the whole response."""

    ranges: AsyncRawChatCompletionsMessagesPartsRanges = lazy(
        "chat_completions_messages_parts_ranges:AsyncRawChatCompletionsMessagesPartsRanges"
    )

    get = async_raw(AsyncChatCompletionsMessagesParts.get)
