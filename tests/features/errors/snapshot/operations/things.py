"""A group of operations: their descriptions, and the methods that call them.

The group is `client.things`.
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
from .._runtime.operation import Operation

_GET: Operation[None] = Operation(
    name="things.get",
    method="GET",
    path=("/thing",),
    responses={204: None},
    repeatable=True,
    reasons={400: {"Bad": ("size-odd",), "Worse": ()}, "default": {"Rest": ("moon",)}},
)
_OTHER: Operation[None] = Operation(
    name="things.other",
    method="GET",
    path=("/other",),
    responses={204: None},
    repeatable=True,
    reasons={400: {"Bad": ("name-empty", "size-odd"), "Worse": ("name-empty",)}},
)


class Things(Group):
    """Things."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawThings:
        """The same operations, whose methods return the whole response."""
        return RawThings(self._caller)

    def get(self) -> None:
        """Get a thing.

        Raises:
            BadThingError: The size is odd (`size-odd`). Something is worse.
            ServiceError: The moon is full (`moon`).
        """
        return self._call(_GET)

    def other(self) -> None:
        """Another thing.

        Raises:
            BadThingError: The name is empty (`name-empty`). The size is odd (`size-odd`). The name
                is worse than empty (`name-empty`).
        """
        return self._call(_OTHER)


@documented_like(Things)
class AsyncThings(AsyncGroup):
    """Things."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawThings:
        """The same operations, whose methods return the whole response."""
        return AsyncRawThings(self._caller)

    async def get(self) -> None:
        """Like `Things.get`."""
        return await self._call(_GET)

    async def other(self) -> None:
        """Like `Things.other`."""
        return await self._call(_OTHER)


class RawThings(RawGroup):
    """The methods of `Things`; methods return the whole response."""

    __slots__ = ()

    get = raw(Things.get)
    other = raw(Things.other)


class AsyncRawThings(AsyncRawGroup):
    """The methods of `AsyncThings`; methods return the whole response."""

    __slots__ = ()

    get = async_raw(AsyncThings.get)
    other = async_raw(AsyncThings.other)
