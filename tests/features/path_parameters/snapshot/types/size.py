"""Data types of the service.

This module defines `Size`.
"""

from __future__ import annotations

from enum import StrEnum

from .._runtime.records import publish_types


class Size(StrEnum):
    """Size."""

    SMALL = "small"
    VERY_LARGE = "very large"


publish_types(__name__.rpartition(".")[0], (Size,))
