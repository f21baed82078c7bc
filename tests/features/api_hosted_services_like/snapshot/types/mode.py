"""Data types of the service.

This module defines `Mode`.
"""

from __future__ import annotations

from enum import StrEnum

from .._runtime.records import publish_types


class Mode(StrEnum):
    """Who starts the next upgrade domain."""

    AUTO = "Auto"
    MANUAL = "Manual"


publish_types(__name__.rpartition(".")[0], (Mode,))
