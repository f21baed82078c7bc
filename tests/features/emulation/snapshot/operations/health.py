"""A group of operations: their descriptions, and the methods that call them.

The group is `client.health`.
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
from ..types.about import About
from ..types.answer import Answer

_PING: Operation[Answer] = Operation(
    name="health.ping",
    method="GET",
    path=("/ping",),
    responses={200: Answer},
    repeatable=True,
    accept="application/json",
)
_ABOUT: Operation[About] = Operation(
    name="health.about",
    method="GET",
    path=("/about",),
    responses={200: About},
    repeatable=True,
    accept="application/json",
)


class Health(Group):
    """The service itself."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawHealth:
        """The same operations, whose methods return the whole response."""
        return RawHealth(self._caller)

    def ping(self) -> Answer:
        """Ask whether it is there."""
        return self._call(_PING)

    def about(self) -> About:
        """What the service is."""
        return self._call(_ABOUT)


@documented_like(Health)
class AsyncHealth(AsyncGroup):
    """The service itself."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawHealth:
        """The same operations, whose methods return the whole response."""
        return AsyncRawHealth(self._caller)

    async def ping(self) -> Answer:
        """Like `Health.ping`."""
        return await self._call(_PING)

    async def about(self) -> About:
        """Like `Health.about`."""
        return await self._call(_ABOUT)


class RawHealth(RawGroup):
    """The methods of `Health`; methods return the whole response."""

    __slots__ = ()

    ping = raw(Health.ping)
    about = raw(Health.about)


class AsyncRawHealth(AsyncRawGroup):
    """The methods of `AsyncHealth`; methods return the whole response."""

    __slots__ = ()

    ping = async_raw(AsyncHealth.ping)
    about = async_raw(AsyncHealth.about)
