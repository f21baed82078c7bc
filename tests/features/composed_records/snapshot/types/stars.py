"""Data types of the service.

This module defines `Stars`.
"""

from __future__ import annotations

from enum import IntEnum

from .._runtime.records import publish_types


class Stars(IntEnum):
    """Stars."""

    VALUE_MINUS_1 = -1
    VALUE_0 = 0
    VALUE_5 = 5


publish_types(__name__.rpartition(".")[0], (Stars,))
