"""Data types of the service.

This module defines `Color`.
"""

from __future__ import annotations

from enum import StrEnum

from .._runtime.records import publish_types


class Color(StrEnum):
    """Color."""

    RED = "red"
    GREEN = "green"


publish_types(__name__.rpartition(".")[0], (Color,))
