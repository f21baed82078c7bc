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
)
_MAKE: Operation[None] = Operation(
    name="things.make",
    method="POST",
    path=("/thing",),
    responses={204: None},
)
_MOVE: Operation[None] = Operation(
    name="things.move",
    method="PUT",
    path=("/thing",),
    responses={204: None},
    repeatable=True,
    follows_redirects=True,
)


class Things(Group):
    """Things."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawThings:
        """The same operations, whose methods return the whole response."""
        return RawThings(self._caller)

    def get(self) -> None:
        """Get a thing."""
        return self._call(_GET)

    def make(self) -> None:
        """Make a thing."""
        return self._call(_MAKE)

    def move(self) -> None:
        """Make a thing wherever that is done."""
        return self._call(_MOVE)


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

    async def make(self) -> None:
        """Like `Things.make`."""
        return await self._call(_MAKE)

    async def move(self) -> None:
        """Like `Things.move`."""
        return await self._call(_MOVE)


class RawThings(RawGroup):
    """The methods of `Things`; methods return the whole response."""

    __slots__ = ()

    get = raw(Things.get)
    make = raw(Things.make)
    move = raw(Things.move)


class AsyncRawThings(AsyncRawGroup):
    """The methods of `AsyncThings`; methods return the whole response."""

    __slots__ = ()

    get = async_raw(AsyncThings.get)
    make = async_raw(AsyncThings.make)
    move = async_raw(AsyncThings.move)
