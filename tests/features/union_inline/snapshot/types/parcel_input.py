"""Data types of the service.

This module defines `ParcelInput`.
"""

from __future__ import annotations

from typing import ClassVar

from .._runtime.records import Record, Xml, field, publish_types
from .parcel_labels import ParcelLabels
from .parcel_speed import ParcelSpeed
from .parcel_state import ParcelState
from .parcel_to_input import ParcelToInput


class ParcelInput(Record, frozen=True, kw_only=True):
    """A parcel.

    Requests have it in place of `Parcel`.
    """

    __xml__: ClassVar[Xml | None] = Xml(name="Parcel")

    to: ParcelToInput = field(name="to")
    """Where it goes."""
    state: ParcelState | None = field(name="state", default=None)
    """How far it is."""
    speed: ParcelSpeed | None = field(name="speed", default=None)
    """How fast it goes."""
    labels: ParcelLabels | None = field(name="labels", default=None)


publish_types(__name__.rpartition(".")[0], (ParcelInput,))
