"""A group of operations: their descriptions, and the methods that call them.

The group is `client.exports`.
"""

from __future__ import annotations

from .._runtime.groups import async_raw, documented_like, raw
from .._runtime.long_running.course import Course
from .._runtime.long_running.handles import (
    AsyncLongRunning,
    AsyncLongRunningGroup,
    AsyncLongRunningRawGroup,
    LongRunning,
    LongRunningGroup,
    LongRunningRawGroup,
)
from .._runtime.operation import Operation, Parameter
from ..types.export import Export

_EXPORT = Parameter(name="export", wire="export", kind=str)

_START: Operation[Export] = Operation(
    name="exports.start",
    method="POST",
    path=("/exports",),
    needs=(("admin",),),
    responses={202: Export},
    accept="application/json",
)
_START_COURSE = Course(
    poll="exports:_GET",
    argument="export",
    identity=("name",),
    status=("state",),
    outcome=(),
    running=("begun",),
    succeeded=("done",),
    failed=("broken",),
)
_GET: Operation[Export] = Operation(
    name="exports.get",
    method="GET",
    path=("/exports/", _EXPORT),
    responses={200: Export},
    repeatable=True,
    accept="application/json",
)


class Exports(LongRunningGroup):
    """Exports of monitors."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawExports:
        """The same operations, whose methods return the whole response."""
        return RawExports(self._caller)

    def start(self) -> LongRunning[Export]:
        """Start an export.

        An administrator starts it; whether it is done is asked like everything else.

        Returns a handle: `wait` returns the result, or raises `OperationFailedError`; with its
        `id`, `resume_start` makes it again in another process.

        It is sent with `Admin`.
        """
        return self._start(_START, _START_COURSE)

    def resume_start(self, id: str) -> LongRunning[Export]:
        """Return the handle of what `start` began, from its `id`, without a request."""
        return self._resume(_START, _START_COURSE, id)

    def get(self, export: str) -> Export:
        """Get an export.

        Raises:
            ServiceError: There is no such monitor.
        """
        return self._call(_GET, export=export)


@documented_like(Exports)
class AsyncExports(AsyncLongRunningGroup):
    """Exports of monitors."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawExports:
        """The same operations, whose methods return the whole response."""
        return AsyncRawExports(self._caller)

    async def start(self) -> AsyncLongRunning[Export]:
        """Like `Exports.start`."""
        return await self._start(_START, _START_COURSE)

    def resume_start(self, id: str) -> AsyncLongRunning[Export]:
        """Like `Exports.resume_start`."""
        return self._resume(_START, _START_COURSE, id)

    async def get(self, export: str) -> Export:
        """Like `Exports.get`."""
        return await self._call(_GET, export=export)


class RawExports(LongRunningRawGroup):
    """The methods of `Exports`; methods return the whole response."""

    __slots__ = ()

    start = raw(Exports.start)
    get = raw(Exports.get)


class AsyncRawExports(AsyncLongRunningRawGroup):
    """The methods of `AsyncExports`; methods return the whole response."""

    __slots__ = ()

    start = async_raw(AsyncExports.start)
    get = async_raw(AsyncExports.get)
