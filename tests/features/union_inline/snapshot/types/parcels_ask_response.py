"""Data types of the service.

This module defines `ParcelsAskResponse`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from .._runtime.records import publish_types
from .._runtime.unions import Alternative, OneOf
from .parcels_ask_response_text import ParcelsAskResponseText

if TYPE_CHECKING:
    ParcelsAskResponse: TypeAlias = ParcelsAskResponseText | list[str]
    """ParcelsAskResponse.

    One of ParcelsAskResponseText; list of string.
    """
else:

    class ParcelsAskResponse(OneOf):
        """ParcelsAskResponse.

        One of ParcelsAskResponseText; list of string.
        """

        alternatives = (
            Alternative(lambda: ParcelsAskResponseText, "object"),
            Alternative(lambda: list[str], "array"),
        )


publish_types(__name__.rpartition(".")[0], (ParcelsAskResponse,))
