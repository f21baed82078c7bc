"""Data types of the service.

This module defines `ParcelSpeedText`.
"""

from __future__ import annotations

from enum import StrEnum

from .._runtime.records import publish_types


class ParcelSpeedText(StrEnum):
    """ParcelSpeedText."""

    SLOW = "slow"
    FAST = "fast"


publish_types(__name__.rpartition(".")[0], (ParcelSpeedText,))
