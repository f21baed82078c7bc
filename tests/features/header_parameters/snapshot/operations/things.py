"""A group of operations: their descriptions, and the methods that call them.

The group is `client.things`.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from .._runtime.checks import Check
from .._runtime.groups import (
    AsyncGroup,
    AsyncRawGroup,
    Group,
    RawGroup,
    async_raw,
    documented_like,
    raw,
)
from .._runtime.operation import Operation, Parameter
from .._runtime.records import UNSET, UnsetType
from ..types.mode import Mode

if TYPE_CHECKING:
    from ..types._params import ModeLiteral

_IF_MATCH = Parameter(name="if_match", wire="If-Match", kind=str)
_X_DEPTH = Parameter(name="x_depth", wire="x-depth", kind=int, check=Check(minimum=1))
_X_MODE = Parameter(name="x_mode", wire="x-mode", kind=Mode)
_X_SINCE = Parameter(name="x_since", wire="x-since", kind=datetime.datetime)
_X_TAGS = Parameter(name="x_tags", wire="x-tags", kind=list[str])
_X_FLAGS = Parameter(name="x_flags", wire="x-flags", kind=dict[str, bool])
_ODD_NAME = Parameter(name="odd_name", wire="X_Odd.Name", kind=str)
_X_LIMIT = Parameter(name="x_limit", wire="x-limit", kind=int)

_SEND: Operation[None] = Operation(
    name="things.send",
    method="POST",
    path=("/things",),
    headers=(_IF_MATCH, _X_DEPTH, _X_MODE, _X_SINCE, _X_TAGS, _X_FLAGS, _ODD_NAME, _X_LIMIT),
    responses={204: None},
)


class Things(Group):
    """Things."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawThings:
        """The same operations, whose methods return the whole response."""
        return RawThings(self._caller)

    def send(
        self,
        *,
        if_match: str,
        x_depth: int | UnsetType = UNSET,
        x_mode: Mode | ModeLiteral | UnsetType = UNSET,
        x_since: datetime.datetime | UnsetType = UNSET,
        x_tags: list[str] | UnsetType = UNSET,
        x_flags: dict[str, bool] | UnsetType = UNSET,
        odd_name: str | UnsetType = UNSET,
        x_limit: int | UnsetType = UNSET,
    ) -> None:
        """Send header fields.

        Args:
            x_limit: By default `5`.
        """
        return self._call(
            _SEND,
            if_match=if_match,
            x_depth=x_depth,
            x_mode=x_mode,
            x_since=x_since,
            x_tags=x_tags,
            x_flags=x_flags,
            odd_name=odd_name,
            x_limit=x_limit,
        )


@documented_like(Things)
class AsyncThings(AsyncGroup):
    """Things."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawThings:
        """The same operations, whose methods return the whole response."""
        return AsyncRawThings(self._caller)

    async def send(
        self,
        *,
        if_match: str,
        x_depth: int | UnsetType = UNSET,
        x_mode: Mode | ModeLiteral | UnsetType = UNSET,
        x_since: datetime.datetime | UnsetType = UNSET,
        x_tags: list[str] | UnsetType = UNSET,
        x_flags: dict[str, bool] | UnsetType = UNSET,
        odd_name: str | UnsetType = UNSET,
        x_limit: int | UnsetType = UNSET,
    ) -> None:
        """Like `Things.send`."""
        return await self._call(
            _SEND,
            if_match=if_match,
            x_depth=x_depth,
            x_mode=x_mode,
            x_since=x_since,
            x_tags=x_tags,
            x_flags=x_flags,
            odd_name=odd_name,
            x_limit=x_limit,
        )


class RawThings(RawGroup):
    """The methods of `Things`; methods return the whole response."""

    __slots__ = ()

    send = raw(Things.send)


class AsyncRawThings(AsyncRawGroup):
    """The methods of `AsyncThings`; methods return the whole response."""

    __slots__ = ()

    send = async_raw(AsyncThings.send)
