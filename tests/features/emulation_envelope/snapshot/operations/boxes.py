"""A group of operations: their descriptions, and the methods that call them.

The group is `client.boxes`.
"""

from __future__ import annotations

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
from .._runtime.header_fields import HeaderFields, header
from .._runtime.operation import Body, Operation, Parameter
from .._runtime.records import UNSET, UnsetType
from ..types.box_alone import BoxAlone
from ..types.box_page import BoxPage
from ..types.boxes_add_body import BoxesAddBody
from ..types.boxes_paint_body import BoxesPaintBody
from ..types.part_page import PartPage

_COLOR = Parameter(name="color", wire="color", kind=str)
_LIMIT = Parameter(name="limit", wire="limit", kind=int, check=Check(minimum=0))
_BOX_ID = Parameter(name="box_id", wire="boxId", kind=str)


class ListHeaders(HeaderFields):
    """The declared header fields of responses of `boxes.list`."""

    listed: int | None = header("X-Listed", int)


_LIST: Operation[BoxPage] = Operation(
    name="boxes.list",
    method="GET",
    path=("/boxes",),
    query=(_COLOR, _LIMIT),
    responses={200: BoxPage},
    response_headers=ListHeaders,
    repeatable=True,
    accept="application/json",
)
_PARTS: Operation[PartPage] = Operation(
    name="boxes.parts",
    method="GET",
    path=("/boxes/", _BOX_ID, "/parts"),
    responses={200: PartPage},
    repeatable=True,
    accept="application/json",
)
_GET: Operation[BoxAlone] = Operation(
    name="boxes.get",
    method="GET",
    path=("/boxes/", _BOX_ID),
    responses={200: BoxAlone},
    repeatable=True,
    accept="application/json",
)
_ADD: Operation[BoxAlone] = Operation(
    name="boxes.add",
    method="POST",
    path=("/boxes",),
    body=Body(media_type="application/json", record=BoxesAddBody),
    responses={201: BoxAlone},
    accept="application/json",
)
_PAINT: Operation[BoxAlone] = Operation(
    name="boxes.paint",
    method="PATCH",
    path=("/boxes/", _BOX_ID),
    body=Body(media_type="application/json", record=BoxesPaintBody),
    responses={200: BoxAlone},
    repeatable=True,
    accept="application/json",
)
_REMOVE: Operation[BoxAlone] = Operation(
    name="boxes.remove",
    method="DELETE",
    path=("/boxes/", _BOX_ID),
    responses={200: BoxAlone},
    repeatable=True,
    accept="application/json",
)
_FIND: Operation[BoxAlone] = Operation(
    name="boxes.find",
    method="POST",
    path=("/boxes/", Parameter(name="box_id", wire="boxId", kind=int), "/search"),
    responses={200: BoxAlone},
    repeatable=True,
    accept="application/json",
)


class Boxes(Group):
    """Boxes and their parts."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawBoxes:
        """The same operations, whose methods return the whole response."""
        return RawBoxes(self._caller)

    def list(self, *, color: str | UnsetType = UNSET, limit: int | UnsetType = UNSET) -> BoxPage:
        """List boxes."""
        return self._call(_LIST, color=color, limit=limit)

    def parts(self, box_id: str) -> PartPage:
        """List the parts of a box.

        Raises:
            NotFoundError: There is no such box.
        """
        return self._call(_PARTS, box_id=box_id)

    def get(self, box_id: str) -> BoxAlone:
        """Get a box.

        Raises:
            NotFoundError: There is no such box.
        """
        return self._call(_GET, box_id=box_id)

    def add(self, *, color: str) -> BoxAlone:
        """Add a box."""
        return self._call(_ADD, color=color)

    def paint(self, box_id: str, *, color: str | UnsetType = UNSET) -> BoxAlone:
        """Paint a box.

        Raises:
            NotFoundError: There is no such box.
        """
        return self._call(_PAINT, box_id=box_id, color=color)

    def remove(self, box_id: str) -> BoxAlone:
        """Remove a box.

        Raises:
            NotFoundError: There is no such box.
        """
        return self._call(_REMOVE, box_id=box_id)

    def find(self, box_id: int) -> BoxAlone:
        """Find a box by its number, which no box has.

        Raises:
            NotFoundError: There is no such box.
        """
        return self._call(_FIND, box_id=box_id)


@documented_like(Boxes)
class AsyncBoxes(AsyncGroup):
    """Boxes and their parts."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawBoxes:
        """The same operations, whose methods return the whole response."""
        return AsyncRawBoxes(self._caller)

    async def list(
        self, *, color: str | UnsetType = UNSET, limit: int | UnsetType = UNSET
    ) -> BoxPage:
        """Like `Boxes.list`."""
        return await self._call(_LIST, color=color, limit=limit)

    async def parts(self, box_id: str) -> PartPage:
        """Like `Boxes.parts`."""
        return await self._call(_PARTS, box_id=box_id)

    async def get(self, box_id: str) -> BoxAlone:
        """Like `Boxes.get`."""
        return await self._call(_GET, box_id=box_id)

    async def add(self, *, color: str) -> BoxAlone:
        """Like `Boxes.add`."""
        return await self._call(_ADD, color=color)

    async def paint(self, box_id: str, *, color: str | UnsetType = UNSET) -> BoxAlone:
        """Like `Boxes.paint`."""
        return await self._call(_PAINT, box_id=box_id, color=color)

    async def remove(self, box_id: str) -> BoxAlone:
        """Like `Boxes.remove`."""
        return await self._call(_REMOVE, box_id=box_id)

    async def find(self, box_id: int) -> BoxAlone:
        """Like `Boxes.find`."""
        return await self._call(_FIND, box_id=box_id)


class RawBoxes(RawGroup):
    """The methods of `Boxes`; methods return the whole response."""

    __slots__ = ()

    list = raw(Boxes.list, ListHeaders)
    parts = raw(Boxes.parts)
    get = raw(Boxes.get)
    add = raw(Boxes.add)
    paint = raw(Boxes.paint)
    remove = raw(Boxes.remove)
    find = raw(Boxes.find)


class AsyncRawBoxes(AsyncRawGroup):
    """The methods of `AsyncBoxes`; methods return the whole response."""

    __slots__ = ()

    list = async_raw(AsyncBoxes.list, ListHeaders)
    parts = async_raw(AsyncBoxes.parts)
    get = async_raw(AsyncBoxes.get)
    add = async_raw(AsyncBoxes.add)
    paint = async_raw(AsyncBoxes.paint)
    remove = async_raw(AsyncBoxes.remove)
    find = async_raw(AsyncBoxes.find)
