"""Data types of the service.

This module defines `ParcelsAskBody`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from .._runtime.records import publish_types
from .._runtime.unions import Alternative, OneOf
from .parcels_ask_body_number import ParcelsAskBodyNumber

if TYPE_CHECKING:
    ParcelsAskBody: TypeAlias = ParcelsAskBodyNumber | str
    """ParcelsAskBody.

    One of ParcelsAskBodyNumber; string.
    """
else:

    class ParcelsAskBody(OneOf):
        """ParcelsAskBody.

        One of ParcelsAskBodyNumber; string.
        """

        alternatives = (
            Alternative(lambda: ParcelsAskBodyNumber, "object"),
            Alternative(lambda: str, "string"),
        )


publish_types(__name__.rpartition(".")[0], (ParcelsAskBody,))
