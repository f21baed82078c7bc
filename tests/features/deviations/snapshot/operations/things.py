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
from .._runtime.operation import Body, Operation, Parameter
from .._runtime.records import UNSET, UnsetType
from ..types.thing import Thing

_X_TO = Parameter(name="x_to", wire="x-to", kind=str)

_RENAME: Operation[Thing | None] = Operation(
    name="things.rename",
    method="POST",
    path=("/things/rename",),
    headers=(_X_TO,),
    body=Body(media_type="application/json", record=Thing),
    responses={200: Thing, 204: None},
    repeatable=True,
    accept="application/json",
)


class Things(Group):
    """Things."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawThings:
        """The same operations, whose methods return the whole response."""
        return RawThings(self._caller)

    def rename(self, *, x_to: str, size: int | UnsetType = UNSET, name: str) -> Thing | None:
        """Rename a thing.

        Raises:
            ServiceError: It is gone.
        """
        return self._call(_RENAME, x_to=x_to, size=size, name=name)


@documented_like(Things)
class AsyncThings(AsyncGroup):
    """Things."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawThings:
        """The same operations, whose methods return the whole response."""
        return AsyncRawThings(self._caller)

    async def rename(self, *, x_to: str, size: int | UnsetType = UNSET, name: str) -> Thing | None:
        """Like `Things.rename`."""
        return await self._call(_RENAME, x_to=x_to, size=size, name=name)


class RawThings(RawGroup):
    """The methods of `Things`; methods return the whole response."""

    __slots__ = ()

    rename = raw(Things.rename)


class AsyncRawThings(AsyncRawGroup):
    """The methods of `AsyncThings`; methods return the whole response."""

    __slots__ = ()

    rename = async_raw(AsyncThings.rename)
