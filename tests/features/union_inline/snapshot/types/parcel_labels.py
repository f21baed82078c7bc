"""Data types of the service.

This module defines `ParcelLabels`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from .._runtime.records import publish_types
from .._runtime.unions import Alternative, OneOf
from .parcel_labels_list_item import ParcelLabelsListItem
from .parcel_labels_map_value import ParcelLabelsMapValue

if TYPE_CHECKING:
    ParcelLabels: TypeAlias = list[ParcelLabelsListItem] | dict[str, ParcelLabelsMapValue] | bool
    """ParcelLabels.

    One of list of ParcelLabelsListItem; map of ParcelLabelsMapValue; boolean.
    """
else:

    class ParcelLabels(OneOf):
        """ParcelLabels.

        One of list of ParcelLabelsListItem; map of ParcelLabelsMapValue; boolean.
        """

        alternatives = (
            Alternative(lambda: list[ParcelLabelsListItem], "array"),
            Alternative(lambda: dict[str, ParcelLabelsMapValue], "object"),
            Alternative(lambda: bool, "boolean"),
        )


publish_types(__name__.rpartition(".")[0], (ParcelLabels,))
