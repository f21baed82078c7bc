"""A group of operations: their descriptions, and the methods that call them.

The group is `client.type`.
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
    name="type.get",
    method="GET",
    path=("/type",),
    responses={204: None},
    repeatable=True,
)


class Type(Group):
    """A group called like a builtin."""

    __slots__ = ()

    def get(self) -> None:
        """Get."""
        return self._call(_GET)


@documented_like(Type)
class AsyncType(AsyncGroup):
    """A group called like a builtin."""

    __slots__ = ()

    async def get(self) -> None:
        """Like `Type.get`."""
        return await self._call(_GET)


class RawType(RawGroup):
    """The methods of `Type`; methods return the whole response."""

    __slots__ = ()

    get = raw(Type.get)


class AsyncRawType(AsyncRawGroup):
    """The methods of `AsyncType`; methods return the whole response."""

    __slots__ = ()

    get = async_raw(AsyncType.get)
