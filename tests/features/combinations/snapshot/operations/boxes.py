"""A group of operations: their descriptions, and the methods that call them.

The group is `client.boxes`.
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
from ..types.box import Box
from ..types.new_box import NewBox

_ADD: Operation[Box] = Operation(
    name="boxes.add",
    method="POST",
    path=("/boxes",),
    body=Body(media_type="application/json", record=NewBox),
    responses={201: Box},
    accept="application/json",
)


class Boxes(Group):
    """Boxes, which each tenant numbers from one."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawBoxes:
        """The same operations, whose methods return the whole response."""
        return RawBoxes(self._caller)

    def add(self, *, label: str | UnsetType = UNSET) -> Box:
        """Add a box."""
        return self._call(_ADD, label=label)


@documented_like(Boxes)
class AsyncBoxes(AsyncGroup):
    """Boxes, which each tenant numbers from one."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawBoxes:
        """The same operations, whose methods return the whole response."""
        return AsyncRawBoxes(self._caller)

    async def add(self, *, label: str | UnsetType = UNSET) -> Box:
        """Like `Boxes.add`."""
        return await self._call(_ADD, label=label)


class RawBoxes(RawGroup):
    """The methods of `Boxes`; methods return the whole response."""

    __slots__ = ()

    add = raw(Boxes.add)


class AsyncRawBoxes(AsyncRawGroup):
    """The methods of `AsyncBoxes`; methods return the whole response."""

    __slots__ = ()

    add = async_raw(AsyncBoxes.add)
