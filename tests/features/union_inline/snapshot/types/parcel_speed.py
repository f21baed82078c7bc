"""Data types of the service.

This module defines `ParcelSpeed`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from .._runtime.records import publish_types
from .._runtime.unions import Alternative, OneOf
from .parcel_speed_text import ParcelSpeedText

if TYPE_CHECKING:
    ParcelSpeed: TypeAlias = ParcelSpeedText | int
    """How fast it goes.

    One of ParcelSpeedText; integer.
    """
else:

    class ParcelSpeed(OneOf):
        """How fast it goes.

        One of ParcelSpeedText; integer.
        """

        alternatives = (
            Alternative(lambda: ParcelSpeedText, "string"),
            Alternative(lambda: int, "number"),
        )


publish_types(__name__.rpartition(".")[0], (ParcelSpeed,))
