"""A group of operations: their descriptions, and the methods that call them.

The group is `client.figures`.
"""

from __future__ import annotations

import builtins
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
from ..types._checks import LIMITS, NAMES
from ..types.point import Point
from ..types.shapes import Shapes

if TYPE_CHECKING:
    from ..types._params import PointParams

_ANY_OF = Parameter(name="any_of", wire="any_of", kind=list[str], style="repeated", check=NAMES)
_LIMITS = Parameter(name="limits", wire="limits", kind=dict[str, int], style="deep", check=LIMITS)

_LIST: Operation[builtins.list[str]] = Operation(
    name="figures.list",
    method="GET",
    path=("/names",),
    query=(_ANY_OF, _LIMITS),
    responses={200: list[str]},
    repeatable=True,
    accept="application/json",
)
_DICT: Operation[builtins.dict[str, builtins.list[Point]]] = Operation(
    name="figures.dict",
    method="GET",
    path=("/shapes",),
    responses={200: dict[str, list[Point]]},
    repeatable=True,
    accept="application/json",
)
_SEND: Operation[Shapes] = Operation(
    name="figures.send",
    method="POST",
    path=("/shapes",),
    body=Body(media_type="application/json", record=Shapes),
    responses={200: Shapes},
    accept="application/json",
)


class Figures(Group):
    """Shapes."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawFigures:
        """The same operations, whose methods return the whole response."""
        return RawFigures(self._caller)

    def list(
        self,
        *,
        any_of: builtins.list[str] | UnsetType = UNSET,
        limits: builtins.dict[str, int] | UnsetType = UNSET,
    ) -> builtins.list[str]:
        """List names."""
        return self._call(_LIST, any_of=any_of, limits=limits)

    def dict(self) -> builtins.dict[str, builtins.list[Point]]:
        """List shapes by name."""
        return self._call(_DICT)

    def send(
        self,
        *,
        names: builtins.list[str] | UnsetType = UNSET,
        grid: Sequence[Sequence[Point | PointParams]] | UnsetType = UNSET,
        by_name: Mapping[str, Sequence[Point | PointParams]] | UnsetType = UNSET,
        limits: builtins.dict[str, int] | UnsetType = UNSET,
        maps: builtins.list[builtins.dict[str, bool]] | UnsetType = UNSET,
    ) -> Shapes:
        """Send shapes."""
        return self._call(_SEND, names=names, grid=grid, by_name=by_name, limits=limits, maps=maps)


@documented_like(Figures)
class AsyncFigures(AsyncGroup):
    """Shapes."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawFigures:
        """The same operations, whose methods return the whole response."""
        return AsyncRawFigures(self._caller)

    async def list(
        self,
        *,
        any_of: builtins.list[str] | UnsetType = UNSET,
        limits: builtins.dict[str, int] | UnsetType = UNSET,
    ) -> builtins.list[str]:
        """Like `Figures.list`."""
        return await self._call(_LIST, any_of=any_of, limits=limits)

    async def dict(self) -> builtins.dict[str, builtins.list[Point]]:
        """Like `Figures.dict`."""
        return await self._call(_DICT)

    async def send(
        self,
        *,
        names: builtins.list[str] | UnsetType = UNSET,
        grid: Sequence[Sequence[Point | PointParams]] | UnsetType = UNSET,
        by_name: Mapping[str, Sequence[Point | PointParams]] | UnsetType = UNSET,
        limits: builtins.dict[str, int] | UnsetType = UNSET,
        maps: builtins.list[builtins.dict[str, bool]] | UnsetType = UNSET,
    ) -> Shapes:
        """Like `Figures.send`."""
        return await self._call(
            _SEND, names=names, grid=grid, by_name=by_name, limits=limits, maps=maps
        )


class RawFigures(RawGroup):
    """The methods of `Figures`; methods return the whole response."""

    __slots__ = ()

    list = raw(Figures.list)
    dict = raw(Figures.dict)
    send = raw(Figures.send)


class AsyncRawFigures(AsyncRawGroup):
    """The methods of `AsyncFigures`; methods return the whole response."""

    __slots__ = ()

    list = async_raw(AsyncFigures.list)
    dict = async_raw(AsyncFigures.dict)
    send = async_raw(AsyncFigures.send)
