"""What arguments may contain in place of records and enumerations.

A mapping has the Python names of the fields; those that are left out are not sent.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypeAlias, TypedDict

PurposeLiteral: TypeAlias = Literal["batch", "vision"]


class DetailsParams(TypedDict):
    """What may be given in place of `Details`."""

    width: int
    title: NotRequired[str]


class ScanPlaceParams(TypedDict):
    """What may be given in place of `ScanPlace`."""

    shelf: NotRequired[str | None]
    row: NotRequired[int]


CropParams: TypeAlias = DetailsParams
