"""A group of operations: their descriptions, and the methods that call them.

The group is `client.jobs`.
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
from ..types.job import Job
from ..types.place import Place

_START: Operation[Job | Place | None] = Operation(
    name="jobs.start",
    method="POST",
    path=("/jobs",),
    responses={200: Job, 201: Job, 202: Place, 204: None},
    accept="application/json",
)
_STOP: Operation[None] = Operation(
    name="jobs.stop",
    method="DELETE",
    path=("/jobs",),
    responses={200: None, 204: None},
    repeatable=True,
)
_CHECK: Operation[None] = Operation(
    name="jobs.check",
    method="HEAD",
    path=("/jobs",),
    responses={200: None},
    repeatable=True,
)
_OPTIONS: Operation[None] = Operation(
    name="jobs.options",
    method="OPTIONS",
    path=("/jobs",),
    responses={200: None},
    repeatable=True,
)


class Jobs(Group):
    """Jobs."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawJobs:
        """The same operations, whose methods return the whole response."""
        return RawJobs(self._caller)

    def start(self) -> Job | Place | None:
        """Start a job."""
        return self._call(_START)

    def stop(self) -> None:
        """Stop a job."""
        return self._call(_STOP)

    def check(self) -> None:
        """Look whether there is a job."""
        return self._call(_CHECK)

    def options(self) -> None:
        """What jobs allow."""
        return self._call(_OPTIONS)


@documented_like(Jobs)
class AsyncJobs(AsyncGroup):
    """Jobs."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawJobs:
        """The same operations, whose methods return the whole response."""
        return AsyncRawJobs(self._caller)

    async def start(self) -> Job | Place | None:
        """Like `Jobs.start`."""
        return await self._call(_START)

    async def stop(self) -> None:
        """Like `Jobs.stop`."""
        return await self._call(_STOP)

    async def check(self) -> None:
        """Like `Jobs.check`."""
        return await self._call(_CHECK)

    async def options(self) -> None:
        """Like `Jobs.options`."""
        return await self._call(_OPTIONS)


class RawJobs(RawGroup):
    """The methods of `Jobs`; methods return the whole response."""

    __slots__ = ()

    start = raw(Jobs.start)
    stop = raw(Jobs.stop)
    check = raw(Jobs.check)
    options = raw(Jobs.options)


class AsyncRawJobs(AsyncRawGroup):
    """The methods of `AsyncJobs`; methods return the whole response."""

    __slots__ = ()

    start = async_raw(AsyncJobs.start)
    stop = async_raw(AsyncJobs.stop)
    check = async_raw(AsyncJobs.check)
    options = async_raw(AsyncJobs.options)
