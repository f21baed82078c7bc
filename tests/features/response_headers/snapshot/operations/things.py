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
from .._runtime.header_fields import HeaderFields, header
from .._runtime.operation import Operation
from ..types.kind import Kind


class MakeHeaders(HeaderFields):
    """The declared header fields of responses of `things.make`."""

    location: str | None = header("Location", str)
    retry_after: int | None = header("Retry-After", int)
    x_done: bool | None = header("x-done", bool)
    x_when: datetime.datetime | None = header("x-when", datetime.datetime)
    x_kind: Kind | None = header("x-kind", Kind)
    x_tags: list[str] | None = header("x-tags", list[str])
    odd: str | None = header("X.Odd", str)
    x_old: str | None = header("x-old", str)
    x_queue: int | None = header("x-queue", int)


_MAKE: Operation[None] = Operation(
    name="things.make",
    method="POST",
    path=("/things",),
    responses={201: None, 202: None},
    response_headers=MakeHeaders,
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

    make = raw(Things.make, MakeHeaders)


class AsyncRawThings(AsyncRawGroup):
    """The methods of `AsyncThings`; methods return the whole response."""

    __slots__ = ()

    make = async_raw(AsyncThings.make, MakeHeaders)
