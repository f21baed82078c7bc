"""Data types of the service.

This module defines `EventValue`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from .._runtime.records import publish_types
from .._runtime.unions import Alternative, OneOf
from .._runtime.wire_forms import UnixTime

if TYPE_CHECKING:
    EventValue: TypeAlias = UnixTime | str
    """EventValue.

    One of integer (format unix-time); string.
    """
else:

    class EventValue(OneOf):
        """EventValue.

        One of integer (format unix-time); string.
        """

        alternatives = (Alternative(lambda: UnixTime, "number"), Alternative(lambda: str, "string"))


publish_types(__name__.rpartition(".")[0], (EventValue,))
