"""Data types of the service.

This module defines `Slot`.
"""

from __future__ import annotations

from enum import StrEnum

from .._runtime.records import publish_types


class Slot(StrEnum):
    """Where a deployment runs."""

    PRODUCTION = "production"
    STAGING = "staging"


publish_types(__name__.rpartition(".")[0], (Slot,))
