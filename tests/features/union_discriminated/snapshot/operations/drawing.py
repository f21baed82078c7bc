"""A group of operations: their descriptions, and the methods that call them.

The group is `client.drawing`.
"""

from __future__ import annotations

import builtins
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
from .._runtime.operation import Body, Operation
from ..types.both import Filter
from ..types.cluster import Shape

if TYPE_CHECKING:
    from ..types._params import FilterParams, ShapeParams

_LIST: Operation[builtins.list[Shape]] = Operation(
    name="drawing.list",
    method="GET",
    path=("/shapes",),
    responses={200: list[Shape]},
    repeatable=True,
    accept="application/json",
)
_CREATE: Operation[Shape] = Operation(
    name="drawing.create",
    method="POST",
    path=("/shapes",),
    body=Body(media_type="application/json", name="body", kind=Shape, secret=True),
    responses={201: Shape},
    accept="application/json",
)
_SEARCH: Operation[builtins.list[Shape]] = Operation(
    name="drawing.search",
    method="POST",
    path=("/search",),
    body=Body(media_type="application/json", name="body", kind=Filter),
    responses={200: list[Shape]},
    repeatable=True,
    accept="application/json",
)


class Drawing(Group):
    """Shapes of a drawing."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawDrawing:
        """The same operations, whose methods return the whole response."""
        return RawDrawing(self._caller)

    def list(self) -> builtins.list[Shape]:
        """List the shapes."""
        return self._call(_LIST)

    def create(self, *, body: Shape | ShapeParams) -> Shape:
        """Draw a shape.

        Args:
            body: A shape of a drawing.
        """
        return self._call(_CREATE, body=body)

    def search(self, *, body: Filter | FilterParams) -> builtins.list[Shape]:
        """Find a shape.

        Args:
            body: How a shape is found.
        """
        return self._call(_SEARCH, body=body)


@documented_like(Drawing)
class AsyncDrawing(AsyncGroup):
    """Shapes of a drawing."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawDrawing:
        """The same operations, whose methods return the whole response."""
        return AsyncRawDrawing(self._caller)

    async def list(self) -> builtins.list[Shape]:
        """Like `Drawing.list`."""
        return await self._call(_LIST)

    async def create(self, *, body: Shape | ShapeParams) -> Shape:
        """Like `Drawing.create`."""
        return await self._call(_CREATE, body=body)

    async def search(self, *, body: Filter | FilterParams) -> builtins.list[Shape]:
        """Like `Drawing.search`."""
        return await self._call(_SEARCH, body=body)


class RawDrawing(RawGroup):
    """The methods of `Drawing`; methods return the whole response."""

    __slots__ = ()

    list = raw(Drawing.list)
    create = raw(Drawing.create)
    search = raw(Drawing.search)


class AsyncRawDrawing(AsyncRawGroup):
    """The methods of `AsyncDrawing`; methods return the whole response."""

    __slots__ = ()

    list = async_raw(AsyncDrawing.list)
    create = async_raw(AsyncDrawing.create)
    search = async_raw(AsyncDrawing.search)
