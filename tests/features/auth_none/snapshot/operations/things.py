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

_HEALTH: Operation[None] = Operation(
    name="things.health",
    method="GET",
    path=("/health",),
    needs=((),),
    responses={204: None},
    repeatable=True,
)
_CLEAR: Operation[None] = Operation(
    name="things.clear",
    method="DELETE",
    path=("/things",),
    responses={204: None},
)


class Things(Group):
    """Things."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawThings:
        """The same operations, whose methods return the whole response."""
        return RawThings(self._caller)

    def health(self) -> None:
        """Ask whether the service works.

        It is sent without a credential.
        """
        return self._call(_HEALTH)

    def clear(self) -> None:
        """Remove all things."""
        return self._call(_CLEAR)


@documented_like(Things)
class AsyncThings(AsyncGroup):
    """Things."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawThings:
        """The same operations, whose methods return the whole response."""
        return AsyncRawThings(self._caller)

    async def health(self) -> None:
        """Like `Things.health`."""
        return await self._call(_HEALTH)

    async def clear(self) -> None:
        """Like `Things.clear`."""
        return await self._call(_CLEAR)


class RawThings(RawGroup):
    """The methods of `Things`; methods return the whole response."""

    __slots__ = ()

    health = raw(Things.health)
    clear = raw(Things.clear)


class AsyncRawThings(AsyncRawGroup):
    """The methods of `AsyncThings`; methods return the whole response."""

    __slots__ = ()

    health = async_raw(AsyncThings.health)
    clear = async_raw(AsyncThings.clear)
