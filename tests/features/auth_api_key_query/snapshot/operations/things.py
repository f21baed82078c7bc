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
from .._runtime.operation import Operation, Parameter
from .._runtime.records import UNSET, UnsetType

_TEXT = Parameter(name="text", wire="text", kind=str)

_GET: Operation[None] = Operation(
    name="things.get",
    method="GET",
    path=("/thing",),
    responses={204: None},
    repeatable=True,
)
_FIND: Operation[None] = Operation(
    name="things.find",
    method="GET",
    path=("/things",),
    query=(_TEXT,),
    responses={204: None},
    repeatable=True,
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

    def find(self, *, text: str | UnsetType = UNSET) -> None:
        """Find things."""
        return self._call(_FIND, text=text)


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

    async def find(self, *, text: str | UnsetType = UNSET) -> None:
        """Like `Things.find`."""
        return await self._call(_FIND, text=text)


class RawThings(RawGroup):
    """The methods of `Things`; methods return the whole response."""

    __slots__ = ()

    get = raw(Things.get)
    find = raw(Things.find)


class AsyncRawThings(AsyncRawGroup):
    """The methods of `AsyncThings`; methods return the whole response."""

    __slots__ = ()

    get = async_raw(AsyncThings.get)
    find = async_raw(AsyncThings.find)
