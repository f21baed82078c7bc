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
from .._runtime.operation import Body, Operation, Parameter
from .._runtime.records import UNSET, UnsetType
from ..types.bit import Bit
from ..types.colour import Colour
from ..types.job import Job
from ..types.level import Level
from ..types.state import State

_AT = Parameter(name="at", wire="bit", kind=Bit)
_LEVELS = Parameter(name="levels", wire="levels", kind=list[Level], style="repeated")
_DEFAULT = Parameter(name="default", wire="default", kind=Level)

_SEND: Operation[Job] = Operation(
    name="jobs.send",
    method="POST",
    path=("/jobs/", _AT),
    query=(_LEVELS, _DEFAULT),
    body=Body(media_type="application/json", record=Job),
    responses={200: Job},
    accept="application/json",
)


class Jobs(Group):
    """Jobs."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawJobs:
        """The same operations, whose methods return the whole response."""
        return RawJobs(self._caller)

    def send(
        self,
        at: Bit,
        *,
        levels: list[Level] | UnsetType = UNSET,
        default: Level = Level(2),
        state: State | UnsetType = UNSET,
        colour: Colour | UnsetType = UNSET,
        level: Level | UnsetType = UNSET,
        bit: Bit | UnsetType = UNSET,
        states: list[State] | UnsetType = UNSET,
        by_colour: dict[str, Level] | UnsetType = UNSET,
    ) -> Job:
        """Send a job.

        Args:
            state: What a job does.
        """
        return self._call(
            _SEND,
            at=at,
            levels=levels,
            default=default,
            state=state,
            colour=colour,
            level=level,
            bit=bit,
            states=states,
            by_colour=by_colour,
        )


@documented_like(Jobs)
class AsyncJobs(AsyncGroup):
    """Jobs."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawJobs:
        """The same operations, whose methods return the whole response."""
        return AsyncRawJobs(self._caller)

    async def send(
        self,
        at: Bit,
        *,
        levels: list[Level] | UnsetType = UNSET,
        default: Level = Level(2),
        state: State | UnsetType = UNSET,
        colour: Colour | UnsetType = UNSET,
        level: Level | UnsetType = UNSET,
        bit: Bit | UnsetType = UNSET,
        states: list[State] | UnsetType = UNSET,
        by_colour: dict[str, Level] | UnsetType = UNSET,
    ) -> Job:
        """Like `Jobs.send`."""
        return await self._call(
            _SEND,
            at=at,
            levels=levels,
            default=default,
            state=state,
            colour=colour,
            level=level,
            bit=bit,
            states=states,
            by_colour=by_colour,
        )


class RawJobs(RawGroup):
    """The methods of `Jobs`; methods return the whole response."""

    __slots__ = ()

    send = raw(Jobs.send)


class AsyncRawJobs(AsyncRawGroup):
    """The methods of `AsyncJobs`; methods return the whole response."""

    __slots__ = ()

    send = async_raw(AsyncJobs.send)
