"""A group of operations: their descriptions, and the methods that call them.

The group is `client.scales`.
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
from .._runtime.operation import Body, Operation, Parameter
from .._runtime.records import UNSET, UnsetType
from ..types._checks import PERCENT
from ..types.sizes import Sizes

_SHARE = Parameter(name="share", wire="share", kind=int, check=PERCENT)
_RATIO = Parameter(name="ratio", wire="ratio", kind=float, check=Check(exclusive_minimum=0))

_SEND: Operation[Sizes] = Operation(
    name="scales.send",
    method="POST",
    path=("/sizes",),
    query=(_SHARE, _RATIO),
    body=Body(media_type="application/json", record=Sizes),
    responses={200: Sizes},
    accept="application/json",
)


class Scales(Group):
    """Scales."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawScales:
        """The same operations, whose methods return the whole response."""
        return RawScales(self._caller)

    def send(
        self,
        *,
        share: int | UnsetType = UNSET,
        ratio: float | UnsetType = UNSET,
        at_least: int | UnsetType = UNSET,
        at_most: int | UnsetType = UNSET,
        above: int | UnsetType = UNSET,
        below: int | UnsetType = UNSET,
        number_at_least: float | UnsetType = UNSET,
        number_at_most: float | UnsetType = UNSET,
        number_above: float | UnsetType = UNSET,
        number_below: float | UnsetType = UNSET,
        percent: int | UnsetType = UNSET,
        big: int | UnsetType = UNSET,
        small: int | UnsetType = UNSET,
        fraction: float | UnsetType = UNSET,
        flag: bool | UnsetType = UNSET,
    ) -> Sizes:
        """Send numbers."""
        return self._call(
            _SEND,
            share=share,
            ratio=ratio,
            at_least=at_least,
            at_most=at_most,
            above=above,
            below=below,
            number_at_least=number_at_least,
            number_at_most=number_at_most,
            number_above=number_above,
            number_below=number_below,
            percent=percent,
            big=big,
            small=small,
            fraction=fraction,
            flag=flag,
        )


@documented_like(Scales)
class AsyncScales(AsyncGroup):
    """Scales."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawScales:
        """The same operations, whose methods return the whole response."""
        return AsyncRawScales(self._caller)

    async def send(
        self,
        *,
        share: int | UnsetType = UNSET,
        ratio: float | UnsetType = UNSET,
        at_least: int | UnsetType = UNSET,
        at_most: int | UnsetType = UNSET,
        above: int | UnsetType = UNSET,
        below: int | UnsetType = UNSET,
        number_at_least: float | UnsetType = UNSET,
        number_at_most: float | UnsetType = UNSET,
        number_above: float | UnsetType = UNSET,
        number_below: float | UnsetType = UNSET,
        percent: int | UnsetType = UNSET,
        big: int | UnsetType = UNSET,
        small: int | UnsetType = UNSET,
        fraction: float | UnsetType = UNSET,
        flag: bool | UnsetType = UNSET,
    ) -> Sizes:
        """Like `Scales.send`."""
        return await self._call(
            _SEND,
            share=share,
            ratio=ratio,
            at_least=at_least,
            at_most=at_most,
            above=above,
            below=below,
            number_at_least=number_at_least,
            number_at_most=number_at_most,
            number_above=number_above,
            number_below=number_below,
            percent=percent,
            big=big,
            small=small,
            fraction=fraction,
            flag=flag,
        )


class RawScales(RawGroup):
    """The methods of `Scales`; methods return the whole response."""

    __slots__ = ()

    send = raw(Scales.send)


class AsyncRawScales(AsyncRawGroup):
    """The methods of `AsyncScales`; methods return the whole response."""

    __slots__ = ()

    send = async_raw(AsyncScales.send)
