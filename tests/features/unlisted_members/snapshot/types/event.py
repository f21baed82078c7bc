"""Data types of the service.

This module defines `Event`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from .._runtime.records import publish_types
from .._runtime.unions import Alternative, OneOf
from .added import Added
from .gone import Gone

if TYPE_CHECKING:
    Event: TypeAlias = Added | Gone
    """Event.

    One of Added (type is added); Gone (type is gone).
    """
else:

    class Event(OneOf):
        """Event.

        One of Added (type is added); Gone (type is gone).
        """

        alternatives = (
            Alternative(lambda: Added, "object", "type", ("added",)),
            Alternative(lambda: Gone, "object", "type", ("gone",)),
        )


publish_types(__name__.rpartition(".")[0], (Event,))
