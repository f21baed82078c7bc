"""A group of operations: their descriptions, and the methods that call them.

The group is `client.parcels`.
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
from .._runtime.records import UNSET, UnsetType
from ..types.parcel import Parcel
from ..types.parcel_input import ParcelInput
from ..types.parcel_labels import ParcelLabels
from ..types.parcel_speed import ParcelSpeed
from ..types.parcel_state import ParcelState
from ..types.parcel_to_input import ParcelToInput
from ..types.parcels_ask_body import ParcelsAskBody
from ..types.parcels_ask_response import ParcelsAskResponse

if TYPE_CHECKING:
    from ..types._params import (
        ParcelLabelsParams,
        ParcelSpeedParams,
        ParcelStateParams,
        ParcelToInputParams,
        ParcelsAskBodyParams,
    )

_SEND: Operation[Parcel] = Operation(
    name="parcels.send",
    method="POST",
    path=("/parcels",),
    body=Body(media_type="application/json", record=ParcelInput),
    responses={201: Parcel},
    accept="application/json",
)
_LIST: Operation[builtins.list[Parcel]] = Operation(
    name="parcels.list",
    method="GET",
    path=("/parcels",),
    responses={200: list[Parcel]},
    repeatable=True,
    accept="application/json",
)
_ASK: Operation[ParcelsAskResponse] = Operation(
    name="parcels.ask",
    method="POST",
    path=("/questions",),
    body=Body(media_type="application/json", name="body", kind=ParcelsAskBody),
    responses={200: ParcelsAskResponse},
    repeatable=True,
    accept="application/json",
)


class Parcels(Group):
    """Parcels."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawParcels:
        """The same operations, whose methods return the whole response."""
        return RawParcels(self._caller)

    def send(
        self,
        *,
        to: ParcelToInput | ParcelToInputParams,
        state: ParcelState | ParcelStateParams | UnsetType = UNSET,
        speed: ParcelSpeed | ParcelSpeedParams | UnsetType = UNSET,
        labels: ParcelLabels | ParcelLabelsParams | UnsetType = UNSET,
    ) -> Parcel:
        """Send a parcel.

        Args:
            to: Where it goes.
            state: How far it is.
            speed: How fast it goes.
        """
        return self._call(_SEND, to=to, state=state, speed=speed, labels=labels)

    def list(self) -> builtins.list[Parcel]:
        """All parcels."""
        return self._call(_LIST)

    def ask(self, *, body: ParcelsAskBody | ParcelsAskBodyParams) -> ParcelsAskResponse:
        """Ask something."""
        return self._call(_ASK, body=body)


@documented_like(Parcels)
class AsyncParcels(AsyncGroup):
    """Parcels."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawParcels:
        """The same operations, whose methods return the whole response."""
        return AsyncRawParcels(self._caller)

    async def send(
        self,
        *,
        to: ParcelToInput | ParcelToInputParams,
        state: ParcelState | ParcelStateParams | UnsetType = UNSET,
        speed: ParcelSpeed | ParcelSpeedParams | UnsetType = UNSET,
        labels: ParcelLabels | ParcelLabelsParams | UnsetType = UNSET,
    ) -> Parcel:
        """Like `Parcels.send`."""
        return await self._call(_SEND, to=to, state=state, speed=speed, labels=labels)

    async def list(self) -> builtins.list[Parcel]:
        """Like `Parcels.list`."""
        return await self._call(_LIST)

    async def ask(self, *, body: ParcelsAskBody | ParcelsAskBodyParams) -> ParcelsAskResponse:
        """Like `Parcels.ask`."""
        return await self._call(_ASK, body=body)


class RawParcels(RawGroup):
    """The methods of `Parcels`; methods return the whole response."""

    __slots__ = ()

    send = raw(Parcels.send)
    list = raw(Parcels.list)
    ask = raw(Parcels.ask)


class AsyncRawParcels(AsyncRawGroup):
    """The methods of `AsyncParcels`; methods return the whole response."""

    __slots__ = ()

    send = async_raw(AsyncParcels.send)
    list = async_raw(AsyncParcels.list)
    ask = async_raw(AsyncParcels.ask)
