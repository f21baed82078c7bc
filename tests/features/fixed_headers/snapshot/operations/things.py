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
from .._runtime.operation import Body, Operation
from .._runtime.records import UNSET, UnsetType
from ..types.thing import Thing

_SEND: Operation[Thing] = Operation(
    name="things.send",
    method="PUT",
    path=("/thing",),
    body=Body(media_type="application/xml", record=Thing),
    responses={200: Thing},
    repeatable=True,
)
_SEND_JSON: Operation[Thing] = Operation(
    name="things.send_json",
    method="PUT",
    path=("/json",),
    body=Body(media_type="application/json", record=Thing),
    responses={200: Thing},
    repeatable=True,
    accept="application/xml",
)
_DELETE: Operation[None] = Operation(
    name="things.delete",
    method="DELETE",
    path=("/thing",),
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

    def send(self, *, id: int | UnsetType = UNSET) -> Thing:
        """Send a thing."""
        return self._call(_SEND, id=id)

    def send_json(self, *, id: int | UnsetType = UNSET) -> Thing:
        """Send a thing as JSON."""
        return self._call(_SEND_JSON, id=id)

    def delete(self) -> None:
        """Delete the thing."""
        return self._call(_DELETE)


@documented_like(Things)
class AsyncThings(AsyncGroup):
    """Things."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawThings:
        """The same operations, whose methods return the whole response."""
        return AsyncRawThings(self._caller)

    async def send(self, *, id: int | UnsetType = UNSET) -> Thing:
        """Like `Things.send`."""
        return await self._call(_SEND, id=id)

    async def send_json(self, *, id: int | UnsetType = UNSET) -> Thing:
        """Like `Things.send_json`."""
        return await self._call(_SEND_JSON, id=id)

    async def delete(self) -> None:
        """Like `Things.delete`."""
        return await self._call(_DELETE)


class RawThings(RawGroup):
    """The methods of `Things`; methods return the whole response."""

    __slots__ = ()

    send = raw(Things.send)
    send_json = raw(Things.send_json)
    delete = raw(Things.delete)


class AsyncRawThings(AsyncRawGroup):
    """The methods of `AsyncThings`; methods return the whole response."""

    __slots__ = ()

    send = async_raw(AsyncThings.send)
    send_json = async_raw(AsyncThings.send_json)
    delete = async_raw(AsyncThings.delete)
