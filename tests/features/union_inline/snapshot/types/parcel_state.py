"""Data types of the service.

This module defines `ParcelState` to `UnknownParcelState`, which refer to one another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from .._runtime.records import publish_types
from .._runtime.unions import Alternative, OneOf, UnknownRecord
from .parcel_state_on_the_way import ParcelStateOnTheWay
from .parcel_state_waiting import ParcelStateWaiting


class UnknownParcelState(UnknownRecord):
    """A `ParcelState` of a kind that this package does not know."""

    @property
    def kind(self) -> str:
        """The value of kind."""
        return self._kind


if TYPE_CHECKING:
    ParcelState: TypeAlias = ParcelStateWaiting | ParcelStateOnTheWay | UnknownParcelState
    """How far it is.

    One of ParcelStateWaiting (kind is waiting); ParcelStateOnTheWay (kind is on the way).
    """
else:

    class ParcelState(OneOf):
        """How far it is.

        One of ParcelStateWaiting (kind is waiting); ParcelStateOnTheWay (kind is on the way).
        """

        alternatives = (
            Alternative(lambda: ParcelStateWaiting, "object", "kind", ("waiting",)),
            Alternative(lambda: ParcelStateOnTheWay, "object", "kind", ("on the way",)),
        )
        discriminator = "kind"
        unknown = UnknownParcelState


publish_types(__name__.rpartition(".")[0], (ParcelState, UnknownParcelState))
