"""Data types of the service.

This module defines `Level`.
"""

from __future__ import annotations

from enum import IntEnum

from .._runtime.records import publish_types


class Level(IntEnum):
    """Level."""

    LOW = 1
    HIGH = 2


publish_types(__name__.rpartition(".")[0], (Level,))
