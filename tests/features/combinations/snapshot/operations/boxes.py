"""A group of operations: their descriptions, and the methods that call them.

The group is `client.boxes`.
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
from .._runtime.operation import Body, Operation, Parameter
from .._runtime.records import UNSET, UnsetType
from ..types.box import Box
from ..types.new_box import NewBox

_BOX_ID = Parameter(name="box_id", wire="boxId", kind=int)

_ADD: Operation[Box] = Operation(
    name="boxes.add",
    method="POST",
    path=("/boxes",),
    body=Body(media_type="application/json", record=NewBox),
    responses={201: Box},
    accept="application/json",
)
_GET: Operation[Box] = Operation(
    name="boxes.get",
    method="GET",
    path=("/boxes/", _BOX_ID),
    needs=((),),
    responses={200: Box},
    repeatable=True,
    accept="application/json",
)
_PACK: Operation[Box] = Operation(
    name="boxes.pack",
    method="POST",
    path=("/boxes/", _BOX_ID, "/pack"),
    responses={202: Box},
    accept="application/json",
)
_PACK_COURSE = Course(
    poll="boxes:_GET",
    argument="box_id",
    identity=("id",),
    status=("label",),
    running=("packing",),
    succeeded=("packed",),
    failed=("torn",),
)


class Boxes(LongRunningGroup):
    """Boxes, which each tenant numbers from one."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawBoxes:
        """The same operations, whose methods return the whole response."""
        return RawBoxes(self._caller)

    def add(self, *, label: str | UnsetType = UNSET) -> Box:
        """Add a box."""
        return self._call(_ADD, label=label)

    def get(self, box_id: int) -> Box:
        """Get a box.

        The status of what goes on is read without the credential that begins it.

        It is sent without a credential.
        """
        return self._call(_GET, box_id=box_id)

    def pack(self, box_id: int) -> LongRunning[None]:
        """Pack a box.

        Returns a handle: `wait` returns the result, or raises `OperationFailedError`; with its
        `id`, `resume_pack` makes it again in another process.
        """
        return self._start(_PACK, _PACK_COURSE, box_id=box_id)

    def resume_pack(self, id: str) -> LongRunning[None]:
        """Return the handle of what `pack` began, from its `id`, without a request."""
        return self._resume(_PACK, _PACK_COURSE, id)


@documented_like(Boxes)
class AsyncBoxes(AsyncLongRunningGroup):
    """Boxes, which each tenant numbers from one."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawBoxes:
        """The same operations, whose methods return the whole response."""
        return AsyncRawBoxes(self._caller)

    async def add(self, *, label: str | UnsetType = UNSET) -> Box:
        """Like `Boxes.add`."""
        return await self._call(_ADD, label=label)

    async def get(self, box_id: int) -> Box:
        """Like `Boxes.get`."""
        return await self._call(_GET, box_id=box_id)

    async def pack(self, box_id: int) -> AsyncLongRunning[None]:
        """Like `Boxes.pack`."""
        return await self._start(_PACK, _PACK_COURSE, box_id=box_id)

    def resume_pack(self, id: str) -> AsyncLongRunning[None]:
        """Like `Boxes.resume_pack`."""
        return self._resume(_PACK, _PACK_COURSE, id)


class RawBoxes(LongRunningRawGroup):
    """The methods of `Boxes`; methods return the whole response."""

    __slots__ = ()

    add = raw(Boxes.add)
    get = raw(Boxes.get)
    pack = raw(Boxes.pack)


class AsyncRawBoxes(AsyncLongRunningRawGroup):
    """The methods of `AsyncBoxes`; methods return the whole response."""

    __slots__ = ()

    add = async_raw(AsyncBoxes.add)
    get = async_raw(AsyncBoxes.get)
    pack = async_raw(AsyncBoxes.pack)
