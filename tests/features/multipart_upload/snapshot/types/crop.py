"""Data types of the service.

This module defines `Crop`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from .._runtime.records import publish_types
from .._runtime.unions import Alternative, OneOf
from .details import Details

if TYPE_CHECKING:
    Crop: TypeAlias = str | Details
    """Crop.

    One of string; Details.
    """
else:

    class Crop(OneOf):
        """Crop.

        One of string; Details.
        """

        alternatives = (Alternative(lambda: str, "string"), Alternative(lambda: Details, "object"))


publish_types(__name__.rpartition(".")[0], (Crop,))
