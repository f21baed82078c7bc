"""A group of operations: their descriptions, and the methods that call them.

The group is `client.chat.completions`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.deprecation import deprecated
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
    from .chat_completions_messages import (
        AsyncChatCompletionsMessages,
        AsyncRawChatCompletionsMessages,
        ChatCompletionsMessages,
        RawChatCompletionsMessages,
    )

_COMPLETION_ID = Parameter(name="completion_id", wire="completionId", kind=str)

_GET: Operation[Item] = Operation(
    name="chat.completions.get",
    method="GET",
    path=("/chat/completions/", _COMPLETION_ID),
    responses={200: Item},
    repeatable=True,
    accept="application/json",
)
_CREATE: Operation[Item] = Operation(
    name="chat.completions.create",
    method="POST",
    path=("/chat/completions",),
    body=Body(media_type="application/json", record=Item),
    responses={200: Item},
    accept="application/json",
)


class ChatCompletions(Group):
    """Completions of a chat."""

    messages: ChatCompletionsMessages = lazy("chat_completions_messages:ChatCompletionsMessages")

    @property
    def with_raw_response(self) -> RawChatCompletions:
        """The same operations, whose methods return the whole response."""
        return RawChatCompletions(self._caller)

    def get(self, completion_id: str) -> Item:
        """Get.

        Raises:
            NotFoundError: There is no such item.
        """
        return self._call(_GET, completion_id=completion_id)

    @deprecated("Deprecated: use `client.chat.completions.get` instead.")
    def create(self, *, id: str, text: str | UnsetType = UNSET) -> Item:
        """Create.

        Deprecated: use `client.chat.completions.get` instead.

        Args:
            id: The id.
            text: The text.
        """
        return self._call(_CREATE, id=id, text=text)


@documented_like(ChatCompletions)
class AsyncChatCompletions(AsyncGroup):
    """Completions of a chat."""

    messages: AsyncChatCompletionsMessages = lazy(
        "chat_completions_messages:AsyncChatCompletionsMessages"
    )

    @property
    def with_raw_response(self) -> AsyncRawChatCompletions:
        """The same operations, whose methods return the whole response."""
        return AsyncRawChatCompletions(self._caller)

    async def get(self, completion_id: str) -> Item:
        """Like `ChatCompletions.get`."""
        return await self._call(_GET, completion_id=completion_id)

    @deprecated("Deprecated: use `client.chat.completions.get` instead.")
    async def create(self, *, id: str, text: str | UnsetType = UNSET) -> Item:
        """Like `ChatCompletions.create`."""
        return await self._call(_CREATE, id=id, text=text)


class RawChatCompletions(RawGroup):
    """The methods of `ChatCompletions`; methods return the whole response."""

    messages: RawChatCompletionsMessages = lazy(
        "chat_completions_messages:RawChatCompletionsMessages"
    )

    get = raw(ChatCompletions.get)
    create = raw(ChatCompletions.create)  # pyright: ignore[reportDeprecated]


class AsyncRawChatCompletions(AsyncRawGroup):
    """The methods of `AsyncChatCompletions`; methods return the whole response."""

    messages: AsyncRawChatCompletionsMessages = lazy(
        "chat_completions_messages:AsyncRawChatCompletionsMessages"
    )

    get = async_raw(AsyncChatCompletions.get)
    create = async_raw(AsyncChatCompletions.create)  # pyright: ignore[reportDeprecated]
