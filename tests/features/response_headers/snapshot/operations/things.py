"""A group of operations: their descriptions, and the methods that call them.

The group is `client.things`.
"""

from __future__ import annotations

import datetime

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
from ..types.kind import Kind

_MAKE: Operation[None] = Operation(
    name="things.make",
    method="POST",
    path=("/things",),
    responses={201: None, 202: None},
    response_headers={
        "location": ("Location", str),
        "retry_after": ("Retry-After", int),
        "x_done": ("x-done", bool),
        "x_when": ("x-when", datetime.datetime),
        "x_kind": ("x-kind", Kind),
        "x_tags": ("x-tags", list[str]),
        "odd": ("X.Odd", str),
        "x_old": ("x-old", str),
        "x_queue": ("x-queue", int),
    },
)


class Things(Group):
    """Things."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawThings:
        """The same operations, whose methods return the whole response."""
        return RawThings(self._caller)

    def make(self) -> None:
        """Make a thing."""
        return self._call(_MAKE)


@documented_like(Things)
class AsyncThings(AsyncGroup):
    """Things."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawThings:
        """The same operations, whose methods return the whole response."""
        return AsyncRawThings(self._caller)

    async def make(self) -> None:
        """Like `Things.make`."""
        return await self._call(_MAKE)


class RawThings(RawGroup):
    """The methods of `Things`; methods return the whole response."""

    __slots__ = ()

    make = raw(Things.make)


class AsyncRawThings(AsyncRawGroup):
    """The methods of `AsyncThings`; methods return the whole response."""

    __slots__ = ()

    make = async_raw(AsyncThings.make)
