"""What arguments may contain in place of records and enumerations.

A mapping has the Python names of the fields; those that are left out are not sent.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Literal, NotRequired, TypeAlias, TypedDict

from .parcel_labels_list_item import ParcelLabelsListItem
from .parcel_labels_map_value import ParcelLabelsMapValue
from .parcel_to_street_door import ParcelToStreetDoor

ParcelSpeedTextLiteral: TypeAlias = Literal["slow", "fast"]


class LockerInputParams(TypedDict):
    """What may be given in place of `LockerInput`."""

    box: int


class ParcelLabelsListItemParams(TypedDict):
    """What may be given in place of `ParcelLabelsListItem`."""

    text: str


class ParcelLabelsMapValueParams(TypedDict):
    """What may be given in place of `ParcelLabelsMapValue`."""

    rank: NotRequired[int]


class ParcelStateOnTheWayParams(TypedDict):
    """What may be given in place of `ParcelStateOnTheWay`."""

    stop: int
    kind: Literal["on the way"]


class ParcelStateWaitingParams(TypedDict):
    """What may be given in place of `ParcelStateWaiting`."""

    kind: Literal["waiting"]
    since: NotRequired[datetime.date]


class ParcelToStreetParams(TypedDict):
    """What may be given in place of `ParcelToStreet`."""

    street: str
    door: NotRequired[ParcelToStreetDoor | ParcelToStreetDoorParams]


class ParcelToStreetDoorParams(TypedDict):
    """What may be given in place of `ParcelToStreetDoor`."""

    code: NotRequired[str]


class ParcelsAskBodyNumberParams(TypedDict):
    """What may be given in place of `ParcelsAskBodyNumber`."""

    number: int


ParcelLabelsParams: TypeAlias = (
    "Sequence[ParcelLabelsListItem | ParcelLabelsListItemParams] | Mapping[str, ParcelLabelsMapValue | ParcelLabelsMapValueParams]"
)
ParcelSpeedParams: TypeAlias = ParcelSpeedTextLiteral
ParcelStateParams: TypeAlias = ParcelStateWaitingParams | ParcelStateOnTheWayParams
ParcelToInputParams: TypeAlias = ParcelToStreetParams | LockerInputParams
ParcelsAskBodyParams: TypeAlias = ParcelsAskBodyNumberParams
