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
from .._runtime.operation import Operation, Parameter
from .._runtime.records import UNSET, UnsetType
from ..types.box_page import BoxPage
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


class RawBoxes(RawGroup):
    """The methods of `Boxes`; methods return the whole response."""

    __slots__ = ()

    list = raw(Boxes.list, ListHeaders)
    parts = raw(Boxes.parts)


class AsyncRawBoxes(AsyncRawGroup):
    """The methods of `AsyncBoxes`; methods return the whole response."""

    __slots__ = ()

    list = async_raw(AsyncBoxes.list, ListHeaders)
    parts = async_raw(AsyncBoxes.parts)
