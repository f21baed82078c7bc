"""Data types of the service.

This module defines `Parcel`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types
from .parcel_labels import ParcelLabels
from .parcel_speed import ParcelSpeed
from .parcel_state import ParcelState
from .parcel_to import ParcelTo


class Parcel(Record, frozen=True, kw_only=True):
    """A parcel."""

    id: str = field(name="id")
    to: ParcelTo = field(name="to")
    """Where it goes."""
    state: ParcelState | None = field(name="state", default=None)
    """How far it is."""
    speed: ParcelSpeed | None = field(name="speed", default=None)
    """How fast it goes."""
    labels: ParcelLabels | None = field(name="labels", default=None)


publish_types(__name__.rpartition(".")[0], (Parcel,))
