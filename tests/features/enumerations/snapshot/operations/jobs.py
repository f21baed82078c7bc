"""A group of operations: their descriptions, and the methods that call them.

The group is `client.jobs`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from ..types._params import BitLiteral, ColourLiteral, LevelLiteral, StateLiteral

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
        at: Bit | BitLiteral,
        *,
        levels: Sequence[Level | LevelLiteral | int] | UnsetType = UNSET,
        default: Level | LevelLiteral | int | UnsetType = UNSET,
        state: State | StateLiteral | str | UnsetType = UNSET,
        colour: Colour | ColourLiteral | UnsetType = UNSET,
        level: Level | LevelLiteral | int | UnsetType = UNSET,
        bit: Bit | BitLiteral | UnsetType = UNSET,
        states: Sequence[State | StateLiteral | str] | UnsetType = UNSET,
        by_colour: Mapping[str, Level | LevelLiteral | int] | UnsetType = UNSET,
    ) -> Job:
        """Send a job.

        Args:
            default: By default `2`.
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
        at: Bit | BitLiteral,
        *,
        levels: Sequence[Level | LevelLiteral | int] | UnsetType = UNSET,
        default: Level | LevelLiteral | int | UnsetType = UNSET,
        state: State | StateLiteral | str | UnsetType = UNSET,
        colour: Colour | ColourLiteral | UnsetType = UNSET,
        level: Level | LevelLiteral | int | UnsetType = UNSET,
        bit: Bit | BitLiteral | UnsetType = UNSET,
        states: Sequence[State | StateLiteral | str] | UnsetType = UNSET,
        by_colour: Mapping[str, Level | LevelLiteral | int] | UnsetType = UNSET,
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
