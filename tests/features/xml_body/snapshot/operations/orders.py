"""A group of operations: their descriptions, and the methods that call them.

The group is `client.orders`.
"""

from __future__ import annotations

from collections.abc import Sequence
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
from .._runtime.records import UNSET, UnsetType
from ..types.line import Line
from ..types.order import Order
from ..types.party import Party

if TYPE_CHECKING:
    from ..types._params import LineParams, PartyParams

_PLACE: Operation[Order] = Operation(
    name="orders.place",
    method="POST",
    path=("/orders",),
    body=Body(media_type="application/xml", record=Order),
    responses={201: Order},
    accept="application/xml",
)
_REPLACE_LINES: Operation[list[Line]] = Operation(
    name="orders.replace_lines",
    method="PUT",
    path=("/lines",),
    body=Body(
        media_type="application/xml",
        name="body",
        kind=list[Line],
        root="OrderLines",
        item="OrderLine",
        namespace="urn:orders",
    ),
    responses={200: list[Line]},
    repeatable=True,
    accept="application/xml",
)
_RENAME: Operation[str] = Operation(
    name="orders.rename",
    method="PUT",
    path=("/key",),
    body=Body(
        media_type="application/xml", name="body", kind=str, root="string", namespace="urn:keys"
    ),
    responses={200: str},
    repeatable=True,
    accept="application/xml",
)
_PLAIN_LIST: Operation[list[int]] = Operation(
    name="orders.plain_list",
    method="PUT",
    path=("/plain",),
    body=Body(
        media_type="application/xml",
        name="body",
        kind=list[Line],
        root="ArrayOfOrderLine",
        item="OrderLine",
    ),
    responses={200: list[int]},
    repeatable=True,
    accept="application/xml",
)
_PLAIN_WORDS: Operation[None] = Operation(
    name="orders.plain_words",
    method="PUT",
    path=("/words",),
    body=Body(
        media_type="application/xml",
        name="body",
        kind=list[str],
        root="ArrayOfstring",
        item="string",
    ),
    responses={204: None},
    repeatable=True,
)
_PLAIN_NUMBER: Operation[None] = Operation(
    name="orders.plain_number",
    method="PUT",
    path=("/number",),
    body=Body(media_type="application/xml", name="body", kind=int, root="int"),
    responses={204: None},
    repeatable=True,
)


class Orders(Group):
    """Orders."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawOrders:
        """The same operations, whose methods return the whole response."""
        return RawOrders(self._caller)

    def place(
        self,
        *,
        buyer: Party | PartyParams,
        paid: bool | UnsetType = UNSET,
        id: int,
        note: str | None,
        lines: Sequence[Line | LineParams] | UnsetType = UNSET,
        codes: list[str] | UnsetType = UNSET,
        numbers: list[int] | UnsetType = UNSET,
        tags: list[str] | UnsetType = UNSET,
        parts: Sequence[Line | LineParams] | UnsetType = UNSET,
        extras: dict[str, str] | UnsetType = UNSET,
    ) -> Order:
        """Place an order."""
        return self._call(
            _PLACE,
            buyer=buyer,
            paid=paid,
            id=id,
            note=note,
            lines=lines,
            codes=codes,
            numbers=numbers,
            tags=tags,
            parts=parts,
            extras=extras,
        )

    def replace_lines(self, *, body: Sequence[Line | LineParams]) -> list[Line]:
        """Replace the lines of all orders."""
        return self._call(_REPLACE_LINES, body=body)

    def rename(self, *, body: str) -> str:
        """Send a value alone."""
        return self._call(_RENAME, body=body)

    def plain_list(self, *, body: Sequence[Line | LineParams]) -> list[int]:
        """Send a list that has no name."""
        return self._call(_PLAIN_LIST, body=body)

    def plain_words(self, *, body: list[str]) -> None:
        """Send a list of words that has no name."""
        return self._call(_PLAIN_WORDS, body=body)

    def plain_number(self, *, body: int) -> None:
        """Send a number that has no name."""
        return self._call(_PLAIN_NUMBER, body=body)


@documented_like(Orders)
class AsyncOrders(AsyncGroup):
    """Orders."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawOrders:
        """The same operations, whose methods return the whole response."""
        return AsyncRawOrders(self._caller)

    async def place(
        self,
        *,
        buyer: Party | PartyParams,
        paid: bool | UnsetType = UNSET,
        id: int,
        note: str | None,
        lines: Sequence[Line | LineParams] | UnsetType = UNSET,
        codes: list[str] | UnsetType = UNSET,
        numbers: list[int] | UnsetType = UNSET,
        tags: list[str] | UnsetType = UNSET,
        parts: Sequence[Line | LineParams] | UnsetType = UNSET,
        extras: dict[str, str] | UnsetType = UNSET,
    ) -> Order:
        """Like `Orders.place`."""
        return await self._call(
            _PLACE,
            buyer=buyer,
            paid=paid,
            id=id,
            note=note,
            lines=lines,
            codes=codes,
            numbers=numbers,
            tags=tags,
            parts=parts,
            extras=extras,
        )

    async def replace_lines(self, *, body: Sequence[Line | LineParams]) -> list[Line]:
        """Like `Orders.replace_lines`."""
        return await self._call(_REPLACE_LINES, body=body)

    async def rename(self, *, body: str) -> str:
        """Like `Orders.rename`."""
        return await self._call(_RENAME, body=body)

    async def plain_list(self, *, body: Sequence[Line | LineParams]) -> list[int]:
        """Like `Orders.plain_list`."""
        return await self._call(_PLAIN_LIST, body=body)

    async def plain_words(self, *, body: list[str]) -> None:
        """Like `Orders.plain_words`."""
        return await self._call(_PLAIN_WORDS, body=body)

    async def plain_number(self, *, body: int) -> None:
        """Like `Orders.plain_number`."""
        return await self._call(_PLAIN_NUMBER, body=body)


class RawOrders(RawGroup):
    """The methods of `Orders`; methods return the whole response."""

    __slots__ = ()

    place = raw(Orders.place)
    replace_lines = raw(Orders.replace_lines)
    rename = raw(Orders.rename)
    plain_list = raw(Orders.plain_list)
    plain_words = raw(Orders.plain_words)
    plain_number = raw(Orders.plain_number)


class AsyncRawOrders(AsyncRawGroup):
    """The methods of `AsyncOrders`; methods return the whole response."""

    __slots__ = ()

    place = async_raw(AsyncOrders.place)
    replace_lines = async_raw(AsyncOrders.replace_lines)
    rename = async_raw(AsyncOrders.rename)
    plain_list = async_raw(AsyncOrders.plain_list)
    plain_words = async_raw(AsyncOrders.plain_words)
    plain_number = async_raw(AsyncOrders.plain_number)
