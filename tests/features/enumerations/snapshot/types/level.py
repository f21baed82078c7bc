"""Data types of the service.

This module defines `Level`.
"""

from __future__ import annotations

from .._runtime.records import OpenIntEnum, publish_types


class Level(OpenIntEnum):
    """Level."""

    LOW = 1
    HIGH = 2
    NONE = -1


publish_types(__name__.rpartition(".")[0], (Level,))
