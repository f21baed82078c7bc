"""A group of operations: their descriptions, and the methods that call them.

The group is `client.monitors`.
"""

from __future__ import annotations

import builtins

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
from ..types.monitor import Monitor

_MONITOR = Parameter(name="monitor", wire="monitor", kind=str)

_HEALTH: Operation[None] = Operation(
    name="monitors.health",
    method="GET",
    path=("/health",),
    needs=((),),
    responses={204: None},
    repeatable=True,
)
_GET: Operation[Monitor] = Operation(
    name="monitors.get",
    method="GET",
    path=("/monitors/", _MONITOR),
    responses={200: Monitor},
    repeatable=True,
    accept="application/json",
)
_CREATE: Operation[None] = Operation(
    name="monitors.create",
    method="POST",
    path=("/monitors",),
    body=Body(media_type="application/json", record=Monitor),
    responses={201: None},
)
_LIST: Operation[builtins.list[Monitor]] = Operation(
    name="monitors.list",
    method="GET",
    path=("/monitors",),
    needs=(("api_key",), ()),
    responses={200: list[Monitor]},
    repeatable=True,
    accept="application/json",
)
_DELETE: Operation[None] = Operation(
    name="monitors.delete",
    method="DELETE",
    path=("/monitors/", _MONITOR),
    needs=(("admin",),),
    responses={204: None},
)


class Monitors(Group):
    """Monitors."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawMonitors:
        """The same operations, whose methods return the whole response."""
        return RawMonitors(self._caller)

    def health(self) -> None:
        """Ask whether the service works.

        It is sent without a credential.
        """
        return self._call(_HEALTH)

    def get(self, monitor: str) -> Monitor:
        """Get a monitor.

        Raises:
            ServiceError: There is no such monitor.
        """
        return self._call(_GET, monitor=monitor)

    def create(self, *, name: str) -> None:
        """Create a monitor.

        Raises:
            ServiceError: There is such a monitor already.
        """
        return self._call(_CREATE, name=name)

    def list(self) -> builtins.list[Monitor]:
        """List the public monitors.

        With a key, also those of the organisation.

        It is sent with `ApiKey`, or without a credential.
        """
        return self._call(_LIST)

    def delete(self, monitor: str) -> None:
        """Delete a monitor.

        It is sent with `Admin`.

        Raises:
            ServiceError: There is no such monitor.
        """
        return self._call(_DELETE, monitor=monitor)


@documented_like(Monitors)
class AsyncMonitors(AsyncGroup):
    """Monitors."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawMonitors:
        """The same operations, whose methods return the whole response."""
        return AsyncRawMonitors(self._caller)

    async def health(self) -> None:
        """Like `Monitors.health`."""
        return await self._call(_HEALTH)

    async def get(self, monitor: str) -> Monitor:
        """Like `Monitors.get`."""
        return await self._call(_GET, monitor=monitor)

    async def create(self, *, name: str) -> None:
        """Like `Monitors.create`."""
        return await self._call(_CREATE, name=name)

    async def list(self) -> builtins.list[Monitor]:
        """Like `Monitors.list`."""
        return await self._call(_LIST)

    async def delete(self, monitor: str) -> None:
        """Like `Monitors.delete`."""
        return await self._call(_DELETE, monitor=monitor)


class RawMonitors(RawGroup):
    """The methods of `Monitors`; methods return the whole response."""

    __slots__ = ()

    health = raw(Monitors.health)
    get = raw(Monitors.get)
    create = raw(Monitors.create)
    list = raw(Monitors.list)
    delete = raw(Monitors.delete)


class AsyncRawMonitors(AsyncRawGroup):
    """The methods of `AsyncMonitors`; methods return the whole response."""

    __slots__ = ()

    health = async_raw(AsyncMonitors.health)
    get = async_raw(AsyncMonitors.get)
    create = async_raw(AsyncMonitors.create)
    list = async_raw(AsyncMonitors.list)
    delete = async_raw(AsyncMonitors.delete)
