"""Data types of the service.

This module defines `ParcelTo`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from .._runtime.records import publish_types
from .._runtime.unions import Alternative, OneOf
from .locker import Locker
from .parcel_to_street import ParcelToStreet

if TYPE_CHECKING:
    ParcelTo: TypeAlias = str | ParcelToStreet | Locker
    """Where it goes.

    One of string; ParcelToStreet (street is there); Locker (box is there).
    """
else:

    class ParcelTo(OneOf):
        """Where it goes.

        One of string; ParcelToStreet (street is there); Locker (box is there).
        """

        alternatives = (
            Alternative(lambda: str, "string"),
            Alternative(lambda: ParcelToStreet, "object", "street"),
            Alternative(lambda: Locker, "object", "box"),
        )


publish_types(__name__.rpartition(".")[0], (ParcelTo,))
