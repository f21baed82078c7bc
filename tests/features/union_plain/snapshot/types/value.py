"""Data types of the service.

This module defines `Value`.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, TypeAlias

from .._runtime.records import publish_types
from .._runtime.unions import Alternative, OneOf

if TYPE_CHECKING:
    Value: TypeAlias = "datetime.datetime | float | bool | list[Value] | dict[str, Value]"
    """Whatever a setting can be.

    One of string (format date-time); number; boolean; list of Value; map of Value.
    """
else:

    class Value(OneOf):
        """Whatever a setting can be.

        One of string (format date-time); number; boolean; list of Value; map of Value.
        """

        alternatives = (
            Alternative(lambda: datetime.datetime, "string"),
            Alternative(lambda: float, "number"),
            Alternative(lambda: bool, "boolean"),
            Alternative(lambda: list[Value], "array"),
            Alternative(lambda: dict[str, Value], "object"),
        )


publish_types(__name__.rpartition(".")[0], (Value,))
