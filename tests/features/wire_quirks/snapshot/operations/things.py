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

_NAME = Parameter(name="name", wire="name", kind=str)

_PUT: Operation[Thing] = Operation(
    name="things.put",
    method="PUT",
    path=("/things",),
    body=Body(media_type="application/xml", record=Thing),
    responses={200: Thing},
    repeatable=True,
    accept="application/json",
)
_GET: Operation[Thing] = Operation(
    name="things.get",
    method="GET",
    path=("/things/", _NAME),
    responses={200: Thing},
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

    def put(
        self, *, name: str, path: str | UnsetType = UNSET, size: int | UnsetType = UNSET
    ) -> Thing:
        """Put a thing."""
        return self._call(_PUT, name=name, path=path, size=size)

    def get(self, name: str) -> Thing:
        """Get a thing."""
        return self._call(_GET, name=name)


@documented_like(Things)
class AsyncThings(AsyncGroup):
    """Things."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawThings:
        """The same operations, whose methods return the whole response."""
        return AsyncRawThings(self._caller)

    async def put(
        self, *, name: str, path: str | UnsetType = UNSET, size: int | UnsetType = UNSET
    ) -> Thing:
        """Like `Things.put`."""
        return await self._call(_PUT, name=name, path=path, size=size)

    async def get(self, name: str) -> Thing:
        """Like `Things.get`."""
        return await self._call(_GET, name=name)


class RawThings(RawGroup):
    """The methods of `Things`; methods return the whole response."""

    __slots__ = ()

    put = raw(Things.put)
    get = raw(Things.get)


class AsyncRawThings(AsyncRawGroup):
    """The methods of `AsyncThings`; methods return the whole response."""

    __slots__ = ()

    put = async_raw(AsyncThings.put)
    get = async_raw(AsyncThings.get)
