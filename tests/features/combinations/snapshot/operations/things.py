"""A group of operations: their descriptions, and the methods that call them.

The group is `client.things`.
"""

from __future__ import annotations

from .._runtime.checks import Check
from .._runtime.groups import (
    AsyncGroup,
    AsyncRawGroup,
    Group,
    RawGroup,
    async_raw,
    documented_like,
    raw,
)
from .._runtime.header_fields import HeaderFields, header
from .._runtime.operation import Operation, Parameter
from .._runtime.records import UNSET, UnsetType

_SIZE = Parameter(name="size", wire="size", kind=int, check=Check(minimum=1))


class LookHeaders(HeaderFields):
    """The declared header fields of responses of `things.look`."""

    x_count: int | None = header("X-Count", int)


_START: Operation[None] = Operation(
    name="things.start",
    method="POST",
    path=("/things",),
    responses={204: None},
)
_LOOK: Operation[int] = Operation(
    name="things.look",
    method="HEAD",
    path=("/things",),
    query=(_SIZE,),
    responses={200: None},
    response_headers=LookHeaders,
    header_result="x_count",
    repeatable=True,
)


class Things(Group):
    """Things."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawThings:
        """The same operations, whose methods return the whole response."""
        return RawThings(self._caller)

    def start(self) -> None:
        """Start a thing.

        The first operation follows no redirects.
        """
        return self._call(_START)

    def look(self, *, size: int | UnsetType = UNSET) -> int:
        """Look for a thing.

        A response without a body tells of no error inside of a success.
        """
        return self._call(_LOOK, size=size)


@documented_like(Things)
class AsyncThings(AsyncGroup):
    """Things."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawThings:
        """The same operations, whose methods return the whole response."""
        return AsyncRawThings(self._caller)

    async def start(self) -> None:
        """Like `Things.start`."""
        return await self._call(_START)

    async def look(self, *, size: int | UnsetType = UNSET) -> int:
        """Like `Things.look`."""
        return await self._call(_LOOK, size=size)


class RawThings(RawGroup):
    """The methods of `Things`; methods return the whole response."""

    __slots__ = ()

    start = raw(Things.start)
    look = raw(Things.look, LookHeaders)


class AsyncRawThings(AsyncRawGroup):
    """The methods of `AsyncThings`; methods return the whole response."""

    __slots__ = ()

    start = async_raw(AsyncThings.start)
    look = async_raw(AsyncThings.look, LookHeaders)
