"""A group of operations: their descriptions, and the methods that call them.

The group is `client.results`.
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
from ..types.result import Result

_SEND: Operation[Result] = Operation(
    name="results.send",
    method="POST",
    path=("/results",),
    body=Body(media_type="application/xml", record=Result),
    responses={200: Result},
    accept="application/json",
)


class Results(Group):
    """Results."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawResults:
        """The same operations, whose methods return the whole response."""
        return RawResults(self._caller)

    def send(
        self,
        *,
        status_code: int | UnsetType = UNSET,
        inline: int | UnsetType = UNSET,
        codes: list[int] | UnsetType = UNSET,
        maybe: int | None | UnsetType = UNSET,
        plain: int | UnsetType = UNSET,
    ) -> Result:
        """Send a result."""
        return self._call(
            _SEND, status_code=status_code, inline=inline, codes=codes, maybe=maybe, plain=plain
        )


@documented_like(Results)
class AsyncResults(AsyncGroup):
    """Results."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawResults:
        """The same operations, whose methods return the whole response."""
        return AsyncRawResults(self._caller)

    async def send(
        self,
        *,
        status_code: int | UnsetType = UNSET,
        inline: int | UnsetType = UNSET,
        codes: list[int] | UnsetType = UNSET,
        maybe: int | None | UnsetType = UNSET,
        plain: int | UnsetType = UNSET,
    ) -> Result:
        """Like `Results.send`."""
        return await self._call(
            _SEND, status_code=status_code, inline=inline, codes=codes, maybe=maybe, plain=plain
        )


class RawResults(RawGroup):
    """The methods of `Results`; methods return the whole response."""

    __slots__ = ()

    send = raw(Results.send)


class AsyncRawResults(AsyncRawGroup):
    """The methods of `AsyncResults`; methods return the whole response."""

    __slots__ = ()

    send = async_raw(AsyncResults.send)
