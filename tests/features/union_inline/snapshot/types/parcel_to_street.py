"""Data types of the service.

This module defines `ParcelToStreet`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types
from .parcel_to_street_door import ParcelToStreetDoor


class ParcelToStreet(Record, frozen=True, kw_only=True):
    """ParcelToStreet."""

    street: str = field(name="street")
    door: ParcelToStreetDoor | None = field(name="door", default=None)


publish_types(__name__.rpartition(".")[0], (ParcelToStreet,))
