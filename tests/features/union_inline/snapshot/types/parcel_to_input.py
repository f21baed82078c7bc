"""Data types of the service.

This module defines `ParcelToInput`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from .._runtime.records import publish_types
from .._runtime.unions import Alternative, OneOf
from .locker_input import LockerInput
from .parcel_to_street import ParcelToStreet

if TYPE_CHECKING:
    ParcelToInput: TypeAlias = str | ParcelToStreet | LockerInput
    """Where it goes.

    One of string; ParcelToStreet (street is there); LockerInput (box is there).
    """
else:

    class ParcelToInput(OneOf):
        """Where it goes.

        One of string; ParcelToStreet (street is there); LockerInput (box is there).
        """

        alternatives = (
            Alternative(lambda: str, "string"),
            Alternative(lambda: ParcelToStreet, "object", "street"),
            Alternative(lambda: LockerInput, "object", "box"),
        )


publish_types(__name__.rpartition(".")[0], (ParcelToInput,))
