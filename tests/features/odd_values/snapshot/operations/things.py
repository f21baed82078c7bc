"""A group of operations: their descriptions, and the methods that call them.

The group is `client.things`.
"""

from __future__ import annotations

import decimal
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
from ..types.color import Color
from ..types.decimal import Decimal
from ..types.move import Move
from ..types.thing import Thing

if TYPE_CHECKING:
    from ..types._params import ColorLiteral, DecimalParams

_THING_ID = Parameter(name="thing_id", wire="thingId", kind=str, secret=True)
_LIMIT = Parameter(name="limit", wire="limit", kind=int, secret=True)
_COLOR = Parameter(name="color", wire="color", kind=Color)
_KIND = Parameter(name="kind", wire="kind", kind=bool)

_GET: Operation[Thing] = Operation(
    name="things.get",
    method="GET",
    path=("/things/", _THING_ID),
    query=(_LIMIT, _COLOR),
    responses={200: Thing},
    repeatable=True,
    accept="application/json",
    reasons={404: {"NotFound": ("gone", "tabbed", "lines")}},
)
_ADD: Operation[Thing] = Operation(
    name="things.add",
    method="POST",
    path=("/things",),
    body=Body(media_type="application/json", record=Thing),
    responses={200: Thing},
    accept="application/json",
)
_MOVE: Operation[None] = Operation(
    name="things.move",
    method="POST",
    path=("/", _KIND, "/", _THING_ID, "/moves"),
    body=Body(media_type="application/json", record=Move),
    responses={204: None},
)


class Things(Group):
    """Things."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawThings:
        """The same operations, whose methods return the whole response."""
        return RawThings(self._caller)

    def get(
        self,
        thing_id: str,
        *,
        limit: int | UnsetType = UNSET,
        color: Color | ColorLiteral | UnsetType = UNSET,
    ) -> Thing:
        """Get.

        Raises:
            ServiceError: It is gone (`gone`). It is gone too (`tabbed`). It is gone as well
                (`lines`). The name is taken.
        """
        return self._call(_GET, thing_id=thing_id, limit=limit, color=color)

    def add(
        self,
        *,
        name: str,
        color: Color | ColorLiteral | UnsetType = UNSET,
        other: Color | ColorLiteral | UnsetType = UNSET,
        note: str | None | UnsetType = UNSET,
        count: int | None | UnsetType = UNSET,
        exact: decimal.Decimal | None | UnsetType = UNSET,
        amount: Decimal | DecimalParams | UnsetType = UNSET,
    ) -> Thing:
        """Add.

        Args:
            color: By default `red`.
            other: By default `green`.
            note: By default `nothing`.
            count: By default `3`.
            exact: By default `1.50`.
        """
        return self._call(
            _ADD,
            name=name,
            color=color,
            other=other,
            note=note,
            count=count,
            exact=exact,
            amount=amount,
        )

    def move(self, thing_id: str, *, kind: bool, place: str) -> None:
        """Move."""
        return self._call(_MOVE, thing_id=thing_id, kind=kind, place=place)


@documented_like(Things)
class AsyncThings(AsyncGroup):
    """Things."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawThings:
        """The same operations, whose methods return the whole response."""
        return AsyncRawThings(self._caller)

    async def get(
        self,
        thing_id: str,
        *,
        limit: int | UnsetType = UNSET,
        color: Color | ColorLiteral | UnsetType = UNSET,
    ) -> Thing:
        """Like `Things.get`."""
        return await self._call(_GET, thing_id=thing_id, limit=limit, color=color)

    async def add(
        self,
        *,
        name: str,
        color: Color | ColorLiteral | UnsetType = UNSET,
        other: Color | ColorLiteral | UnsetType = UNSET,
        note: str | None | UnsetType = UNSET,
        count: int | None | UnsetType = UNSET,
        exact: decimal.Decimal | None | UnsetType = UNSET,
        amount: Decimal | DecimalParams | UnsetType = UNSET,
    ) -> Thing:
        """Like `Things.add`."""
        return await self._call(
            _ADD,
            name=name,
            color=color,
            other=other,
            note=note,
            count=count,
            exact=exact,
            amount=amount,
        )

    async def move(self, thing_id: str, *, kind: bool, place: str) -> None:
        """Like `Things.move`."""
        return await self._call(_MOVE, thing_id=thing_id, kind=kind, place=place)


class RawThings(RawGroup):
    """The methods of `Things`; methods return the whole response."""

    __slots__ = ()

    get = raw(Things.get)
    add = raw(Things.add)
    move = raw(Things.move)


class AsyncRawThings(AsyncRawGroup):
    """The methods of `AsyncThings`; methods return the whole response."""

    __slots__ = ()

    get = async_raw(AsyncThings.get)
    add = async_raw(AsyncThings.add)
    move = async_raw(AsyncThings.move)
